import { constants, gunzipSync } from 'node:zlib';
import { ASTERISK_DISPOSITIONS } from './asterisk-reader.ts';
import type { CdrFormat } from './call-record.ts';
import { COMMA_QUOTED, type CsvDialect, CsvScanner } from './csv-scanner.ts';
import { looksLikeNttDetail } from './ntt-detail-reader.ts';
import { detectEncoding, markLength, toUtf8 } from './text-encoding.ts';

/** As many first bytes as `detectFormat` looks at. */
export const DETECT_BYTES = 65_536;
const COMMA_ESCAPED: CsvDialect = { delimiter: 44, quote: -1, escape: 92 };
const LINES_MAX = 50;
const STAMP = /^\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d/;
const NDJSON_TYPE = /^\s*\{.*"type"\s*:\s*"(?:setup|answer|end|register|cdr|challenge)"/;

/**
 * The format of a file by its first bytes (gzip is looked into); undefined when it is none of the
 * known ones, as for `columns` and `sonus`, which only a setting can name. A damaged record among
 * the first fifty lines does not hide the format. `fileName` decides only between an empty file's
 * possible formats: `.ndjson` and `.jsonl`.
 */
export function detectFormat(firstBytes: Uint8Array, fileName: string): CdrFormat | undefined {
  const bytes = isGzip(firstBytes) ? unzipped(firstBytes) : Buffer.from(firstBytes);
  if (looksLikeNttDetail(bytes)) return 'ntt-com';
  const encoding = detectEncoding(bytes);
  const text = toUtf8(encoding)(bytes.subarray(markLength(bytes)), true);
  const lines = Buffer.from(text).toString('utf8').split(/\r?\n/, LINES_MAX);
  if (lines.some(line => NDJSON_TYPE.test(line))) return 'ndjson';
  const whole = bytes.length < DETECT_BYTES;
  const found =
    formatOfRecords(text, whole, COMMA_QUOTED, formatOfQuoted) ??
    formatOfRecords(text, whole, COMMA_ESCAPED, formatOfEscaped);
  if (found !== undefined) return found;
  return bytes.length === 0 && /\.(?:ndjson|jsonl)(?:\.gz)?$/i.test(fileName)
    ? 'ndjson'
    : undefined;
}

/** RFC 1952 §2.3.1, with the only compression method there is. */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b && bytes[2] === 8;
}

function unzipped(bytes: Uint8Array): Buffer {
  try {
    const limits = { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: 64 * DETECT_BYTES };
    return gunzipSync(bytes.subarray(0, 4_096), limits).subarray(0, DETECT_BYTES);
  } catch {
    return Buffer.alloc(0);
  }
}

function formatOfRecords(
  text: Uint8Array,
  whole: boolean,
  dialect: CsvDialect,
  formatOf: (scanner: CsvScanner) => CdrFormat | undefined,
): CdrFormat | undefined {
  const scanner = new CsvScanner(dialect, count => count >= 13);
  scanner.push(text);
  if (whole) scanner.end();
  for (let tries = 0; tries < LINES_MAX; tries += 1) {
    const step = scanner.next();
    if (step === 'more') return undefined;
    const found = step === 'record' ? formatOf(scanner) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

function formatOfEscaped(scanner: CsvScanner): CdrFormat | undefined {
  const ofBroadworks =
    /^(?:Normal|Long Duration)$/.test(scanner.text(2)) &&
    /^\d{14}(?:\.\d{1,3})?$/.test(scanner.text(9));
  return ofBroadworks ? 'broadworks' : undefined;
}

function formatOfQuoted(scanner: CsvScanner): CdrFormat | undefined {
  const count = scanner.count;
  const at = (index: number): string => scanner.text(index);
  if (count >= 16 && count <= 21 && STAMP.test(at(9)) && ASTERISK_DISPOSITIONS.includes(at(14))) {
    return 'asterisk';
  }
  if (count >= 13 && count <= 15 && STAMP.test(at(4)) && /^[A-Z0-9_]+$/.test(at(9))) {
    return STAMP.test(at(6)) && /^\d+$/.test(at(7)) && /^\d+$/.test(at(8))
      ? 'freeswitch'
      : undefined;
  }
  if (at(0) === 'cdrRecordType' && at(2) === 'globalCallID_callId') return 'cucm';
  const acmeTime = /^\d\d:\d\d:\d\d(?:\.\d+)? [A-Z]+ [A-Z]{3} \d\d \d{4}$/i;
  return count >= 100 && /^[123]$/.test(at(0)) && acmeTime.test(at(13)) ? 'acme' : undefined;
}
