// The folder of cases that once failed.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { policies } from '../../src/core/policy/policy.ts';
import { readCase } from './kept-case.ts';
import { proveTraffic } from './prove-seed.ts';

const casesFolder = new URL('../cases/', import.meta.url);

/** Names of the kept cases. */
export function keptCases(): string[] {
  if (!existsSync(casesFolder)) return [];
  return readdirSync(casesFolder).filter(name => name.endsWith('.ndjson'));
}

/** Cases that fail, with the first thing their oracle found. */
export function failedCases(): { readonly file: string; readonly problem: string }[] {
  return keptCases().flatMap(file => {
    const { about, traffic } = readCase(readFileSync(new URL(file, casesFolder), 'utf8'));
    const policy = policies[about.policy];
    if (policy === undefined) return [{ file, problem: `no policy ${about.policy}` }];
    const found = proveTraffic(traffic, { seed: about.seed, policy }, [about.oracle]);
    return found.map(({ problems }) => ({ file, problem: problems[0] ?? '' }));
  });
}

/** Keeps the text of a case under a name of its own; gives the name. */
export function keepCase(text: string): string {
  const { about } = readCase(text);
  const words = about.oracle.replaceAll(/[^a-z]+/g, '-').split('-');
  const digest = createHash('sha256').update(text).digest('hex').slice(0, 6);
  const name = `${words.slice(0, 5).join('-')}-${about.seed}-${digest}.ndjson`;
  writeFileSync(new URL(name, casesFolder), text);
  return name;
}
