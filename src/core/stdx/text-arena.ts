import { grownBytes } from './grown.ts';

/** Texts one behind the other in bytes; nothing is ever taken out. Plain data. */
export interface TextArena {
  bytes: Uint8Array;
  used: number;
}

export function newTextArena(): TextArena {
  return { bytes: new Uint8Array(64), used: 0 };
}

const wide = 0x80;

/**
 * Appends the text and gives its place: a head of three bytes (units, and whether one of them needs
 * two bytes), then the units. A text of 2^23 units or more is cut.
 */
export function putText(arena: TextArena, text: string): number {
  const units = Math.min(text.length, 0x7f_ffff);
  let two = false;
  for (let i = 0; i < units && !two; i += 1) two = text.charCodeAt(i) > 0xff;
  const at = arena.used;
  const size = 3 + (two ? 2 * units : units);
  arena.bytes = grownBytes(arena.bytes, at, size);
  const { bytes } = arena;
  bytes[at] = units & 0xff;
  bytes[at + 1] = (units >> 8) & 0xff;
  bytes[at + 2] = (units >> 16) | (two ? wide : 0);
  let to = at + 3;
  for (let i = 0; i < units; i += 1) {
    const code = text.charCodeAt(i);
    bytes[to] = code & 0xff;
    if (two) bytes[to + 1] = code >> 8;
    to += two ? 2 : 1;
  }
  arena.used = at + size;
  return at;
}

export function textAt(arena: TextArena, at: number): string {
  const units = unitsAt(arena, at);
  let text = '';
  for (let i = 0; i < units; i += 1) text += String.fromCharCode(unitAt(arena, at, i));
  return text;
}

export function isTextAt(arena: TextArena, at: number, text: string): boolean {
  if (unitsAt(arena, at) !== text.length) return false;
  for (let i = 0; i < text.length; i += 1) {
    if (unitAt(arena, at, i) !== text.charCodeAt(i)) return false;
  }
  return true;
}

function unitsAt({ bytes }: TextArena, at: number): number {
  return bytes[at]! | (bytes[at + 1]! << 8) | ((bytes[at + 2]! & ~wide) << 16);
}

function unitAt({ bytes }: TextArena, at: number, i: number): number {
  if ((bytes[at + 2]! & wide) === 0) return bytes[at + 3 + i]!;
  const to = at + 3 + 2 * i;
  return bytes[to]! | (bytes[to + 1]! << 8);
}
