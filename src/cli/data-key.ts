import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const keyBytes = 32;

/**
 * A key of the data directory, made when it is first asked for and readable by the owner alone.
 * `challenge`: of challenge tokens. `people`: seals the secrets of authenticators.
 * `names`: of the ids that stand for lines and accounts in addresses.
 */
export function dataKey(dataDir: string, name: 'challenge' | 'people' | 'names'): Uint8Array {
  const path = join(dataDir, `${name}.key`);
  const known = existsSync(path) ? readFileSync(path) : undefined;
  if (known?.length === keyBytes) return known;
  mkdirSync(dataDir, { recursive: true, mode: 0o711 });
  // Written beside and renamed: a process killed in between leaves no short key behind.
  const key = randomBytes(keyBytes);
  writeFileSync(`${path}.part`, key, { mode: 0o600 });
  renameSync(`${path}.part`, path);
  return key;
}
