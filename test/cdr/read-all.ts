import type { Quarantined } from '../../src/core/call/call-event.ts';
import type {
  CallRecord,
  CallRecordBatch,
  CallRecordOptions,
} from '../../src/ingest/cdr/call-record.ts';
import { readCallRecordChunks } from '../../src/ingest/cdr/read-call-records.ts';
import { zoneOffsets } from '../../src/ingest/cdr/zone-offsets.ts';

export interface ReadAll {
  events: CallRecord[];
  quarantined: Quarantined[];
  problems: Quarantined[];
  skipped: number;
}

const tokyo = zoneOffsets('Asia/Tokyo');

/** Every batch of a file put together. */
export async function allOf(batches: AsyncIterable<CallRecordBatch>): Promise<ReadAll> {
  const all: ReadAll = { events: [], quarantined: [], problems: [], skipped: 0 };
  for await (const batch of batches) {
    all.events.push(...batch.events);
    all.quarantined.push(...batch.quarantined);
    all.problems.push(...batch.problems);
    all.skipped += batch.skipped;
  }
  return all;
}

/** Reads bytes in the pieces given. */
export async function readBytes(
  pieces: readonly Uint8Array[],
  options: Partial<CallRecordOptions> = {},
): Promise<ReadAll> {
  async function* chunks() {
    let bytesRead = 0;
    for (const bytes of pieces) {
      bytesRead += bytes.length;
      yield { bytes, bytesRead };
    }
  }
  return allOf(readCallRecordChunks(chunks(), 'given', { zone: tokyo, ...options }));
}

/** A call in one line, times in Japan. */
export function brief(call: CallRecord): string {
  const clock = (ms: number | undefined): string =>
    ms === undefined ? '-' : new Date(ms + 9 * 3_600_000).toISOString().slice(2, 19);
  const times = `${clock(call.setupMs)} ${clock(call.answerMs)} ${clock(call.endMs)}`;
  return `${call.subscriber} ${call.to} ${times} ${call.direction} ${call.cause ?? '-'}`;
}
