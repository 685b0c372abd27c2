// Texts with a few numbers each, oldest first, in typed arrays: what a bounded map of small records
// holds, without an object for each. Plain data, so that a snapshot is a copy.
//
// The hash has no secret, so texts can be made that all belong in one place. A text that finds no
// free slot within `probesMax` of its own is not kept: asking stays quick whatever is put in.
import { hashText } from './pack-text.ts';

export interface TextRing {
  /** Numbers beside each text. */
  readonly width: number;
  /** By position, which is the order of arrival modulo the length; undefined where nothing is. */
  texts: (string | undefined)[];
  hashes: Int32Array;
  numbers: Float64Array;
  /** Position of the text plus one; 0: free. Twice as long as the ring. */
  slots: Int32Array;
  oldest: number;
  next: number;
  size: number;
  /** Times that everything was laid out anew; positions change then. */
  laid: number;
}

const probesMax = 256;
const leastLength = 16;

export function newTextRing(width: number): TextRing {
  return {
    width,
    texts: new Array<string | undefined>(leastLength).fill(undefined),
    hashes: new Int32Array(leastLength),
    numbers: new Float64Array(leastLength * width),
    slots: new Int32Array(2 * leastLength),
    oldest: 0,
    next: 0,
    size: 0,
    laid: 0,
  };
}

let hashedText = '';
let hashed = hashText('');

/** One callId is looked up in several rings, one after the other. */
function hashOf(text: string): number {
  if (text !== hashedText) {
    hashed = hashText(text);
    hashedText = text;
  }
  return hashed;
}

/** Position of the text, −1 when it is not there. */
export function findInRing(ring: TextRing, text: string): number {
  const hash = hashOf(text);
  const { slots, hashes, texts } = ring;
  const mask = slots.length - 1;
  for (let slot = hash & mask, id = slots[slot]!; id !== 0; id = slots[slot]!) {
    if (hashes[id - 1] === hash && texts[id - 1] === text) return id - 1;
    slot = (slot + 1) & mask;
  }
  return -1;
}

/** Position of the oldest text, −1 in an empty ring. */
export function oldestInRing(ring: TextRing): number {
  if (ring.size === 0) return -1;
  const mask = ring.texts.length - 1;
  while (ring.texts[ring.oldest & mask] === undefined) ring.oldest += 1;
  return ring.oldest & mask;
}

/**
 * Puts in a text that is not there, as the newest, its numbers zero. Gives its position; −1 when it
 * is not kept.
 */
export function putInRing(ring: TextRing, text: string): number {
  if (ring.next - ring.oldest === ring.texts.length) {
    oldestInRing(ring);
    if (ring.next - ring.oldest === ring.texts.length) layAnew(ring);
  }
  const hash = hashOf(text);
  const at = ring.next & (ring.texts.length - 1);
  ring.hashes[at] = hash;
  if (!spread(ring, at, probesMax)) return -1;
  ring.texts[at] = text;
  for (let i = at * ring.width; i < (at + 1) * ring.width; i += 1) ring.numbers[i] = 0;
  ring.next += 1;
  ring.size += 1;
  return at;
}

export function removeFromRing(ring: TextRing, at: number): void {
  const { slots, hashes } = ring;
  const mask = slots.length - 1;
  let free = hashes[at]! & mask;
  while (slots[free] !== at + 1) free = (free + 1) & mask;
  // What stands behind moves up, unless it is at home between the gap and where it stands.
  for (let slot = (free + 1) & mask; slots[slot] !== 0; slot = (slot + 1) & mask) {
    const home = hashes[slots[slot]! - 1]! & mask;
    if (((slot - home) & mask) < ((slot - free) & mask)) continue;
    slots[free] = slots[slot]!;
    free = slot;
  }
  slots[free] = 0;
  ring.texts[at] = undefined;
  ring.size -= 1;
}

/** Positions of all texts, oldest first. */
export function* ringPositions(ring: TextRing): Generator<number> {
  const mask = ring.texts.length - 1;
  for (let turn = ring.oldest; turn < ring.next; turn += 1) {
    if (ring.texts[turn & mask] !== undefined) yield turn & mask;
  }
}

function spread(ring: TextRing, at: number, most: number): boolean {
  const { slots } = ring;
  const mask = slots.length - 1;
  let slot = ring.hashes[at]! & mask;
  for (let probes = 0; slots[slot] !== 0; probes += 1) {
    if (probes >= most) return false;
    slot = (slot + 1) & mask;
  }
  slots[slot] = at + 1;
  return true;
}

/** Closes the gaps; a ring that has few of them becomes twice as long. */
function layAnew(ring: TextRing): void {
  const { width, texts, hashes, numbers } = ring;
  const length = ring.size * 4 > texts.length * 3 ? 2 * texts.length : texts.length;
  const positions = [...ringPositions(ring)];
  ring.texts = new Array<string | undefined>(length).fill(undefined);
  ring.hashes = new Int32Array(length);
  ring.numbers = new Float64Array(length * width);
  ring.slots = new Int32Array(2 * length);
  positions.forEach((from, to) => {
    ring.texts[to] = texts[from];
    ring.hashes[to] = hashes[from]!;
    ring.numbers.set(numbers.subarray(from * width, (from + 1) * width), to * width);
    spread(ring, to, Number.POSITIVE_INFINITY);
  });
  ring.oldest = 0;
  ring.next = positions.length;
  ring.laid += 1;
}
