// Typed arrays that grow by a quarter, so that at most a fifth of a large one stands empty.

/** Length of an array that has to hold at least `needed`. */
export function grownLength(length: number, needed: number): number {
  return Math.max(16, needed, length + (length >> 2));
}

/** The bytes, or a longer copy of the first `used`, with room for `more`. */
export function grownBytes(bytes: Uint8Array, used: number, more: number): Uint8Array {
  if (used + more <= bytes.length) return bytes;
  const longer = new Uint8Array(grownLength(bytes.length, used + more));
  longer.set(bytes.subarray(0, used));
  return longer;
}

/** A copy of that length: cut, or with zeros behind. */
export function integersOf(numbers: Int32Array, length: number): Int32Array {
  const copy = new Int32Array(length);
  copy.set(numbers.subarray(0, length));
  return copy;
}

/** The same of doubles. */
export function doublesOf(numbers: Float64Array, length: number): Float64Array {
  const copy = new Float64Array(length);
  copy.set(numbers.subarray(0, length));
  return copy;
}
