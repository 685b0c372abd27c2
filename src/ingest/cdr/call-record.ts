import type { CdrEvent, Quarantined, Service } from '../../core/call/call-event.ts';
import type { ColumnMap } from './column-map.ts';
import type { ZoneOffsets } from './zone-offsets.ts';

/** What a file of call records may be. `ndjson` is the contract's own call events. */
export const CDR_FORMATS = [
  'asterisk',
  'freeswitch',
  'ntt-com',
  'broadworks',
  'cucm',
  'acme',
  'sonus',
  'columns',
  'ndjson',
] as const;

export type CdrFormat = (typeof CDR_FORMATS)[number];

/** A finished call; the charge is what the record shows, in yen, and is not used to rate it. */
export interface CallRecord extends CdrEvent {
  readonly chargeYen?: number;
}

/** Records that are no calls: read, counted, and left out. */
export type SkipKind =
  | 'blank'
  | 'header'
  | 'trailer'
  | 'charge-item'
  /** A kind of record that the map leaves out (`only`), such as BroadWorks `Start`. */
  | 'other-kind'
  /** The switch ran an application; nobody was called (Asterisk `s`, `h`, `i`, `t`). */
  | 'no-number';

/** Records read = events + quarantined + skipped. */
export interface CallRecordBatch {
  readonly events: readonly CallRecord[];
  readonly quarantined: readonly Quarantined[];
  readonly skipped: number;
  readonly skippedKinds: Readonly<Partial<Record<SkipKind, number>>>;
  /** What is wrong with the file as a whole, such as a trailer's count; no record is lost by it. */
  readonly problems: readonly Quarantined[];
  /** Bytes of the file used so far, as stored (compressed). */
  readonly bytesRead: number;
}

/** Whose line a record of a PBX or switch belongs to: the first of these that is not empty. */
export type SubscriberColumn = 'accountcode' | 'caller';

export interface CallRecordOptions {
  /** Absent: found from the content. */
  readonly format?: CdrFormat;
  /** The zone of local times in the file. A column map may state its own. */
  readonly zone: ZoneOffsets;
  /** Needed by, and implies, the format `columns`. */
  readonly columnMap?: ColumnMap;
  /** Most events in one batch; 1,000 unless said. */
  readonly batchSize?: number;
  /** Asterisk and FreeSWITCH; `['accountcode', 'caller']` unless said. */
  readonly subscriber?: readonly SubscriberColumn[];
  /** Asterisk and FreeSWITCH: contexts whose calls come in from outside. */
  readonly inboundContexts?: readonly string[];
  /** NTT Communications: how called numbers are written; found record by record unless said. */
  readonly calledNumber?: 'auto' | 'international' | 'dialled';
  /** NTT Communications: `2026-01`, for a file whose header is lost. */
  readonly billingMonth?: string;
  /** Put on every event whose record says nothing else. */
  readonly facts?: {
    readonly service?: Service;
    readonly trunk?: string;
    readonly carrier?: string;
  };
}

/** Where a reader puts what it makes of the records. */
export interface RecordSink {
  event(event: CallRecord): void;
  quarantine(position: number, reason: string, raw: string): void;
  skip(kind: SkipKind): void;
  problem(position: number, reason: string, raw: string): void;
}

/** Takes a file's bytes in chunks of any size; gives the same whatever the boundaries. */
export interface RecordReader {
  push(chunk: Uint8Array): void;
  end(): void;
}

const UNREADABLE = /[\u0000-\u001f\u007f\ufffd]/;
const TEXT_MAX = 128;
/** Longer than any call; a record that says so has a broken time. */
const CALL_MAX_MS = 31 * 86_400_000;

/** What is wrong with a call as read, or undefined when it can be used. */
export function faultOfCall(call: CallRecord): string | undefined {
  const { answerMs, endMs, setupMs, subscriber, to } = call;
  if (subscriber === '') return 'no subscriber';
  if (to === '') return 'no called number';
  if (UNREADABLE.test(to) || to.length > TEXT_MAX) return 'called number not readable';
  if (UNREADABLE.test(subscriber) || subscriber.length > TEXT_MAX) return 'subscriber not readable';
  if (endMs < setupMs) return 'ends before it starts';
  if (endMs - setupMs > CALL_MAX_MS) return 'longer than 31 days';
  if (answerMs !== undefined && answerMs < setupMs) return 'answered before it starts';
  if (answerMs !== undefined && answerMs > endMs) return 'answered after it ends';
  return undefined;
}
