import { parseParams } from './parse-params.ts';
import { parseUri, type SipUri } from './parse-uri.ts';

/** One value of From, To, Contact, P-Asserted-Identity, Diversion … (RFC 3261 §20.10). */
export interface NameAddr {
  /** The URI as written, without angle brackets. */
  readonly uriText: string;
  /** Parameters of the header field (tag, reason, …), not of the URI. */
  readonly params: ReadonlyMap<string, string>;
}

/** Reads one name-addr or addr-spec; undefined when it is neither. Never throws. */
export function parseNameAddr(text: string): NameAddr | undefined {
  const open = openingAngle(text);
  if (open === undefined) return undefined;
  if (open < 0) {
    // RFC 3261 §20: without brackets all parameters belong to the header field.
    const semicolon = text.indexOf(';');
    const uriText = (semicolon < 0 ? text : text.slice(0, semicolon)).trim();
    if (uriText === '' || /[\s<>"]/.test(uriText)) return undefined;
    const params = parseParams(semicolon < 0 ? '' : text.slice(semicolon));
    return { uriText, params };
  }
  const close = text.indexOf('>', open);
  if (close < 0) return undefined;
  const uriText = text.slice(open + 1, close).trim();
  const after = text.slice(close + 1).trim();
  if (after !== '' && after[0] !== ';') return undefined;
  return { uriText, params: parseParams(after) };
}

/** Its URI; undefined when the scheme is none of ours or the URI cannot be read. */
export function uriOf(address: NameAddr | undefined): SipUri | undefined {
  return address === undefined ? undefined : parseUri(address.uriText);
}

/** Place of the '<' outside quotes; -1 when there is none, undefined when a quote is not closed. */
function openingAngle(text: string): number | undefined {
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at];
    if (quoted && char === '\\') at += 1;
    else if (char === '"') quoted = !quoted;
    else if (char === '<' && !quoted) return at;
  }
  return quoted ? undefined : -1;
}
