// A QR code (ISO/IEC 18004) of bytes, error correction level M, versions 1 to 20: enough for the
// address that an authenticator takes in, and no more.
import { assert } from './assert.ts';
import { drawQrCode } from './qr-drawing.ts';

/** Correction codewords of a block, by version. */
const correctionWords = [
  0, 10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26,
] as const;
const blocksOf = [0, 1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16] as const;
const versionMax = 20;

/** Rows of `1` (dark) and `0`, without the quiet zone of four around. Throws beyond 666 bytes. */
export function qrCode(text: string): string[] {
  const bytes = utf8(text);
  const version = versionFor(bytes.length);
  return drawQrCode(version, interleaved(version, dataWords(version, bytes)));
}

function versionFor(length: number): number {
  for (let version = 1; version <= versionMax; version += 1) {
    const headBits = version < 10 ? 12 : 20;
    if (headBits + 8 * length <= 8 * dataCount(version)) return version;
  }
  assert(false, 'a text for a QR code is short');
  return versionMax;
}

/** Bits for data and correction: all modules but those of a function. */
function rawWords(version: number): number {
  const size = 17 + 4 * version;
  let bits = size * size - 3 * 64 - 2 * 15 - 1 - 2 * (size - 16);
  if (version >= 2) {
    const along = Math.floor(version / 7) + 2;
    // Alignment patterns, of which those on the timing patterns cover some of these already.
    bits -= 25 * (along * along - 3) - 2 * 5 * (along - 2);
  }
  if (version >= 7) bits -= 36;
  return Math.floor(bits / 8);
}

function dataCount(version: number): number {
  return rawWords(version) - correctionWords[version]! * blocksOf[version]!;
}

/** Mode, length, bytes, end and padding (section 7.4). */
function dataWords(version: number, bytes: readonly number[]): number[] {
  let bits = `0100${bytes.length.toString(2).padStart(version < 10 ? 8 : 16, '0')}`;
  for (const byte of bytes) bits += byte.toString(2).padStart(8, '0');
  const count = dataCount(version);
  bits += '0'.repeat(Math.min(4, 8 * count - bits.length));
  bits += '0'.repeat(-bits.length & 7);
  const words = (bits.match(/.{8}/g) ?? []).map(word => Number.parseInt(word, 2));
  for (let pad = 0xec; words.length < count; pad ^= 0xec ^ 0x11) words.push(pad);
  return words;
}

/** Data in blocks, each with its correction, told in turns (section 7.6). */
function interleaved(version: number, words: readonly number[]): number[] {
  const count = blocksOf[version]!;
  const correction = correctionWords[version]!;
  const short = Math.floor(words.length / count);
  const longBlocks = words.length % count;
  const blocks: number[][] = [];
  let from = 0;
  for (let at = 0; at < count; at += 1) {
    const length = short + (at >= count - longBlocks ? 1 : 0);
    blocks.push(words.slice(from, from + length));
    from += length;
  }
  const inTurns = (lists: readonly (readonly number[])[], longest: number): number[] => {
    const told: number[] = [];
    for (let at = 0; at < longest; at += 1) {
      for (const list of lists) if (at < list.length) told.push(list[at]!);
    }
    return told;
  };
  const corrections = blocks.map(block => reedSolomon(block, correction));
  return [...inTurns(blocks, short + 1), ...inTurns(corrections, correction)];
}

/** Remainder of the data by the generator of that degree, over GF(256) with 0x11d. */
export function reedSolomon(data: readonly number[], degree: number): number[] {
  const divisor = new Array<number>(degree).fill(0);
  divisor[degree - 1] = 1;
  let root = 1;
  for (let turn = 0; turn < degree; turn += 1) {
    for (let at = 0; at < degree; at += 1) {
      divisor[at] = product(divisor[at]!, root) ^ (divisor[at + 1] ?? 0);
    }
    root = product(root, 2);
  }
  const rest = new Array<number>(degree).fill(0);
  for (const word of data) {
    const factor = word ^ rest.shift()!;
    rest.push(0);
    for (let at = 0; at < degree; at += 1) rest[at]! ^= product(divisor[at]!, factor);
  }
  return rest;
}

function product(left: number, right: number): number {
  let result = 0;
  for (let bit = 7; bit >= 0; bit -= 1) {
    result = (result << 1) ^ ((result >>> 7) * 0x11d);
    result ^= ((right >>> bit) & 1) * left;
  }
  return result;
}

function utf8(text: string): number[] {
  const escaped = encodeURIComponent(text.toWellFormed());
  return (escaped.match(/%..|[^%]/g) ?? []).map(part =>
    part.length === 3 ? Number.parseInt(part.slice(1), 16) : part.charCodeAt(0),
  );
}
