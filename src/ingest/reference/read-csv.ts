import { parse } from 'csv-parse/sync';
import { forEachLine } from './for-each-line.ts';
import type { ReferenceProblem, ReferenceRead } from './reference-read.ts';

interface CsvColumns {
  readonly required: readonly string[];
  readonly optional: readonly string[];
}

/**
 * Reads a CSV file with a header line, UTF-8 or Shift_JIS. Columns may stand in any order and
 * upper or lower case, further ones are ignored; the delimiter is the comma, or the semicolon or
 * tab when the header has no comma. A row is one line: a quoted field does not go on in the next.
 * Spaces around a field do not count.
 * @param rowOf reads one line; the line is a problem when it has called `refuse`
 */
export function readCsv<Row>(
  bytes: Uint8Array,
  columns: CsvColumns,
  rowOf: (line: CsvLine) => Row,
): ReferenceRead<Row> {
  const rows: Row[] = [];
  const problems: ReferenceProblem[] = [];
  let lines = 0;
  let current: CsvLine | undefined;
  let headless = false;
  forEachLine(bytes, { shiftJis: true }, (read, line) => {
    if (read.text !== undefined && /^\s*$/.test(read.text)) return;
    if (current === undefined && !headless) {
      const header = headerOf(read.text, columns);
      if (typeof header !== 'string') current = header;
      else {
        headless = true;
        problems.push({ line, reason: header });
      }
      return;
    }
    lines++;
    if (current === undefined) return;
    if (read.text === undefined) {
      problems.push({ line, reason: read.unreadable });
      return;
    }
    current.begin(read.text, line);
    const row = rowOf(current);
    if (current.problem === undefined) rows.push(row);
    else problems.push(current.problem);
  });
  if (current === undefined && !headless) problems.push({ line: 1, reason: 'the file is empty' });
  return { rows, problems, lines };
}

/** The line, or why the header cannot be used. */
function headerOf(text: string | undefined, columns: CsvColumns): CsvLine | string {
  if (text === undefined) return 'the header line cannot be read';
  const delimiter = [',', ';', '\t'].find(candidate => text.includes(candidate)) ?? ',';
  const fields = splitLine(text, delimiter);
  if (typeof fields === 'string') return `header: ${fields}`;
  const names = fields.map(field => field.trim().toLowerCase());
  const places = new Map<string, number>();
  for (const column of [...columns.required, ...columns.optional]) {
    const place = names.indexOf(column.toLowerCase());
    if (place < 0) continue;
    if (names.lastIndexOf(column.toLowerCase()) !== place) return `column ${column} stands twice`;
    places.set(column, place);
  }
  const missing = columns.required.filter(column => !places.has(column));
  if (missing.length > 0) return `header lacks ${missing.join(', ')}`;
  return new CsvLine(delimiter, names.length, places);
}

/** One line at a time of a CSV file whose header is known. */
export class CsvLine {
  line = 0;
  /** The first thing found wrong with this line. */
  problem: ReferenceProblem | undefined;
  readonly #delimiter: string;
  readonly #width: number;
  readonly #places: ReadonlyMap<string, number>;
  #fields: readonly string[] = [];

  constructor(delimiter: string, width: number, places: ReadonlyMap<string, number>) {
    this.#delimiter = delimiter;
    this.#width = width;
    this.#places = places;
  }

  begin(text: string, line: number): void {
    this.line = line;
    this.problem = undefined;
    const fields = splitLine(text, this.#delimiter);
    this.#fields = typeof fields === 'string' ? [] : fields;
    if (typeof fields === 'string') this.refuse(undefined, fields);
    else if (fields.length > this.#width && fields.slice(this.#width).some(f => f.trim() !== '')) {
      const counts = `${fields.length} fields under a header of ${this.#width}`;
      this.refuse(undefined, `${counts}: a field that contains the delimiter must be quoted`);
    }
  }

  /** The field without spaces around it; empty when the line or the file does not have it. */
  field(column: string): string {
    const place = this.#places.get(column);
    return place === undefined ? '' : (this.#fields[place]?.trim() ?? '');
  }

  refuse(column: string | undefined, reason: string): void {
    this.problem ??=
      column === undefined ? { line: this.line, reason } : { line: this.line, column, reason };
  }
}

/** The fields, or what is wrong with the quotes. */
function splitLine(text: string, delimiter: string): readonly string[] | string {
  if (!text.includes('"')) return text.split(delimiter);
  try {
    const records = parse(text, { delimiter, ltrim: true, rtrim: true });
    return records.length === 1 ? records[0]! : 'a quoted field goes on over the end of the line';
  } catch {
    return 'quotes are not closed, or stand inside a field without being doubled';
  }
}
