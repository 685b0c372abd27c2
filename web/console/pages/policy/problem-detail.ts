// What exactly is wrong with a policy text: the reader says it in English, the page in its own.
import type { Language } from '../../../ui/language/language.ts';
import { wrongInput } from '../../../ui/words/refusal-text.ts';

type Form = readonly [RegExp, (...parts: string[]) => string];

const ofContact: readonly Form[] = [
  [/^names a channel twice$/, () => '同じ連絡手段が2回あります。'],
  [/^names two plans alike$/, () => '同じ名前の連絡計画が2つあります。'],
  [/^needs (\S+) attempts or more$/, least => `連絡は${least}回以上必要です。`],
  [
    /^must ascend by (\d+)000 ms or more$/,
    seconds => `前の連絡から${seconds}秒以上あけてください。`,
  ],
  [/^must ascend$/, () => '前の値より大きくしてください。'],
  [
    /^(.+) has (\S+) channel, and silence counts only on (\S+): nobody/,
    (name, own, least) =>
      `「${name}」の連絡手段は${own}種類ですが、返答なしを数えるには${least}種類が必要です。このままでは休止に至りません。`,
  ],
  [/^(?:Too |Invalid |Unrecognized )/, () => ''],
];

/** As the YAML library writes them. */
const ofYaml: readonly Form[] = [
  [/^Nested mappings are not allowed/, () => '1行に「:」が2つあるか、字下げが合っていません。'],
  [/^Missing closing/, () => '引用符が閉じていません。'],
  [/^Tabs are not allowed as indentation/, () => '字下げにタブは使えません。空白にしてください。'],
  [/^Map keys must be unique/, () => '同じ項目が2回あります。'],
  [
    /^Flow (?:sequence|map) in block collection .* end with a (\S)$/,
    end => `「${end}」がありません。`,
  ],
  [/^Implicit keys need to be on a single line/, () => '項目名の後に「:」がありません。'],
  [/^Implicit map keys need to be followed by map values/, () => '項目名の後に「:」がありません。'],
  [/^All mapping items must start at the same column/, () => '字下げが揃っていません。'],
  [
    /^(?:A block sequence|All collection items|Unexpected block-seq-ind)/,
    () => '「-」の位置が合っていません。',
  ],
  [
    /^Plain value cannot start with .* (\S)$/,
    begin => `値は「${begin}」で始められません。引用符で囲んでください。`,
  ],
  [/^Invalid escape sequence (.+)$/, written => `「${written}」は使えない書き方です。`],
  [
    /^Source contains multiple documents/,
    () => '文書は1つだけにしてください(「---」で区切れません)。',
  ],
  [/^Unresolved alias .*: (.+)$/, name => `別名「*${name}」の元がありません。`],
  [/^Unexpected .* token.*: "(.+)"$/, token => `ここに「${token}」は書けません。`],
  [/^Unexpected /, () => 'ここには書けない内容です。'],
];

/** What stands behind the name of the setting; `message` as the server gives it. */
export function problemDetail(message: string, language: Language): string {
  const detail = message.replace(/^[\w.-]+: /, '');
  if (language === 'en') return detail;
  for (const [form, say] of [...ofContact, ...ofYaml]) {
    const found = form.exec(detail);
    if (found !== null) return say(...found.slice(1)) || `値${wrongInput(detail)}`;
  }
  return `「${detail}」`;
}
