import { open } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';

const READ_BYTES = 262_144;
/** The unfolder gives nothing of the block in which it meets a fault, so that blocks are small. */
const GZIP_BLOCK = 1_024;
/** So much is passed on at once; one byte of a hostile file may unfold to a thousand. */
const UNFOLDED_BYTES = 262_144;
const OUTPUT_BYTES = 16_384;

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
  const gunzip = createGunzip({ chunkSize: OUTPUT_BYTES });
  const made: Buffer[] = [];
  let fault: Error | undefined;
  gunzip.on('data', (bytes: Buffer) => made.push(bytes));
  gunzip.on('error', error => {
    fault = error;
  });
  let bytesRead = 0;
  let used = 0;
  let rest: Buffer = Buffer.alloc(0);
  const taken = (): Buffer => Buffer.concat(made.splice(0));
  const feed = async (block: Buffer): Promise<void> => {
    await new Promise<void>(resolve => {
      gunzip.once('close', resolve);
      gunzip.write(block, () => {
        gunzip.off('close', resolve);
        resolve();
      });
    });
    used += block.length;
  };
  for await (const chunk of chunks) {
    bytesRead = chunk.bytesRead;
    rest = Buffer.concat([rest, chunk.bytes]);
    let at = 0;
    for (; rest.length - at >= GZIP_BLOCK && fault === undefined; at += GZIP_BLOCK) {
      await feed(rest.subarray(at, at + GZIP_BLOCK));
      if (made.length * OUTPUT_BYTES >= UNFOLDED_BYTES) yield { bytes: taken(), bytesRead: used };
    }
    rest = rest.subarray(at);
    if (made.length > 0) yield { bytes: taken(), bytesRead: used };
    if (fault !== undefined) break;
  }
  if (fault === undefined && rest.length > 0) await feed(rest);
  if (fault === undefined) {
    await new Promise<void>(resolve => {
      gunzip.once('close', resolve);
      gunzip.end();
    });
  }
  if (made.length > 0) yield { bytes: taken(), bytesRead };
  if (fault !== undefined) {
    const problem = `gzip: ${fault.message}; what follows cannot be read`;
    yield { bytes: new Uint8Array(0), bytesRead, problem };
  }
}
