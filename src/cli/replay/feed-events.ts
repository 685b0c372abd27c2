// Reads recorded files to their end, event by event, with progress on standard error.
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { CallEvent, Quarantined } from '../../core/call/call-event.ts';
import type { ColumnMap } from '../../ingest/cdr/column-map.ts';
import { ProgressLine } from '../progress-line.ts';
import { openSources } from './event-sources.ts';

export interface RecordedFiles {
  readonly files: readonly string[];
  /** Column map (YAML) of call-record files that are no known format. */
  readonly columns?: string;
  readonly timeZone: string;
  readonly quiet: boolean;
}

export interface EventTaker {
  take(event: CallEvent): void;
  /** What could not be read, in its place among the events. */
  quarantine(item: Quarantined): void;
  /** After each batch; reading goes on when it resolves. */
  drain?(): Promise<void>;
}

/** `doing` names the work on the progress line. */
export async function feedEvents(
  recorded: RecordedFiles,
  doing: string,
  taker: EventTaker,
): Promise<void> {
  const { files, columns, timeZone, quiet } = recorded;
  const columnMap =
    columns === undefined ? undefined : (parse(readFileSync(columns, 'utf8')) as ColumnMap);
  const sources = await openSources(files, {
    timeZone,
    ...(columnMap === undefined ? {} : { columnMap }),
  });
  const progress = new ProgressLine(quiet ? undefined : process.stderr, doing, 'MB');
  const startedMs = performance.now();
  let events = 0;
  for await (const batch of sources.batches) {
    let at = 0;
    for (let i = 0; i < batch.events.length; i += 1) {
      while (at < batch.quarantined.length && batch.quarantinedAt[at]! <= i) {
        taker.quarantine(batch.quarantined[at]!);
        at += 1;
      }
      taker.take(batch.events[i]!);
    }
    for (; at < batch.quarantined.length; at += 1) taker.quarantine(batch.quarantined[at]!);
    await taker.drain?.();
    events += batch.events.length + batch.quarantined.length;
    const rate = Math.round(events / ((performance.now() - startedMs) / 1_000) / 1_000);
    progress.show(batch.bytesRead / 1e6, sources.bytes / 1e6, `${rate} k events/s`);
  }
  progress.end();
}
