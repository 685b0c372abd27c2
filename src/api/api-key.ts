import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Scope } from '../core/access/permissions.ts';

/** A key as the settings hold it: only its hash, so that a leaked file opens nothing. */
export interface ApiKey {
  readonly name: string;
  /** SHA-256 of the key's UTF-8 text, 64 lower-case hexadecimal digits. */
  readonly sha256: string;
  readonly scopes: readonly Scope[];
  /** Feeds this key may write to; absent: any. The first is its feed when a request names none. */
  readonly feeds?: readonly string[];
  /** Nothing of any other account can be seen or done with this key; absent: not bound. */
  readonly account?: string;
}

/** Makes a new key of 256 random bits. `key` is shown once; only `sha256` goes into settings. */
export function newApiKey(random: (bytes: number) => Buffer = randomBytes): {
  key: string;
  sha256: string;
} {
  const key = `sk_${random(32).toString('base64url')}`;
  return { key, sha256: hashKey(key).toString('hex') };
}

/**
 * The key whose hash is that of `presented`; undefined when there is none. Every stored hash is
 * compared, in constant time, so that timing tells neither which key matched nor how far.
 */
export function findApiKey(keys: readonly ApiKey[], presented: string): ApiKey | undefined {
  const hash = hashKey(presented);
  let found: ApiKey | undefined;
  for (const key of keys) {
    if (timingSafeEqual(Buffer.from(key.sha256, 'hex'), hash)) found = key;
  }
  return found;
}

export function hashKey(text: string): Buffer {
  return createHash('sha256').update(text, 'utf8').digest();
}
