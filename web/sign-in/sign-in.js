import { fillWords } from './language.js';
import { wantedPath } from './wanted-path.js';

const words = {
  en: {
    lead: 'International toll fraud: detection and lawful measures.',
    name: 'Name',
    password: 'Password',
    code: 'Code of your authenticator',
    codeHint: 'Six digits, new every 30 seconds; or one of your backup codes.',
    button: 'Sign in',
    withKey: 'With an API key',
    oidc: 'With the company’s sign-in',
    look: 'Look without signing in',
    key: 'API key',
    hint: 'A key with the scope “read”. It shows the pages and can change nothing.',
    wrong: 'Name, password or code is not right.',
    codeNow: 'Now enter the code that your authenticator shows.',
    setUp: 'Your role needs an authenticator. Ask an administrator for a new set-up link.',
    wait: 'Too many attempts. Try again in {0} seconds.',
    refused: 'This key is not known here, or it may not read. Ask whoever keeps the settings.',
    away: 'The server does not answer. Try again in a moment.',
    foot: 'Each sign-in is in the audit log.',
  },
  ja: {
    lead: '国際通話の不正利用を検知し、適法な手順で止めます。',
    name: 'ユーザー名',
    password: 'パスワード',
    code: '認証アプリのコード',
    codeHint: '30秒ごとに変わる6桁の数字です。バックアップコードも使えます。',
    button: 'サインイン',
    withKey: 'APIキーを使う',
    oidc: '社内の認証でサインイン',
    look: 'サインインせずに閲覧',
    key: 'APIキー',
    hint: '権限「read」を持つキーを入力します。閲覧だけができ、変更はできません。',
    wrong: 'ユーザー名、パスワード、またはコードが正しくありません。',
    codeNow: '認証アプリに表示されているコードを入力してください。',
    setUp: 'この役割には認証アプリが必要です。管理者に新しい設定用リンクを依頼してください。',
    wait: '試行回数が多すぎます。{0}秒後にもう一度お試しください。',
    refused: 'このキーは登録がないか、閲覧の権限がありません。設定の担当者に確認してください。',
    away: 'サーバーから応答がありません。しばらくしてからもう一度お試しください。',
    foot: 'サインインは監査記録に残ります。',
  },
};

/** What is said beside a form, to be said anew in the other language. */
const said = new Map();
let text = fillWords(words, other => {
  text = other;
  for (const [place, wording] of said) place.textContent = wording();
});
const find = id => document.getElementById(id);
const to = wantedPath(location);

// Only the ways there are.
fetch('/v1/sign-in/ways')
  .then(answer => answer.json())
  .then(ways => {
    find('oidc').hidden = !ways.oidc;
    find('oidc').href = `/v1/sign-in/oidc?to=${encodeURIComponent(to)}`;
    find('look').hidden = !ways.local;
  })
  .catch(() => {});

find('with-key').addEventListener('click', () => {
  find('form').hidden = false;
  find('person').hidden = true;
  find('with-key').hidden = true;
  find('key').focus();
});

find('look').addEventListener('click', async () => {
  // What is left of a sign-in that has ended stands in the way.
  const done = await post('/v1/sign-out', {}).catch(() => undefined);
  if (done?.ok) location.replace(to);
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
  await send(given, find('key-problem'), answer => waiting(answer) ?? (() => text.refused));
});

async function send(given, problem, wording) {
  say(problem, () => '');
  try {
    const answer = await post('/v1/sign-in', given);
    const body = answer.ok ? await answer.json() : undefined;
    if (body?.signedIn) location.replace(to);
    else if (body?.needs === 'code') askForCode(problem);
    else say(problem, wording(answer));
  } catch {
    say(problem, () => text.away);
  }
}

function say(place, wording) {
  said.set(place, wording);
  place.textContent = wording();
}

function askForCode(problem) {
  say(problem, () => text.codeNow);
  find('second').hidden = false;
  find('code').focus();
}

function personProblem(answer) {
  find('code').value = '';
  return waiting(answer) ?? (answer.status === 403 ? () => text.setUp : () => text.wrong);
}

function waiting(answer) {
  if (answer.status !== 429) return undefined;
  const seconds = answer.headers.get('retry-after') ?? '';
  return () => text.wait.replace('{0}', seconds);
}

function post(path, body) {
  return fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}
