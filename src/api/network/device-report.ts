// The report to a maker (R15): sums, and a row a case without anything that tells whose it was.
import type { ModelCase } from '../../core/case/network-rows.ts';

export interface ReportFacts {
  readonly model: string;
  readonly cases: number;
  readonly accounts: number;
  readonly allCases: number;
  readonly lines: number;
  readonly allLines: number;
  readonly fromMs: number;
  readonly toMs: number;
  /** Yen, estimated before discounts. */
  readonly exposureYen: number;
  readonly timeZone: string;
}

export function reportText(language: 'ja' | 'en', facts: ReportFacts): string {
  return (language === 'ja' ? japanese(facts) : english(facts)).join('\n');
}

function japanese(facts: ReportFacts): string[] {
  const { model, cases, accounts, allCases, lines, allLines, exposureYen } = facts;
  return [
    `件名:国際電話の不正利用における貴社製品「${model}」の集中について`,
    '',
    'ご担当者様',
    '',
    '当社網で検知した国際電話の不正利用について、貴社製品に集中が見られますのでお知らせします。',
    '',
    `期間:${day(facts.fromMs, facts)} ~ ${day(facts.toMs, facts)}`,
    `対象機種:${model}`,
    `機種が分かる不正利用 ${allCases}件のうち${cases}件(${accounts}契約)`,
    `当社網での同機種の割合:${lines}回線(全${allLines}回線の${percent(lines, allLines)})`,
    `被害見込額の合計:${exposureYen.toLocaleString('ja-JP')}円(推定・割引前)`,
    '',
    '件数が少ない場合は偶然の可能性があります。原因が製品にあると断定するものではありません。',
    '既知の脆弱性、初期パスワード、遠隔管理機能の公開設定について、ご確認をお願いします。',
    '案件ごとの一覧を添付します。契約者・電話番号・IPアドレスは含みません。',
  ];
}

function english(facts: ReportFacts): string[] {
  const { model, cases, accounts, allCases, lines, allLines, exposureYen } = facts;
  return [
    `Subject: toll fraud on lines with your product "${model}"`,
    '',
    'To whom it may concern',
    '',
    'Misuse of international calls that we detected in our network concentrates on your product.',
    '',
    `Period: ${day(facts.fromMs, facts)} to ${day(facts.toMs, facts)}`,
    `Model: ${model}`,
    `Cases: ${cases} of ${allCases} whose model is known (${accounts} accounts)`,
    `Its share of our lines: ${lines} of ${allLines} (${percent(lines, allLines)})`,
    `Exposure in all: ¥${exposureYen.toLocaleString('en-US')} (estimate, before discounts)`,
    '',
    'Where the figures are small this may be chance. We do not say that the product is the cause.',
    'Please look into known vulnerabilities, initial passwords and exposed remote management.',
    'A list of the cases is attached. It names no subscriber, telephone number or address.',
  ];
}

const heading = 'case,opened_day,hour,service,cause,outcome,calls,exposure_yen,countries';

/** RFC 4180; days and hours of the carrier's zone. */
export function reportCsv(cases: readonly ModelCase[], timeZone: string): string {
  const rows = cases.map((one, at) =>
    [
      at + 1,
      day(one.openedMs, { timeZone }),
      hour(one.openedMs, timeZone),
      one.service,
      one.cause ?? '',
      one.outcome ?? '',
      one.calls,
      one.exposureYen,
      one.countries.join(' '),
    ].join(','),
  );
  return `${[heading, ...rows].join('\r\n')}\r\n`;
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '0 %' : `${Math.round((part / whole) * 1_000) / 10} %`;
}

function day(ms: number, { timeZone }: Pick<ReportFacts, 'timeZone'>): string {
  return new Date(ms).toLocaleDateString('sv-SE', { timeZone });
}

function hour(ms: number, timeZone: string): string {
  return new Date(ms).toLocaleTimeString('sv-SE', { timeZone }).slice(0, 2);
}
