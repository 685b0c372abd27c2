import { forEachLine } from './for-each-line.ts';
import type { ReferenceProblem, ReferenceRead } from './reference-read.ts';

/** The fields of a line's JSON object. */
export type JsonFields = Readonly<Record<string, unknown>>;

/**
 * Reads a file of one JSON object a line, UTF-8. Blank lines do not count.
 * @param rowOf gives the row, or why there is none
 */
export function readNdjsonRows<Row extends object>(
  bytes: Uint8Array,
  rowOf: (fields: JsonFields) => Row | string,
): ReferenceRead<Row> {
  const rows: Row[] = [];
  const problems: ReferenceProblem[] = [];
  let lines = 0;
  forEachLine(bytes, { shiftJis: false }, (read, line) => {
    if (read.text !== undefined && /^\s*$/.test(read.text)) return;
    lines++;
    const fields = read.text === undefined ? read.unreadable : objectOf(read.text);
    const row = typeof fields === 'string' ? fields : rowOf(fields);
    if (typeof row === 'string') problems.push({ line, reason: row });
    else rows.push(row);
  });
  return { rows, problems, lines };
}

function objectOf(text: string): JsonFields | string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return 'not JSON';
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return 'not a JSON object';
  }
  return value as JsonFields;
}
