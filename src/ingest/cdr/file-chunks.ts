import { open } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';

const READ_BYTES = 262_144;
/** Small, since one byte of a hostile file may unfold to a thousand. */
const GZIP_BYTES = 16_384;

/** A piece of a file's content; `bytesRead` counts the file's bytes as stored. */
export interface FileChunk {
  readonly bytes: Uint8Array;
  readonly bytesRead: number;
  /** What is wrong with the compression; nothing comes after it. */
  readonly problem?: string;
}

/** The file cannot be opened or read; `code` as the system gives it. */
export class CallRecordFileError extends Error {
  override name = 'CallRecordFileError';
  readonly path: string;
  readonly code: string;
  constructor(path: string, cause: unknown) {
    super(`${path}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    this.path = path;
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    this.code = typeof code === 'string' ? code : 'UNKNOWN';
  }
}

/** The file's bytes in order. Each chunk is valid until the next is asked for. */
export async function* fileChunks(path: string, size = READ_BYTES): AsyncGenerator<FileChunk> {
  let file: Awaited<ReturnType<typeof open>>;
  try {
    file = await open(path, 'r');
  } catch (error) {
    throw new CallRecordFileError(path, error);
  }
  try {
    let bytesRead = 0;
    for (;;) {
      const buffer = Buffer.allocUnsafe(size);
      let read: number;
      try {
        read = (await file.read(buffer, 0, size)).bytesRead;
      } catch (error) {
        throw new CallRecordFileError(path, error);
      }
      if (read === 0) return;
      bytesRead += read;
      yield { bytes: buffer.subarray(0, read), bytesRead };
    }
  } finally {
    await file.close();
  }
}

/**
 * Unfolds gzip, several members too. What a damaged or cut stream still gives comes out before the
 * problem is told.
 */
export async function* gunzipChunks(chunks: AsyncIterable<FileChunk>): AsyncGenerator<FileChunk> {
  const gunzip = createGunzip();
  const made: Buffer[] = [];
  let fault: Error | undefined;
  gunzip.on('data', (bytes: Buffer) => made.push(bytes));
  gunzip.on('error', error => {
    fault = error;
  });
  const fed = (feed: (done: () => void) => void): Promise<void> =>
    new Promise(resolve => {
      gunzip.once('close', resolve);
      feed(() => {
        gunzip.off('close', resolve);
        resolve();
      });
    });
  let bytesRead = 0;
  for await (const chunk of chunks) {
    for (let from = 0; from < chunk.bytes.length && fault === undefined; from += GZIP_BYTES) {
      const piece = chunk.bytes.subarray(from, from + GZIP_BYTES);
      await fed(done => gunzip.write(piece, done));
      bytesRead = chunk.bytesRead - chunk.bytes.length + from + piece.length;
      for (const bytes of made.splice(0)) yield { bytes, bytesRead };
    }
    if (fault !== undefined) break;
  }
  if (fault === undefined) {
    await new Promise<void>(resolve => {
      gunzip.once('close', resolve);
      gunzip.end();
    });
    for (const bytes of made.splice(0)) yield { bytes, bytesRead };
  }
  const unused = bytesRead - gunzip.bytesWritten;
  const left = fault === undefined && unused > 0 ? `${unused} bytes after the end` : undefined;
  const problem = fault === undefined ? left : fault.message;
  if (problem !== undefined) {
    yield { bytes: new Uint8Array(0), bytesRead, problem: `gzip: ${problem}` };
  }
}
