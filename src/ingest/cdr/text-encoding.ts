export type TextEncodingName =
  | 'utf-8'
  | 'shift_jis'
  | 'euc-jp'
  | 'utf-16le'
  | 'utf-16be'
  | 'windows-1252';

/**
 * The encoding of a text by its first bytes: a byte order mark; else the first of UTF-8, EUC-JP and
 * Shift_JIS that it is without a fault; else Windows-1252. A character cut at the end is no fault.
 */
export function detectEncoding(bytes: Uint8Array): TextEncodingName {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (fits(bytes, 'utf-8')) return 'utf-8';
  if (fits(bytes, 'euc-jp') && kanaShare(bytes) > 0.1) return 'euc-jp';
  if (fits(bytes, 'shift_jis')) return 'shift_jis';
  return fits(bytes, 'euc-jp') ? 'euc-jp' : 'windows-1252';
}

/** Bytes of a byte order mark at the start. */
export function markLength(bytes: Uint8Array): number {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 3;
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 2;
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 2 : 0;
}

/** Turns chunks of any encoding into chunks of UTF-8; UTF-8 itself passes as it is. */
export function toUtf8(
  encoding: TextEncodingName,
): (chunk: Uint8Array, last: boolean) => Uint8Array {
  if (encoding === 'utf-8') return chunk => chunk;
  const decoder = new TextDecoder(encoding);
  return (chunk, last) => Buffer.from(decoder.decode(chunk, { stream: !last }), 'utf8');
}

function fits(bytes: Uint8Array, encoding: TextEncodingName): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/**
 * Share of EUC-JP kana rows (lead bytes A4, A5) among the bytes above ASCII. Half-width kana of
 * Shift_JIS are valid EUC-JP too, but there these two bytes are rare punctuation marks.
 */
function kanaShare(bytes: Uint8Array): number {
  let high = 0;
  let kana = 0;
  for (const byte of bytes) {
    if (byte >= 0x80) high += 1;
    if (byte === 0xa4 || byte === 0xa5) kana += 1;
  }
  return high === 0 ? 0 : kana / high;
}
