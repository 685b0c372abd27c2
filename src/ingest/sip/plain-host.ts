/**
 * Where a host of letters, digits, dots and hyphens that begins at `from` ends; `from` itself when
 * none stands there. Addresses in brackets and whatever else a peer may write are not read here.
 */
export function plainHostEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && isHostChar(text.charCodeAt(at))) at += 1;
  return at;
}

/** The port behind the colon at `colon`; undefined unless all up to `end` is one, up to 65,535. */
export function plainPort(text: string, colon: number, end: number): number | undefined {
  if (end - colon < 2 || end - colon > 6) return undefined;
  let port = 0;
  for (let at = colon + 1; at < end; at += 1) {
    const digit = text.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return undefined;
    port = port * 10 + digit;
  }
  return port > 65_535 ? undefined : port;
}

function isHostChar(code: number): boolean {
  if (code >= 97) return code <= 122;
  if (code >= 65) return code <= 90;
  return (code >= 48 && code <= 57) || code === 46 || code === 45;
}
