import type { CallRecord, CallRecordOptions, RecordReader, RecordSink } from './call-record.ts';
import { faultOfCall } from './call-record.ts';
import { clockMs, daysFromCivil } from './local-stamp.ts';
import { NTT_RECORD, NttFraming } from './ntt-framing.ts';
import { recordDigest } from './record-digest.ts';

/** Where things stand in a record, in bytes from 0, end not included. */
const CALL = {
  calling: [13, 25],
  monthDay: [25, 29],
  charge: [52, 60],
  start: [61, 67],
  called: [91, 106],
  duration: [107, 114],
} as const;
const BILLING_MONTH = [32, 36] as const;
const CHARGE_ITEM_REFERENCE = [68, 78] as const;
const TRAILER_COUNT = [2, 8] as const;
const TRAILER_TOTAL = [8, 18] as const;
const TRAILER_REST = [18, NTT_RECORD] as const;

type Span = readonly [number, number];
type Kind = 'header' | 'call' | 'charge-item' | 'trailer' | 'unknown';

/**
 * Reads NTT Communications' international call detail: 128-byte records of Shift_JIS and
 * JIS X 0201 bytes, kind in byte 0 (1 header, 2 data, 8 or 9 trailer). Dates have no year: it comes
 * from the header's billing month (YYMM), and a month later than that is of the year before. Calls
 * are billed calls, so that start is answer. Charge items are skipped. A trailer whose count or
 * total does not fit the records is a problem, and costs nothing.
 */
export function nttDetailReader(options: CallRecordOptions, sink: RecordSink): RecordReader {
  return new NttDetail(options, sink).framing;
}

/** Whether the bytes begin as such a file does: with its header, or with two calls. */
export function looksLikeNttDetail(bytes: Buffer): boolean {
  if (bytes.length < NTT_RECORD) return false;
  let next = NTT_RECORD;
  if (bytes[next] === 13) next += 1;
  if (bytes[next] === 10) next += 1;
  const [first, second] = [kindAt(bytes, 0), kindAt(bytes, next)];
  if (first === 'header') return bytes.length <= next || second !== 'unknown';
  return first === 'call' && second === 'call';
}

class NttDetail {
  readonly framing: NttFraming;
  readonly #options: CallRecordOptions;
  readonly #sink: RecordSink;
  #year: number | undefined;
  #month = 0;
  #calls = 0;
  #data = 0;
  #callsYen = 0;
  #itemsYen = 0;
  #lastDigest = '';
  #repeats = 0;

  constructor(options: CallRecordOptions, sink: RecordSink) {
    this.#options = options;
    this.#sink = sink;
    const named = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(options.billingMonth ?? '');
    if (named !== null) {
      this.#year = Number(named[1]);
      this.#month = Number(named[2]);
    }
    this.framing = new NttFraming({
      record: (bytes, position) => this.#record(bytes, position),
      damaged: (bytes, position, reason) => this.#fail(bytes, position, reason),
      blank: () => sink.skip('blank'),
      certain: isCertain,
    });
  }

  #record(bytes: Buffer, position: number): void {
    const kind = kindOf(bytes);
    if (kind === 'header') this.#header(bytes);
    else if (kind === 'trailer') this.#trailer(bytes, position);
    else if (kind === 'charge-item') this.#chargeItem(bytes);
    else if (kind === 'call') this.#call(bytes, position);
    else this.#fail(bytes, position, `record kind ${shown(bytes.subarray(0, 1))} is not known`);
  }

  #header(bytes: Buffer): void {
    const digits = ascii(bytes, BILLING_MONTH);
    if (this.#options.billingMonth === undefined) {
      this.#year = 2_000 + Number(digits.slice(0, 2));
      this.#month = Number(digits.slice(2));
    }
    this.#calls = 0;
    this.#data = 0;
    this.#callsYen = 0;
    this.#itemsYen = 0;
    this.#sink.skip('header');
  }

  #chargeItem(bytes: Buffer): void {
    this.#data += 1;
    this.#itemsYen += yen(bytes, [60, 68]) ?? 0;
    this.#sink.skip('charge-item');
  }

  #trailer(bytes: Buffer, position: number): void {
    this.#sink.skip('trailer');
    const count = yen(bytes, TRAILER_COUNT);
    const total = yen(bytes, TRAILER_TOTAL);
    if (count !== undefined && count !== this.#calls && count !== this.#data) {
      const text = `trailer counts ${count} records, the file holds ${this.#data}`;
      this.#sink.problem(position, `${text} (${this.#calls} calls)`, shown(bytes));
    }
    const both = this.#callsYen + this.#itemsYen;
    if (total !== undefined && total !== this.#callsYen && total !== both) {
      const text = `trailer totals ${total} yen, the calls come to ${this.#callsYen}`;
      this.#sink.problem(position, text, shown(bytes));
    }
  }

  #call(bytes: Buffer, position: number) {
    this.#data += 1;
    this.#calls += 1;
    const chargeYen = yen(bytes, CALL.charge);
    this.#callsYen += chargeYen ?? 0;
    const startLocal = this.#startLocal(bytes);
    if (typeof startLocal === 'string') return this.#fail(bytes, position, startLocal);
    const durationMs = durationOf(ascii(bytes, CALL.duration));
    if (Number.isNaN(durationMs)) return this.#fail(bytes, position, 'duration not readable');
    const called = numberText(bytes, CALL.called);
    if (!/^\+?[0-9*#]*$/.test(called)) {
      return this.#fail(bytes, position, 'called number not readable');
    }
    const calling = numberText(bytes, CALL.calling);
    if (!/^\+?[0-9]*$/.test(calling)) {
      return this.#fail(bytes, position, 'calling number not readable');
    }
    const start = this.#options.zone.instant(startLocal);
    const end = this.#options.zone.instant(startLocal + durationMs, start.ms + durationMs);
    const call: CallRecord = {
      type: 'cdr',
      timeMs: start.ms + durationMs,
      zone: end.zone,
      callId: this.#identity(bytes),
      subscriber: calling,
      to: this.#calledForm(called),
      direction: 'outbound',
      setupMs: start.ms,
      answerMs: start.ms,
      endMs: start.ms + durationMs,
      from: calling,
      ...this.#options.facts,
      ...(chargeYen === undefined ? undefined : { chargeYen }),
    };
    const fault = faultOfCall(call);
    if (fault === undefined) this.#sink.event(call);
    else this.#fail(bytes, position, fault);
  }

  /** Wall clock of the call's start, or what is wrong with it. */
  #startLocal(bytes: Buffer): number | string {
    if (this.#year === undefined) return 'no header before it: the year is not known';
    const monthDay = ascii(bytes, CALL.monthDay);
    const clock = ascii(bytes, CALL.start);
    if (!/^\d{4}$/.test(monthDay)) return 'date not readable';
    const month = Number(monthDay.slice(0, 2));
    const year = month > this.#month ? this.#year - 1 : this.#year;
    const days = daysFromCivil(year, month, Number(monthDay.slice(2)));
    if (Number.isNaN(days)) return 'date not readable';
    if (!/^\d{6}$/.test(clock)) return 'start time not readable';
    const time = clockMs(+clock.slice(0, 2), +clock.slice(2, 4), +clock.slice(4));
    return Number.isNaN(time) ? 'start time not readable' : days * 86_400_000 + time;
  }

  /** `+` and country code, or as dialled: no country code begins with 0. */
  #calledForm(digits: string): string {
    const form = this.#options.calledNumber ?? 'auto';
    const international = form === 'international' || (form === 'auto' && !digits.startsWith('0'));
    if (digits === '' || !international || !/^\d/.test(digits)) return digits;
    return `+${digits}`;
  }

  /** Two calls on one line may be alike in every byte; they then stand one after the other. */
  #identity(bytes: Buffer): string {
    const digest = recordDigest(`${this.#year}:${bytes.toString('latin1')}`);
    this.#repeats = digest === this.#lastDigest ? this.#repeats + 1 : 1;
    this.#lastDigest = digest;
    return this.#repeats === 1 ? digest : `${digest}-${this.#repeats}`;
  }

  #fail(bytes: Buffer, position: number, reason: string): void {
    this.#sink.quarantine(position, reason, shown(bytes));
  }
}

function kindOf(bytes: Buffer): Kind {
  switch (bytes[0]) {
    case 0x31:
      return /^\d\d(?:0[1-9]|1[0-2])$/.test(ascii(bytes, BILLING_MONTH)) ? 'header' : 'unknown';
    case 0x32:
      return isChargeItem(bytes) ? 'charge-item' : 'call';
    case 0x38:
    case 0x39:
      return 'trailer';
    default:
      return 'unknown';
  }
}

/** An item has no called number and no duration; its reference number may say which it is. */
function isChargeItem(bytes: Buffer): boolean {
  if (ascii(bytes, CALL.called).trim() !== '' || ascii(bytes, CALL.duration).trim() !== '') {
    return false;
  }
  return (
    /^\s*\d*\s*$/.test(ascii(bytes, CHARGE_ITEM_REFERENCE)) && yen(bytes, [60, 68]) !== undefined
  );
}

/** A header says little about itself: it stands first, or before a record that is certain. */
function isCertain(bytes: Buffer, start: number, first: boolean): boolean {
  const kind = kindAt(bytes, start);
  if (kind !== 'header' || first) return kind !== 'unknown';
  const next = kindAt(bytes, start + NTT_RECORD);
  return next === 'call' || next === 'charge-item';
}

/** The kind of the 128 bytes at `start`, `unknown` unless they hold what that kind must hold. */
function kindAt(buffer: Buffer, start: number): Kind {
  if (start + NTT_RECORD > buffer.length) return 'unknown';
  const bytes = buffer.subarray(start, start + NTT_RECORD);
  const kind = kindOf(bytes);
  if (kind === 'call') {
    const certain =
      /^(?:0[1-9]|1[0-2])[0-3]\d$/.test(ascii(bytes, CALL.monthDay)) &&
      /^[0-2]\d[0-5]\d[0-5]\d$/.test(ascii(bytes, CALL.start)) &&
      /^\d{3}[0-5]\d[0-5]\d$/.test(ascii(bytes, CALL.duration));
    return certain ? kind : 'unknown';
  }
  if (kind === 'trailer') {
    const counts =
      yen(bytes, TRAILER_COUNT) !== undefined && yen(bytes, TRAILER_TOTAL) !== undefined;
    return counts && ascii(bytes, TRAILER_REST).trim() === '' ? kind : 'unknown';
  }
  return kind;
}

function ascii(bytes: Buffer, [start, end]: Span): string {
  return bytes.toString('latin1', start, end);
}

/** Digits with blanks or zeros before them; undefined when blank or anything else. */
function yen(bytes: Buffer, span: Span): number | undefined {
  const text = ascii(bytes, span).trim();
  return /^-?\d{1,10}$/.test(text) ? Number(text) : undefined;
}

function durationOf(text: string): number {
  const parts = /^(\d{3})([0-5]\d)([0-5]\d)$/.exec(text);
  if (parts === null) return Number.NaN;
  return (Number(parts[1]) * 3_600 + Number(parts[2]) * 60 + Number(parts[3])) * 1_000;
}

/** Without the hyphens and blanks that numbers are written with, full-width ones included. */
function numberText(bytes: Buffer, [start, end]: Span): string {
  return shown(bytes.subarray(start, end)).normalize('NFKC').replaceAll(/[\s-]/g, '');
}

const shiftJis = new TextDecoder('shift_jis');

function shown(bytes: Buffer): string {
  return shiftJis.decode(bytes);
}
