import { type NameAddr, parseNameAddr } from './parse-name-addr.ts';
import { parseUri, type SipUri } from './parse-uri.ts';
import { parseVia, type Via } from './parse-via.ts';
import { header, type RequestParts, type SipRequest, unread } from './sip-message.ts';

/** Topmost Via; undefined when there is none or it cannot be read. */
export function topVia(request: SipRequest): Via | undefined {
  const { parts } = request;
  if (parts.via === unread) parts.via = parseVia(header(request, 'via') ?? '');
  return parts.via;
}

export function fromAddress(request: SipRequest): NameAddr | undefined {
  const { parts } = request;
  if (parts.from === unread) parts.from = parseNameAddr(header(request, 'from') ?? '');
  return parts.from;
}

export function toAddress(request: SipRequest): NameAddr | undefined {
  const { parts } = request;
  if (parts.to === unread) parts.to = parseNameAddr(header(request, 'to') ?? '');
  return parts.to;
}

export function requestUri(request: SipRequest): SipUri | undefined {
  const { parts } = request;
  if (parts.uri === unread) parts.uri = parseUri(request.uri);
  return parts.uri;
}

/** For a request just parsed. */
export function unreadParts(): RequestParts {
  return { via: unread, from: unread, to: unread, uri: unread };
}
