// Texts numbered from 0 in order of arrival: an open-addressed table over typed arrays. Names that
// pack into an integer (pack-text.ts) take eight bytes and the share of the slots, others their
// bytes in an arena as well. Plain data, so that a snapshot is a copy; nothing is ever taken out.
import { doublesOf, grownLength } from './grown.ts';
import { hashPacked, hashText, packText, unpackText } from './pack-text.ts';
import { isTextAt, newTextArena, putText, type TextArena, textAt } from './text-arena.ts';

export interface TextTable {
  count: number;
  /** Packed text, or −1 − its place in the arena. */
  keys: Float64Array;
  /** Number of the text plus one; 0: free. A power of two long, at most three quarters full. */
  slots: Int32Array;
  readonly arena: TextArena;
}

const probesMax = 256;

export function newTextTable(): TextTable {
  return {
    count: 0,
    keys: new Float64Array(16),
    slots: new Int32Array(32),
    arena: newTextArena(),
  };
}

/** Number of the text, −1 when it is not there. */
export function findText(table: TextTable, text: string): number {
  const packed = packText(text);
  return table.slots[slotOf(table, text, packed)]! - 1;
}

/** Number of the text, added when it is not there. */
export function addText(table: TextTable, text: string): number {
  const packed = packText(text);
  const slot = slotOf(table, text, packed);
  const known = table.slots[slot]!;
  if (known !== 0) return known - 1;
  const id = table.count;
  if (id === table.keys.length) table.keys = doublesOf(table.keys, grownLength(id, id + 1));
  table.keys[id] = packed >= 0 ? packed : -1 - putText(table.arena, text);
  table.slots[slot] = id + 1;
  table.count = id + 1;
  if (table.count * 4 > table.slots.length * 3) respread(table);
  return id;
}

/**
 * Whether a text that is not there finds a free slot near its own. The hash has no secret, so names
 * from outside can be made that all belong in one place; those are better not taken.
 */
export function hasRoomFor(table: TextTable, text: string): boolean {
  const packed = packText(text);
  const home = packed >= 0 ? hashPacked(packed) : hashText(text);
  return ((slotOf(table, text, packed) - home) & (table.slots.length - 1)) <= probesMax;
}

export function textOf(table: TextTable, id: number): string {
  const key = table.keys[id]!;
  return key >= 0 ? unpackText(key) : textAt(table.arena, -1 - key);
}

/** Gives back what stands empty at the ends of the arrays. */
export function trimTexts(table: TextTable): void {
  if (table.keys.length > table.count + 16) {
    table.keys = doublesOf(table.keys, table.count + 16);
  }
  const { arena } = table;
  if (arena.bytes.length > arena.used + 64) arena.bytes = arena.bytes.slice(0, arena.used + 64);
}

/** The slot of the text, or the free one where it belongs. */
function slotOf(table: TextTable, text: string, packed: number): number {
  const { slots, keys } = table;
  const mask = slots.length - 1;
  let slot = (packed >= 0 ? hashPacked(packed) : hashText(text)) & mask;
  for (let id = slots[slot]!; id !== 0; id = slots[slot]!) {
    const key = keys[id - 1]!;
    if (packed >= 0 ? key === packed : key < 0 && isTextAt(table.arena, -1 - key, text)) break;
    slot = (slot + 1) & mask;
  }
  return slot;
}

function respread(table: TextTable): void {
  const slots = new Int32Array(table.slots.length * 2);
  const mask = slots.length - 1;
  for (let id = 0; id < table.count; id += 1) {
    const key = table.keys[id]!;
    let slot = (key >= 0 ? hashPacked(key) : hashText(textAt(table.arena, -1 - key))) & mask;
    while (slots[slot] !== 0) slot = (slot + 1) & mask;
    slots[slot] = id + 1;
  }
  table.slots = slots;
}
