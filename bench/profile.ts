// Where a bench spends its time: self time by module of src, and what the collector takes.
//   npm run profile -- engine [--small]
import type { Profiler } from 'node:inspector';
import { Session } from 'node:inspector/promises';
import { relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import type { Bench } from './bench-module.ts';
import { benchFiles } from './run-bench.ts';

const rows = 24;
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { small: { type: 'boolean', default: false } },
});
const file = benchFiles().get(positionals[0] ?? 'engine');
if (file === undefined) throw new Error(`no bench ${positionals[0]}`);
const { bench } = (await import(pathToFileURL(file).href)) as { bench: Bench };
const session = new Session();
session.connect();
await session.post('Profiler.enable');
await session.post('Profiler.start');
const figures = await bench.run(values.small ? 'small' : 'full');
const { profile } = await session.post('Profiler.stop');
console.log(figures);
const shares = selfTimes(profile);
const total = [...shares.values()].reduce((sum, time) => sum + time, 0);
for (const [module, time] of [...shares].sort((a, b) => b[1] - a[1]).slice(0, rows)) {
  console.log(`${((100 * time) / total).toFixed(1).padStart(5)} %  ${module}`);
}
process.exit(0);

/** Microseconds by module; what stands outside src is left out, the collector is not. */
function selfTimes({
  nodes,
  samples = [],
  timeDeltas = [],
}: Profiler.Profile): Map<string, number> {
  const modules = new Map(nodes.map(({ id, callFrame }) => [id, moduleOf(callFrame)]));
  const times = new Map<string, number>();
  for (const [i, id] of samples.entries()) {
    const module = modules.get(id) ?? '';
    if (module !== '') times.set(module, (times.get(module) ?? 0) + (timeDeltas[i] ?? 0));
  }
  return times;
}

function moduleOf(frame: Profiler.ProfileNode['callFrame']): string {
  if (frame.functionName === '(garbage collector)') return 'garbage collector';
  if (!frame.url.startsWith('file:')) return '';
  const path = relative(`${import.meta.dirname}/..`, fileURLToPath(frame.url));
  return path.startsWith('src/') ? path : '';
}
