import { isUtf8 } from 'node:buffer';
import type { CallEvent, Quarantined } from '../../core/call/call-event.ts';
import { parseCallEvent } from '../../core/call/parse-call-event.ts';
import type { EventBatch } from './event-batch.ts';

/** Bytes of the longest line that is read, its line end not counted. */
export const longestLineBytes = 65_536;

const newline = 10;
const rawLength = 1000;
/** Enough bytes for `rawLength` UTF-16 units: three a unit at most, and a broken one at the end. */
const rawBytes = rawLength * 3 + 4;

/**
 * Turns the bytes of an NDJSON source into call events, piece by piece. What comes out does not
 * depend on where the pieces are cut. Every line that is not blank gives one event or one
 * quarantined item with its line number; a byte order mark, CRLF and a missing last line end are
 * taken as they come, a line over 64 kB costs no memory beyond that.
 */
export class NdjsonDecoder {
  readonly #source: string;
  /** Start of a line whose end has not come yet. */
  readonly #carry = Buffer.allocUnsafe(longestLineBytes);
  #carried = 0;
  /** The line being carried is too long: only its start is kept. */
  #overlong = false;
  #line = 0;
  #events: CallEvent[] = [];
  #quarantined: Quarantined[] = [];
  #quarantinedAt: number[] = [];

  /** @param source name for quarantined items: the file's name, `stdin`, `http` */
  constructor(source: string) {
    this.#source = source;
  }

  /** Lines begun so far. */
  get lines(): number {
    return this.#line + (this.#carried > 0 ? 1 : 0);
  }

  /** Takes the next bytes, which may be used again afterwards, and gives what they completed. */
  decode(bytes: Buffer, bytesRead: number): EventBatch {
    const last = bytes.lastIndexOf(newline);
    if (last < 0) {
      this.#keep(bytes);
      return this.#take(bytesRead);
    }
    let start = 0;
    if (this.#carried > 0) {
      start = bytes.indexOf(newline) + 1;
      this.#keep(bytes.subarray(0, start - 1));
      this.#endCarried();
    }
    this.#block(bytes.subarray(start, last + 1));
    this.#keep(bytes.subarray(last + 1));
    return this.#take(bytesRead);
  }

  /** The source has ended, perhaps without a line end. */
  end(bytesRead: number): EventBatch {
    if (this.#carried > 0) this.#endCarried();
    return this.#take(bytesRead);
  }

  /** The rest of the source cannot be read; says so where it broke off. */
  fail(reason: string, bytesRead: number): EventBatch {
    if (this.#carried > 0) this.#endCarried();
    this.#line++;
    this.#quarantine(reason, '');
    return this.#take(bytesRead);
  }

  #take(bytesRead: number): EventBatch {
    const batch = {
      events: this.#events,
      quarantined: this.#quarantined,
      quarantinedAt: this.#quarantinedAt,
      bytesRead,
    };
    this.#events = [];
    this.#quarantined = [];
    this.#quarantinedAt = [];
    return batch;
  }

  #keep(bytes: Buffer): void {
    const copied = bytes.copy(this.#carry, this.#carried);
    this.#carried += copied;
    if (copied < bytes.length) this.#overlong = true;
  }

  #endCarried(): void {
    const line = this.#carry.subarray(0, this.#carried);
    if (this.#overlong) this.#refuseOverlong(line);
    else this.#byteLine(line);
    this.#carried = 0;
    this.#overlong = false;
  }

  /** Whole lines, each with its line end. */
  #block(bytes: Buffer): void {
    if (!isUtf8(bytes)) {
      for (let start = 0; start < bytes.length; ) {
        const end = bytes.indexOf(newline, start);
        this.#byteLine(bytes.subarray(start, end));
        start = end + 1;
      }
      return;
    }
    // Decoded at once: one string for thousands of lines is much cheaper than one for each.
    const text = bytes.toString('utf8');
    for (let start = 0; start < text.length; ) {
      const end = text.indexOf('\n', start);
      this.#textLine(text.slice(start, end));
      start = end + 1;
    }
  }

  #byteLine(bytes: Buffer): void {
    if (bytes.length > longestLineBytes) this.#refuseOverlong(bytes);
    else if (isUtf8(bytes)) this.#textLine(bytes.toString('utf8'));
    else {
      this.#line++;
      this.#quarantine('not UTF-8', bytes.toString('utf8', 0, rawBytes));
    }
  }

  #refuseOverlong(bytes: Buffer): void {
    this.#line++;
    this.#quarantine(overlong, bytes.toString('utf8', 0, rawBytes));
  }

  #textLine(line: string): void {
    this.#line++;
    let text = line;
    if (this.#line === 1 && text.charCodeAt(0) === 0xfeff) text = text.slice(1);
    // A UTF-16 unit is three bytes at most.
    if (line.length * 3 > longestLineBytes && Buffer.byteLength(line) > longestLineBytes) {
      this.#quarantine(overlong, line);
      return;
    }
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      if (!/^\s*$/.test(text)) this.#quarantine('not JSON', text);
      return;
    }
    const parsed = parseCallEvent(value);
    if (parsed.ok) this.#events.push(parsed.event);
    else this.#quarantine(parsed.reason, text);
  }

  #quarantine(reason: string, raw: string): void {
    this.#quarantinedAt.push(this.#events.length);
    this.#quarantined.push({
      source: this.#source,
      position: this.#line,
      reason,
      raw: excerpt(raw),
    });
  }
}

const overlong = `line is longer than ${longestLineBytes} bytes`;

/** A copy, for a slice would keep the whole block it was cut from in memory. */
function excerpt(raw: string): string {
  const end = raw.endsWith('\r') ? raw.length - 1 : raw.length;
  return Buffer.from(raw.slice(0, Math.min(end, rawLength))).toString('utf8');
}
