// Where a list goes on: the keys of its last row, as text that nobody needs to understand.
import { BadCursorError } from '../workflow/ports.ts';

type Part = string | number;

const listMax = 200;
const listDefault = 50;

export function writeCursor(parts: readonly Part[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/** The parts, one of each type asked for. Throws BadCursorError for anything else. */
export function readCursor<Types extends readonly ('string' | 'number')[]>(
  cursor: string,
  ...types: Types
): { [At in keyof Types]: Types[At] extends 'string' ? string : number } {
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    parts = undefined;
  }
  const fits =
    Array.isArray(parts) &&
    parts.length === types.length &&
    types.every((type, at) =>
      type === 'string' ? storable(parts[at]) : Number.isSafeInteger(parts[at]),
    );
  if (!fits) throw new BadCursorError('this cursor is of no page of this list');
  return parts as ReturnType<typeof readCursor<Types>>;
}

function storable(part: unknown): boolean {
  return typeof part === 'string' && part.isWellFormed() && !part.includes('\0');
}

export function limitOf(asked: number | undefined): number {
  return Math.min(Math.max(Math.trunc(asked ?? listDefault), 1), listMax);
}

/** `rows` were asked for with one more than `limit`, which tells whether the list goes on. */
export function pageOf<Stored, Row>(
  rows: readonly Stored[],
  limit: number,
  toRow: (row: Stored) => Row,
  keys: (row: Stored) => readonly Part[],
): { readonly rows: readonly Row[]; readonly next: string | null } {
  const shown = rows.slice(0, limit);
  const next = rows.length > limit ? writeCursor(keys(shown.at(-1)!)) : null;
  return { rows: shown.map(toRow), next };
}
