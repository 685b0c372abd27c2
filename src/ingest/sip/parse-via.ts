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

const shape =
  /^SIP\s*\/\s*[^\s/;]+\s*\/\s*([^\s/;]+)\s+(\[[0-9A-Fa-f:.]+\]|[^\s:;[\]]+)\s*(?::\s*(\d{1,5}))?\s*(;.*)?$/i;

/** Reads the first value of a Via line; undefined when it cannot be read. Never throws. */
export function parseVia(line: string): Via | undefined {
  const first = line.includes(',') ? splitOutsideQuotes(line, ',')[0] : line;
  const match = first === undefined ? null : shape.exec(first);
  if (match === null) return undefined;
  const port = match[3] === undefined ? undefined : Number(match[3]);
  if (port !== undefined && (port === 0 || port > 65_535)) return undefined;
  const params = parseParams(match[4] ?? '');
  return {
    transport: match[1]!.toUpperCase(),
    host: bareHost(match[2]!),
    port,
    branch: params.get('branch') ?? '',
    received: params.get('received'),
    rport: params.get('rport'),
  };
}
