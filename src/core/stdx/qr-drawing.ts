// Where the bits of a QR code stand, and which mask makes them easiest to read (ISO/IEC 18004,
// sections 7.7 to 7.10).

type Rows = number[][];

const masks: readonly ((row: number, column: number) => boolean)[] = [
  (row, column) => (row + column) % 2 === 0,
  row => row % 2 === 0,
  (_, column) => column % 3 === 0,
  (row, column) => (row + column) % 3 === 0,
  (row, column) => (Math.floor(row / 2) + Math.floor(column / 3)) % 2 === 0,
  (row, column) => ((row * column) % 2) + ((row * column) % 3) === 0,
  (row, column) => (((row * column) % 2) + ((row * column) % 3)) % 2 === 0,
  (row, column) => (((row + column) % 2) + ((row * column) % 3)) % 2 === 0,
];

/** Rows of `1` and `0` for those codewords, under the mask of the least penalty. */
export function drawQrCode(version: number, words: readonly number[]): string[] {
  let best: Rows = [];
  let least = Number.POSITIVE_INFINITY;
  for (let mask = 0; mask < masks.length; mask += 1) {
    const rows = drawn(version, words, mask);
    const penalty = penaltyOf(rows);
    if (penalty >= least) continue;
    least = penalty;
    best = rows;
  }
  return best.map(row => row.join(''));
}

function drawn(version: number, words: readonly number[], mask: number): Rows {
  const size = 17 + 4 * version;
  // 2: not drawn yet.
  const rows = Array.from({ length: size }, () => new Array<number>(size).fill(2));
  drawFunctions(rows, version);
  drawFormat(rows, mask);
  if (version >= 7) drawVersion(rows, version);
  let bit = 0;
  for (let right = size - 1; right >= 1; right -= 2) {
    // The column of the vertical timing pattern is left out.
    const pair = right <= 6 ? right - 1 : right;
    for (let step = 0; step < size; step += 1) {
      const row = upwardOf(right, size) ? size - 1 - step : step;
      for (const column of [pair, pair - 1]) {
        if (rows[row]![column] !== 2) continue;
        const word = words[bit >> 3] ?? 0;
        const value = (word >> (7 - (bit & 7))) & 1;
        rows[row]![column] = value ^ Number(masks[mask]!(row, column));
        bit += 1;
      }
    }
  }
  return rows;
}

/** Pairs of columns are filled up and down by turns, beginning upward at the right. */
function upwardOf(right: number, size: number): boolean {
  return ((size - 1 - right) / 2) % 2 === 0;
}

function drawFunctions(rows: Rows, version: number): void {
  const size = rows.length;
  for (let at = 0; at < size; at += 1) {
    rows[6]![at] = rows[at]![6] = Number(at % 2 === 0);
  }
  for (const [row, column] of [
    [3, 3],
    [3, size - 4],
    [size - 4, 3],
  ] as const) {
    square(rows, [row, column], 4, distance => Number(distance !== 2 && distance !== 4));
  }
  const centres = alignmentCentres(version);
  const last = centres.length - 1;
  for (const [i, row] of centres.entries()) {
    for (const [j, column] of centres.entries()) {
      // Where a finder pattern stands there is none.
      if ((i === 0 && j === 0) || (i === 0 && j === last) || (i === last && j === 0)) continue;
      square(rows, [row, column], 2, distance => Number(distance !== 1));
    }
  }
}

function square(
  rows: Rows,
  [row, column]: readonly [number, number],
  reach: number,
  dark: (distance: number) => number,
): void {
  for (let down = -reach; down <= reach; down += 1) {
    for (let right = -reach; right <= reach; right += 1) {
      const line = rows[row + down];
      if (line?.[column + right] === undefined) continue;
      line[column + right] = dark(Math.max(Math.abs(down), Math.abs(right)));
    }
  }
}

/** Rows and columns on which alignment patterns stand (annex E). */
function alignmentCentres(version: number): number[] {
  if (version === 1) return [];
  const count = Math.floor(version / 7) + 2;
  const size = 17 + 4 * version;
  const step = Math.ceil((size - 13) / (2 * count - 2)) * 2;
  const centres = [6];
  for (let at = count - 2; at >= 0; at -= 1) centres.push(size - 7 - at * step);
  return centres;
}

/** Level M and the mask, with their correction, twice (section 7.9). */
function drawFormat(rows: Rows, mask: number): void {
  const size = rows.length;
  const bits = ((mask << 10) | remainder(mask, 10, 0x537)) ^ 0x5412;
  const bit = (at: number): number => (bits >> at) & 1;
  for (let at = 0; at <= 5; at += 1) rows[at]![8] = bit(at);
  rows[7]![8] = bit(6);
  rows[8]![8] = bit(7);
  rows[8]![7] = bit(8);
  for (let at = 9; at < 15; at += 1) rows[8]![14 - at] = bit(at);
  for (let at = 0; at < 8; at += 1) rows[8]![size - 1 - at] = bit(at);
  for (let at = 8; at < 15; at += 1) rows[size - 15 + at]![8] = bit(at);
  rows[size - 8]![8] = 1;
}

function drawVersion(rows: Rows, version: number): void {
  const bits = (version << 12) | remainder(version, 12, 0x1f25);
  for (let at = 0; at < 18; at += 1) {
    const far = rows.length - 11 + (at % 3);
    const near = Math.floor(at / 3);
    rows[far]![near] = rows[near]![far] = (bits >> at) & 1;
  }
}

function remainder(value: number, degree: number, generator: number): number {
  let rest = value;
  for (let at = 0; at < degree; at += 1) rest = (rest << 1) ^ ((rest >> (degree - 1)) * generator);
  return rest;
}

/** How hard it is to read (section 7.8.3). */
function penaltyOf(rows: Rows): number {
  const size = rows.length;
  const columns = rows.map((_, at) => rows.map(row => row[at]!));
  let penalty = 0;
  let dark = 0;
  for (const line of [...rows, ...columns]) penalty += linePenalty(line.join(''));
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      dark += rows[row]![column]!;
      const sum =
        rows[row]![column]! +
        (rows[row]![column + 1] ?? 9) +
        (rows[row + 1]?.[column] ?? 9) +
        (rows[row + 1]?.[column + 1] ?? 9);
      if (sum === 0 || sum === 4) penalty += 3;
    }
  }
  const percent = (dark * 100) / (size * size);
  return penalty + 10 * Math.floor(Math.abs(percent - 50) / 5);
}

function linePenalty(line: string): number {
  let penalty = 0;
  for (const run of line.match(/0+|1+/g) ?? []) if (run.length >= 5) penalty += run.length - 2;
  for (let at = 0; at + 11 <= line.length; at += 1) {
    const part = line.slice(at, at + 11);
    if (part === '10111010000' || part === '00001011101') penalty += 40;
  }
  return penalty;
}
