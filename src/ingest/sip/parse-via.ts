import { parseParams } from './parse-params.ts';
import { bareHost } from './parse-uri.ts';
import { plainHostEnd, plainPort } from './plain-host.ts';
import { splitOutsideQuotes } from './split-outside-quotes.ts';

/** The first value of a Via line (RFC 3261 §20.42, rport RFC 3581). */
export interface Via {
  readonly transport: string;
  /** Host of sent-by, lower case, IPv6 without brackets. */
  readonly host: string;
  readonly port: number | undefined;
  readonly branch: string;
  readonly received: string | undefined;
  /** '' when asked for but not filled in; undefined when not asked for. */
  readonly rport: string | undefined;
}

const protocol = /^SIP\s*\/\s*[^\s/;]+\s*\/\s*([^\s/;]+)\s+/i;
const sentBy = /^(\[[0-9A-Fa-f:.]+\]|[^\s:;[\]]+)\s*(?::\s*(\d{1,5}))?\s*(;.*)?$/;

/** Reads the first value of a Via line; undefined when it cannot be read. Never throws. */
export function parseVia(line: string): Via | undefined {
  const usual = readUsualVia(line);
  if (usual !== undefined) return usual;
  const first = line.includes(',') ? splitOutsideQuotes(line, ',')[0] : line;
  const start = first === undefined ? null : protocol.exec(first);
  if (start === null) return undefined;
  const match = sentBy.exec(first!.slice(start[0].length));
  if (match === null) return undefined;
  const port = match[2] === undefined ? undefined : Number(match[2]);
  if (port !== undefined && (port === 0 || port > 65_535)) return undefined;
  const params = parseParams(match[3] ?? '');
  return {
    transport: start[1]!.toUpperCase(),
    host: bareHost(match[1]!),
    port,
    branch: params.get('branch') ?? '',
    received: params.get('received'),
    rport: params.get('rport'),
  };
}

const usualProtocol = 'SIP/2.0/';
const usualTransports = ['UDP', 'TCP', 'TLS'];

/** `SIP/2.0/UDP host:port;branch=…;rport` as nearly all are written; undefined for others. */
function readUsualVia(line: string): Via | undefined {
  const hostBegin = usualProtocol.length + 4;
  const hostEnd = plainHostEnd(line, hostBegin);
  if (hostEnd === hostBegin || line[hostBegin - 1] !== ' ' || !line.startsWith(usualProtocol)) {
    return undefined;
  }
  const transport = usualTransports.find(each => line.startsWith(each, usualProtocol.length));
  const semicolon = line.indexOf(';', hostEnd);
  const end = semicolon < 0 ? line.length : semicolon;
  const port = line[hostEnd] === ':' ? plainPort(line, hostEnd, end) : undefined;
  const whole = hostEnd === end || (port !== undefined && port > 0);
  if (transport === undefined || !whole || /[\s",<\\]/.test(line.slice(end))) return undefined;
  return {
    transport,
    host: line.slice(hostBegin, hostEnd).toLowerCase(),
    port,
    branch: usualParam(line, end, 'branch') ?? '',
    received: usualParam(line, end, 'received'),
    rport: usualParam(line, end, 'rport'),
  };
}

/** The first parameter of that name from `from` on, where nothing is quoted; '' for a flag. */
function usualParam(line: string, from: number, name: string): string | undefined {
  for (let at = from; at >= 0 && at < line.length; at = line.indexOf(';', at + 1)) {
    const nameEnd = at + 1 + name.length;
    const behind = nameEnd === line.length ? ';' : line[nameEnd];
    if (behind !== ';' && behind !== '=') continue;
    if (line.slice(at + 1, nameEnd).toLowerCase() !== name) continue;
    if (behind === ';') return '';
    const next = line.indexOf(';', nameEnd);
    return line.slice(nameEnd + 1, next < 0 ? line.length : next);
  }
  return undefined;
}
