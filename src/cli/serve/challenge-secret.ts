import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const keyBytes = 32;

/** The key of challenge tokens; kept in the data directory, readable by the owner alone. */
export function challengeSecret(dataDir: string): Uint8Array {
  const path = join(dataDir, 'challenge.key');
  const known = existsSync(path) ? readFileSync(path) : undefined;
  if (known?.length === keyBytes) return known;
  // Written beside and renamed: a process killed in between leaves no short key behind.
  const key = randomBytes(keyBytes);
  writeFileSync(`${path}.part`, key, { mode: 0o600 });
  renameSync(`${path}.part`, path);
  return key;
}
