// What is wrong with a part, an enforcer, a way out or a backtest: the server says it in English,
// the page in its language. What the far side or the machine said stays as it is, in quotes.
import type { Language } from '../language/language.ts';

/** What machines and libraries say when they cannot get through. */
const causes: readonly (readonly [RegExp, string])[] = [
  [/ENOSPC/, 'ディスクに空きがありません'],
  [/EACCES|EPERM/, '書き込む権限がありません'],
  [/EROFS/, '読み取り専用です'],
  [/EIO/, 'ディスクが故障しています'],
  [/ECONNREFUSED/, '接続を拒否されました'],
  [/ECONNRESET|EPIPE|socket hang up|other side closed/i, '途中で切断されました'],
  [/ENOTFOUND|EAI_AGAIN/, '名前を解決できません'],
  [/EHOSTUNREACH|ENETUNREACH/, '到達できません'],
  [/ETIMEDOUT|timeout|timed out/i, '時間内に応答がありません'],
  [/certificate|self.signed|CERT_/i, '証明書を確認できません'],
];

type Form = readonly [RegExp, (...parts: string[]) => string];

const forms: readonly Form[] = [
  [/^no answer within (\S+) ms$/, ms => `${ms}ミリ秒以内に応答がありません。`],
  [/^is recovering; calls go through$/, () => '復旧中です。その間、通話は判定なしで通ります。'],
  [
    /^it ended before its time; the history may be too long for this machine$/,
    () => '途中で終わりました。この機器には履歴が長すぎるかもしれません。日数を減らしてください。',
  ],
  [/^the server was stopped meanwhile$/, () => '実行中にサーバーが停止しました。'],
  [/^failing$/, () => '動作していません。'],
  [/^journal: (.+)$/, cause => `ジャーナルに書き込めません。${caused(cause)}`],
  [/^the journal is closed$/, () => 'ジャーナルは閉じています。'],
  [
    /^the disk is too slow: too much waits to be written$/,
    () => 'ディスクが遅く、書き込み待ちがたまっています。',
  ],
  [
    /^(.+): another process took the journal over$/,
    path => `別のプロセスがジャーナル(${path})を使い始めました。`,
  ],
  [/^checking the store: (.+)$/, cause => `データベースを使えません。${caused(cause)}`],
  [
    /^(\S+) orders are not carried out: (.+)$/,
    (count, why) => `実施されていない指示が${count}件あります。${faultInJapanese(why)}`,
  ],
  [
    /^(\S+) measures stand there that should not$/,
    count => `解除したはずの措置が${count}件残っています。`,
  ],
  [
    /^it took the order but reads back otherwise$/,
    () => '指示は受け付けましたが、読み戻した内容が異なります。',
  ],
  [/^it still stands after its removal$/, () => '解除の後も措置が残っています。'],
  [
    /^it took the order and does not know it$/,
    () => '指示は受け付けましたが、読み戻すと措置がありません。',
  ],
  [/^it reads back the scope (.+)$/, scope => `読み戻した範囲が異なります(${scope})。`],
  [/^it reads back another end$/, () => '読み戻した終了時刻が異なります。'],
  [
    /^it answered with another measure than was asked for$/,
    () => '問い合わせと異なる措置を返しました。',
  ],
  [
    /^it answered with an empty page that has a next one$/,
    () => '措置の一覧の続きを正しく返しません。',
  ],
  [/^it has too many measures$/, () => '保持している措置が多すぎます。'],
  [/^it answered with more than (\S+) bytes$/, most => `応答が${most}バイトを超えています。`],
  [
    /^it holds a newer order for the same subject \(409\)/,
    () =>
      '同じ対象について、より新しい指示を保持しています(409)。データフォルダーを作り直していないか確認してください。',
  ],
  [/^(?:it|the webhook) answered (\d\S*)$/, status => `エラーを返しました(${status})。`],
  [/^the dialler answered (\S+)$/, status => `自動発信装置がエラーを返しました(${status})。`],
  [
    /^it answered something else than measures \((.+)\)$/,
    why => `応答の内容を措置として読めません(${why})。`,
  ],
  [/^it answered something that is no JSON$/, () => '応答をJSONとして読めません。'],
  [/^(?:it|the webhook) could not be reached: (.+)$/, cause => `接続できません。${caused(cause)}`],
  [
    /^the dialler could not be reached: (.+)$/,
    cause => `自動発信装置に接続できません。${caused(cause)}`,
  ],
  [
    /^the dialler was called and did not answer$/,
    () => '自動発信装置に依頼しましたが、応答がありません。発信したかどうかは分かりません。',
  ],
  [/^the webhook did not take it$/, () => '受信側が受け付けませんでした。'],
  [/^the webhook has not taken it yet$/, () => '受信側がまだ受け付けていません。'],
  [/^the sender of mail is no address$/, () => '差出人がメールアドレスではありません。'],
  [/^the address is no mail address$/, () => '宛先がメールアドレスではありません。'],
  [/^the address is no number for SMS$/, () => '宛先がSMSを送れる番号ではありません。'],
  [/^mail: the server closed the connection$/, () => 'メールサーバーが接続を閉じました。'],
  [/^mail: (.+)$/, text => `メールを送れませんでした。${caused(text)}`],
  [
    /^a part of the SMS went out, and a further one did not$/,
    () => '分割したSMSの一部だけが送信されました。',
  ],
  [/^the SMSC refuses it \(status (\S+)\)$/, status => `SMSCが拒否しました(状態${status})。`],
  [
    /^the SMSC refuses to bind \(status (\S+)\)$/,
    status => `SMSCが接続を拒否しました(状態${status})。名前とパスワードを確認してください。`,
  ],
  [/^the SMSC is not connected$/, () => 'SMSCに接続していません。'],
  [
    /^the SMSC did not respond$/,
    () => 'SMSCから応答がありません。送信されたかどうかは分かりません。',
  ],
  [/^the connection to the SMSC is closing$/, () => 'SMSCとの接続を閉じています。'],
];

export function faultText(fault: string, language: Language): string {
  return language === 'en' || fault === '' ? fault : faultInJapanese(fault);
}

/** In Japanese; undefined where the sentence is none of ours. */
export function knownFault(fault: string): string | undefined {
  for (const [form, say] of forms) {
    const found = form.exec(fault);
    if (found !== null) return say(...found.slice(1));
  }
  return undefined;
}

function faultInJapanese(fault = ''): string {
  return knownFault(fault) ?? caused(fault);
}

function caused(said = ''): string {
  const known = causes.find(([form]) => form.test(said))?.[1];
  return known === undefined ? `「${said}」` : `${known}(${said})。`;
}
