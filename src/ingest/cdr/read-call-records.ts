import { basename } from 'node:path';
import type { Quarantined } from '../../core/call/call-event.ts';
import { asteriskReader } from './asterisk-reader.ts';
import type {
  CallRecord,
  CallRecordBatch,
  CallRecordOptions,
  CdrFormat,
  RecordReader,
  RecordSink,
  SkipKind,
} from './call-record.ts';
import { fullColumnMap } from './column-map.ts';
import { detectDelimiter } from './delimiter.ts';
import { DETECT_BYTES, detectFormat, isGzip } from './detect-format.ts';
import { type FileChunk, fileChunks, gunzipChunks } from './file-chunks.ts';
import { freeswitchReader } from './freeswitch-reader.ts';
import { mappedReader } from './mapped-reader.ts';
import { nttDetailReader } from './ntt-detail-reader.ts';
import { READY_MAPS } from './ready-maps.ts';
import { detectEncoding, markLength, type TextEncodingName, toUtf8 } from './text-encoding.ts';

const BATCH_SIZE = 1_000;
const RAW_MAX = 1_000;

/**
 * Reads a file of call records in batches, memory flat. Content never throws: what cannot be used
 * is quarantined with file name, line (or record number) and reason. Throws CallRecordFileError
 * when the file cannot be read, and ColumnMapError, TimePatternError, UnknownZoneError when the
 * settings cannot be used. A file whose format is not found gives one quarantined item.
 */
export async function* readCallRecords(
  path: string,
  options: CallRecordOptions,
): AsyncGenerator<CallRecordBatch> {
  yield* readCallRecordChunks(fileChunks(path), basename(path), options);
}

/** The format of the file at `path`, from its first bytes. Throws CallRecordFileError. */
export async function detectFileFormat(path: string): Promise<CdrFormat | undefined> {
  for await (const { bytes } of fileChunks(path, DETECT_BYTES)) return detectFormat(bytes, path);
  return detectFormat(new Uint8Array(0), path);
}

/** The same from chunks of any size; `source` is the name that quarantined items bear. */
export async function* readCallRecordChunks(
  chunks: AsyncIterable<FileChunk>,
  source: string,
  options: CallRecordOptions,
): AsyncGenerator<CallRecordBatch> {
  const sink = new BatchSink(source, options.batchSize ?? BATCH_SIZE);
  const content = new Content(source, options, sink);
  for await (const chunk of unfolded(chunks)) {
    sink.bytesRead = chunk.bytesRead;
    if (chunk.problem !== undefined) sink.problem(1, chunk.problem, '');
    content.push(chunk.bytes);
    yield* sink.full();
  }
  content.end();
  yield* sink.full();
  yield* sink.rest();
}

/** Looks at the first bytes, then passes all to the reader of the format. */
class Content {
  readonly #source: string;
  readonly #options: CallRecordOptions;
  readonly #sink: RecordSink;
  #first: Uint8Array = new Uint8Array(0);
  #reader: RecordReader | undefined;
  #decode: (chunk: Uint8Array, last: boolean) => Uint8Array = chunk => chunk;

  constructor(source: string, options: CallRecordOptions, sink: RecordSink) {
    this.#source = source;
    this.#options = options;
    this.#sink = sink;
    if (options.columnMap !== undefined) fullColumnMap(options.columnMap);
  }

  push(bytes: Uint8Array) {
    if (this.#reader !== undefined) return this.#reader.push(this.#decode(bytes, false));
    this.#first = Buffer.concat([this.#first, bytes]);
    if (this.#first.length >= DETECT_BYTES) this.#begin();
  }

  end(): void {
    if (this.#reader === undefined) this.#begin();
    const tail = this.#decode(new Uint8Array(0), true);
    if (tail.length > 0) this.#reader?.push(tail);
    this.#reader?.end();
  }

  /** The look is always at the same bytes, whatever chunks they came in. */
  #begin(): void {
    const sample = this.#first.subarray(0, DETECT_BYTES);
    const { columnMap, format: named } = this.#options;
    const format = named ?? (columnMap === undefined ? undefined : 'columns');
    this.#reader = this.#readerOf(format ?? detectFormat(sample, this.#source), sample);
    const content = this.#first.subarray(this.#mark);
    this.#first = new Uint8Array(0);
    this.#reader.push(this.#decode(content, false));
  }

  #mark = 0;

  #readerOf(format: CdrFormat | undefined, sample: Uint8Array): RecordReader {
    const options = this.#options;
    if (sample.length === 0) return nothing;
    if (format === 'ntt-com') return nttDetailReader(options, this.#sink);
    if (format === undefined || format === 'ndjson') return this.#refuse(format, sample);
    const map = format === 'columns' ? options.columnMap : READY_MAPS[format];
    const full = map === undefined ? undefined : fullColumnMap(map);
    const named = full === undefined ? 'utf-8' : full.encoding;
    const encoding: TextEncodingName = named === 'auto' ? detectEncoding(sample) : named;
    this.#mark = markLength(sample);
    this.#decode = toUtf8(encoding);
    if (format === 'asterisk') return asteriskReader(options, this.#sink);
    if (format === 'freeswitch') return freeswitchReader(options, this.#sink);
    if (full === undefined) return this.#refuse(format, sample);
    const text = Buffer.from(toUtf8(encoding)(sample.subarray(this.#mark), false)).toString('utf8');
    const delimiter = delimiterOf(full.delimiter, text);
    return mappedReader(full, delimiter, options, this.#sink);
  }

  #refuse(format: CdrFormat | undefined, sample: Uint8Array): RecordReader {
    const reason =
      format === undefined
        ? 'format not found; name it in the settings'
        : `format ${format} is not read here${format === 'columns' ? ' without a column map' : ''}`;
    this.#sink.quarantine(1, reason, Buffer.from(sample).toString('utf8', 0, RAW_MAX));
    return nothing;
  }
}

const nothing: RecordReader = { push() {}, end() {} };

class BatchSink implements RecordSink {
  bytesRead = 0;
  readonly #source: string;
  readonly #size: number;
  #events: CallRecord[] = [];
  #quarantined: Quarantined[] = [];
  #problems: Quarantined[] = [];
  #skipped = 0;
  #skippedKinds: Partial<Record<SkipKind, number>> = {};

  constructor(source: string, size: number) {
    this.#source = source;
    this.#size = Math.max(1, size);
  }

  event(event: CallRecord): void {
    this.#events.push(event);
  }

  quarantine(position: number, reason: string, raw: string): void {
    this.#quarantined.push(this.#item(position, reason, raw));
  }

  problem(position: number, reason: string, raw: string): void {
    this.#problems.push(this.#item(position, reason, raw));
  }

  skip(kind: SkipKind): void {
    this.#skipped += 1;
    this.#skippedKinds[kind] = (this.#skippedKinds[kind] ?? 0) + 1;
  }

  /** Batches that are full; a chunk full of quarantined items is passed on too. */
  *full(): Generator<CallRecordBatch> {
    while (this.#events.length >= this.#size || this.#quarantined.length >= this.#size) {
      yield this.#take(this.#size);
    }
  }

  *rest(): Generator<CallRecordBatch> {
    const items = this.#events.length + this.#quarantined.length + this.#problems.length;
    if (items + this.#skipped > 0) yield this.#take(this.#size);
  }

  #item(position: number, reason: string, raw: string): Quarantined {
    return { source: this.#source, position, reason, raw: raw.slice(0, RAW_MAX) };
  }

  #take(size: number): CallRecordBatch {
    const batch: CallRecordBatch = {
      events: this.#events.slice(0, size),
      quarantined: this.#quarantined.slice(0, size),
      skipped: this.#skipped,
      skippedKinds: this.#skippedKinds,
      problems: this.#problems,
      bytesRead: this.bytesRead,
    };
    this.#events = this.#events.slice(size);
    this.#quarantined = this.#quarantined.slice(size);
    this.#problems = [];
    this.#skipped = 0;
    this.#skippedKinds = {};
    return batch;
  }
}

function delimiterOf(named: string, text: string): number {
  if (named === 'auto') return detectDelimiter(text);
  return named === 'tab' ? 9 : named.charCodeAt(0);
}

/** Chunks of the content: unfolded when the first two bytes say gzip. */
async function* unfolded(chunks: AsyncIterable<FileChunk>): AsyncGenerator<FileChunk> {
  const source = chunks[Symbol.asyncIterator]();
  let head: Buffer = Buffer.alloc(0);
  let bytesRead = 0;
  while (head.length < 3) {
    const step = await source.next();
    if (step.done) break;
    head = Buffer.concat([head, step.value.bytes]);
    bytesRead = step.value.bytesRead;
  }
  async function* again(): AsyncGenerator<FileChunk> {
    if (head.length > 0) yield { bytes: head, bytesRead };
    for (;;) {
      const step = await source.next();
      if (step.done) return;
      yield step.value;
    }
  }
  try {
    yield* isGzip(head) ? gunzipChunks(again()) : again();
  } finally {
    await source.return?.();
  }
}
