// Folders of call records as feeds.
import { join } from 'node:path';
import type { CallEvent, Quarantined } from '../../../core/call/call-event.ts';
import { WatchedFolder } from '../../../ingest/cdr/watched-folder.ts';
import { zoneOffsets } from '../../../ingest/cdr/zone-offsets.ts';
import { readEvents } from '../../../ingest/ndjson/read-events.ts';
import type { Intake } from '../../../workflow/ports.ts';
import type { Settings } from '../../settings.ts';

export interface RecordFolders {
  stop(): Promise<void>;
}

interface Given {
  readonly events: readonly CallEvent[];
  readonly quarantined: readonly Quarantined[];
}

interface RecordFolderParts {
  readonly intake: Intake;
  /** As in LiveIntake: a file counts as taken only when its calls are on disk. */
  readonly onDisk: () => () => Promise<void>;
  readonly report: (error: unknown) => void;
}

export async function watchFolders(
  settings: Settings,
  { intake, onDisk, report }: RecordFolderParts,
): Promise<RecordFolders> {
  const folders = settings.records.map(each => {
    intake.declare({
      name: each.name,
      sees: { setup: false, answer: false, end: true, register: false, source: false },
      can: { refuse: false, redirect: false, release: false },
    });
    const give = (batch: Given): void => {
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
        const written = onDisk();
        give(batch);
        for (const problem of batch.problems) intake.quarantine(each.name, problem);
        await written();
      },
      onNdjson: async path => {
        for await (const batch of readEvents(path)) {
          const written = onDisk();
          give(batch);
          await written();
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
