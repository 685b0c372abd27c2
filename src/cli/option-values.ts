// Values of options, checked while the command line is read.
import { accessSync, constants, statSync } from 'node:fs';
import { InvalidArgumentError } from 'commander';
import { UsageError } from './usage-error.ts';

/** For commander: a whole number between the two, both included. */
export function wholeNumber(least: number, most: number): (text: string) => number {
  return text => {
    const value = Number(text);
    if (/^-?\d+$/.test(text) && value >= least && value <= most) return value;
    throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`);
  };
}

/** For commander: a day such as 2026-04-01. */
export function dayText(text: string): string {
  const ms = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  if (!Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text)) return text;
  throw new InvalidArgumentError('It must be a day such as 2026-04-01.');
}

/** Throws UsageError unless the path is a file that can be read; `-` is standard input. */
export function requireReadable(path: string, option: string): void {
  if (path === '-') return;
  try {
    if (statSync(path).isDirectory()) throw new UsageError(`${option} ${path}: is a folder.`);
    accessSync(path, constants.R_OK);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    const why = missing ? 'there is no such file' : 'the file cannot be read by this user';
    throw new UsageError(`${option} ${path}: ${why}.`);
  }
}
