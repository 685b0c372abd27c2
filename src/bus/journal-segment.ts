// A segment is a file of records, named after its first sequence. It begins with a header:
//   0  8 bytes  "SEKISHO1"      8  u64  first sequence      16  u32  CRC-32 of the 16 bytes before
import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { JournalError, type JournalRecord } from '../workflow/ports.ts';
import { hasCode, JournalCorruptError, systemErrorText } from './journal-errors.ts';
import { recordBytesAt, recordHeaderBytes } from './journal-record.ts';

export const segmentHeaderBytes = 20;

const magic = Buffer.from('SEKISHO1', 'latin1');
const chunkBytes = 1024 * 1024;
const name = /^journal-(\d{16})\.seg$/;

export interface Segment {
  readonly path: string;
  readonly firstSeq: number;
}

export function segmentOf(folder: string, firstSeq: number): Segment {
  return { path: join(folder, `journal-${String(firstSeq).padStart(16, '0')}.seg`), firstSeq };
}

/** The segments of a folder in order. */
export async function listSegments(folder: string): Promise<Segment[]> {
  const found = (await readdir(folder)).map(file => name.exec(file)?.[1]);
  return found
    .filter(text => text !== undefined)
    .map(text => segmentOf(folder, Number(text)))
    .sort((a, b) => a.firstSeq - b.firstSeq);
}

export function segmentHeader(firstSeq: number): Buffer {
  const header = Buffer.alloc(segmentHeaderBytes);
  magic.copy(header);
  header.writeBigUInt64LE(BigInt(firstSeq), 8);
  header.writeUInt32LE(crc32(header.subarray(0, 16)), 16);
  return header;
}

/** Walks one segment from its beginning with flat memory, checking every record. */
export class SegmentWalk {
  readonly segment: Segment;
  /** The record expected next, and where it begins. */
  nextSeq: number;
  offset = 0;
  #bytes = Buffer.allocUnsafe(chunkBytes);

  constructor(segment: Segment) {
    this.segment = segment;
    this.nextSeq = segment.firstSeq;
  }

  /**
   * The records `fromSeq` to `toSeq`, a chunk of the file at a time. Ends at the end of the file;
   * throws JournalCorruptError where the bytes are not the record expected.
   */
  async *batches(fromSeq: number, toSeq: number): AsyncGenerator<JournalRecord[]> {
    const file = await this.#open();
    try {
      let held = 0;
      while (this.nextSeq <= toSeq) {
        const { bytesRead } = await file.read(
          this.#bytes,
          held,
          this.#bytes.length - held,
          this.offset + held,
        );
        if (bytesRead === 0) {
          if (held > 0 || this.offset === 0) throw this.#corrupt('a record is cut short');
          return;
        }
        const end = held + bytesRead;
        const records: JournalRecord[] = [];
        const used = this.#take(end, fromSeq, toSeq, records);
        held = end - used;
        this.#keepRest(used, end);
        if (records.length > 0) yield records;
      }
    } finally {
      await file.close();
    }
  }

  /** Takes the whole records of the buffer; returns the bytes used. */
  #take(end: number, fromSeq: number, toSeq: number, records: JournalRecord[]): number {
    const bytes = this.#bytes;
    let at = 0;
    if (this.offset === 0) {
      if (end < segmentHeaderBytes) return 0;
      if (!segmentHeader(this.segment.firstSeq).equals(bytes.subarray(0, segmentHeaderBytes))) {
        throw this.#corrupt('the header of the segment is broken');
      }
      at = segmentHeaderBytes;
    }
    const begin = this.offset;
    while (this.nextSeq <= toSeq) {
      const seq = this.nextSeq;
      const size = recordBytesAt(bytes, at, end, seq);
      if (size === 0) break;
      this.offset = begin + at;
      if (size < 0) throw this.#corrupt('the record is broken');
      if (seq >= fromSeq) {
        records.push({ seq, payload: bytes.toString('utf8', at + recordHeaderBytes, at + size) });
      }
      at += size;
      this.nextSeq = seq + 1;
    }
    this.offset = begin + at;
    return at;
  }

  #keepRest(used: number, end: number): void {
    const from = this.#bytes;
    if (used === 0 && end === from.length) this.#bytes = Buffer.allocUnsafe(from.length * 2);
    from.copy(this.#bytes, 0, used, end);
  }

  async #open() {
    try {
      return await open(this.segment.path, 'r');
    } catch (error) {
      const why = hasCode(error, 'ENOENT') ? 'was dropped or moved away' : systemErrorText(error);
      throw new JournalError(`${this.segment.path}: ${why}`, { cause: error });
    }
  }

  #corrupt(what: string): JournalCorruptError {
    const { offset, nextSeq: seq } = this;
    return new JournalCorruptError({ segment: this.segment.path, offset, seq, what });
  }
}
