// Detection delay: beside Lorden's bound, and by how much history a line has.
//   ./sekisho-node bench/delay/main.ts --write
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { policies } from '../../src/core/policy/policy.ts';
import { thisMachine } from '../run-bench.ts';
import { attackShapes } from './history.ts';
import { type LordenFigures, lordenScenarios, measureLorden } from './lorden.ts';
import { type HistoryFigures, histories, measureHistory } from './measure-history.ts';

const { values } = parseArgs({ options: { write: { type: 'boolean', default: false } } });
const falseAlarmCalls = 2_000;
const lordenRun = {
  falseAlarmCalls,
  taughtCalls: 6_000,
  calibrationCalls: 25 * falseAlarmCalls,
  attacks: 300,
};
const draws = 9;

const lorden = lordenScenarios.map(scenario => {
  console.error(`Lorden: ${scenario.name}`);
  return { scenario, figures: measureLorden(scenario, lordenRun) };
});
const byHistory = attackShapes.flatMap(shape =>
  Object.values(policies).map(policy => {
    console.error(`history: ${shape.name}, ${policy.name}`);
    const figures = histories.map(({ days }) => measureHistory(shape, days, policy, draws));
    return { shape: shape.name, policy: policy.name, figures };
  }),
);

const tables = { lorden: lordenTable(), history: historyTable() };
console.log(`${tables.lorden}\n\n${tables.history}`);
if (values.write) write();

function write(): void {
  const folder = new URL('../../docs/measurements/', import.meta.url);
  const page = new URL('detection-delay.md', folder);
  let text = readFileSync(page, 'utf8');
  for (const [name, table] of Object.entries(tables)) text = withTable(text, name, table);
  writeFileSync(page, text);
  const figures = { lorden, history: byHistory };
  const kept = { time: new Date().toISOString(), machine: thisMachine(), lordenRun, draws };
  const json = `${JSON.stringify({ ...kept, ...figures }, undefined, 2)}\n`;
  writeFileSync(new URL('detection-delay.json', folder), json);
}

function withTable(page: string, name: string, table: string): string {
  const begin = `<!-- ${name}: written by bench/delay/main.ts -->`;
  const end = `<!-- end of ${name} -->`;
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`the page has no place for ${name}`);
  return `${page.slice(0, from)}${begin}\n\n${table}\n\n${page.slice(to)}`;
}

function lordenTable(): string {
  const head =
    '| scenario | information of a call | bound | exact CUSUM | engine | engine / bound | ' +
    'unseen in 200 calls |';
  const body = lorden.map(({ scenario, figures }) => `| ${lordenCells(scenario.name, figures)} |`);
  return [head, `|${'---|'.repeat(7)}`, ...body].join('\n');
}

function lordenCells(name: string, one: LordenFigures): string {
  const decibans = (one.information * 10) / Math.LN10;
  const calls = (value: number): string => `${value.toFixed(1)} calls`;
  return [
    name,
    `${decibans.toFixed(1)} dB`,
    one.boundCalls === 1 ? 'one call' : calls(one.boundCalls),
    calls(one.exactDelayCalls),
    calls(one.delayCalls),
    one.ratio.toFixed(2),
    `${one.unseen} of ${lordenRun.attacks}`,
  ].join(' | ');
}

function historyTable(): string {
  const head = `| attack | policy | ${histories.map(one => `history: ${one.name}`).join(' | ')} |`;
  const body = byHistory.map(
    ({ shape, policy, figures }) =>
      `| ${[shape, `\`${policy}\``, ...figures.map(historyCell)].join(' | ')} |`,
  );
  return [head, `|${'---|'.repeat(2 + histories.length)}`, ...body].join('\n');
}

function historyCell({ callsThrough, seconds, lossYen, worthYen }: HistoryFigures): string {
  const yen = (value: number): string => `¥${value.toLocaleString('en')}`;
  const when = seconds === undefined ? 'never' : `${Math.round(seconds).toLocaleString('en')} s`;
  return `${callsThrough} calls, ${when}, ${yen(lossYen)} of ${yen(worthYen)}`;
}
