import { ApiError } from './present-error.ts';

/** One element of a batch: read, or why it could not be. `line` counts from 1. */
export type BatchItem =
  | { readonly line: number; readonly value: unknown; readonly raw: () => string }
  | { readonly line: number; readonly reason: string; readonly raw: () => string };

const lineBytesMax = 64 * 1024;
const newline = 0x0a;

/**
 * Reads a batch of NDJSON. Blank lines count as lines and give nothing; each line is bytes of
 * its own, so that a broken one costs no other. Throws ApiError 413 beyond `max` events.
 */
export function readNdjson(body: Buffer, max: number): BatchItem[] {
  const items: BatchItem[] = [];
  let line = 0;
  for (let begin = 0; begin < body.length; ) {
    const found = body.indexOf(newline, begin);
    const end = found === -1 ? body.length : found;
    line += 1;
    const item = readLine(body.subarray(begin, end), line);
    if (item !== undefined) items.push(item);
    if (items.length > max) throw tooMany(max);
    begin = end + 1;
  }
  return items;
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

function readLine(bytes: Buffer, line: number): BatchItem | undefined {
  const raw = () => bytes.toString('utf8', 0, 4_000);
  if (bytes.length > lineBytesMax) {
    return { line, reason: `line is longer than ${lineBytesMax} bytes`, raw };
  }
  let text: string;
  try {
    text = utf8.decode(bytes).trim();
  } catch {
    return { line, reason: 'not UTF-8', raw };
  }
  if (text === '') return undefined;
  try {
    return { line, value: JSON.parse(text), raw };
  } catch {
    return { line, reason: 'not JSON', raw };
  }
}

/** Reads a JSON array of events, or one event. Throws ApiError 400 when it is not JSON. */
export function readJsonBatch(body: Buffer, max: number): BatchItem[] {
  let value: unknown;
  try {
    value = JSON.parse(utf8.decode(body));
  } catch {
    throw new ApiError(400, 'The body is not JSON; one event a line is application/x-ndjson.');
  }
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (values.length > max) throw tooMany(max);
  return values.map((item, index) => ({
    line: index + 1,
    value: item,
    raw: () => JSON.stringify(item),
  }));
}

function tooMany(max: number): ApiError {
  return new ApiError(413, `A batch holds at most ${max} events; nothing of this one was taken.`);
}
