import { isUtf8 } from 'node:buffer';

const newline = 10;
const blockBytes = 1 << 20;
const longestLineBytes = 65_536;

/** What stands in a line: its text without the line end, or why there is none. */
type LineRead =
  | { readonly text: string; readonly unreadable?: undefined }
  | { readonly text?: undefined; readonly unreadable: string };

/**
 * Calls back for each line of a text file, its end (LF or CRLF) cut off. The file is taken as UTF-8
 * when it is that or begins with a byte order mark, else as Shift_JIS when the whole of it is that
 * (and `shiftJis` allows it); otherwise the lines that are not UTF-8 are unreadable, as are lines
 * over 64 kB.
 */
export function forEachLine(
  bytes: Uint8Array,
  options: { readonly shiftJis: boolean },
  take: (read: LineRead, line: number) => void,
): void {
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).subarray(
    marked ? 3 : 0,
  );
  const decode = decoderFor(buffer, options.shiftJis && !marked);
  let line = 0;
  for (let start = 0; start < buffer.length; ) {
    const end = endOfBlock(buffer, start);
    const text = decode(buffer.subarray(start, end));
    if (text === undefined) {
      line = eachByteLine(buffer.subarray(start, end), line, take);
    } else {
      line = eachTextLine(text, line, take);
    }
    start = end;
  }
}

function decoderFor(buffer: Buffer, shiftJis: boolean): (block: Buffer) => string | undefined {
  if (!isUtf8(buffer) && shiftJis) {
    const decoder = new TextDecoder('shift_jis', { fatal: true });
    try {
      // Its second bytes are 0x40 and above, so a block that ends at a line end ends a character.
      for (let start = 0; start < buffer.length; ) {
        const end = endOfBlock(buffer, start);
        decoder.decode(buffer.subarray(start, end));
        start = end;
      }
      return block => decoder.decode(block);
    } catch {
      // Neither: the readable lines are still worth having.
    }
  }
  return block => (isUtf8(block) ? block.toString('utf8') : undefined);
}

/** Just after a line end, or the end of the file. */
function endOfBlock(buffer: Buffer, start: number): number {
  const end = buffer.indexOf(newline, start + blockBytes);
  return end < 0 ? buffer.length : end + 1;
}

function eachTextLine(
  text: string,
  linesBefore: number,
  take: (read: LineRead, line: number) => void,
): number {
  let line = linesBefore;
  for (let start = 0; start < text.length; ) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    take(lineRead(text, start, end), ++line);
    start = end + 1;
  }
  return line;
}

function eachByteLine(
  bytes: Buffer,
  linesBefore: number,
  take: (read: LineRead, line: number) => void,
): number {
  let line = linesBefore;
  for (let start = 0; start < bytes.length; ) {
    const found = bytes.indexOf(newline, start);
    const end = found < 0 ? bytes.length : found;
    const part = bytes.subarray(start, end);
    const text = isUtf8(part) ? part.toString('utf8') : undefined;
    const read = text === undefined ? { unreadable: 'not UTF-8' } : lineRead(text, 0, text.length);
    take(read, ++line);
    start = end + 1;
  }
  return line;
}

function lineRead(text: string, start: number, end: number): LineRead {
  if (end - start > longestLineBytes) {
    return { unreadable: `line is longer than ${longestLineBytes} characters` };
  }
  const stop = end > start && text.charCodeAt(end - 1) === 13 ? end - 1 : end;
  return { text: text.slice(start, stop) };
}
