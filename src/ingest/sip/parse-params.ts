import { splitOutsideQuotes } from './split-outside-quotes.ts';

/** What nothing was said in. */
export const noParams: ReadonlyMap<string, string> = new Map();

/** `;name=value;flag` → lower-case names to values without quotes and escapes; a flag is ''. */
export function parseParams(text: string): Map<string, string> {
  const params = new Map<string, string>();
  if (/["<]/.test(text)) {
    for (const part of splitOutsideQuotes(text, ';')) addParam(params, part);
    return params;
  }
  for (let begin = 0; begin < text.length; ) {
    const semicolon = text.indexOf(';', begin);
    const end = semicolon < 0 ? text.length : semicolon;
    if (end > begin) addParam(params, text.slice(begin, end));
    begin = end + 1;
  }
  return params;
}

function addParam(params: Map<string, string>, part: string): void {
  const equals = part.indexOf('=');
  const name = (equals < 0 ? part : part.slice(0, equals)).trim().toLowerCase();
  // The first of two wins, so that nothing appended later can change what was said.
  if (name === '' || params.has(name)) return;
  params.set(name, equals < 0 ? '' : unquote(part.slice(equals + 1).trim()));
}

/** The text of a quoted string (RFC 3261 §25.1), or the text itself. */
export function unquote(text: string): string {
  if (text.length < 2 || text[0] !== '"' || text.at(-1) !== '"') return text;
  return text.slice(1, -1).replace(/\\(.)/gs, '$1');
}

/** Takes %XX off; what is no escape stays as written. Bytes above 127 are read as UTF-8. */
export function unescapeUri(text: string): string {
  if (!text.includes('%')) return text;
  const bytes = text.replace(/%([0-9A-Fa-f]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return utf8(bytes);
}

/** Latin-1 text that carries UTF-8 bytes, as text; unchanged when all of it is ASCII. */
export function utf8(latin1: string): string {
  return /[\x80-\xff]/.test(latin1) ? Buffer.from(latin1, 'latin1').toString('utf8') : latin1;
}
