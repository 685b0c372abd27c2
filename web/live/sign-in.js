import { chooseLanguage } from './language.js';

const words = {
  en: {
    key: 'API key',
    hint: 'A key with the scope “read”, as made for this server’s settings.',
    button: 'Sign in',
    refused: 'This key is not known here, or it may not read. Ask whoever keeps the settings.',
    away: 'The server does not answer. Try again in a moment.',
  },
  ja: {
    key: 'APIキー',
    hint: '設定に登録された、権限「read」を持つキーを入力します。',
    button: 'サインイン',
    refused: 'このキーは登録がないか、閲覧の権限がありません。設定の担当者に確認してください。',
    away: 'サーバーから応答がありません。しばらくしてからもう一度お試しください。',
  },
};

const language = chooseLanguage();
const text = words[language];
document.documentElement.lang = language;
const find = id => document.getElementById(id);
document.querySelector('label').textContent = text.key;
find('hint').textContent = text.hint;
document.querySelector('button').textContent = text.button;

find('form').addEventListener('submit', async event => {
  event.preventDefault();
  try {
    const answer = await fetch('/v1/sign-in', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ key: find('key').value.trim() }),
    });
    if (answer.ok) location.replace('/');
    else find('problem').textContent = text.refused;
  } catch {
    find('problem').textContent = text.away;
  }
});
