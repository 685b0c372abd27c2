// The records of a journal that another process may be writing: only what is on disk is read.
import type { JournalRecord } from '../workflow/ports.ts';
import { listSegments, SegmentWalk } from './journal-segment.ts';

/**
 * Records up to `toSeq`, which must be durable, from the first segment on that may hold one for
 * which `isWanted` is true; it is asked about the first record of each segment. Throws JournalError
 * when a segment was dropped meanwhile.
 */
export async function* readJournal(
  folder: string,
  toSeq: number,
  isWanted: (record: JournalRecord) => boolean,
): AsyncGenerator<readonly JournalRecord[]> {
  const segments = (await listSegments(folder)).filter(one => one.firstSeq <= toSeq);
  let begin = 0;
  for (let at = 1; at < segments.length; at += 1) {
    const walk = new SegmentWalk(segments[at]!);
    const { firstSeq } = walk.segment;
    const { value } = await walk.batches(firstSeq, firstSeq).next();
    const first = (value as JournalRecord[] | undefined)?.[0];
    if (first === undefined || isWanted(first)) break;
    begin = at;
  }
  for (const [at, segment] of segments.entries()) {
    if (at < begin) continue;
    const last = (segments[at + 1]?.firstSeq ?? toSeq + 1) - 1;
    yield* new SegmentWalk(segment).batches(segment.firstSeq, Math.min(last, toSeq));
  }
}
