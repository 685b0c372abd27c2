// Why something of a feed could not be used: the reader says it in English, the page in its
// language. Names of fields and columns stay as they are written.
import type { Language } from '../../../ui/language/language.ts';

const times: Readonly<Record<string, string>> = {
  start: '開始時刻',
  end: '終了時刻',
  answer: '応答時刻',
  setup: '発信時刻',
  release: '切断時刻',
  duration: '通話時間',
  talk: '応答後の通話時間',
  date: '日付',
  'called number': '着信番号',
  'calling number': '発信番号',
  subscriber: '回線',
};

type Form = readonly [RegExp, (...parts: string[]) => string];

const ofRecords: readonly Form[] = [
  [
    /^(\S+) columns; Asterisk writes (\S+) to (\S+)$/,
    (own, least, most) => `列が${own}個あります(Asteriskは${least}〜${most}列)。`,
  ],
  [
    /^(\S+) columns; mod_cdr_csv writes (\S+) to (\S+)$/,
    (own, least, most) => `列が${own}個あります(mod_cdr_csvは${least}〜${most}列)。`,
  ],
  [
    /^(\S+) columns, the header has (\S+)$/,
    (own, all) => `列が${own}個ありますが、見出しは${all}列です。`,
  ],
  [/^column (.+) is not in the header$/, column => `見出しに列「${column}」がありません。`],
  [/^(\S+) time not readable$/, name => `${named(name)}を読めません。`],
  [
    /^answered, but with neither answer time nor billsec$/,
    () => '応答ありの記録に、応答時刻もbillsecもありません。',
  ],
  [/^no start time$/, () => '開始時刻がありません。'],
  [/^neither end time nor duration$/, () => '終了時刻も通話時間もありません。'],
  [/^no subscriber$/, () => '回線がありません。'],
  [/^no called number$/, () => '着信番号がありません。'],
  [
    /^called number destroyed by a spreadsheet$/,
    () => '着信番号が表計算ソフトで壊れています(指数表記)。',
  ],
  [/^(.+) not readable$/, name => `${named(name)}を読めません。`],
  [/^ends before it starts$/, () => '終了が開始より前です。'],
  [/^longer than 31 days$/, () => '通話時間が31日を超えています。'],
  [/^answered before it starts$/, () => '応答が開始より前です。'],
  [/^answered after it ends$/, () => '応答が終了より後です。'],
  [/^quote inside a field$/, () => '値の途中に引用符があります。'],
  [/^quote not closed$/, () => '引用符が閉じていません。'],
  [/^text after the closing quote$/, () => '閉じた引用符の後に文字があります。'],
  [/^(?:line is )?longer than (\S+) bytes$/, most => `1行が${most}バイトを超えています。`],
  [/^more than (\S+) fields$/, most => `列が${most}個を超えています。`],
  [
    /^gzip: (.+); what follows cannot be read$/,
    why => `gzipのデータが壊れており、以降を読めません(${why})。`,
  ],
  [/^gzip data is damaged: (.+)$/, why => `gzipのデータが壊れています(${why})。`],
  [/^cannot read (.+): (.+)$/, (path, why) => `${path}を読めません(${why})。`],
  [/^record kind (.+) is not known$/, kind => `知らない種類の記録です(${kind})。`],
  [
    /^trailer counts (\S+) records, the file holds (\S+)(?: \((\S+) calls\))?$/,
    (said, held) => `トレーラーの件数は${said}件ですが、ファイルには${held}件あります。`,
  ],
  [
    /^trailer totals (\S+) yen, the calls come to (\S+)$/,
    (said, sum) => `トレーラーの合計は${said}円ですが、通話の合計は${sum}円です。`,
  ],
  [
    /^no header before it: the year is not known$/,
    () => '前にヘッダーがないため、年が分かりません。',
  ],
  [/^no line end in (\S+) bytes$/, bytes => `${bytes}バイトの間に改行がありません。`],
  [/^(\S+) bytes instead of (\S+)$/, (own, right) => `${own}バイトです(正しくは${right}バイト)。`],
  [
    /^format not found; name it in the settings$/,
    () => '形式を判断できません。設定で形式を指定してください。',
  ],
  [
    /^format (\S+) is not read here without a column map$/,
    format => `形式「${format}」には列の対応(columnMap)が必要です。`,
  ],
  [/^format (\S+) is not read here$/, format => `形式「${format}」はここでは読めません。`],
];

const ofFolders: readonly Form[] = [
  [
    /^(.+) is broken and was put aside; files may be read again$/,
    path => `${path}が壊れていたため退避しました。ファイルをもう一度読むことがあります。`,
  ],
  [/^watching stopped: (.+)$/, why => `フォルダーの監視が止まりました(${why})。`],
  [
    /^not watched, only polled: (.+)$/,
    why => `フォルダーを監視できず、定期的に確認しています(${why})。`,
  ],
  [/^folder not readable: (.+)$/, why => `フォルダーを読めません(${why})。`],
  [
    /^changed while it was read; it is read again when it has settled$/,
    () => '読んでいる間に変更されました。変更が止まってから読み直します。',
  ],
  [/^not accepted, comes again: (.+)$/, why => `受け付けられませんでした。読み直します(${why})。`],
  [/^not moved: (.+)$/, why => `読み終えたファイルを移動できません(${why})。`],
];

const ofSip: readonly Form[] = [
  [/^a control character$/, () => '制御文字があります。'],
  [/^no SIP start line$/, () => 'SIPの開始行がありません。'],
  [/^no blank line after the header fields$/, () => 'ヘッダーの後に空行がありません。'],
  [/^unreadable (.+)$/, field => `${field}を読めません。`],
  [/^CSeq names another method$/, () => 'CSeqのメソッドが異なります。'],
  [/^shorter than Content-Length$/, () => 'Content-Lengthより短い内容です。'],
  [/^missing (.+)$/, field => `${field}がありません。`],
  [/^more than one (.+)$/, field => `${field}が2つ以上あります。`],
  [/^version not supported$/, () => '対応していないSIPの版です。'],
  [/^broken request line$/, () => 'リクエスト行を読めません。'],
  [/^continuation without a header field$/, () => '続きの行の前にヘッダーがありません。'],
  [/^a line that is no header field$/, () => 'ヘッダーではない行があります。'],
  [/^too many header fields$/, () => 'ヘッダーが多すぎます。'],
  [/^(?:message )?too large$/, () => 'メッセージが大きすぎます。'],
  [/^stream ended inside a message$/, () => 'メッセージの途中で接続が終わりました。'],
  [/^no usable Content-Length$/, () => 'Content-Lengthを読めません。'],
  [/^a response to nothing that was asked$/, () => '要求していない応答です。'],
  [/^no line in (.+)$/, field => `${field}に回線がありません。`],
  [/^cannot be answered$/, () => '応答を返せない要求です。'],
  [/^defect: (.+)$/, why => `処理中の不具合です(${why})。`],
];

const ofEvents: readonly Form[] = [
  [/^not a JSON object$/, () => 'JSONのオブジェクトではありません。'],
  [/^not JSON$/, () => 'JSONとして読めません。'],
  [/^not UTF-8$/, () => 'UTF-8ではありません。'],
  [/^not a call event$/, () => '通話イベントではありません。'],
  [/^unknown type (.+)$/, type => `知らない種類です(${type})。`],
  [/^(\S+) is before (\S+)$/, (one, other) => `${one}が${other}より前です。`],
  [/^(\S+) is after (\S+)$/, (one, other) => `${one}が${other}より後です。`],
  [/^(\S+) is missing$/, field => `${field}がありません。`],
  [/^(\S+) is empty$/, field => `${field}が空です。`],
  [/^(\S+) is not a text$/, field => `${field}が文字列ではありません。`],
  [/^(\S+) is not well-formed$/, field => `${field}の文字が壊れています。`],
  [/^(\S+) has a control character$/, field => `${field}に制御文字があります。`],
  [/^(\S+) is longer than (\S+) characters$/, (field, most) => `${field}は${most}文字までです。`],
  [
    /^(\S+) (.+) is not an ISO 8601 time with offset$/,
    (field, value) => `${field}の${value}は、時差付きのISO 8601の時刻ではありません。`,
  ],
  [
    /^(\S+) (.+) is not an IP address$/,
    (field, value) => `${field}の${value}はIPアドレスではありません。`,
  ],
  [/^cause is not an integer of 0 to 999$/, () => 'causeが0〜999の整数ではありません。'],
  [
    /^(\S+) is not (.+)$/,
    (field, words = '') => `${field}は${words.replaceAll(' or ', '、')}のいずれかです。`,
  ],
];

const forms = [...ofEvents, ...ofSip, ...ofFolders, ...ofRecords];

export function quarantineText(reason: string, language: Language): string {
  return language === 'en' ? reason : (knownQuarantine(reason) ?? `「${reason}」`);
}

/** In Japanese; undefined where the sentence is none of ours. */
export function knownQuarantine(reason: string): string | undefined {
  for (const [form, say] of forms) {
    const found = form.exec(reason);
    if (found !== null) return say(...found.slice(1));
  }
  return undefined;
}

function named(name = ''): string {
  return times[name] ?? name;
}
