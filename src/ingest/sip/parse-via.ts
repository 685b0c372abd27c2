import { parseParams } from './parse-params.ts';
import { bareHost } from './parse-uri.ts';
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
