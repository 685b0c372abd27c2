// The stores of the live driver without a disk: whole implementations of their ports.
import { deserialize, serialize } from 'node:v8';
import type { CallRecord } from '../../src/core/call/call-record.ts';
import type {
  DecisionRecord,
  DecisionStore,
  EndedCallRecord,
  MessageRecord,
  SnapshotStore,
  TraceRecord,
} from '../../src/workflow/ports.ts';

/** Keeps snapshots as bytes, the newest last. */
export class MemorySnapshots implements SnapshotStore {
  readonly kept: { readonly seq: number; readonly version: string; readonly bytes: Buffer }[] = [];

  async save(
    seq: number,
    version: string,
    state: unknown,
    journalled: () => Promise<unknown> = () => Promise.resolve(),
  ): Promise<void> {
    const bytes = serialize(state);
    await journalled();
    this.kept.push({ seq, version, bytes });
  }

  async load(version: string): Promise<{ seq: number; state: unknown } | undefined> {
    const found = this.kept.findLast(each => each.version === version);
    return found === undefined
      ? undefined
      : { seq: found.seq, state: deserialize(Buffer.from(found.bytes)) };
  }
}

/** Keeps decisions and messages by key as a table would; can be away for a while. */
export class MemoryDecisions implements Pick<DecisionStore, 'record' | 'offset'> {
  readonly rows = new Map<string, DecisionRecord>();
  readonly messages = new Map<string, MessageRecord>();
  /** By call and set-up, as corrected last. */
  readonly calls = new Map<string, CallRecord>();
  /** By case, journal record and place within it. */
  readonly traces = new Map<string, TraceRecord>();
  away = false;
  /** Written once more although known: counted, not kept. */
  repeated = 0;
  #offset = 0;

  async record(
    records: readonly DecisionRecord[],
    offsetSeq: number,
    messages: readonly MessageRecord[] = [],
    calls: readonly EndedCallRecord[] = [],
    traces: readonly TraceRecord[] = [],
  ): Promise<void> {
    if (this.away) throw new Error('the store is away');
    for (const message of messages) {
      if (this.messages.has(message.key)) this.repeated += 1;
      else this.messages.set(message.key, structuredClone(message));
    }
    for (const { call } of calls) {
      this.calls.set(`${call.callId} ${call.setupMs}`, structuredClone(call));
    }
    for (const { seq, ordinal, trace } of traces) {
      this.traces.set(`${trace.case} ${seq} ${ordinal}`, structuredClone({ seq, ordinal, trace }));
    }
    for (const record of records) {
      if (this.rows.has(record.key)) this.repeated += 1;
      else this.rows.set(record.key, structuredClone(record));
    }
    this.#offset = Math.max(this.#offset, offsetSeq);
  }

  async offset(): Promise<number> {
    if (this.away) throw new Error('the store is away');
    return this.#offset;
  }
}
