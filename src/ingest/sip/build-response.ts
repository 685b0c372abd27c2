import { isIP } from 'node:net';
import { hasStrayControl } from './parse-message.ts';
import { toAddress, topVia } from './request-parts.ts';
import { header, headerLines, type SipRequest } from './sip-message.ts';
import { splitOutsideQuotes } from './split-outside-quotes.ts';
import { plainAddress } from './trusted-peers.ts';

/** What is answered, apart from what every response copies from its request. */
export interface Answer {
  readonly status: number;
  readonly phrase: string;
  /** Whole header lines without line ends. */
  readonly fields: readonly string[];
}

/** Who sent a request, as the socket saw it. */
export interface Peer {
  readonly address: string;
  readonly port: number;
}

/**
 * The text of a response (RFC 3261 §8.2.6), one character a byte; undefined when the request lacks
 * what a response must copy, or would smuggle a control character into it.
 */
export function buildResponse(
  request: SipRequest,
  answer: Answer,
  toTag: string,
  peer: Peer,
): string | undefined {
  const from = header(request, 'from');
  const to = header(request, 'to');
  const callId = header(request, 'call-id');
  const cseq = header(request, 'cseq');
  const vias = headerLines(request, 'via');
  const top = vias[0] === undefined ? undefined : stampVia(request, vias[0], peer);
  if (!from || !to || !callId || !cseq || top === undefined) return undefined;

  let text = `SIP/2.0 ${answer.status} ${answer.phrase}\r\nVia: ${top}\r\n`;
  for (let at = 1; at < vias.length; at += 1) text += `Via: ${vias[at]}\r\n`;
  // §8.2.6.2: the To of an answer has a tag, unless the request brought one.
  const tagged = toAddress(request)?.params.has('tag') ? to : `${to};tag=${toTag}`;
  text += `From: ${from}\r\nTo: ${tagged}\r\nCall-ID: ${callId}\r\nCSeq: ${cseq}\r\n`;
  for (const field of answer.fields) text += `${field}\r\n`;
  text += 'Server: Sekisho\r\nContent-Length: 0\r\n\r\n';
  return request.stray && hasStrayControl(text) ? undefined : text;
}

/**
 * Where a UDP response goes (RFC 3261 §18.2.2, RFC 3581 §4): always to the address the request
 * came from; to its port where rport asks for it, else to the port of sent-by. maddr is not
 * followed: a peer may not point our answers at somebody else.
 */
export function responsePort(request: SipRequest, peer: Peer): number {
  const via = topVia(request);
  if (via === undefined || via.rport !== undefined) return peer.port;
  return via.port ?? 5060;
}

/** Adds received and rport to the topmost Via value (RFC 3261 §18.2.1, RFC 3581 §4). */
function stampVia(request: SipRequest, line: string, peer: Peer): string | undefined {
  const via = topVia(request);
  if (via === undefined) return undefined;
  const address = plainAddress(peer.address);
  const sameHost = via.host === address;
  if (sameHost && via.rport === undefined && via.received === undefined) return line;
  const bare = via.rport === '' && via.received === undefined ? withoutFlag(line) : undefined;
  if (bare !== undefined) return `${bare};received=${address};rport=${peer.port}`;
  const values = line.includes(',') ? splitOutsideQuotes(line, ',') : [line];
  const parts = splitOutsideQuotes(values[0]!, ';').filter(
    part => !/^(received|rport)\s*(=|$)/i.test(part),
  );
  if (via.rport !== undefined) parts.push(`received=${address}`, `rport=${peer.port}`);
  else if (!sameHost || isIP(via.host) === 0) parts.push(`received=${address}`);
  values[0] = parts.join(';');
  return values.join(', ');
}

/** A Via that ends in an empty rport and needs no rewriting otherwise, without that. */
function withoutFlag(line: string): string | undefined {
  if (!line.endsWith(';rport')) return undefined;
  const bare = line.slice(0, -';rport'.length);
  return /[",<]|;;|;$|;rport|\s.*\s/i.test(bare) ? undefined : bare;
}
