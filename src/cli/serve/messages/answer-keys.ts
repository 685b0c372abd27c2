import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { AnswerKeys } from '../../../workflow/answer-token.ts';

/** The file of the keys of answer links cannot be used. */
export class AnswerKeyError extends Error {
  override name = 'AnswerKeyError';
}

const line = /^([1-9]\d{0,5}) ([0-9a-f]{64})$/;

/**
 * Reads the keys, one a line: version and 64 hexadecimal digits; the highest version makes new
 * links, the others are still believed. Makes the file with a first key where there is none.
 */
export function answerKeys(path: string): AnswerKeys {
  if (!existsSync(path)) {
    // Written beside and renamed: a process killed in between leaves no short key behind.
    writeFileSync(`${path}.part`, `1 ${randomBytes(32).toString('hex')}\n`, { mode: 0o600 });
    renameSync(`${path}.part`, path);
  }
  const byVersion = new Map<number, Uint8Array>();
  for (const text of readFileSync(path, 'utf8').split('\n')) {
    if (text.trim() === '') continue;
    const [, version, key] = line.exec(text.trim()) ?? [];
    if (version === undefined || key === undefined || byVersion.has(Number(version))) {
      throw new AnswerKeyError(`${path}: each line must be a new number and 64 hex digits`);
    }
    byVersion.set(Number(version), Buffer.from(key, 'hex'));
  }
  if (byVersion.size === 0) throw new AnswerKeyError(`${path}: holds no key`);
  return { newest: Math.max(...byVersion.keys()), byVersion };
}
