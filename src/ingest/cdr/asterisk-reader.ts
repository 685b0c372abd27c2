import type { CallRecordOptions, RecordReader, RecordSink } from './call-record.ts';
import { faultOfCall } from './call-record.ts';
import { csvReader } from './csv-reader.ts';
import { COMMA_QUOTED, CsvScanner } from './csv-scanner.ts';
import { localStamp } from './local-stamp.ts';
import { recordDigest } from './record-digest.ts';

/** cdr_csv.c: 16 fixed columns, then those that the settings of cdr.conf add. */
const FIELD = {
  accountcode: 0,
  src: 1,
  dst: 2,
  dcontext: 3,
  lastapp: 7,
  lastdata: 8,
  start: 9,
  answer: 10,
  end: 11,
  duration: 12,
  billsec: 13,
  disposition: 14,
} as const;
const FIXED = 16;
const WIDEST = 21;
/** peeraccount, linkedid, sequence (`newcdrcolumns`). */
const NEW_COLUMNS = 3;
/** `[systemname-]seconds.count` */
const UNIQUE_ID = /^(?:[^\s,]*-)?\d{9,11}\.\d+$/;
/** Q.850 causes that a disposition stands for; FAILED says nothing exact. */
const CAUSES: Readonly<Record<string, number>> = {
  ANSWERED: 16,
  BUSY: 17,
  'NO ANSWER': 19,
  CONGESTION: 34,
};
export const ASTERISK_DISPOSITIONS = [...Object.keys(CAUSES), 'FAILED', 'UNKNOWN'];

/** Reads Asterisk's `Master.csv` in every column variant of cdr_csv (16 to 21 columns). */
export function asteriskReader(options: CallRecordOptions, sink: RecordSink): RecordReader {
  const scanner = new CsvScanner(COMMA_QUOTED, count => count >= FIXED && count <= WIDEST);
  const order = options.subscriber ?? ['accountcode', 'caller'];
  const inbound = new Set(options.inboundContexts);
  const zone = options.zone;

  const stamp = (field: number): number =>
    localStamp(scanner.bytes(), scanner.start(field), scanner.length(field));

  const fail = (reason: string): void => sink.quarantine(scanner.line, reason, scanner.raw());

  function take() {
    if (scanner.count < FIXED || scanner.count > WIDEST) {
      return fail(`${scanner.count} columns; Asterisk writes 16 to 21`);
    }
    const disposition = scanner.text(FIELD.disposition);
    const startLocal = stamp(FIELD.start);
    if (Number.isNaN(startLocal)) return fail('start time not readable');
    const durationMs = wholeSeconds(scanner.text(FIELD.duration));
    const billMs = wholeSeconds(scanner.text(FIELD.billsec));
    const start = zone.instant(startLocal);
    const endLocal = scanner.length(FIELD.end) === 0 ? startLocal + durationMs : stamp(FIELD.end);
    if (Number.isNaN(endLocal)) return fail('end time not readable');
    const end = zone.instant(endLocal, orElse(start.ms + durationMs, start.ms));
    const answered = disposition === 'ANSWERED' || billMs > 0;
    let answerMs: number | undefined;
    if (answered && scanner.length(FIELD.answer) > 0) {
      const answerLocal = stamp(FIELD.answer);
      if (Number.isNaN(answerLocal)) return fail('answer time not readable');
      answerMs = zone.instant(answerLocal, orElse(end.ms - billMs, start.ms)).ms;
    } else if (answered) {
      if (Number.isNaN(billMs)) return fail('answered, but with neither answer time nor billsec');
      answerMs = end.ms - billMs;
    }
    const caller = scanner.text(FIELD.src);
    const to = calledNumber(scanner);
    if (to === '' && scanner.length(FIELD.dst) > 0) return sink.skip('no-number');
    const cause = CAUSES[disposition];
    const call = {
      type: 'cdr' as const,
      timeMs: end.ms,
      zone: end.zone,
      callId: callIdOf(scanner),
      subscriber: firstOf(order, scanner.text(FIELD.accountcode), caller),
      to,
      direction: directionOf(scanner, inbound),
      setupMs: start.ms,
      endMs: end.ms,
      ...options.facts,
      ...(answerMs === undefined ? undefined : { answerMs }),
      ...(cause === undefined ? undefined : { cause }),
      ...(caller === '' ? undefined : { from: caller }),
    };
    const fault = faultOfCall(call);
    if (fault === undefined) sink.event(call);
    else fail(fault);
  }

  return csvReader(scanner, sink, take);
}

/** The first subscriber column that holds something. */
export function firstOf(
  order: NonNullable<CallRecordOptions['subscriber']>,
  accountcode: string,
  caller: string,
): string {
  for (const column of order) {
    const value = column === 'accountcode' ? accountcode : caller;
    if (value !== '') return value;
  }
  return '';
}

/** Milliseconds of a count of whole seconds; NaN for anything else. */
export function wholeSeconds(text: string): number {
  return /^\d{1,9}$/.test(text) ? Number(text) * 1_000 : Number.NaN;
}

function orElse(value: number, fallback: number): number {
  return Number.isNaN(value) ? fallback : value;
}

function directionOf(scanner: CsvScanner, inbound: ReadonlySet<string>): 'inbound' | 'outbound' {
  if (inbound.size === 0) return 'outbound';
  return inbound.has(scanner.text(FIELD.dcontext)) ? 'inbound' : 'outbound';
}

/**
 * dst, or, where a dial plan ran in `s` or `h`, the number in Dial's argument
 * (`PJSIP/0102321234567@trunk,60` or `SIP/trunk/0102321234567,60`); '' when nobody was called.
 */
function calledNumber(scanner: CsvScanner): string {
  const dst = scanner.text(FIELD.dst);
  if (dst.length > 1 || (dst >= '0' && dst <= '9') || dst === '') return dst;
  if (scanner.text(FIELD.lastapp) !== 'Dial') return '';
  const target = scanner.text(FIELD.lastdata).split(/[,|&]/, 1)[0]!;
  const last = target.slice(target.lastIndexOf('/') + 1);
  const number = target.indexOf('/') === target.lastIndexOf('/') ? last.split('@', 1)[0]! : last;
  return /^\+?[0-9*#]{3,}$/.test(number) ? number : '';
}

/**
 * uniqueid, with the sequence where there is one, since the legs of one call share the uniqueid;
 * else linkedid and sequence; else a digest of the record.
 */
function callIdOf(scanner: CsvScanner): string {
  const { count } = scanner;
  const extended = count >= FIXED + NEW_COLUMNS;
  const base = extended ? count - NEW_COLUMNS : count;
  const sequence = extended ? scanner.text(count - 1) : '';
  const unique = base > FIXED ? scanner.text(FIXED) : '';
  if (UNIQUE_ID.test(unique) || (base === FIXED + 2 && unique !== '')) {
    return sequence === '' ? unique : `${unique}/${sequence}`;
  }
  const linked = extended ? scanner.text(count - 2) : '';
  if (linked !== '' && sequence !== '') return `${linked}/${sequence}`;
  return recordDigest(scanner.raw());
}
