import { assert } from '../stdx/assert.ts';
import { generatedRanges } from './destinations.generated.ts';
import type { NumberStatus } from './dialled-number.ts';

/** Reads the stream of numbers that scripts/numbering/encode-range-tree.ts describes. */
function decodeNumbers(text: string): () => number {
  const values = new Uint8Array(128);
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  for (let i = 0; i < 64; i++) values[alphabet.charCodeAt(i)] = i;
  let at = 0;
  return () => {
    let value = 0;
    for (let scale = 1; ; scale *= 32) {
      while (text.charCodeAt(at) === 10) at++;
      assert(at < text.length, 'the table of ranges is cut off');
      const symbol = values[text.charCodeAt(at++)]!;
      value += (symbol % 32) * scale;
      if (symbol < 32) return value;
    }
  };
}

const read = decodeNumbers(generatedRanges);

function readPairs(): { first: Uint16Array; second: Uint32Array } {
  const count = read();
  const first = new Uint16Array(count);
  const second = new Uint32Array(count);
  for (let i = 0; i < count; i++) {
    first[i] = read();
    second[i] = read();
  }
  return { first, second };
}

const { first: outcomeDestinations, second: outcomeTypes } = readPairs();
const { first: leafOutcomes, second: leafLengths } = readPairs();

const branchCount = read();
const accepted = new Uint16Array(branchCount);
const pending = new Uint16Array(branchCount);
/** Ten a branch: 0 nothing, odd 2n+1 leaf n, even 2n+2 branch n. */
const next = new Uint16Array(branchCount * 10);
readBranches();

function readBranches(): void {
  assert(branchCount < 0x7fff && leafOutcomes.length < 0x7fff, 'references fit in 16 bits');
  for (let branch = 0; branch < branchCount; branch++) {
    accepted[branch] = read();
    pending[branch] = read();
    for (let digit = 0; digit < 10; ) {
      const run = read();
      const reference = read();
      const isBranch = reference > 0 && reference % 2 === 0;
      const value = isBranch ? 2 * (branch - reference / 2) + 2 : reference;
      next.fill(value, branch * 10 + digit, branch * 10 + digit + run);
      digit += run;
    }
  }
}

/** Where to begin when nothing has been read. */
export const rootNode: number = 2 * (branchCount - 1) + 2;

export const outcomeCount: number = outcomeDestinations.length;

export function outcomeDestination(outcome: number): number {
  return outcomeDestinations[outcome]!;
}

export function outcomeType(outcome: number): number {
  return outcomeTypes[outcome]!;
}

/** Statuses by number, as `walk` gives them. */
export const statuses: readonly NumberStatus[] = [
  'valid',
  'too-short',
  'too-long',
  'unallocated',
  'manipulated',
];
const valid = 0;
const tooShort = 1;
const tooLong = 2;
const unallocated = 3;

/** The node after `digits` from the root; they must lead somewhere. */
export function nodeAfter(digits: string): number {
  let node = rootNode;
  for (let i = 0; i < digits.length; i++) {
    assert(node > 0 && node % 2 === 0, `no branch before the end of ${digits}`);
    node = next[(node - 2) * 5 + digits.charCodeAt(i) - 48]!;
  }
  assert(node > 0, `nothing begins with ${digits}`);
  return node;
}

/**
 * Reads the digits of `text` from `at` to its end, beginning at `node`. Gives one number: outcome
 * × 8 + status, and in bits 16 and up the count of characters read before the way ended.
 */
export function walk(node: number, text: string, at: number): number {
  const end = text.length;
  let branch = node;
  let i = at;
  for (;;) {
    if ((branch & 1) === 1) return finishAtLeaf(branch >> 1, end - i) | ((i - at) << 16);
    const row = (branch >> 1) - 1;
    if (i === end) {
      const outcome = accepted[row]!;
      const result = outcome > 0 ? (outcome - 1) * 8 + valid : pending[row]! * 8 + tooShort;
      return result | ((i - at) << 16);
    }
    const digit = text.charCodeAt(i) - 48;
    const following = digit >= 0 && digit <= 9 ? next[row * 10 + digit]! : 0;
    if (following === 0) {
      const outcome = accepted[row]!;
      const result = outcome > 0 ? (outcome - 1) * 8 + tooLong : pending[row]! * 8 + unallocated;
      return result | ((i - at) << 16);
    }
    branch = following;
    i++;
  }
}

function finishAtLeaf(leaf: number, remaining: number): number {
  const lengths = leafLengths[leaf]!;
  const outcome = leafOutcomes[leaf]! * 8;
  if (lengths === 0) return outcome + unallocated;
  if (remaining < 32 && (lengths >>> remaining) & 1) return outcome + valid;
  return outcome + (remaining > 31 || lengths >>> remaining === 0 ? tooLong : tooShort);
}
