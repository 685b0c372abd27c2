import { mkdirSync } from 'node:fs';
import type { Logger } from 'pino';
import { FileJournal } from '../../../bus/file-journal.ts';

/** Opens the journal, and says what was cut off or cannot be written. */
export async function openJournal(
  folder: string,
  dataDir: string,
  how: {
    readonly log: Pick<Logger, 'warn'>;
    readonly report: (error: unknown) => void;
    /** Takes what closes it. */
    readonly open: (() => Promise<void> | void)[];
  },
): Promise<FileJournal> {
  // The database's own user must be able to pass through; what lies inside is closed to others.
  mkdirSync(dataDir, { recursive: true, mode: 0o711 });
  const journal = await FileJournal.open({ folder });
  how.open.push(() => journal.close());
  if (journal.torn !== undefined) {
    how.log.warn({ torn: journal.torn }, 'unfinished end of the journal cut off');
  }
  journal.onFailure(how.report);
  return journal;
}

/** Where an earlier demo had come to: the time of its last journal record; 0 when there is none. */
export async function resumeTime(journal: FileJournal): Promise<number> {
  if (journal.lastSeq === 0) return 0;
  for await (const record of journal.read(journal.lastSeq)) {
    return (JSON.parse(record.payload) as { atMs: number }).atMs;
  }
  return 0;
}
