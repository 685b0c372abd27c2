import { noParams, parseParams, unescapeUri } from './parse-params.ts';
import { plainHostEnd, plainPort } from './plain-host.ts';

/** A SIP, SIPS or tel URI (RFC 3261 §19.1, RFC 3966); other schemes are not read. */
export interface SipUri {
  readonly scheme: 'sip' | 'sips' | 'tel';
  /** User part, or the number of a tel URI; unescaped, without its own parameters. */
  readonly user: string;
  /** Parameters inside the user part (`tgrp`, `phone-context`, `rn`); of a tel URI, all of them. */
  readonly userParams: ReadonlyMap<string, string>;
  /** Lower case, IPv6 without brackets; '' for tel. */
  readonly host: string;
  readonly port: number | undefined;
  readonly params: ReadonlyMap<string, string>;
  /** What stands behind the question mark, still escaped. */
  readonly headers: string;
}

const hostPort = /^(\[[0-9A-Fa-f:.]+\]|[^\s:[\]<>"]+)(?::(\d{1,5}))?$/;

/** Reads a URI; undefined when it is none of ours. Never throws. */
export function parseUri(text: string): SipUri | undefined {
  const colon = text.indexOf(':');
  if (colon < 3) return undefined;
  const scheme = text.slice(0, colon).toLowerCase();
  const rest = text.slice(colon + 1);
  if (scheme === 'tel') return parseTel(rest);
  if (scheme !== 'sip' && scheme !== 'sips') return undefined;

  // '@' may not stand unescaped anywhere but behind the user part; '?' and ';' may inside it.
  const at = rest.indexOf('@');
  if (at >= 0 && rest.includes('@', at + 1)) return undefined;
  const userInfo = at < 0 ? '' : rest.slice(0, at);
  let hostPart = rest.slice(at + 1);
  let headers = '';
  const question = hostPart.indexOf('?');
  if (question >= 0) {
    headers = hostPart.slice(question + 1);
    hostPart = hostPart.slice(0, question);
  }
  const semicolon = hostPart.indexOf(';');
  const place = readHostPort(semicolon < 0 ? hostPart : hostPart.slice(0, semicolon));
  if (place === undefined) return undefined;
  const user = splitUser(userInfo);
  return {
    scheme,
    user: user.name,
    userParams: user.params,
    host: place.host,
    port: place.port,
    params: semicolon < 0 ? noParams : uriParams(hostPart.slice(semicolon)),
    headers,
  };
}

function readHostPort(text: string): Pick<SipUri, 'host' | 'port'> | undefined {
  const end = plainHostEnd(text, 0);
  if (end > 0 && end === text.length) return { host: text.toLowerCase(), port: undefined };
  if (end > 0 && text[end] === ':') {
    const port = plainPort(text, end, text.length);
    if (port !== undefined) return { host: text.slice(0, end).toLowerCase(), port };
  }
  const match = hostPort.exec(text.trim());
  if (match === null) return undefined;
  const port = match[2] === undefined ? undefined : Number(match[2]);
  return port !== undefined && port > 65_535 ? undefined : { host: bareHost(match[1]!), port };
}

/** An IPv6 literal without brackets, lower case. */
export function bareHost(host: string): string {
  return (host[0] === '[' ? host.slice(1, -1) : host).toLowerCase();
}

function parseTel(rest: string): SipUri | undefined {
  const user = splitUser(rest);
  if (user.name === '') return undefined;
  return {
    scheme: 'tel',
    user: user.name,
    userParams: user.params,
    host: '',
    port: undefined,
    params: noParams,
    headers: '',
  };
}

function splitUser(userInfo: string): { name: string; params: ReadonlyMap<string, string> } {
  const semicolon = userInfo.indexOf(';');
  let name = semicolon < 0 ? userInfo : userInfo.slice(0, semicolon);
  const password = name.indexOf(':');
  if (password >= 0) name = name.slice(0, password);
  const params = semicolon < 0 ? noParams : uriParams(userInfo.slice(semicolon));
  return { name: unescapeUri(name).trim(), params };
}

function uriParams(text: string): ReadonlyMap<string, string> {
  const params = parseParams(text);
  for (const [name, value] of params) params.set(name, unescapeUri(value));
  return params;
}
