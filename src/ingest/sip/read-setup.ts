import { createHash } from 'node:crypto';
import { isIP } from 'node:net';
import { forwardedFrom } from './forwarded-from.ts';
import { ownText } from './own-text.ts';
import { parseNameAddr, uriOf } from './parse-name-addr.ts';
import { utf8 } from './parse-params.ts';
import { bareHost, parseUri, type SipUri } from './parse-uri.ts';
import { parseVia } from './parse-via.ts';
import { fromAddress, requestUri, toAddress } from './request-parts.ts';
import { header, headerCount, headerLines, headerValues, type SipRequest } from './sip-message.ts';
import type { TrunkSettings } from './trunk-settings.ts';
import { plainAddress } from './trusted-peers.ts';

/** Parameter of the announcement's URI, and of the onward INVITE's Request-URI. */
export const tokenParam = 'sekisho-token';
/** Header of the onward INVITE for announcements that cannot keep URI parameters. */
export const tokenHeader = 'x-sekisho-token';

const numberMax = 128;
const callIdMax = 256;
const userAgentMax = 256;

/**
 * The dialled number as signalled: user part or tel number without parameters, except that a local
 * number keeps its context (`tel:…;phone-context=+44`, RFC 3966 §5.1.5). '' when there is none.
 */
export function dialledNumber(request: SipRequest, trunk: TrunkSettings): string {
  const uri = trunk.dialledFrom === 'to' ? uriOf(toAddress(request)) : requestUri(request);
  if (uri === undefined || uri.user.length > numberMax) return '';
  const context = uri.userParams.get('phone-context');
  const local =
    context !== undefined && /^\+?[\d().-]{1,20}$/.test(context) && !uri.user.startsWith('+');
  return local ? `tel:${uri.user};phone-context=${context}` : uri.user;
}

/** The line that calls, as the trunk is set; undefined when the message does not say. */
export function callingLine(request: SipRequest, trunk: TrunkSettings): string | undefined {
  const line =
    trunk.subscriberFrom === 'trunk-group'
      ? trunkGroup(request, trunk.trunkContext)
      : trunk.subscriberFrom === 'from'
        ? fromUser(request)
        : assertedUser(request);
  return line !== undefined && isName(line) ? line : undefined;
}

/** User part of From; undefined when there is none or the caller withholds it (RFC 3323 §4.1). */
export function fromUser(request: SipRequest): string | undefined {
  const uri = uriOf(fromAddress(request));
  if (uri === undefined || uri.user === '') return undefined;
  return uri.user.toLowerCase() === 'anonymous' ? undefined : uri.user;
}

/** At most one SIP and one tel URI (RFC 3325 §9.1); the tel URI is the number. */
function assertedUser(request: SipRequest): string | undefined {
  let user: string | undefined;
  for (const value of headerValues(request, 'p-asserted-identity')) {
    const uri = uriOf(parseNameAddr(value));
    if (uri === undefined || uri.user === '') continue;
    if (uri.scheme === 'tel') return uri.user;
    user ??= uri.user;
  }
  return user;
}

/** The originating trunk group stands in the Contact's user part (RFC 4904 §5). */
function trunkGroup(request: SipRequest, context: string | undefined): string | undefined {
  const contact = uriOf(parseNameAddr(headerValues(request, 'contact')[0] ?? ''));
  for (const uri of [contact, requestUri(request)]) {
    if (uri === undefined) continue;
    // Some SBCs put the pair behind the host instead of into the user part.
    const params = uri.userParams.has('tgrp') ? uri.userParams : uri.params;
    const group = params.get('tgrp');
    if (group === undefined || group === '') continue;
    const within = params.get('trunk-context')?.toLowerCase();
    if (context === undefined || within === context.toLowerCase()) return group;
  }
  return undefined;
}

/** Source address of the calling device; observed only when the trunk names a header for it. */
export function sourceAddress(request: SipRequest, trunk: TrunkSettings): string | undefined {
  const source = trunk.source;
  if (source === 'none') return undefined;
  if (source === 'via') {
    // The last Via is that of the device, as far as nobody in between hid it.
    const last = headerValues(request, 'via').at(-1);
    const via = last === undefined ? undefined : parseVia(last);
    return addressIn(via?.received ?? via?.host ?? '');
  }
  if (source === 'contact') {
    const contact = parseNameAddr(headerValues(request, 'contact')[0] ?? '');
    return addressIn(uriOf(contact)?.host ?? '');
  }
  const name = source.header.toLowerCase();
  // Two such headers: one of them was not written by the SBC. Nobody can tell which.
  return headerCount(request, name) === 1 ? addressIn(header(request, name)!) : undefined;
}

/** `203.0.113.9:5060`, `[2001:db8::1]:5060`, `sip:…@203.0.113.9` → the address. */
function addressIn(text: string): string | undefined {
  if (isIP(text) === 4) return text;
  const bare = text
    .trim()
    .replace(/^<|>.*$/g, '')
    .split(';')[0]!
    .trim();
  const uri = /^sips?:/i.test(bare) ? parseUri(bare)?.host : undefined;
  const host = uri ?? (isIP(bare) > 0 ? bare : bare.replace(/:\d{1,5}$/, ''));
  const address = plainAddress(bareHost(host));
  return isIP(address) > 0 ? address : undefined;
}

/** The Call-ID; one that is absurdly long is cut, with a digest so that it stays unique. */
export function callIdOf(request: SipRequest): string {
  const id = header(request, 'call-id') ?? '';
  if (id.length <= callIdMax) return id;
  const digest = createHash('sha256').update(id, 'latin1').digest('hex');
  return `${id.slice(0, 200)}#${digest.slice(0, 32)}`;
}

/** Facts a set-up may carry besides line and number; absent ones are left out. */
export function callFacts(
  request: SipRequest,
  trunk: TrunkSettings,
): { from?: string; sourceIp?: string; userAgent?: string; forwardedFrom?: string } {
  const from = fromUser(request);
  const sourceIp = sourceAddress(request, trunk);
  const userAgent = header(request, 'user-agent');
  const forwarder = forwardedFrom(request);
  return {
    ...(from !== undefined && isName(from) ? { from: ownText(from) } : {}),
    ...(sourceIp !== undefined ? { sourceIp: ownText(sourceIp) } : {}),
    ...(userAgent ? { userAgent: ownText(utf8(userAgent).slice(0, userAgentMax)) } : {}),
    ...(forwarder !== undefined && isName(forwarder) ? { forwardedFrom: ownText(forwarder) } : {}),
  };
}

/** A line's name or number: not empty, not absurdly long, no control characters (%00, %0A). */
function isName(text: string): boolean {
  return text !== '' && text.length <= numberMax && !/[\x00-\x1f\x7f]/.test(text);
}

/** The token of a passed challenge, from the Request-URI or its header. */
export function challengeTokenIn(request: SipRequest): string | undefined {
  if (request.uri.toLowerCase().includes(tokenParam)) {
    const uri: SipUri | undefined = requestUri(request);
    const token = uri?.params.get(tokenParam) ?? uri?.userParams.get(tokenParam);
    if (token) return token;
  }
  const token = headerLines(request, tokenHeader)[0]?.trim();
  return token === '' ? undefined : token;
}

/** The line whose registration a mirrored REGISTER shows (To, RFC 3261 §10.2). */
export function registeredLine(request: SipRequest): string | undefined {
  const user = uriOf(toAddress(request))?.user ?? '';
  return isName(user) ? user : undefined;
}

/** A REGISTER that only takes bindings away (Expires 0) shows no device at work. */
export function isDeregistration(request: SipRequest): boolean {
  const contacts = headerValues(request, 'contact');
  if (contacts.length === 0) return header(request, 'expires')?.trim() === '0';
  const general = header(request, 'expires')?.trim();
  return contacts.every(
    contact =>
      contact === '*' || (parseNameAddr(contact)?.params.get('expires') ?? general) === '0',
  );
}
