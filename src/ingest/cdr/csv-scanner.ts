/** Longest record in bytes; a longer one is broken. */
export const RECORD_LIMIT = 65_536;
/** Most lines one record may span inside quotes. */
const LINE_SPAN_MAX = 16;
const FIELDS_MAX = 1_024;
const LF = 10;
const CR = 13;
const SPACE = 32;

/** How a CSV file is written; bytes, -1 where there is none. All must be ASCII. */
export interface CsvDialect {
  readonly delimiter: number;
  /** A doubled quote inside quotes stands for itself (RFC 4180 §2.7). */
  readonly quote: number;
  /** Takes the next byte literally, inside quotes or not. */
  readonly escape: number;
}

export const COMMA_QUOTED: CsvDialect = { delimiter: 44, quote: 34, escape: -1 };

/** `more`: feed another chunk; after `end()` it means that the input is used up. */
type ScanStep = 'record' | 'blank' | 'broken' | 'more';

interface Fields {
  count: number;
  /** Line feeds inside the record. */
  crossed: number;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** 1 where the field holds doubled quotes or escapes. */
  readonly marked: Uint8Array;
}

const MORE = -1;
const OVER = -2;
const BROKEN = -3;

/**
 * Cuts UTF-8 (or any ASCII-compatible) bytes into CSV records, whatever the chunk boundaries.
 * A quoted field may span lines. A record that breaks the grammar costs its first line only: when
 * a quote stays open, the next line is looked at, and if that alone is a whole record by the
 * judgement of `whole` (and no quote stands inside a field without quotes), or the quote is not
 * closed properly within 16 lines or 64 KiB, the first line is broken and scanning goes on with
 * the second.
 */
export class CsvScanner {
  /** Line on which the current record begins, from 1. */
  line = 0;
  /** Why the current record is broken. */
  reason = '';

  readonly #dialect: CsvDialect;
  readonly #whole: (fieldCount: number) => boolean;
  readonly #fields = newFields();
  readonly #ahead = newFields();
  #buffer: Buffer = Buffer.alloc(0);
  #position = 0;
  #recordStart = 0;
  #recordEnd = 0;
  #nextLine = 1;
  #final = false;
  #skipping = false;
  #fault = '';

  constructor(dialect: CsvDialect, whole: (fieldCount: number) => boolean) {
    this.#dialect = dialect;
    this.#whole = whole;
  }

  push(chunk: Uint8Array): void {
    const rest = this.#buffer.subarray(this.#position);
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    this.#buffer = rest.length === 0 ? bytes : Buffer.concat([rest, bytes]);
    this.#position = 0;
  }

  end(): void {
    this.#final = true;
  }

  /** Moves to the next record. Fields of the one before are no longer valid. */
  next(): ScanStep {
    if (this.#skipping && !this.#skipLine()) return 'more';
    const from = this.#position;
    if (from >= this.#buffer.length) return 'more';
    this.line = this.#nextLine;
    this.#recordStart = from;
    const next = this.#scan(from, this.#fields, true);
    if (next === MORE) return 'more';
    if (next < 0) return this.#breakFirstLine(from, next === OVER);
    this.#position = next;
    this.#nextLine += 1 + this.#fields.crossed;
    this.#recordEnd = this.#trimmedEnd(from, next);
    return this.#isBlank() ? 'blank' : 'record';
  }

  get count(): number {
    return this.#fields.count;
  }

  /** A field as text, unescaped; '' beyond the last. */
  text(index: number): string {
    const fields = this.#fields;
    if (index >= fields.count) return '';
    const start = fields.starts[index]!;
    const end = fields.ends[index]!;
    if (start === end) return '';
    const text = this.#buffer.toString('utf8', start, end);
    return fields.marked[index] === 0 ? text : this.#unescape(text);
  }

  /** The bytes a field's text is made of, before unescaping. */
  bytes(): Buffer {
    return this.#buffer;
  }

  start(index: number): number {
    return this.#fields.starts[index]!;
  }

  length(index: number): number {
    return index < this.#fields.count ? this.#fields.ends[index]! - this.#fields.starts[index]! : 0;
  }

  /** The current record, or its first line when it is broken, without its line end. */
  raw(): string {
    return this.#buffer.toString('utf8', this.#recordStart, this.#recordEnd);
  }

  /** Position after the record that begins at `from`, or MORE, OVER, BROKEN. */
  #scan(from: number, fields: Fields, mayCross: boolean): number {
    const { delimiter, escape: mark, quote } = this.#dialect;
    const buffer = this.#buffer;
    const limit = Math.min(buffer.length, this.#recordStart + RECORD_LIMIT);
    let at = from;
    fields.count = 0;
    fields.crossed = 0;
    for (;;) {
      let start = at;
      while (start < limit && buffer[start] === SPACE && quote >= 0) start += 1;
      if (start < limit && buffer[start] === quote) {
        at = this.#scanQuoted(start + 1, limit, fields, mayCross);
        if (at < 0) return at;
      } else {
        start = at;
        let marked = 0;
        while (at < limit) {
          const byte = buffer[at]!;
          if (byte === delimiter || byte === LF) break;
          if (byte === quote && !mayCross) return this.#broken('quote inside a field');
          if (byte === mark) {
            marked = 1;
            at += 1;
            if (at < limit && buffer[at] === LF) break;
          }
          at += 1;
        }
        if (at > limit) at = limit;
        if (at === limit && !this.#atEnd(at)) return this.#short(limit);
        const crlf = at > start && buffer[at - 1] === CR && (at === limit || buffer[at] === LF);
        if (!setField(fields, start, crlf ? at - 1 : at, marked)) return this.#broken(TOO_MANY);
      }
      if (at === limit) return at;
      if (buffer[at] === LF) return at + 1;
      at += 1;
      if (at === limit && !this.#atEnd(at)) return this.#short(limit);
    }
  }

  /** Scans from after the opening quote; gives the position of the delimiter, line feed or end. */
  #scanQuoted(from: number, limit: number, fields: Fields, mayCross: boolean): number {
    const { delimiter, escape: mark, quote } = this.#dialect;
    const buffer = this.#buffer;
    let at = from;
    let marked = 0;
    for (;;) {
      if (at >= limit) {
        return this.#atEnd(limit) ? this.#broken('quote not closed') : this.#short(limit);
      }
      const byte = buffer[at]!;
      if (byte === quote) {
        if (at + 1 >= limit && !this.#atEnd(limit)) return this.#short(limit);
        if (at + 1 >= limit || buffer[at + 1] !== quote) break;
        marked = 1;
        at += 1;
      } else if (byte === mark) {
        marked = 1;
        if (buffer[at + 1] !== LF) at += 1;
      } else if (byte === LF) {
        const verdict = mayCross ? this.#mayCross(at + 1, fields) : BROKEN;
        if (verdict !== 0) return verdict;
      }
      at += 1;
    }
    if (!setField(fields, from, at, marked)) return this.#broken(TOO_MANY);
    at += 1;
    while (at < limit && (buffer[at] === SPACE || buffer[at] === CR)) at += 1;
    if (at === limit) return this.#atEnd(at) ? at : this.#short(limit);
    if (buffer[at] !== delimiter && buffer[at] !== LF) {
      return this.#broken('text after the closing quote');
    }
    return at;
  }

  /** 0 when the open quote may go on over the line that begins at `from`. */
  #mayCross(from: number, fields: Fields): number {
    fields.crossed += 1;
    if (fields.crossed >= LINE_SPAN_MAX) return this.#broken('quote not closed');
    const next = this.#scan(from, this.#ahead, false);
    if (next === MORE || next === OVER) return next;
    if (next === BROKEN) return 0;
    return this.#whole(this.#ahead.count) ? this.#broken('quote not closed') : 0;
  }

  #atEnd(at: number): boolean {
    return this.#final && at === this.#buffer.length;
  }

  /** The window ended before the record: it is too long, or its rest has not come yet. */
  #short(limit: number): number {
    return limit < this.#buffer.length || this.#final ? OVER : MORE;
  }

  #broken(fault: string): number {
    this.#fault = fault;
    return BROKEN;
  }

  #breakFirstLine(from: number, over: boolean): ScanStep {
    const limit = Math.min(this.#buffer.length, from + RECORD_LIMIT);
    const feed = this.#buffer.indexOf(LF, from);
    const found = feed >= 0 && feed < limit;
    if (!found && limit === this.#buffer.length && !this.#final) return 'more';
    const tooLong = !found && limit < this.#buffer.length;
    this.reason = over ? 'quote not closed' : this.#fault;
    if (tooLong) this.reason = `longer than ${RECORD_LIMIT} bytes`;
    this.#position = found ? feed + 1 : limit;
    this.#skipping = !found;
    this.#recordEnd = this.#trimmedEnd(from, this.#position);
    if (found) this.#nextLine += 1;
    return 'broken';
  }

  /** Passes over the rest of a line that was broken as too long; false when it goes on. */
  #skipLine(): boolean {
    const feed = this.#buffer.indexOf(LF, this.#position);
    this.#position = feed < 0 ? this.#buffer.length : feed + 1;
    if (feed < 0) return false;
    this.#skipping = false;
    this.#nextLine += 1;
    return true;
  }

  #trimmedEnd(from: number, next: number): number {
    let end = next;
    if (end > from && this.#buffer[end - 1] === LF) end -= 1;
    if (end > from && this.#buffer[end - 1] === CR) end -= 1;
    return end;
  }

  #isBlank(): boolean {
    if (this.#fields.count !== 1) return false;
    for (let at = this.#recordStart; at < this.#recordEnd; at += 1) {
      if (this.#buffer[at] !== SPACE) return false;
    }
    return true;
  }

  #unescape(text: string): string {
    const { escape: sign, quote } = this.#dialect;
    let out = text;
    if (sign >= 0) {
      const mark = String.fromCharCode(sign);
      out = out.replaceAll(new RegExp(`\\${mark}([\\s\\S])`, 'g'), '$1');
    }
    if (quote >= 0) {
      const mark = String.fromCharCode(quote);
      out = out.replaceAll(mark + mark, mark);
    }
    return out;
  }
}

const TOO_MANY = `more than ${FIELDS_MAX} fields`;

function newFields(): Fields {
  return {
    count: 0,
    crossed: 0,
    starts: new Int32Array(FIELDS_MAX),
    ends: new Int32Array(FIELDS_MAX),
    marked: new Uint8Array(FIELDS_MAX),
  };
}

function setField(fields: Fields, start: number, end: number, marked: number): boolean {
  const index = fields.count;
  if (index >= FIELDS_MAX) return false;
  fields.starts[index] = start;
  fields.ends[index] = end;
  fields.marked[index] = marked;
  fields.count = index + 1;
  return true;
}
