// One record on disk, little endian:
//   0  u32  CRC-32 of everything after it
//   4  u32  payload bytes; the top bit marks the first record of a batch
//   8  u64  sequence
//  16  …    payload, UTF-8
// A batch is written only after the one before it was fsynced. So a whole first-of-a-batch record
// A batch is written only after the one before it was fsynced. So a whole first-of-batch record
import { crc32 } from 'node:zlib';

export const recordHeaderBytes = 16;
export const payloadBytesMax = 16 * 1024 * 1024;

const firstOfBatch = 0x8000_0000;
const twoTo32 = 0x1_0000_0000;

/** Writes a record whose payload already stands at `at + recordHeaderBytes`. */
export function sealRecord(
  bytes: Buffer,
  at: number,
  record: { seq: number; payloadBytes: number; first: boolean },
): void {
  const length = record.first ? record.payloadBytes + firstOfBatch : record.payloadBytes;
  bytes.writeUInt32LE(length, at + 4);
  bytes.writeUInt32LE(record.seq % twoTo32, at + 8);
  bytes.writeUInt32LE(Math.floor(record.seq / twoTo32), at + 12);
  const end = at + recordHeaderBytes + record.payloadBytes;
  bytes.writeUInt32LE(crc32(bytes.subarray(at + 4, end)), at);
}

/**
 * Bytes of the whole, valid record `seq` at `at`; 0 when it goes on beyond `end`;
 * -1 when it is broken or another record.
 */
export function recordBytesAt(bytes: Buffer, at: number, end: number, seq: number): number {
  if (at + recordHeaderBytes > end) return 0;
  const payloadBytes = bytes.readUInt32LE(at + 4) % firstOfBatch;
  if (payloadBytes > payloadBytesMax) return -1;
  if (sequenceAt(bytes, at) !== seq) return -1;
  const size = recordHeaderBytes + payloadBytes;
  if (at + size > end) return 0;
  return crc32(bytes.subarray(at + 4, at + size)) === bytes.readUInt32LE(at) ? size : -1;
}

/** True when a whole first record of a batch, later than `seq`, begins anywhere in the bytes. */
export function laterBatchBegins(bytes: Buffer, seq: number): boolean {
  for (let at = 0; at + recordHeaderBytes <= bytes.length; at++) {
    if (bytes.readUInt32LE(at + 4) < firstOfBatch) continue;
    const found = sequenceAt(bytes, at);
    if (found <= seq || found > seq + bytes.length / recordHeaderBytes) continue;
    if (recordBytesAt(bytes, at, bytes.length, found) > 0) return true;
  }
  return false;
}

function sequenceAt(bytes: Buffer, at: number): number {
  return bytes.readUInt32LE(at + 8) + bytes.readUInt32LE(at + 12) * twoTo32;
}
