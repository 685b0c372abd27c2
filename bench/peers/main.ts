// npm run bench:peers: decision methods of others and ours on the same traffic.
//   ./sekisho-node bench/peers/main.ts --subscribers 2000 --days 40 --write
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { thisMachine } from '../run-bench.ts';
import { type CompareOptions, comparePeers, type Row } from './compare-peers.ts';
import { fullTable, readmeTable, withTable } from './peers-table.ts';

const { values } = parseArgs({
  options: {
    subscribers: { type: 'string', default: '2000' },
    days: { type: 'string', default: '40' },
    train: { type: 'string', default: '2' },
    report: { type: 'string', default: '5' },
    write: { type: 'boolean', default: false },
  },
});

const firstTrained = 901;
const firstReported = 301;
const seeds = (first: number, number: string): number[] =>
  Array.from({ length: Number(number) }, (_, i) => first + i);
const options: CompareOptions = {
  subscribers: Number(values.subscribers),
  days: Number(values.days),
  trainOn: seeds(firstTrained, values.train),
  reportOn: seeds(firstReported, values.report),
  onStep: text => console.error(text),
};
const rows = comparePeers(options);
console.log(fullTable(rows));
if (values.write) write(rows);

function write(measured: readonly Row[]): void {
  const root = new URL('../../', import.meta.url);
  for (const [name, language] of [
    ['README.md', 'en'],
    ['README.ja.md', 'ja'],
  ] as const) {
    const place = new URL(name, root);
    const page = readFileSync(place, 'utf8');
    writeFileSync(place, withTable(page, readmeTable(measured, language)));
  }
  const page = new URL('docs/measurements/peers.md', root);
  writeFileSync(
    page,
    withTable(readFileSync(page, 'utf8'), `${provenance()}\n\n${fullTable(rows)}`),
  );
  const { onStep: _, ...run } = options;
  const kept = { time: new Date().toISOString(), machine: thisMachine(), run, rows: measured };
  const json = new URL('docs/measurements/peers.json', root);
  writeFileSync(json, `${JSON.stringify(kept, undefined, 2)}\n`);
}

/** Whence the figures are. */
function provenance(): string {
  const { subscribers, days, trainOn, reportOn } = options;
  const { cpu, cores, node } = thisMachine();
  const worth = Math.round(rows[0]!.figures.medianWorthYen).toLocaleString('en');
  return (
    `${reportOn.length} carriers of ${subscribers.toLocaleString('en')} lines over ${days} days ` +
    `(seeds ${reportOn.join(', ')}); settings tuned on seeds ${trainOn.join(', ')}. ` +
    `An attack is worth ¥${worth} (median) if nothing stops it. ` +
    `${cpu}, ${cores} cores, Node ${node}.`
  );
}
