// Folders of call records as feeds.
import { join } from 'node:path';
import type { CallRecordBatch } from '../../ingest/cdr/call-record.ts';
import { WatchedFolder } from '../../ingest/cdr/watched-folder.ts';
import { zoneOffsets } from '../../ingest/cdr/zone-offsets.ts';
import { readEvents } from '../../ingest/ndjson/read-events.ts';
import type { Intake } from '../../workflow/ports.ts';
import type { Settings } from '../settings.ts';

export interface RecordFolders {
  stop(): Promise<void>;
}

export async function watchFolders(
  settings: Settings,
  intake: Intake,
  report: (error: unknown) => void,
): Promise<RecordFolders> {
  const folders = settings.records.map(each => {
    intake.declare({
      name: each.name,
      sees: { setup: false, answer: false, end: true, register: false, source: false },
      can: { refuse: false, redirect: false, release: false },
    });
    const give = (batch: Pick<CallRecordBatch, 'events' | 'quarantined'>): void => {
      for (const event of batch.events) intake.accept(each.name, event);
      for (const item of batch.quarantined) intake.quarantine(each.name, item);
    };
    return new WatchedFolder({
      folder: each.folder,
      stateFile: join(settings.dataDir, `taken-${each.name}.json`),
      records: {
        zone: zoneOffsets(each.timeZone ?? settings.timeZone),
        ...(each.format === undefined ? {} : { format: each.format }),
        ...(each.columnMap === undefined ? {} : { columnMap: each.columnMap }),
        ...(each.subscriber === undefined ? {} : { subscriber: each.subscriber }),
        ...(each.inboundContexts === undefined ? {} : { inboundContexts: each.inboundContexts }),
        facts: {
          ...(each.service === undefined ? {} : { service: each.service }),
          ...(each.trunk === undefined ? {} : { trunk: each.trunk }),
        },
      },
      onBatch: async batch => {
        give(batch);
        for (const problem of batch.problems) intake.quarantine(each.name, problem);
      },
      onNdjson: async path => {
        for await (const batch of readEvents(path)) {
          for (const event of batch.events) intake.accept(each.name, event);
          for (const item of batch.quarantined) intake.quarantine(each.name, item);
        }
      },
      onProblem: ({ file, reason }) => report(new Error(`${each.name}: ${file}: ${reason}`)),
    });
  });
  for (const folder of folders) await folder.start();
  return {
    stop: async () => {
      for (const folder of folders) await folder.stop();
    },
  };
}
