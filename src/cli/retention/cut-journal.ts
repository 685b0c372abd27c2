import type { FileJournal } from '../../bus/file-journal.ts';
import type { FileSnapshots } from '../../bus/file-snapshots.ts';

export interface CutOptions {
  readonly journal: FileJournal;
  readonly snapshots: FileSnapshots;
  /** The journal sequence up to which the store holds everything. */
  readonly storedSeq: number;
  readonly beforeMs: number;
}

/**
 * Drops segments whose records are older than that, but none that a start from the older of the
 * kept snapshots, or the store, still needs. Gives the first record that is surely kept.
 */
export async function cutJournal(options: CutOptions): Promise<number> {
  const { journal, snapshots, storedSeq, beforeMs } = options;
  const snapshotSeq = await snapshots.oldestSeq();
  if (snapshotSeq === undefined) return 0;
  const old = await journal.firstSeqSince(beforeMs);
  const keptFrom = Math.min(snapshotSeq + 1, storedSeq + 1, old);
  await journal.truncateBefore(keptFrom);
  return keptFrom;
}
