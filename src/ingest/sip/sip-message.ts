// A SIP message as it lies in its bytes (RFC 3261 §7): header fields are indexed, not copied; a
// value is cut out only when somebody asks for it. Text is one character a byte (Latin-1), so that
// what is echoed in an answer is exactly what came in.

import type { NameAddr } from './parse-name-addr.ts';
import type { SipUri } from './parse-uri.ts';
import type { Via } from './parse-via.ts';
import { splitOutsideQuotes } from './split-outside-quotes.ts';

interface Fields {
  /** Start line and header fields. */
  readonly head: string;
  /** Lower-case full name of each header field, in order; compact forms are expanded. */
  readonly names: readonly string[];
  /** Start and end of each value in `head`, two numbers a field. */
  readonly spans: readonly number[];
  /** Bytes after the blank line that belong to this message; a stream's framing says how many. */
  bodyBytes: number;
  /** The head holds a CR that ends no line, or a NUL: nothing of it may be echoed unseen. */
  readonly stray: boolean;
}

/** Marks a part that nobody has asked for yet. */
export const unread = Symbol('unread');

/** The parts of a request that several questions need; request-parts.ts reads each once. */
export interface RequestParts {
  via: typeof unread | Via | undefined;
  from: typeof unread | NameAddr | undefined;
  to: typeof unread | NameAddr | undefined;
  uri: typeof unread | SipUri | undefined;
}

export interface SipRequest extends Fields {
  readonly kind: 'request';
  readonly method: string;
  readonly uri: string;
  readonly parts: RequestParts;
}

export interface SipResponse extends Fields {
  readonly kind: 'response';
  readonly status: number;
}

export type SipMessage = SipRequest | SipResponse;

/** The first value of a field (whole line, unfolded), undefined when there is none. */
export function header(message: SipMessage, name: string): string | undefined {
  const at = message.names.indexOf(name);
  return at < 0 ? undefined : valueAt(message, at);
}

/** Every line of a field, unfolded, in order; values joined by commas stay joined. */
export function headerLines(message: SipMessage, name: string): string[] {
  const lines: string[] = [];
  for (let at = 0; at < message.names.length; at += 1) {
    if (message.names[at] === name) lines.push(valueAt(message, at));
  }
  return lines;
}

/** Every value of a field, one entry a value, whether on one line or several (RFC 3261 §7.3.1). */
export function headerValues(message: SipMessage, name: string): string[] {
  const values: string[] = [];
  for (const line of headerLines(message, name)) {
    if (line.includes(',')) values.push(...splitOutsideQuotes(line, ','));
    else values.push(line);
  }
  return values;
}

/** How often a field occurs. */
export function headerCount(message: SipMessage, name: string): number {
  let count = 0;
  for (const each of message.names) if (each === name) count += 1;
  return count;
}

function valueAt(message: SipMessage, at: number): string {
  const value = message.head.slice(message.spans[2 * at], message.spans[2 * at + 1]);
  return value.includes('\n') ? value.replace(/[ \t]*\r?\n[ \t]+/g, ' ').trim() : value;
}
