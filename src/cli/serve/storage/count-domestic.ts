import type { Database } from '../../../store/database.ts';
import { addDomesticCalls } from '../../../store/domestic-count.ts';
import type { Clock } from '../../../workflow/ports.ts';

export interface DomesticCountParts {
  readonly database: Database;
  readonly clock: Clock;
  /** Domestic calls since the start. */
  readonly counted: () => number;
  readonly report: (error: unknown) => void;
  /** Default a minute. */
  readonly everyMs?: number;
}

/** Brings the count to the day's row once a minute; returns what stops it. */
export function countDomestic(parts: DomesticCountParts): () => Promise<void> {
  const { database, clock, counted, report, everyMs = 60_000 } = parts;
  let stored = 0;
  let writing = Promise.resolve();
  const write = (): Promise<void> => {
    writing = writing.then(async () => {
      const now = counted();
      if (now === stored) return;
      await addDomesticCalls(database, clock.nowMs(), now - stored);
      stored = now;
    });
    // What the store did not take is in the next count.
    writing = writing.catch(report);
    return writing;
  };
  const timer = setInterval(write, everyMs);
  return () => {
    clearInterval(timer);
    return write();
  };
}
