// Why the server did not do something: it says so in English, the page in its language.
import { gateName } from '../../words/gate-words.js';
import type { Language } from '../language/language.ts';
import { refusalSentences } from './refusal-sentences.ts';

const matters: Readonly<Record<string, string>> = {
  'country block': '対地単位の発信規制',
  'source block': '発信元IPアドレスの遮断',
  'block extension': '規制・遮断の延長',
  'list edit': '規制対地リストの変更',
  unmask: '番号の全桁表示',
  compensation: '補償',
  policy: '判定方針の変更',
  'bulk export': '番号を含む書き出し',
};

const states: Readonly<Record<string, string>> = {
  asked: '承認待ち',
  approved: '承認済み',
  refused: '却下済み',
  expired: '期限切れ',
  used: '実行済み',
  draft: '草案',
  submitted: '提出済み',
  'in-force': '有効',
  archived: '過去の版',
  discarded: '取りやめ',
};

const rules: Readonly<Record<string, string>> = {
  'case-closed': '案件は終了しています。',
  'case-open': '案件は終了していません。',
  'no-lines': '対象の回線がありません。',
  'not-for-lines': '回線には実行できない措置です。',
  'not-in-force': '実施中の措置または規制ではありません。',
  'unknown-case': 'その案件はありません。',
  'unknown-line': 'その回線はありません。',
};

const typed: Readonly<Record<string, string>> = {
  'The old password': '今のパスワード',
  'The password': 'パスワード',
  'This code': 'コード',
};

const fields: Readonly<Record<string, string>> = {
  why: '理由',
  to: '宛先',
  name: '名前',
  text: '本文',
  title: '題名',
  note: 'メモ',
  number: '番号',
  email: 'メールアドレス',
  until: '終了',
  fromMs: '開始',
  toMs: '終了',
  endMs: '終了時刻',
  code: 'コード',
  password: 'パスワード',
};

type Form = readonly [RegExp, (...parts: string[]) => string];

const forms: readonly Form[] = [
  [/^The role \S+ does not include (\S+)\.$/, right => `必要な権限: ${right}`],
  [/^This needs a key with the scope (\S+)\.$/, right => `必要なキーの範囲: ${right}`],
  [/^Asking for this needs (\S+)\.$/, right => `申請に必要な権限: ${right}`],
  [/ needs ([a-z]+\.[a-z0-9-]+)\.$/, right => `必要な権限: ${right}`],
  [
    /^Your role does not approve a (.+)\.$/,
    kind => `「${matters[kind] ?? kind}」の承認はできません。`,
  ],
  [
    /^Your role does not carry out a (.+)\.$/,
    kind => `「${matters[kind] ?? kind}」の実行はできません。`,
  ],
  [/^It is no longer open: (\S+)\.$/, state => `この申請は${states[state] ?? state}です。`],
  [
    /^It cannot be carried out: (\S+)\.$/,
    state => `この申請は${states[state] ?? state}のため、実行できません。`,
  ],
  [/^It is no draft: (\S+)\.$/, state => `草案ではありません(${states[state] ?? state})。`],
  [/^It cannot be put forward: (?!it names)/, () => '文書に直すところがあるため提出できません。'],
  [/^Not every gate is met: (\S+)\.$/, gate => unmet(gate)],
  [/^The rules refuse it: (\S+)\.$/, rule => rules[rule] ?? `規則により実行できません(${rule})。`],
  [
    /^More than (\S+) cases match/,
    most => `該当する案件が${most}件を超えます。条件を絞ってください。`,
  ],
  [/^(.+) is on the telephone with the owner\.$/, who => `${who}さんが契約者と電話中です。`],
  [
    /^Single calls are not open to you/,
    () => '通話の明細はまだ開示されていません。目的と理由を記録すると開示されます。',
  ],
  [
    /^This is no period; write it as (.+) or (\S+) \(three years at most\)\.$/,
    (list, last) =>
      `期間として読めません。${list}、${last}のいずれかの形で書いてください(3年まで)。`,
  ],
  [
    /^(The old password|The password|This code) is not right\.$/,
    what => `${typed[what]}が違います。`,
  ],
  [
    /^A password has (\S+) to (\S+) characters/,
    (least, most) => `パスワードは${least}〜${most}文字で、名前と異なるものにしてください。`,
  ],
  [
    /^Too many attempts\. Try again in (\S+) seconds\.$/,
    seconds => `試行が多すぎます。${seconds}秒後にもう一度お試しください。`,
  ],
  [
    /^(.+) is not known here: ask an administrator/,
    who => `${who}は登録されていません。管理者に紐付けを依頼してください。`,
  ],
  [/^\/(\S*): (.+)$/, (path, wrong) => `${fieldOf(path)}${wrongInput(wrong)}`],
];

/** What a schema finds wrong with what was typed in. */
const inputs: readonly Form[] = [
  [/^Too small: .* (?:>=1 characters)$/, () => 'を入力してください。'],
  [/^Too small: .* >=(\d+) characters$/, least => `は${least}文字以上で入力してください。`],
  [/^Too big: .* <=(\d+) characters$/, most => `は${most}文字以内で入力してください。`],
  [/^Too small: .* >=(\d+) items$/, least => `は${least}件以上選んでください。`],
  [/^Too big: .* <=(\d+) items$/, most => `は${most}件までです。`],
  [/^Too small: .* >=?(-?[\d.]+)$/, least => `は${least}以上にしてください。`],
  [/^Too big: .* <=?(-?[\d.]+)$/, most => `は${most}以下にしてください。`],
  [/^Invalid input: expected .*, received undefined$/, () => 'がありません。'],
  [/^Invalid option/, () => 'が選べる値ではありません。'],
  [/^Unrecognized keys?: (.+)$/, keys => `に知らない項目があります(${keys})。`],
  [
    /^lower-case letters, digits, /,
    () => 'に使えるのは、英小文字、数字、「.」「_」「-」だけです。',
  ],
  [/^letters, digits, /, () => 'に使えるのは、英数字、「.」「_」「-」だけです。'],
  [/./, () => 'の形式が正しくありません。'],
];

/** In English as it came; in Japanese never bare English: what is not known is quoted. */
export function refusalText(detail: string, language: Language): string {
  if (language === 'en' || detail === '') return detail;
  return knownRefusal(detail) ?? `サーバーの説明:「${detail}」`;
}

/** In Japanese; undefined where the sentence is none of ours. */
export function knownRefusal(detail: string): string | undefined {
  return refusalSentences[detail] ?? firstForm(forms, detail);
}

/** Why an act that is only looked at would be refused: a rule, or the first gate not met. */
export function unproposedText(reason: string, language: Language): string {
  if (language === 'en') return `Not as things stand: ${reason.replaceAll('-', ' ')}.`;
  return rules[reason] ?? unmet(reason);
}

/** Whether it is for want of a permission, and for nothing else, that it was not done. */
export function isForRole(detail: string): boolean {
  return /^(The|Your) role |needs [a-z]+\.[a-z0-9]+\.$/.test(detail);
}

function unmet(gate = ''): string {
  return `満たしていない要件があります(${gateName(gate, 'ja')})。`;
}

function fieldOf(path = ''): string {
  const name = path.split('/').at(-1) ?? '';
  return name === '' ? '入力' : `「${fields[name] ?? name}」`;
}

/** What a schema says of a value, as the end of a sentence that begins with its name. */
export function wrongInput(message = ''): string {
  return firstForm(inputs, message) ?? '';
}

function firstForm(known: readonly Form[], text: string): string | undefined {
  for (const [form, say] of known) {
    const found = form.exec(text);
    if (found !== null) return say(...found.slice(1));
  }
  return undefined;
}
