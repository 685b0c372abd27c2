import type { FileJournal } from '../../../bus/file-journal.ts';
import { FileSnapshots } from '../../../bus/file-snapshots.ts';
import type { Clock } from '../../../workflow/ports.ts';
import type { DataPlaces } from '../../data-places.ts';
import { cutJournal } from '../../retention/cut-journal.ts';
import type { Settings } from '../../settings.ts';
import type { OpenStore } from './open-store.ts';

export interface RetentionParts {
  readonly store: Pick<OpenStore, 'decisions' | 'reports' | 'retention'>;
  readonly journal: FileJournal;
  readonly places: Pick<DataPlaces, 'snapshots'>;
  readonly settings: Pick<Settings, 'retention'>;
  readonly clock: Clock;
  readonly report: (error: unknown) => void;
}

const dayMs = 86_400_000;
const firstAfterMs = 10 * 60 * 1000;

/** Ten minutes after the start and once a day from then on; returns what stops it. */
export function startRetention(parts: RetentionParts): () => Promise<void> {
  const { store, journal, settings, places, clock, report } = parts;
  const days = settings.retention;
  let running = Promise.resolve();
  const run = async (): Promise<void> => {
    await store.reports.settle(clock.nowMs());
    await store.retention.run(days, clock.nowMs());
    await cutJournal({
      journal,
      snapshots: new FileSnapshots({ folder: places.snapshots }),
      storedSeq: await store.decisions.offset(),
      // Files tell when they were written by the clock of the machine.
      beforeMs: Date.now() - days.journal * dayMs,
    });
  };
  const begin = (): void => {
    running = running.then(run).catch(report);
  };
  const daily: { timer?: NodeJS.Timeout } = {};
  const first = setTimeout(() => {
    begin();
    daily.timer = setInterval(begin, dayMs);
  }, firstAfterMs);
  return () => {
    clearTimeout(first);
    clearInterval(daily.timer);
    return running;
  };
}
