import { drawCode } from './draw-code.js';
import { fillWords } from './language.js';

const words = {
  en: {
    title: 'Set up your sign-in',
    welcome: 'For {0} ({1}). This link serves once.',
    password: '1. Choose a password',
    passwordHint: 'At least {0} characters; a few words in a row are easy to keep in mind.',
    secret: '2. Take this picture with your authenticator app',
    orType: 'Or type this key into it:',
    open: 'Open in the app of this device',
    picture: 'QR code for the authenticator app',
    totp: '3. Enter the code that the app shows',
    totpHint: 'Six digits, new every 30 seconds.',
    totpFree: 'Your role may do without: leave it empty then. You can set it up later.',
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
    foot: 'The set-up is in the audit log; password and key are not.',
    operator: 'operator',
    supervisor: 'supervisor',
    engineer: 'engineer',
    'privacy-officer': 'privacy officer',
    auditor: 'auditor',
    administrator: 'administrator',
  },
  ja: {
    title: 'サインインの設定',
    welcome: '{0}さん（{1}）の設定です。このリンクは1回だけ使えます。',
    password: '1. パスワードを決める',
    passwordHint: '{0}文字以上です。いくつかの言葉を並べると覚えやすくなります。',
    secret: '2. 認証アプリで読み取る',
    orType: '読み取れないときは、次のキーを入力します。',
    open: 'この端末のアプリで開く',
    picture: '認証アプリ用のQRコード',
    totp: '3. アプリに表示されたコードを入力する',
    totpHint: '30秒ごとに変わる6桁の数字です。',
    totpFree: 'この役割では省略できます。使わない場合は空欄にします。後からでも設定できます。',
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
    foot: '設定したことは監査記録に残ります。パスワードとキーは残りません。',
    operator: '監視担当者',
    supervisor: '責任者',
    engineer: '技術担当',
    'privacy-officer': '通信の秘密責任者',
    auditor: '監査担当',
    administrator: '管理者',
  },
};

/** What is said, to be said anew in the other language. */
const said = [];
let text = fillWords(words, other => {
  text = other;
  for (const draw of said) draw();
});
const find = id => document.getElementById(id);
// What follows # is never sent with an address, so that it is in no log.
const code = location.hash.slice(1);

const offered = await post('/v1/set-up/offer', { code });
if (offered?.ok) show(await offered.json());
else
  say(
    'gone',
    wording(offered, () => () => text.gone),
  );

function show({ name, role, authenticatorNeeded, secret, uri, qr, passwordLeast }) {
  find('name').value = name;
  say('welcome', () => text.welcome.replace('{0}', name).replace('{1}', text[role]));
  say('password-label', () => text.password);
  say('password-hint', () => text.passwordHint.replace('{0}', passwordLeast));
  say('totp-label', () => text.totp);
  say('totp-hint', () => (authenticatorNeeded ? text.totpHint : text.totpFree));
  find('totp').required = authenticatorNeeded;
  find('secret').textContent = secret.replace(/.{4}(?=.)/g, '$& ');
  find('uri').href = uri;
  find('qr').replaceChildren(drawCode(qr, text.picture));
  find('form').hidden = false;
  find('password').focus();
}

find('form').addEventListener('submit', async event => {
  event.preventDefault();
  const totp = find('totp').value.replaceAll(' ', '');
  const given = { code, password: find('password').value };
  const answer = await post('/v1/set-up', totp === '' ? given : { ...given, totp });
  if (!answer?.ok) {
    say('problem', wording(answer, problemOf(await answer?.json())));
    return;
  }
  const { backupCodes } = await answer.json();
  history.replaceState(null, '', '/set-up');
  if (backupCodes.length === 0) return location.replace('/sign-in');
  find('form').hidden = true;
  find('backup').replaceChildren(...backupCodes.map(asItem));
  find('done').hidden = false;
});

function asItem(backupCode) {
  const item = document.createElement('li');
  item.textContent = backupCode;
  return item;
}

function say(id, wordingOf) {
  const draw = () => {
    find(id).textContent = wordingOf();
  };
  said.push(draw);
  draw();
}

function problemOf(problem) {
  return status => {
    if (status === 404) return () => text.gone;
    return /password/i.test(problem?.detail ?? '') ? () => text.badPassword : () => text.badCode;
  };
}

function wording(answer, known) {
  if (answer === undefined) return () => text.away;
  if (answer.status !== 429) return known(answer.status);
  const seconds = answer.headers.get('retry-after') ?? '';
  return () => text.wait.replace('{0}', seconds);
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
