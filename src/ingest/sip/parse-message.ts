import { fieldName, token } from './field-names.ts';
import { fromAddress, toAddress, topVia, unreadParts } from './request-parts.ts';
import type { SipMessage, SipRequest } from './sip-message.ts';
import { header } from './sip-message.ts';

/** What is wrong, and the status that says so where an answer is possible. */
export interface SipProblem {
  readonly status: 400 | 505 | 513;
  readonly text: string;
}

/** Value plus problem: a message may be there in spite of a problem, so that it can be answered. */
export interface ParsedMessage {
  readonly message: SipMessage | undefined;
  readonly problem: SipProblem | undefined;
  /** Offset just behind the blank line; bytes.length when there is no blank line. */
  readonly bodyStart: number;
}

const requestLine = /^([!%'*+\-.0-9A-Z_`a-z~]+) (\S+) ([Ss][Ii][Pp]\/\d+\.\d+)$/;
const statusLine = /^[Ss][Ii][Pp]\/2\.0 ([1-6]\d\d)(?: |$)/;
const usualVersion = ' SIP/2.0';
const usualMethods = ['INVITE', 'ACK', 'OPTIONS', 'CANCEL', 'REGISTER', 'BYE'];
const headerFieldsMax = 512;

/**
 * Reads one SIP message (RFC 3261 §7, §25). Never throws. `bytes` holds the datagram, or one
 * message as the stream was framed. Bare LF is taken as a line end; leading line ends are skipped
 * (§7.5).
 */
export function parseMessage(bytes: Buffer): ParsedMessage {
  let start = 0;
  while (start < bytes.length && (bytes[start] === 13 || bytes[start] === 10)) start += 1;
  const text = bytes.toString('latin1', start);
  const blank = findBlankLine(text);
  const [headEnd, bodyStart] = [start + blank.headEnd, start + blank.bodyStart];
  const head = text.slice(0, blank.headEnd);
  let lineEnd = head.indexOf('\n');
  if (lineEnd < 0) lineEnd = head.length;
  const first = head.slice(0, head[lineEnd - 1] === '\r' ? lineEnd - 1 : lineEnd);
  const indexed = indexFields(text, lineEnd + 1, blank.headEnd);
  const { names, spans } = indexed;
  const stray = hasStrayControl(head);
  const fields = { head, names, spans, bodyBytes: bytes.length - bodyStart, stray };
  const fieldProblem = indexed.problem ?? (stray ? bad('a control character') : undefined);

  // The names of methods hold no slash.
  const status = first.charCodeAt(3) === 47 ? statusLine.exec(first) : null;
  if (status !== null) {
    const message: SipMessage = { kind: 'response', status: Number(status[1]), ...fields };
    return { message, problem: fieldProblem, bodyStart };
  }
  const request = readRequestLine(first);
  if (request === undefined)
    return { message: undefined, problem: bad('no SIP start line'), bodyStart };
  const message: SipRequest = {
    kind: 'request',
    method: request.method,
    uri: request.uri,
    parts: unreadParts(),
    ...fields,
  };
  const noBlankLine =
    headEnd === bytes.length && bodyStart === bytes.length && !endsWithLine(bytes)
      ? bad('no blank line after the header fields')
      : undefined;
  return { message, problem: request.problem ?? fieldProblem ?? noBlankLine, bodyStart };
}

/**
 * What RFC 3261 §8.1.1 and §20 demand of a request beyond its grammar; undefined when all is
 * there.
 * Content-Length over a datagram may not promise more bytes than came (§18.3).
 */
export function requestProblem(request: SipRequest): SipProblem | undefined {
  const missing = oddCount(request.names);
  if (missing !== undefined) return bad(missing);
  if (/[<>"]/.test(request.uri)) return bad('unreadable Request-URI');
  if (fromAddress(request) === undefined) return bad('unreadable from');
  if (toAddress(request) === undefined) return bad('unreadable to');
  if (topVia(request) === undefined) return bad('unreadable Via');
  const cseq = header(request, 'cseq')!;
  if (!/^\d{1,10}\s+\S+$/.test(cseq)) return bad('unreadable CSeq');
  if (Number.parseInt(cseq, 10) >= 2 ** 31) return bad('unreadable CSeq');
  if (!endsWithWord(cseq, request.method)) return bad('CSeq names another method');
  const length = contentLength(request);
  if (length === 'bad') return bad('unreadable Content-Length');
  if (length !== undefined && length > request.bodyBytes) return bad('shorter than Content-Length');
  return undefined;
}

function endsWithWord(text: string, word: string): boolean {
  return text.endsWith(word) && /\s/.test(text.charAt(text.length - word.length - 1));
}

/** What is there not at all, or more than once and may not be. */
function oddCount(names: readonly string[]): string | undefined {
  let [from, to, callId, cseq, via] = [0, 0, 0, 0, 0];
  for (const name of names) {
    if (name === 'via') via += 1;
    else if (name === 'from') from += 1;
    else if (name === 'to') to += 1;
    else if (name === 'call-id') callId += 1;
    else if (name === 'cseq') cseq += 1;
  }
  if (from === 1 && to === 1 && callId === 1 && cseq === 1 && via > 0) return undefined;
  const counts = { from, to, 'call-id': callId, cseq, via };
  for (const [name, count] of Object.entries(counts)) {
    if (count === 0) return `missing ${name}`;
    if (count > 1 && name !== 'via') return `more than one ${name}`;
  }
  return undefined;
}

/** Content-Length in bytes; `bad` when it is no number or two fields differ. */
export function contentLength(message: SipMessage): number | undefined | 'bad' {
  let length: number | undefined;
  for (let at = 0; at < message.names.length; at += 1) {
    if (message.names[at] !== 'content-length') continue;
    const text = message.head.slice(message.spans[2 * at], message.spans[2 * at + 1]).trim();
    if (!/^\d{1,9}$/.test(text)) return 'bad';
    if (length !== undefined && length !== Number(text)) return 'bad';
    length = Number(text);
  }
  return length;
}

function readRequestLine(
  line: string,
): { method: string; uri: string; problem: SipProblem | undefined } | undefined {
  const usual = readUsualLine(line);
  if (usual !== undefined) return usual;
  const exact = requestLine.exec(line);
  if (exact !== null) {
    const version = exact[3]!.toUpperCase();
    const problem: SipProblem | undefined =
      version === 'SIP/2.0' ? undefined : { status: 505, text: 'version not supported' };
    return { method: exact[1]!, uri: exact[2]!, problem };
  }
  // Nearly a request line (spaces inside the URI, doubled spaces): answerable, but not usable.
  const words = line.trim().split(/[ \t]+/);
  const method = words[0] ?? '';
  const version = words.at(-1) ?? '';
  if (words.length < 2 || !token.test(method) || !/^sip\//i.test(version)) return undefined;
  return { method, uri: words.slice(1, -1).join(' '), problem: bad('broken request line') };
}

/** A request line as nearly all are written; others are left to their grammar. */
function readUsualLine(
  line: string,
): { method: string; uri: string; problem: undefined } | undefined {
  if (!line.endsWith(usualVersion)) return undefined;
  const space = line.indexOf(' ');
  const method = usualMethods.find(each => each.length === space && line.startsWith(each));
  const uri = line.slice(space + 1, -usualVersion.length);
  if (method === undefined || uri === '' || /\s/.test(uri)) return undefined;
  return { method, uri, problem: undefined };
}

/** Where the fields of the message at hand are gathered, so that its own lists are cut to size. */
const gathered = { names: [] as string[], spans: [] as number[] };

/** Names and spans of the fields; the first thing wrong is told, the rest is still indexed. */
function indexFields(
  text: string,
  from: number,
  to: number,
): { names: string[]; spans: number[]; problem: SipProblem | undefined } {
  const { names, spans } = gathered;
  let count = 0;
  let problem: SipProblem | undefined;
  // A continuation belongs to the line before it, also when that line was no header field.
  let continued = false;
  let at = from;
  while (at < to) {
    const newline = text.indexOf('\n', at);
    const last = newline < 0 || newline >= to;
    const next = last ? to : newline + 1;
    let end = last ? to : newline;
    if (end > at && text.charCodeAt(end - 1) === 13) end -= 1;
    const first = text.charCodeAt(at);
    if (first === 32 || first === 9) {
      // RFC 3261 §7.3.1: a line that begins with white space continues the value before it.
      if (!continued) problem ??= bad('continuation without a header field');
      else spans[2 * count - 1] = trimmedEnd(text, at, end);
    } else {
      const colon = text.indexOf(':', at);
      const nameEnd = colon < 0 || colon > end ? -1 : trimmedEnd(text, at, colon);
      const name = nameEnd < 0 ? undefined : fieldName(text, at, nameEnd);
      continued = false;
      if (name === undefined) problem ??= bad('a line that is no header field');
      else if (count >= headerFieldsMax) problem ??= bad('too many header fields');
      else {
        let begin = colon + 1;
        while (begin < end && isBlank(text.charCodeAt(begin))) begin += 1;
        names[count] = name;
        spans[2 * count] = begin;
        spans[2 * count + 1] = Math.max(begin, trimmedEnd(text, begin, end));
        count += 1;
        continued = true;
      }
    }
    at = next;
  }
  return { names: names.slice(0, count), spans: spans.slice(0, 2 * count), problem };
}

/** A CR that ends no line, or a NUL: it must never be echoed into an answer. */
export function hasStrayControl(text: string): boolean {
  if (text.includes('\0')) return true;
  for (let at = text.indexOf('\r'); at >= 0; at = text.indexOf('\r', at + 1)) {
    if (at + 1 < text.length && text.charCodeAt(at + 1) !== 10) return true;
  }
  return false;
}

/** Both offsets are the text's length when there is no blank line. */
function findBlankLine(text: string): { headEnd: number; bodyStart: number } {
  const proper = text.indexOf('\r\n\r\n');
  // A bare one counts only before the proper one; what is behind that is the body.
  const searched = proper < 0 ? text : text.slice(0, proper);
  const bare = searched.indexOf('\n\n');
  if (bare >= 0) return { headEnd: bare, bodyStart: bare + 2 };
  if (proper >= 0) return { headEnd: proper, bodyStart: proper + 4 };
  return { headEnd: text.length, bodyStart: text.length };
}

function endsWithLine(bytes: Buffer): boolean {
  return bytes.length > 0 && bytes[bytes.length - 1] === 10;
}

function trimmedEnd(text: string, begin: number, end: number): number {
  let at = end;
  while (at > begin && isBlank(text.charCodeAt(at - 1))) at -= 1;
  return at;
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9;
}

function bad(text: string): SipProblem {
  return { status: 400, text };
}
