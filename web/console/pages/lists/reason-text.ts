// Why a line of a list cannot be used: the reader says it in English, the page in its language.
import type { Language } from '../../../ui/language/language.ts';

const columns: Readonly<Record<string, string>> = {
  prefix: '番号',
  destination: '対地',
  country: '国コード',
  yenPerMinute: '毎分の料金',
  incrementSeconds: '課金単位',
  initialSeconds: '最初の課金単位',
  connectFee: '接続料',
  currency: '通貨',
  validFrom: '有効開始日',
  validTo: '有効終了日',
  subscriber: '回線',
  account: '契約',
  type: '種別',
  service: 'サービス',
  channels: 'チャネル数',
};

const rules: readonly (readonly [RegExp, (...parts: string[]) => string])[] = [
  [/^(\w+) is empty$/, column => `${named(column)}が空です。`],
  [/^header lacks (.+)$/, list => `見出しに次の列がありません: ${list}`],
  [/^column (\w+) stands twice$/, column => `${named(column)}の列が二つあります。`],
  [/^the file is empty$/, () => 'ファイルが空です。'],
  [/^no line under the header/, () => '見出しの下に行がありません。取り込むと一覧が空になります。'],
  [
    /^prefix (\d+) stands in line (\d+)/,
    (prefix, line) => `番号${prefix}は${line}行目と同じ期間で重なっています。`,
  ],
  [/^subscriber stands in line (\d+)/, line => `回線は${line}行目にもあります。`],
  [/^validTo is before validFrom$/, () => '有効終了日が開始日より前です。'],
  [/^until is before since$/, () => '終了日が開始日より前です。'],
  [
    /^(\w+) (".*") is not a number/,
    (column, value) => `${named(column)}の${value}は数値ではありません。`,
  ],
  [
    /^(\w+) (".*") is not an integer of (\d+) to (\d+)/,
    (column, value, least, most) =>
      `${named(column)}の${value}は${least}から${most}の整数ではありません。`,
  ],
  [
    /^(\w+) (".*") is not an international prefix/,
    (_, value) => `番号の${value}は国際番号の先頭ではありません。`,
  ],
  [
    /^(\w+) (".*") is not a country code/,
    (_, value) => `国コードの${value}は2文字の国コードではありません。`,
  ],
  [
    /^(\w+) (".*") is a currency without an exchange rate$/,
    (_, value) => `通貨${value}の換算がありません。上の欄に書いてください。`,
  ],
  [
    /^(\w+) (".*") is over 1,000,000 yen$/,
    (column, value) => `${named(column)}の${value}は100万円を超えます。`,
  ],
  [
    /^(\w+) (".*") is not a day/,
    (column, value) => `${named(column)}の${value}は日付ではありません。`,
  ],
  [/^(\w+) (".*") is not (.+)$/, (column, value) => `${named(column)}の${value}は使えない値です。`],
  [/^(\w+) is longer than (\d+)/, (column, most) => `${named(column)}は${most}文字までです。`],
  [/^quotes are not closed/, () => '引用符が閉じていません。'],
  [/^a quoted field goes on over the end/, () => '引用符の中で改行しています。'],
  [/^(\w+) has a control character$/, column => `${named(column)}に制御文字があります。`],
  [/^line is longer than (\S+)/, most => `1行は${most}文字までです。`],
  [/^the header line cannot be read$/, () => '見出しの行を読めません。'],
  [/^header: (.+)$/, why => `見出し: ${reasonText(why ?? '', 'ja')}`],
  [
    /^(\d+) fields under a header of (\d+)/,
    (own, all) => `見出し${all}列に対し、値が${own}個あります。`,
  ],
];

function named(column = ''): string {
  return columns[column] ?? column;
}

export function reasonText(reason: string, language: Language): string {
  if (language === 'en') return `${reason.replace(/\.$/, '')}.`;
  for (const [form, text] of rules) {
    const found = form.exec(reason);
    if (found !== null) return text(...found.slice(1));
  }
  return reason;
}
