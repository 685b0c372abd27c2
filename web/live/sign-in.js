import { fillWords } from './language.js';

const words = {
  en: {
    name: 'Name',
    password: 'Password',
    code: 'Code of your authenticator, or a backup code',
    button: 'Sign in',
    withKey: 'With an API key',
    oidc: 'With the company’s sign-in',
    key: 'API key',
    hint: 'A key with the scope “read”. It shows the live page and can change nothing.',
    wrong: 'Name, password or code is not right.',
    codeNow: 'Now the code that your authenticator shows.',
    setUp: 'Your role needs an authenticator. Ask an administrator for a new set-up link.',
    wait: 'Too many attempts. Try again in {0} seconds.',
    refused: 'This key is not known here, or it may not read. Ask whoever keeps the settings.',
    away: 'The server does not answer. Try again in a moment.',
  },
  ja: {
    name: 'ユーザー名',
    password: 'パスワード',
    code: '認証アプリのコード、またはバックアップコード',
    button: 'サインイン',
    withKey: 'APIキーを使う',
    oidc: '社内の認証でサインイン',
    key: 'APIキー',
    hint: '権限「read」を持つキーを入力します。ライブ画面の閲覧だけができ、変更はできません。',
    wrong: 'ユーザー名、パスワード、またはコードが正しくありません。',
    codeNow: '認証アプリに表示されているコードを入力してください。',
    setUp: 'この役割には認証アプリが必要です。管理者に新しい設定用リンクを依頼してください。',
    wait: '試行回数が多すぎます。{0}秒後にもう一度お試しください。',
    refused: 'このキーは登録がないか、閲覧の権限がありません。設定の担当者に確認してください。',
    away: 'サーバーから応答がありません。しばらくしてからもう一度お試しください。',
  },
};

const text = fillWords(words);
const find = id => document.getElementById(id);
// Only where the server knows an identity provider.
fetch('/v1/sign-in/ways')
  .then(answer => answer.json())
  .then(ways => {
    find('oidc').hidden = !ways.oidc;
  })
  .catch(() => {});

find('with-key').addEventListener('click', () => {
  find('form').hidden = false;
  find('key').focus();
});

find('person').addEventListener('submit', async event => {
  event.preventDefault();
  const code = find('code').value.trim();
  const given = { name: find('name').value.trim().toLowerCase(), password: find('password').value };
  await send(code === '' ? given : { ...given, code }, find('problem'), personProblem);
});

find('form').addEventListener('submit', async event => {
  event.preventDefault();
  const given = { key: find('key').value.trim() };
  await send(given, find('key-problem'), answer => waiting(answer) ?? text.refused);
});

async function send(given, problem, wording) {
  problem.textContent = '';
  try {
    const answer = await fetch('/v1/sign-in', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(given),
    });
    const body = answer.ok ? await answer.json() : undefined;
    if (body?.signedIn) location.replace('/');
    else if (body?.needs === 'code') askForCode(problem);
    else problem.textContent = wording(answer);
  } catch {
    problem.textContent = text.away;
  }
}

function askForCode(problem) {
  problem.textContent = text.codeNow;
  find('second').hidden = false;
  find('code').focus();
}

function personProblem(answer) {
  find('code').value = '';
  return waiting(answer) ?? (answer.status === 403 ? text.setUp : text.wrong);
}

function waiting(answer) {
  if (answer.status !== 429) return undefined;
  return text.wait.replace('{0}', answer.headers.get('retry-after') ?? '');
}
