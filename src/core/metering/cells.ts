// Whole numbers in 16-bit cells, the low cell first.

const two16 = 0x1_0000;
const two32 = 0x1_0000_0000;
const most48 = two16 * two32 - 1;

export function read32(cells: Uint16Array, at: number): number {
  return cells[at]! + cells[at + 1]! * two16;
}

/** Stores 0 … 2³²−1; more is stored as the most. */
export function write32(cells: Uint16Array, at: number, value: number): void {
  const bounded = value < two32 ? value : two32 - 1;
  cells[at] = bounded & 0xffff;
  cells[at + 1] = bounded >>> 16;
}

export function read48(cells: Uint16Array, at: number): number {
  return cells[at]! + cells[at + 1]! * two16 + cells[at + 2]! * two32;
}

/** Stores 0 … 2⁴⁸−1; more is stored as the most, less as nothing. */
export function write48(cells: Uint16Array, at: number, value: number): void {
  const bounded = value < 0 ? 0 : value < most48 ? value : most48;
  cells[at] = bounded % two16;
  cells[at + 1] = Math.trunc(bounded / two16) % two16;
  cells[at + 2] = Math.trunc(bounded / two32);
}

/** A count in one cell stays at the most it can hold. */
export function bounded16(value: number): number {
  return value < 0xffff ? value : 0xffff;
}

/** The low 32 bits of a whole number of any size: what a called number is known by. */
export function low32(value: number): number {
  return ((value % two32) + two32) % two32;
}
