import { fork } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { availableParallelism, cpus, release, totalmem } from 'node:os';
import { basename } from 'node:path';
import type { Size } from './bench-module.ts';

export interface BenchResult {
  readonly name: string;
  readonly why: string;
  readonly figures: Readonly<Record<string, number>>;
  readonly seconds: number;
}

/** Paths of the modules, by the name of their file without `.bench.ts`. */
export function benchFiles(): Map<string, string> {
  const files = globSync('*.bench.ts', { cwd: import.meta.dirname }).sort();
  return new Map(
    files.map(file => [basename(file, '.bench.ts'), `${import.meta.dirname}/${file}`]),
  );
}

/** Runs one module in its own process; rejects when that ends without figures. */
export function runBench(file: string, size: Size): Promise<BenchResult> {
  const startedMs = performance.now();
  return new Promise((resolve, reject) => {
    const child = fork(`${import.meta.dirname}/run-one.ts`, [file, size], {
      execArgv: ['--expose-gc'],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    let result: BenchResult | undefined;
    child.on('message', message => {
      const seconds = (performance.now() - startedMs) / 1000;
      result = { ...(message as Omit<BenchResult, 'seconds'>), seconds };
    });
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      if (result) resolve(result);
      else reject(new Error(`${basename(file)} ended without figures (${signal ?? code})`));
    });
  });
}

export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGb: number;
  readonly system: string;
  readonly node: string;
  readonly version: string;
}

/** What the figures were measured on. */
export function thisMachine(): Machine {
  const packageText = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
  return {
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: availableParallelism(),
    memoryGb: Math.round(totalmem() / 1024 ** 3),
    system: `${process.platform} ${release()} ${process.arch}`,
    node: process.version,
    version: (JSON.parse(packageText) as { version: string }).version,
  };
}
