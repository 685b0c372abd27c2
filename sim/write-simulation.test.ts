import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { parseCallEvent } from '../src/core/call/parse-call-event.ts';
import { attackShapes } from './attacks.ts';
import { lawfulShapes } from './lawful-cases.ts';
import { prepareSimulation } from './simulate.ts';
import { type SimulationSummary, writeSimulation } from './write-simulation.ts';

const options = {
  seed: 21,
  subscribers: 600,
  days: 12,
  attacksPerShape: 1,
  lawfulPerShape: 1,
  swarm: true,
};
let folder = '';
let summary: SimulationSummary;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sekisho-sim-'));
  summary = await writeSimulation({ ...options, out: join(folder, 'first') });
});

after(() => rm(folder, { recursive: true }));

async function read(name: string): Promise<string[]> {
  return (await readFile(join(folder, 'first', name), 'utf8')).trimEnd().split('\n');
}

async function objects(name: string): Promise<Record<string, string>[]> {
  return (await read(name)).map(line => JSON.parse(line));
}

async function digest(run: string): Promise<string> {
  const hash = createHash('sha256');
  for (const name of (await readdir(join(folder, run))).sort()) {
    hash.update(name).update(await readFile(join(folder, run, name)));
  }
  return hash.digest('hex');
}

test('the same seed writes the same bytes, another seed others', async () => {
  await writeSimulation({ ...options, out: join(folder, 'again') });
  await writeSimulation({ ...options, seed: 9, out: join(folder, 'other') });
  assert.equal(await digest('again'), await digest('first'));
  assert.notEqual(await digest('other'), await digest('first'));
});

test('every event is one that the product accepts, in order of time', async () => {
  let lastMs = 0;
  let count = 0;
  for (const line of await read('events.ndjson')) {
    const parsed = parseCallEvent(JSON.parse(line));
    assert.ok(parsed.ok, `${parsed.ok ? '' : parsed.reason}: ${line}`);
    assert.ok(parsed.event.timeMs >= lastMs, line);
    lastMs = parsed.event.timeMs;
    count += 1;
  }
  assert.equal(count, summary.events);
});

test('each call is set up once, answered at most once, and ends', async () => {
  const open = new Map<string, string>();
  const done = new Set<string>();
  for (const { type, callId = '' } of await objects('events.ndjson')) {
    if (type === 'register') continue;
    assert.ok(!done.has(callId));
    if (type === 'setup') assert.ok(!open.has(callId));
    else if (type === 'answer') assert.equal(open.get(callId), 'setup');
    else if (type === 'end') assert.ok(open.delete(callId));
    if (type === 'end' || type === 'cdr') done.add(callId);
    else open.set(callId, type as string);
  }
  assert.equal(open.size, 0);
});

test('every shape of attack and every lawful pattern is there', async () => {
  const { attacks, lawfulCases } = prepareSimulation({ ...options, seed: 8, swarm: false });
  const shapes = new Set(attacks.map(({ shape }) => shape));
  assert.deepEqual([...shapes].sort(), attackShapes.map(({ shape }) => shape).sort());
  const kinds = new Set(lawfulCases.map(({ kind }) => kind));
  assert.deepEqual([...kinds].sort(), lawfulShapes.map(({ kind }) => kind).sort());
  const told = new Set((await objects('labels.ndjson')).map(label => label.shape));
  assert.ok(told.size > 20 && [...told].every(shape => shapes.has(shape as string)));
  const named = new Set((await objects('lawful-cases.ndjson')).map(({ kind }) => kind));
  assert.ok(named.size > 2 && [...named].every(kind => kinds.has(kind as string)));
});

test('labelled calls are calls abroad of listed lines; no other calls are labelled', async () => {
  const rows = (await read('subscribers.csv')).slice(1).map(row => row.split(',')[0]);
  const known = new Set(rows);
  assert.equal(known.size, options.subscribers);
  const calls = new Map<string, Record<string, string>>();
  for (const event of await objects('events.ndjson')) {
    if (event.type !== 'setup' && event.type !== 'cdr') continue;
    assert.ok(known.has(event.subscriber ?? ''), event.subscriber);
    calls.set(event.callId as string, event);
  }
  const labels = await objects('labels.ndjson');
  assert.equal(labels.length, summary.attackCalls);
  for (const { callId = '', subscriber, attack = '', shape = '' } of labels) {
    const call = calls.get(callId);
    assert.equal(call?.subscriber, subscriber);
    assert.match(call?.to ?? '', /^(\+|(186)?(00\d\d?)?010)\d{6,}$/);
    assert.equal(call?.direction, undefined);
    assert.ok(attack.startsWith(`${shape}-`));
    calls.delete(callId);
  }
  const rest = [...calls.values()].filter(call => call.direction === undefined);
  assert.ok(rest.some(call => ['110', '118', '119'].includes(call.to as string)));
  assert.ok(rest.some(call => /^0[789]0\d{8}$/.test(call.to as string)));
  assert.ok(rest.some(call => /^010/.test(call.to as string)));
});

test('files split by feed hold the same events', async () => {
  const split = await writeSimulation({ ...options, out: join(folder, 'split'), splitFeeds: true });
  const names = split.files.filter(name => name.startsWith('events-')).sort();
  assert.deepEqual(names, [
    'events-records.ndjson',
    'events-registrar.ndjson',
    'events-sbc.ndjson',
    'events-switch.ndjson',
  ]);
  let lines: string[] = [];
  for (const name of names) {
    const text = await readFile(join(folder, 'split', name), 'utf8');
    lines = lines.concat(text.trimEnd().split('\n'));
  }
  assert.deepEqual(lines.sort(), (await read('events.ndjson')).sort());
});

test('a restricted entry has its three checks', async () => {
  const [header, ...rows] = await read('restricted.csv');
  const names = 'prefix,destination,country,government,lifeCritical,trafficMinutes,reviewDate';
  assert.equal(header, names);
  assert.ok(rows.length >= 20);
  for (const row of rows) assert.match(row, /^\d+,[^,]+,[A-Z]{2},yes,yes,\d+,\d{4}-\d\d-\d\d$/);
});

test('attacks begin late enough for a history, but not all of them', async () => {
  const first = new Map<string, string>();
  const labels = new Map((await objects('labels.ndjson')).map(row => [row.callId, row.attack]));
  for (const { callId, time } of await objects('events.ndjson')) {
    const attack = labels.get(callId);
    if (attack !== undefined && !first.has(attack)) first.set(attack, time as string);
  }
  const late = [...first.values()].filter(time => time >= '2026-04-07');
  assert.ok(late.length > first.size / 2, `${late.length} of ${first.size}`);
});
