import { noParams, parseParams } from './parse-params.ts';
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
    return { uriText, params: semicolon < 0 ? noParams : parseParams(text.slice(semicolon)) };
  }
  const close = text.indexOf('>', open);
  if (close < 0) return undefined;
  const uriText = text.slice(open + 1, close).trim();
  const after = text.slice(close + 1).trim();
  if (after !== '' && after[0] !== ';') return undefined;
  return { uriText, params: after === '' ? noParams : parseParams(after) };
}

/** Its URI; undefined when the scheme is none of ours or the URI cannot be read. */
export function uriOf(address: NameAddr | undefined): SipUri | undefined {
  return address === undefined ? undefined : parseUri(address.uriText);
}

/** Place of the '<' outside quotes; -1 when there is none, undefined when a quote is not closed. */
function openingAngle(text: string): number | undefined {
  let from = 0;
  for (;;) {
    const angle = text.indexOf('<', from);
    const quote = text.indexOf('"', from);
    if (quote < 0 || (angle >= 0 && angle < quote)) return angle;
    const close = closingQuote(text, quote + 1);
    if (close === undefined) return undefined;
    from = close + 1;
  }
}

function closingQuote(text: string, from: number): number | undefined {
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === backslash) at += 1;
    else if (code === doubleQuote) return at;
  }
  return undefined;
}

const backslash = 92;
const doubleQuote = 34;
