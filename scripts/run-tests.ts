// Runs the checks of the code itself and every *.test.ts, prints a line a file and, last,
// `N passed, N failed`. Options: --fast (no peers, no whole-system tests), --prove (the long ones
// of *.prove.test.ts instead of the others), --in=FOLDER (tests of another folder), --timeout=MS
// (of a file). Other arguments select test files by a part of their path; with them, with --in or
// --prove, the checks are left out.
import { spawn } from 'node:child_process';
import { globSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { run } from 'node:test';
import { inspect } from 'node:util';

interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}
interface Check {
  readonly name: string;
  readonly command: readonly string[];
}

const fileTimeoutMs = 5 * 60_000;
const tools = 'node_modules';
const checks: readonly Check[] = [
  { name: 'lint', command: [`${tools}/@biomejs/biome/bin/biome`, 'check', '--error-on-warnings'] },
  { name: 'types', command: [`${tools}/ts7/bin/tsc`, '-p', 'tsconfig.json'] },
  { name: 'types of core', command: [`${tools}/ts7/bin/tsc`, '-p', 'src/core/tsconfig.json'] },
  { name: 'types of the pages', command: [`${tools}/ts7/bin/tsc`, '-p', 'web/tsconfig.json'] },
  { name: 'the pages are built', command: ['scripts/build-console.ts'] },
  { name: 'unused code', command: [`${tools}/knip/bin/knip.js`, '--no-progress'] },
];

await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<void> {
  const given = (option: string): string | undefined =>
    args.find(arg => arg.startsWith(`--${option}=`))?.slice(option.length + 3);
  const elsewhere = given('in');
  const timeout = Number(given('timeout') ?? fileTimeoutMs);
  process.chdir(elsewhere ?? join(import.meta.dirname, '..'));
  const fast = args.includes('--fast');
  const parts = args.filter(arg => !arg.startsWith('--'));
  const prove = args.includes('--prove');
  const files = testFiles({ fast, prove }, parts);
  const counts: Counts = { passed: 0, failed: 0, skipped: 0 };
  const failures: string[] = [];
  const skips: string[] = [];
  if (parts.length === 0 && elsewhere === undefined && !prove) {
    for (const check of checks) await runCheck(check, counts, failures);
  }
  if (files.length === 0) failures.push('no test file was found');
  else await runFiles(files, { fast, timeout }, counts, failures, skips);
  if (skips.length > 0) console.log(`\nskipped:\n${skips.map(line => `  ${line}`).join('\n')}`);
  if (failures.length > 0) console.log(`\nfailed:\n\n${failures.join('\n\n')}`);
  const none = counts.passed + counts.failed === 0;
  const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : '';
  console.log(`\n${counts.passed} passed, ${counts.failed} failed${skipped}`);
  process.exitCode = counts.failed > 0 || failures.length > 0 || none ? 1 : 0;
}

/** Whole-system tests first: they take longest, and the short ones fill up the second core. */
function testFiles(
  { fast, prove }: { readonly fast: boolean; readonly prove: boolean },
  parts: readonly string[],
): string[] {
  const found = globSync('{test,sim,bench,scripts,src,web}/**/*.test.ts', {
    exclude: ['**/node_modules/**'],
  });
  const slow = (file: string): boolean =>
    /\.(e2e|pg)\.test\.ts$/.test(file) || (/^(test|bench)\//.test(file) && !/tidy/.test(file));
  return found
    .filter(file => file.endsWith('.prove.test.ts') === prove)
    .filter(file => !(fast && slow(file)))
    .filter(file => parts.length === 0 || parts.some(part => file.includes(part)))
    .sort((a, b) => Number(slow(b)) - Number(slow(a)) || (a < b ? -1 : 1));
}

async function runCheck(check: Check, counts: Counts, failures: string[]): Promise<void> {
  const startedMs = performance.now();
  const { code, output } = await finished(check.command);
  const ok = code === 0;
  counts[ok ? 'passed' : 'failed'] += 1;
  if (!ok) failures.push(`${check.name}\n${indented(output.trim() || `exit code ${code}`)}`);
  progress(ok, check.name, performance.now() - startedMs, '');
}

function finished(command: readonly string[]): Promise<{ code: number | null; output: string }> {
  return new Promise(resolve => {
    const child = spawn(process.execPath, [...command], { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const take = (chunk: Buffer): void => {
      output += chunk.toString();
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.on('error', error => resolve({ code: null, output: `${output}${error.message}` }));
    child.on('close', code => resolve({ code, output }));
  });
}

function runFiles(
  files: readonly string[],
  options: { readonly fast: boolean; readonly timeout: number },
  counts: Counts,
  failures: string[],
  skips: string[],
): Promise<void> {
  const concurrency = Math.min(2, availableParallelism());
  const env = { ...process.env, SEKISHO_TEST_RUN: options.fast ? 'fast' : 'whole' };
  const stream = run({ files: [...files], concurrency, timeout: options.timeout, env });
  const prints = new Map<string, string>();
  const failed: { file: string | undefined; title: string; error: Error }[] = [];
  stream.on('test:stdout', data => keep(prints, data.file, data.message));
  stream.on('test:stderr', data => keep(prints, data.file, data.message));
  stream.on('test:pass', data => {
    const reason = data.skip ?? data.todo;
    if (reason === undefined) return;
    skips.push(`${where(data)} ${data.name}${typeof reason === 'string' ? `: ${reason}` : ''}`);
  });
  stream.on('test:fail', data => {
    const error = data.details.error as Error & { failureType?: string };
    if (error.failureType === 'subtestsFailed') return;
    const whole = data.file?.endsWith(data.name);
    if (whole) progress(false, relative('.', data.name), data.details.duration_ms, '');
    const title = `${where(data)} ${data.name}`;
    // Said at once too: of a long log often only the lines around the failure are kept.
    const printed = ((data.file && prints.get(resolve(data.file))) || '').slice(-2_000);
    console.log(`     ${title}\n${indented(`${explained(error).slice(0, 600)}\n${printed}`)}`);
    failed.push({ file: data.file, title, error });
  });
  stream.on('test:summary', data => {
    if (data.file === undefined) {
      const { tests, passed, skipped, todo } = data.counts;
      counts.passed += passed;
      counts.failed += tests - passed - skipped - todo;
      counts.skipped += skipped + todo;
      return;
    }
    if (data.success) prints.delete(resolve(data.file));
    progress(data.success, relative('.', data.file), data.duration_ms, `${data.counts.tests}`);
  });
  return new Promise(done => {
    stream.on('end', () => {
      for (const { file, title, error } of failed) {
        const printed = (file && prints.get(resolve(file))) || '';
        const tail = printed ? `\n--- the file printed:\n${printed.slice(-4000)}` : '';
        failures.push(`${title}\n${indented(explained(error) + tail)}`);
      }
      done();
    });
    stream.resume();
  });
}

function keep(prints: Map<string, string>, file: string | undefined, message: string): void {
  if (!file) return;
  const key = resolve(file);
  prints.set(key, ((prints.get(key) ?? '') + message).slice(-8000));
}

function where(data: { file?: string | undefined; line?: number | undefined }): string {
  return data.file ? `${relative('.', data.file)}:${data.line ?? 1}` : '';
}

/** The cause says what was wrong; Node's own wrapping and frames say nothing more. */
function explained(error: Error): string {
  if (typeof error.cause === 'string') return error.cause;
  const cause = error.cause instanceof Error ? error.cause : error;
  const frames = (cause.stack ?? '').split('\n').filter(line => /^ +at .*file:/.test(line));
  const head = cause.message.trim() === '' ? inspect(cause) : `${cause.name}: ${cause.message}`;
  const inner = cause.cause === undefined ? '' : `\ncause: ${inspect(cause.cause)}`;
  return [head, ...frames.slice(0, 5)].join('\n') + inner;
}

function indented(text: string): string {
  const lines = text.split('\n');
  const shown = lines.length > 80 ? [...lines.slice(0, 80), `… ${lines.length - 80} more`] : lines;
  return shown.map(line => `    ${line}`).join('\n');
}

function progress(ok: boolean, name: string, ms: number, tests: string): void {
  const seconds = `${(ms / 1000).toFixed(1)} s`.padStart(8);
  console.log(`${ok ? 'ok  ' : 'FAIL'} ${seconds}  ${tests.padStart(4)}  ${name}`);
}
