import { parseArgs } from 'node:util';
import { writeSimulation } from './write-simulation.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    subscribers: { type: 'string', default: '5000' },
    days: { type: 'string', default: '40' },
    start: { type: 'string' },
    attacks: { type: 'string' },
    out: { type: 'string', default: 'simulation' },
    split: { type: 'boolean', default: false },
  },
});

const startedMs = performance.now();
const summary = await writeSimulation({
  seed: Number(values.seed),
  subscribers: Number(values.subscribers),
  days: Number(values.days),
  out: values.out,
  splitFeeds: values.split,
  ...(values.start === undefined ? {} : { startDate: values.start }),
  ...(values.attacks === undefined ? {} : { attacksPerShape: Number(values.attacks) }),
});
const { shapes, all, ...counts } = summary;
console.log(JSON.stringify(counts, null, 2));
console.table([...shapes, all]);
const seconds = ((performance.now() - startedMs) / 1_000).toFixed(1);
const peakMb = Math.round(process.resourceUsage().maxRSS / 1_024);
console.log(`${seconds} s, at most ${peakMb} MB of memory`);
