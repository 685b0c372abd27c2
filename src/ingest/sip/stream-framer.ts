import { contentLength, type ParsedMessage, parseMessage } from './parse-message.ts';

/** What came out of a byte stream. After a problem the framing is lost: close the connection. */
export type StreamUnit =
  | {
      readonly kind: 'message';
      readonly bytes: Buffer;
      /** As `parseMessage` reads the bytes; the framing had to read the header anyway. */
      readonly parsed: ParsedMessage;
    }
  /** Double CRLF, to be answered by one CRLF (RFC 5626 §4.4.1). */
  | { readonly kind: 'ping' }
  /** A single CRLF between messages (RFC 3261 §7.5, RFC 5626 pong). */
  | { readonly kind: 'blank' }
  | {
      readonly kind: 'problem';
      readonly bytes: Buffer;
      readonly reason: string;
      readonly tooLarge: boolean;
    };

/**
 * Cuts a TCP stream into messages by Content-Length (RFC 3261 §18.3). What comes out does not
 * depend on how the stream was cut into chunks. Holds at most one message of `maxMessageBytes`.
 * A chunk that begins where a message begins is read in place, and not copied.
 */
export class StreamFramer {
  readonly #maxMessageBytes: number;
  #buffer: Buffer = Buffer.alloc(0);
  /** What is not yet taken lies between these places. */
  #start = 0;
  #end = 0;
  /** The buffer is ours and will be written again; else it is the chunk that came. */
  #owned = false;
  /** Up to here, from the start on, no blank line begins. */
  #searched = 0;
  /** Length of the message at the front and its header, once that is whole. */
  #wanted = 0;
  #parsed: ParsedMessage | undefined;
  #lost = false;

  constructor(maxMessageBytes: number) {
    this.#maxMessageBytes = maxMessageBytes;
  }

  /** Takes the next chunk; returns what is whole by now, in order. */
  push(chunk: Buffer): StreamUnit[] {
    const units: StreamUnit[] = [];
    if (this.#lost) return units;
    this.#append(chunk);
    for (;;) {
      const unit = this.#next();
      if (unit === undefined) return units;
      units.push(unit);
      if (unit.kind === 'problem') {
        this.#lost = true;
        this.#start = this.#end;
        return units;
      }
    }
  }

  /** The stream has ended: what is left over, if anything. */
  end(): StreamUnit | undefined {
    if (this.#lost || this.#start === this.#end) return undefined;
    const rest = Buffer.from(this.#buffer.subarray(this.#start, this.#end));
    this.#lost = true;
    if (rest.equals(crlf)) return { kind: 'blank' };
    return {
      kind: 'problem',
      bytes: rest,
      reason: 'stream ended inside a message',
      tooLarge: false,
    };
  }

  #next(): StreamUnit | undefined {
    const bytes = this.#buffer.subarray(this.#start, this.#end);
    if (this.#wanted === 0) {
      const blank = this.#leadingBlank(bytes);
      if (blank === 'wait') return undefined;
      if (blank !== undefined) return blank;
      const headEnd = bytes.indexOf('\r\n\r\n', this.#searched, 'latin1');
      if (headEnd < 0) {
        this.#searched = Math.max(0, bytes.length - 3);
        return bytes.length > this.#maxMessageBytes ? tooLarge(bytes) : undefined;
      }
      if (headEnd + 4 > this.#maxMessageBytes) return tooLarge(bytes);
      const parsed = parseMessage(bytes.subarray(0, headEnd + 4));
      const { message } = parsed;
      const length = message === undefined ? 'bad' : contentLength(message);
      if (length === undefined || length === 'bad') {
        // Without a length nothing tells where the next message begins (§20.14: required here).
        const reason = message === undefined ? 'no SIP start line' : 'no usable Content-Length';
        const head = Buffer.from(bytes.subarray(0, headEnd + 4));
        return { kind: 'problem', bytes: head, reason, tooLarge: false };
      }
      this.#wanted = headEnd + 4 + length;
      if (this.#wanted > this.#maxMessageBytes) return tooLarge(bytes);
      const bodyBytes = this.#wanted - parsed.bodyStart;
      message!.bodyBytes = bodyBytes;
      this.#parsed = parsed;
    }
    if (bytes.length < this.#wanted) return undefined;
    const whole = bytes.subarray(0, this.#wanted);
    const parsed = this.#parsed!;
    this.#consume(this.#wanted);
    return { kind: 'message', bytes: this.#owned ? Buffer.from(whole) : whole, parsed };
  }

  /** Line ends before a message; waits while it cannot tell a single CRLF from a double one. */
  #leadingBlank(bytes: Buffer): StreamUnit | 'wait' | undefined {
    if (bytes.length === 0) return 'wait';
    if (this.#searched > 0) return undefined;
    if (bytes[0] === 10 || (bytes[0] === 13 && bytes.length > 1 && bytes[1] !== 10)) {
      this.#consume(1);
      return { kind: 'blank' };
    }
    if (bytes[0] !== 13) return undefined;
    if (bytes.length < 3 || (bytes[2] === 13 && bytes.length < 4)) return 'wait';
    const double = bytes[2] === 13 && bytes[3] === 10;
    this.#consume(double ? 4 : 2);
    return { kind: double ? 'ping' : 'blank' };
  }

  #append(chunk: Buffer): void {
    const left = this.#end - this.#start;
    if (left === 0) {
      this.#buffer = chunk;
      this.#start = 0;
      this.#end = chunk.length;
      this.#owned = false;
      return;
    }
    const needed = left + chunk.length;
    if (!this.#owned || needed > this.#buffer.length) {
      const grown = Buffer.allocUnsafe(Math.max(2 * left, needed));
      this.#buffer.copy(grown, 0, this.#start, this.#end);
      this.#buffer = grown;
      this.#owned = true;
      this.#start = 0;
      this.#end = left;
    } else if (this.#end + chunk.length > this.#buffer.length) {
      this.#buffer.copyWithin(0, this.#start, this.#end);
      this.#start = 0;
      this.#end = left;
    }
    chunk.copy(this.#buffer, this.#end);
    this.#end += chunk.length;
  }

  #consume(count: number): void {
    this.#start += count;
    this.#searched = 0;
    this.#wanted = 0;
    this.#parsed = undefined;
  }
}

const crlf = Buffer.from('\r\n');

function tooLarge(bytes: Buffer): StreamUnit {
  return {
    kind: 'problem',
    bytes: Buffer.from(bytes),
    reason: 'message too large',
    tooLarge: true,
  };
}
