import { contentLength, parseMessage } from './parse-message.ts';

/** What came out of a byte stream. After a problem the framing is lost: close the connection. */
export type StreamUnit =
  | { readonly kind: 'message'; readonly bytes: Buffer }
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
 */
export class StreamFramer {
  readonly #maxMessageBytes: number;
  #buffer: Buffer = Buffer.alloc(0);
  #length = 0;
  /** Up to here no blank line begins. */
  #searched = 0;
  /** Length of the message at the front, once its header is whole. */
  #wanted = 0;
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
        this.#length = 0;
        return units;
      }
    }
  }

  /** The stream has ended: what is left over, if anything. */
  end(): StreamUnit | undefined {
    if (this.#lost || this.#length === 0) return undefined;
    const rest = Buffer.from(this.#buffer.subarray(0, this.#length));
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
    const bytes = this.#buffer.subarray(0, this.#length);
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
      const { message } = parseMessage(bytes.subarray(0, headEnd + 4));
      const length = message === undefined ? 'bad' : contentLength(message);
      if (length === undefined || length === 'bad') {
        // Without a length nothing tells where the next message begins (§20.14: required here).
        const reason = message === undefined ? 'no SIP start line' : 'no usable Content-Length';
        const head = Buffer.from(bytes.subarray(0, headEnd + 4));
        return { kind: 'problem', bytes: head, reason, tooLarge: false };
      }
      this.#wanted = headEnd + 4 + length;
      if (this.#wanted > this.#maxMessageBytes) return tooLarge(bytes);
    }
    if (bytes.length < this.#wanted) return undefined;
    const message = Buffer.from(bytes.subarray(0, this.#wanted));
    this.#consume(this.#wanted);
    return { kind: 'message', bytes: message };
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
    if (this.#length + chunk.length > this.#buffer.length) {
      const grown = Buffer.allocUnsafe(
        Math.max(2 * this.#buffer.length, this.#length + chunk.length),
      );
      this.#buffer.copy(grown, 0, 0, this.#length);
      this.#buffer = grown;
    }
    chunk.copy(this.#buffer, this.#length);
    this.#length += chunk.length;
  }

  #consume(count: number): void {
    this.#buffer.copyWithin(0, count, this.#length);
    this.#length -= count;
    this.#searched = 0;
    this.#wanted = 0;
    if (this.#length === 0 && this.#buffer.length > 65_536) this.#buffer = Buffer.alloc(0);
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
