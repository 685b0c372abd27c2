import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { writeSimulation } from '../../sim/write-simulation.ts';
import type { BacktestResult } from './backtest/backtest-result.ts';
import { backtest } from './backtest.ts';
import type { BacktestOptions } from './commands/backtest.ts';
import {
  answer,
  attackSetup,
  end,
  later,
  ndjson,
  smallFiles,
  time,
} from './replay/small-replay.ts';

let folder: string;
const at = (name: string): string => join(folder, name);
const main = fileURLToPath(new URL('main.ts', import.meta.url));

/** A policy that asks nobody. */
const deaf = 'name: deaf\nlevel: { alert: 19000, challenge: 19000, suspension: 19000 }\n';

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sekisho-backtest-'));
  for (const [name, text] of Object.entries(smallFiles)) writeFileSync(at(name), text);
  writeFileSync(at('deaf.yaml'), deaf);
  await writeSimulation({
    seed: 5,
    subscribers: 100,
    days: 9,
    attacksPerShape: 1,
    lawfulPerShape: 1,
    out: at('carrier'),
  });
});
after(() => rmSync(folder, { recursive: true }));

interface Ran {
  readonly result: BacktestResult;
  readonly cases: readonly Record<string, never>[];
  readonly page: string;
  readonly bytes: string;
}

async function run(
  given: Partial<BacktestOptions> & { readonly labelled?: boolean },
  carrier = false,
): Promise<Ran> {
  const { labelled = true, ...options } = given;
  const from = (name: string): string => at(carrier ? `carrier/${name}` : name);
  await backtest({
    files: [from('events.ndjson')],
    policy: 'standard',
    against: 'standard',
    subscribers: from('subscribers.csv'),
    rates: from('rates.csv'),
    restricted: from('restricted.csv'),
    contacts: from('contacts.ndjson'),
    ...(labelled ? { labels: from('labels.ndjson') } : {}),
    out: at('out.json'),
    cases: at('cases.ndjson'),
    report: at('report.html'),
    timeZone: 'Asia/Tokyo',
    homeCountry: 'JP',
    quiet: true,
    ...options,
  });
  const [json, lines, page] = [at('out.json'), at('cases.ndjson'), at('report.html')].map(path =>
    readFileSync(path, 'utf8'),
  ) as [string, string, string];
  return {
    result: JSON.parse(json),
    cases: lines.split('\n').flatMap(line => (line === '' ? [] : [JSON.parse(line)])),
    page,
    bytes: json + lines + page,
  };
}

const attackOfTwo = ndjson([
  attackSetup('x1', '01:00:00'),
  answer('x1', '01:00:05'),
  attackSetup('x2', '01:10:00'),
  answer('x2', '01:10:00'),
  end('x2', '01:20:00'),
  end('x1', '01:30:00'),
  later(time('05:00:00')),
]);

test('charges saved are those of the calls that would not have come about', async () => {
  writeFileSync(at('events.ndjson'), attackOfTwo);
  const asking = { policy: at('asking.yaml'), against: at('deaf.yaml') };
  const { result, cases } = await run(asking);
  // x1 is released when the owner says "not mine" after 90 s: 2 of 30 minutes; x2 is refused.
  assert.equal(result.candidate.savedYen, (28 + 10) * 175);
  assert.deepEqual(
    [result.candidate.refused, result.candidate.released, result.candidate.suspendedLines],
    [1, 1, 1],
  );
  assert.equal(result.inForce.savedYen, 0);
  assert.deepEqual(result.candidate.touched.refused, { count: 0, lines: [] });
  assert.equal(result.differences['only-candidate'], 1);
  assert.deepEqual(
    cases.map(one => [one.difference, one.subscriber, one.savedMoreYen]),
    [['only-candidate', '0501', 6_650]],
  );
});

test('without labels all stopped calls count, and every line touched is named', async () => {
  writeFileSync(at('events.ndjson'), attackOfTwo);
  const { result } = await run({
    policy: at('challenging.yaml'),
    against: at('deaf.yaml'),
    labelled: false,
  });
  assert.equal(result.labelled, false);
  assert.equal(result.candidate.attacks, undefined);
  assert.deepEqual(result.candidate.touched.asked.lines, ['0501']);
  assert.deepEqual(result.candidate.touched.challenged.lines, ['0501']);
});

test('a policy against itself differs in nothing', async () => {
  const { result } = await run({}, true);
  const { same, ...others } = result.differences;
  assert.ok(same > 10);
  assert.deepEqual(Object.values(others), [0, 0, 0, 0, 0]);
  assert.deepEqual(result.candidate, result.inForce);
});

test('the same input gives the same bytes', async () => {
  writeFileSync(at('events.ndjson'), attackOfTwo);
  const asking = { policy: at('asking.yaml'), against: at('challenging.yaml') };
  assert.equal((await run(asking)).bytes, (await run(asking)).bytes);
});

test('a budget gives a policy that asks less the tighter it is, and the file is that policy', async () => {
  const loose = await run({ budget: 20, suggest: at('loose.yaml') }, true);
  const tight = await run({ budget: 2_000, suggest: at('tight.yaml') }, true);
  const [wide, narrow] = [loose.result.budget!, tight.result.budget!];
  assert.ok(narrow.level > wide.level);
  assert.ok(narrow.asked <= wide.asked);
  assert.ok(wide.linesLeftOut > 0, 'lines with an attack say nothing about lawful ones');
  assert.equal(tight.result.candidate.levels.alert, narrow.level);
  assert.ok(tight.result.candidate.levels.suspension >= 43);
  const again = await run({ policy: at('tight.yaml') }, true);
  assert.deepEqual(again.result.candidate, tight.result.candidate);
  assert.deepEqual(again.result.inForce, tight.result.inForce, 'the watching changes nothing');
});

test('every case is told once; the page runs nothing and says all in both languages', async () => {
  const { page, result, cases } = await run({ policy: at('deaf.yaml') }, true);
  assert.equal(cases.length, result.inForce.cases);
  assert.ok(cases.every(one => one.difference === 'only-in-force'));
  assert.equal(result.differences['only-in-force'], cases.length);
  assert.doesNotMatch(page, /<script|src=|href=|url\(/);
  const count = (what: string): number => page.split(what).length - 1;
  assert.equal(count('class="en"'), count('class="ja"'));
  assert.ok(page.includes('deaf'));
  assert.ok(page.includes(result.inForce.savedYen.toLocaleString('en')));
});

test('the sample files go through, with the broken line in quarantine', async () => {
  const sample = (name: string): string =>
    fileURLToPath(new URL(`../../examples/${name}`, import.meta.url));
  const { result } = await run({
    files: [sample('events.ndjson')],
    subscribers: sample('subscribers.csv'),
    rates: sample('rates.csv'),
    restricted: sample('restricted.csv'),
    contacts: sample('contacts.ndjson'),
    labels: sample('labels.ndjson'),
    policy: at('asking.yaml'),
  });
  assert.deepEqual([result.history.quarantined, result.history.callsAbroad], [1, 5]);
});

test('what cannot be meant is said in a sentence', () => {
  writeFileSync(at('events.ndjson'), attackOfTwo);
  writeFileSync(at('typo.yaml'), 'level: { alarm: 3000 }\n');
  writeFileSync(at('far.yaml'), 'level: { alert: 250000 }\n');
  const lists = '--subscribers subscribers.csv --rates rates.csv --restricted restricted.csv';
  const cases: readonly [string, RegExp][] = [
    [`--policy typo.yaml ${lists} events.ndjson`, /level\.alarm is no setting of a policy/],
    [`--policy far.yaml ${lists} events.ndjson`, /level\.alert is 250000; .* 100 to 20000/],
    [`--policy gone.yaml ${lists} events.ndjson`, /--policy gone\.yaml: there is no such file/],
    [`--policy standard --against gone.yaml ${lists} events.ndjson`, /--against gone\.yaml/],
    [`--policy standard ${lists} gone.ndjson`, /FILE gone\.ndjson: there is no such file/],
    [`--policy standard ${lists} --budget 0 events.ndjson`, /whole number from 1/],
    [`--policy standard ${lists} --budget 9 -`, /read twice/],
    [`--policy standard ${lists} --suggest a.yaml events.ndjson`, /--suggest needs --budget/],
    [`--policy standard ${lists} --out rates.csv events.ndjson`, /rates\.csv is named twice/],
    [`${lists} events.ndjson`, /required option '--policy/],
  ];
  for (const [line, says] of cases) {
    const args = ['backtest', ...line.split(' ')];
    const ran = spawnSync(process.execPath, [main, ...args], { cwd: folder, encoding: 'utf8' });
    assert.equal(ran.status, 2, line);
    assert.match(ran.stderr, says, line);
  }
});

test('tables and figures go their own ways', () => {
  writeFileSync(at('events.ndjson'), attackOfTwo);
  const line =
    'backtest --policy asking.yaml --against deaf.yaml --subscribers subscribers.csv ' +
    '--rates rates.csv --restricted restricted.csv --contacts contacts.ndjson ' +
    '--labels labels.ndjson events.ndjson';
  const ran = spawnSync(process.execPath, [main, ...line.split(' ')], {
    cwd: folder,
    encoding: 'utf8',
  });
  assert.equal(ran.status, 0, ran.stderr);
  assert.equal(JSON.parse(ran.stdout).type, 'backtest');
  assert.match(ran.stderr, /^charges saved, ¥ +6,650 +0 +\+6,650$/m);
  assert.match(ran.stderr, /^only by the candidate +1$/m);
});
