// The files of a replay as one stream in order of time, whatever their formats.
import { statSync } from 'node:fs';
import type { ColumnMap } from '../../ingest/cdr/column-map.ts';
import { detectFileFormat, readCallRecords } from '../../ingest/cdr/read-call-records.ts';
import { zoneOffsets } from '../../ingest/cdr/zone-offsets.ts';
import type { EventBatch } from '../../ingest/ndjson/event-batch.ts';
import { mergeByTime } from '../../ingest/ndjson/merge-by-time.ts';
import { readEvents } from '../../ingest/ndjson/read-events.ts';

export interface EventSources {
  readonly batches: AsyncIterable<EventBatch>;
  /** Bytes of all files; 0 when standard input is among them. */
  readonly bytes: number;
}

export async function openSources(
  files: readonly string[],
  options: { readonly timeZone: string; readonly columnMap?: ColumnMap },
): Promise<EventSources> {
  const sources: AsyncIterable<EventBatch>[] = [];
  let bytes = 0;
  for (const file of files) {
    const format = file === '-' ? 'ndjson' : await detectFileFormat(file);
    if (file !== '-') bytes += statSync(file).size;
    const records =
      options.columnMap !== undefined || (format !== undefined && format !== 'ndjson');
    sources.push(records && format !== 'ndjson' ? recordEvents(file, options) : readEvents(file));
  }
  return { batches: mergeByTime(sources), bytes: files.includes('-') ? 0 : bytes };
}

async function* recordEvents(
  file: string,
  options: { readonly timeZone: string; readonly columnMap?: ColumnMap },
): AsyncGenerator<EventBatch> {
  const read = readCallRecords(file, {
    zone: zoneOffsets(options.timeZone),
    ...(options.columnMap === undefined ? {} : { columnMap: options.columnMap }),
  });
  for await (const batch of read) {
    const quarantined = [...batch.quarantined, ...batch.problems];
    yield {
      events: batch.events,
      quarantined,
      quarantinedAt: quarantined.map(() => batch.events.length),
      bytesRead: batch.bytesRead,
    };
  }
}
