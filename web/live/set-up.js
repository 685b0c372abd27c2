import { fillWords } from './language.js';

const words = {
  en: {
    welcome: 'Set up the sign-in of {0} ({1}).',
    password: 'New password, at least {0} characters',
    secret: 'Enter this key in your authenticator app:',
    open: 'Open in the app',
    totp: 'Code that the app shows',
    totpFree: 'Code that the app shows (leave empty to do without)',
    button: 'Set up',
    backup:
      'Done. Keep these backup codes where only you find them: each signs in once in place of ' +
      'the app. They are not shown again.',
    signIn: 'Go to sign-in',
    gone: 'This link does not hold any more. Ask an administrator for a new one.',
    wait: 'Too many attempts. Try again in {0} seconds.',
    badPassword: 'The password is too short, too long, or your name.',
    badCode: 'The code is not right. Is the clock of your telephone?',
    away: 'The server does not answer. Try again in a moment.',
  },
  ja: {
    welcome: '{0}（{1}）のサインインを設定します。',
    password: '新しいパスワード（{0}文字以上）',
    secret: '認証アプリに次のキーを入力してください。',
    open: 'アプリで開く',
    totp: 'アプリに表示されたコード',
    totpFree: 'アプリに表示されたコード（使わない場合は空欄）',
    button: '設定する',
    backup:
      '設定が完了しました。次のバックアップコードを、本人だけが分かる場所に保管してください。' +
      'アプリの代わりに、それぞれ1回だけ使えます。再表示はできません。',
    signIn: 'サインインへ進む',
    gone: 'このリンクは無効です。管理者に新しいリンクを依頼してください。',
    wait: '試行回数が多すぎます。{0}秒後にもう一度お試しください。',
    badPassword: 'パスワードの長さが範囲外か、ユーザー名と同じです。',
    badCode: 'コードが正しくありません。端末の時計を確認してください。',
    away: 'サーバーから応答がありません。しばらくしてからもう一度お試しください。',
  },
};

const text = fillWords(words);
const find = id => document.getElementById(id);
// What follows # is never sent with an address, so that it is in no log.
const code = location.hash.slice(1);

const offered = await post('/v1/set-up/offer', { code });
if (offered?.ok) show(await offered.json());
else find('gone').textContent = wording(offered, () => text.gone);

function show({ name, role, authenticatorNeeded, secret, uri, passwordLeast }) {
  find('name').value = name;
  find('welcome').textContent = text.welcome.replace('{0}', name).replace('{1}', role);
  find('password-label').textContent = text.password.replace('{0}', passwordLeast);
  find('totp-label').textContent = authenticatorNeeded ? text.totp : text.totpFree;
  find('totp').required = authenticatorNeeded;
  find('secret').textContent = secret.replace(/.{4}(?=.)/g, '$& ');
  find('uri').href = uri;
  find('form').hidden = false;
  find('password').focus();
}

find('form').addEventListener('submit', async event => {
  event.preventDefault();
  const totp = find('totp').value.replaceAll(' ', '');
  const given = { code, password: find('password').value };
  const answer = await post('/v1/set-up', totp === '' ? given : { ...given, totp });
  if (!answer?.ok) {
    find('problem').textContent = wording(answer, problemOf(await answer?.json()));
    return;
  }
  const { backupCodes } = await answer.json();
  history.replaceState(null, '', '/set-up');
  if (backupCodes.length === 0) return location.replace('/sign-in');
  find('form').hidden = true;
  find('backup').textContent = backupCodes.join('\n');
  find('done').hidden = false;
});

function problemOf(problem) {
  return status => {
    if (status === 404) return text.gone;
    return /password/i.test(problem?.detail ?? '') ? text.badPassword : text.badCode;
  };
}

function wording(answer, known) {
  if (answer === undefined) return text.away;
  if (answer.status !== 429) return known(answer.status);
  return text.wait.replace('{0}', answer.headers.get('retry-after') ?? '');
}

async function post(path, body) {
  try {
    return await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  } catch {
    return undefined;
  }
}
