import { createGunzip } from 'node:zlib';

/** The compressed data is damaged or ends too early. */
export class GzipDamage extends Error {
  override name = 'GzipDamage';
}

/**
 * Unpacks a gzip stream, several members one after another included. All that a piece of input
 * unpacks to is given out before the next is read, so that what comes out before damage is the same
 * each time (a piped stream loses what it has buffered when it fails). Throws GzipDamage.
 */
export async function* gunzipChunks(input: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const unzip = createGunzip({ chunkSize: 262_144 });
  const unpacked: Buffer[] = [];
  let failure: Error | undefined;
  unzip.on('data', (chunk: Buffer) => unpacked.push(chunk));
  let settle: () => void = () => undefined;
  // A write that fails is never called back, the error event is all there is.
  unzip.on('error', error => {
    failure = error;
    settle();
  });
  unzip.on('end', () => settle());
  const settled = (begin: () => void): Promise<void> =>
    new Promise(resolve => {
      settle = resolve;
      begin();
    });
  try {
    for await (const chunk of input) {
      await settled(() => unzip.write(chunk, () => settle()));
      yield* unpacked.splice(0);
      if (failure !== undefined) throw new GzipDamage(failure.message);
    }
    await settled(() => unzip.end());
    yield* unpacked.splice(0);
    if (failure !== undefined) throw new GzipDamage(failure.message);
  } finally {
    unzip.close();
  }
}
