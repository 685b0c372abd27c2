// The calls of an evidence pack as comma-separated values, for spreadsheets and for disputes.
import { formatTime } from '../call/format-time.ts';
import { destinationByCountry } from '../numbering/destination-table.ts';
import { csvLine } from '../stdx/csv-line.ts';
import { type EvidencePack, type PackCall, secondsOf } from './evidence-pack.ts';

const columns = {
  en: [
    'case',
    'call id',
    'line',
    'called number',
    'country',
    'country name',
    'service',
    'source address',
    'set up',
    'answered',
    'ended',
    'seconds',
    'verdict',
    'rate, yen a minute',
    'connect fee, yen',
    'charge, yen (estimate before discounts)',
  ],
  ja: [
    '案件',
    '呼ID',
    '契約者回線',
    '着信先番号',
    '国コード',
    '国・地域',
    'サービス',
    '発信元IPアドレス',
    '発信時刻',
    '応答時刻',
    '終了時刻',
    '通話秒数',
    '判定',
    '料率(円/分)',
    '接続料(円)',
    '通話料(円、割引計算前の概算)',
  ],
} as const;

const verdicts = {
  allow: '許可',
  challenge: '本人確認',
  block: '規制',
  release: '切断',
} as const satisfies Record<PackCall['verdict'], string>;

/** RFC 4180 with a byte order mark, so that spreadsheets read the Japanese of it as such. */
export function packCsv(pack: EvidencePack): string {
  const { language } = pack.taking;
  const rows = [columns[language], ...pack.calls.map(call => rowOf(call, pack))];
  return `\ufeff${rows.map(csvLine).join('')}`;
}

function rowOf(call: PackCall, { taking: { language }, page, zoneAt }: EvidencePack): string[] {
  const time = (ms: number | null): string => (ms === null ? '' : formatTime(ms, zoneAt(ms)));
  const known = destinationByCountry(call.country);
  const name = language === 'ja' ? known?.nameJa : known?.nameEn;
  return [
    page.row.case,
    call.callId,
    call.subscriber,
    call.to,
    call.country,
    name ?? '',
    call.service,
    call.sourceIp ?? '',
    time(call.setupMs),
    time(call.answerMs),
    time(call.endMs),
    String(secondsOf(call)),
    language === 'ja' ? verdicts[call.verdict] : call.verdict,
    call.rate === undefined ? '' : thousandths(call.rate.milliYenPerMinute),
    call.rate === undefined ? '' : thousandths(call.rate.connectFeeMilliYen),
    thousandths(call.milliYen),
  ];
}

/** Thousandths of a yen as yen with as many decimals as it takes. */
export function thousandths(milliYen: number): string {
  const whole = Math.trunc(milliYen / 1_000);
  const rest = String(Math.abs(milliYen % 1_000)).padStart(3, '0');
  return rest === '000' ? String(whole) : `${whole}.${rest.replace(/0+$/, '')}`;
}

/** What a spreadsheet would take for a formula is kept as text. */
