import { readFile, stat } from 'node:fs/promises';
import type { Disk, DiskFile } from './journal-disk.ts';
import { JournalCorruptError } from './journal-errors.ts';
import { laterBatchBegins } from './journal-record.ts';
import { type Segment, SegmentWalk, segmentHeader, segmentHeaderBytes } from './journal-segment.ts';

/** What was cut off the end: the write that a crash interrupted. */
export interface TornTail {
  readonly segment: string;
  readonly offset: number;
  readonly bytes: number;
}

export interface Recovered {
  readonly file: DiskFile;
  readonly bytes: number;
  readonly lastSeq: number;
  readonly torn: TornTail | undefined;
}

/**
 * Opens the last segment for writing and cuts off a torn tail. Only a tail: where a later batch
 * proves that the broken record had been on disk, it throws JournalCorruptError.
 */
export async function recoverSegment(segment: Segment, disk: Disk): Promise<Recovered> {
  const walk = new SegmentWalk(segment);
  let broken: JournalCorruptError | undefined;
  try {
    for await (const _ of walk.batches(Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY));
  } catch (error) {
    if (!(error instanceof JournalCorruptError)) throw error;
    broken = error;
  }
  const size = (await stat(segment.path)).size;
  const offset = walk.offset;
  if (broken && !(await isTornTail(walk))) throw broken;
  const file = await disk.open(segment.path, false);
  if (broken) {
    await file.truncate(offset);
    if (offset === 0) await file.write(segmentHeader(segment.firstSeq), 0);
    await file.sync();
  }
  return {
    file,
    bytes: Math.max(offset, segmentHeaderBytes),
    lastSeq: walk.nextSeq - 1,
    torn: broken && { segment: segment.path, offset, bytes: size - offset },
  };
}

/** Whether what follows the place where a walk of the last segment failed was never durable. */
export async function isTornTail(walk: SegmentWalk): Promise<boolean> {
  const rest = (await readFile(walk.segment.path)).subarray(walk.offset);
  return !laterBatchBegins(rest, walk.nextSeq - 1);
}

/** Begins a new segment, lasting before it returns. */
export async function createSegment(
  folder: string,
  segment: Segment,
  disk: Disk,
): Promise<DiskFile> {
  const file = await disk.open(segment.path, true);
  try {
    await file.write(segmentHeader(segment.firstSeq), 0);
    await file.sync();
    await disk.syncFolder(folder);
  } catch (error) {
    await file.close();
    throw error;
  }
  return file;
}
