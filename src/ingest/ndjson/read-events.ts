import { createReadStream } from 'node:fs';
import type { EventBatch } from './event-batch.ts';
import { GzipDamage, gunzipChunks } from './gunzip-chunks.ts';
import { NdjsonDecoder } from './ndjson-decoder.ts';

/** The file could not be opened or read; what is wrong inside a file is quarantined instead. */
export class EventFileError extends Error {
  override name = 'EventFileError';
  readonly path: string;
  constructor(path: string, cause: unknown) {
    const why = cause instanceof Error ? cause.message : String(cause);
    super(`cannot read ${path}: ${why}`, { cause });
    this.path = path;
  }
}

export interface ReadOptions {
  /** Bytes read at a time. */
  readonly chunkBytes?: number;
}

/**
 * Reads call events from an NDJSON file, `-` for standard input, gzip when the name ends in `.gz`.
 * Memory stays flat. A gzip stream that is damaged or cut off ends the reading with a quarantined
 * item; a file that cannot be read throws EventFileError.
 */
export async function* readEvents(
  path: string,
  options: ReadOptions = {},
): AsyncGenerator<EventBatch, void, void> {
  const decoder = new NdjsonDecoder(path === '-' ? 'stdin' : path);
  const progress = { bytes: 0 };
  const file = fileChunks(path, options.chunkBytes ?? 262_144, progress);
  const chunks = path.endsWith('.gz') ? gunzipChunks(file) : file;
  for (;;) {
    let next: IteratorResult<Buffer, void>;
    try {
      next = await chunks.next();
    } catch (error) {
      if (!(error instanceof GzipDamage)) throw error;
      yield decoder.fail(`gzip data is damaged: ${error.message}`, progress.bytes);
      return;
    }
    if (next.done) break;
    yield decoder.decode(next.value, progress.bytes);
  }
  yield decoder.end(progress.bytes);
}

async function* fileChunks(
  path: string,
  chunkBytes: number,
  progress: { bytes: number },
): AsyncGenerator<Buffer, void, void> {
  const input =
    path === '-' ? process.stdin : createReadStream(path, { highWaterMark: chunkBytes });
  const chunks = input[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await chunks.next().catch(error => {
        throw new EventFileError(path, error);
      });
      if (next.done) return;
      progress.bytes += (next.value as Buffer).length;
      yield next.value as Buffer;
    }
  } finally {
    input.destroy();
  }
}
