import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import {
  answer,
  attackSetup,
  end,
  type Line,
  later,
  ndjson,
  runSmallReplay,
  type SmallReplay,
  time,
} from './small-replay.ts';

const examples = fileURLToPath(new URL('../../../examples/', import.meta.url));

function run(events: readonly Line[], given: SmallReplay = {}) {
  return runSmallReplay({ ...given, files: { ...given.files, 'events.ndjson': ndjson(events) } });
}

function of(lines: readonly Line[], type: string, ...more: readonly [string, unknown][]): Line[] {
  return lines.filter(line => line.type === type && more.every(([key, is]) => line[key] === is));
}

function verdicts(lines: readonly Line[], callId: string): unknown[] {
  return of(lines, 'verdict', ['callId', callId]).map(line => line.verdict);
}

const nextDay = later(time('02:00:00', '2026-06-07'));

test('a refused call has no answer: it neither runs nor costs, and gets one block', async () => {
  const { lines, summary } = await run([
    attackSetup('x1', '01:00:00'),
    answer('x1', '01:00:05'),
    attackSetup('x2', '01:10:00'),
    answer('x2', '01:10:05'),
    later(time('05:00:00')),
  ]);
  assert.deepEqual(verdicts(lines, 'x2'), ['block']);
  assert.deepEqual(verdicts(lines, 'x1'), ['release']);
  assert.deepEqual([summary.openCalls, summary.blocked, summary.released], [0, 1, 1]);
});

test('a record of a call set up after a suspension gets one block, an earlier one none', async () => {
  const record = (callId: string, setup: string, ended: string): Line => ({
    ...attackSetup(callId, ended),
    type: 'cdr',
    setupTime: time(setup),
    answerTime: time(setup),
    endTime: time(ended),
  });
  const { lines } = await run([
    attackSetup('x1', '01:00:00'),
    answer('x1', '01:00:05'),
    record('x2', '01:00:30', '01:20:00'),
    record('x3', '01:05:00', '01:21:00'),
    record('x3', '01:05:00', '01:21:00'),
  ]);
  assert.equal(of(lines, 'suspension')[0]?.begin, time('01:01:30.000'));
  assert.deepEqual(verdicts(lines, 'x2'), []);
  assert.deepEqual(verdicts(lines, 'x3'), ['block']);
});

test('a lawful call passes its challenge 20 s after set-up and goes on', async () => {
  const { lines, summary } = await run(
    [attackSetup('c1', '01:00:00'), answer('c1', '01:00:05'), later(time('01:01:00'))],
    { policy: 'challenging.yaml', contacts: false },
  );
  assert.deepEqual(verdicts(lines, 'c1'), ['challenge']);
  const [closed] = of(lines, 'case', ['state', 'closed']);
  assert.deepEqual([closed?.time, closed?.outcome], [time('01:00:20.000'), 'lawful']);
  assert.equal(summary.openCalls, 1);
});

test("an attacker's call fails its challenge and its answer never happened", async () => {
  const { lines, summary } = await run(
    [attackSetup('x1', '01:00:00'), answer('x1', '01:00:05'), later(time('01:01:00'))],
    { policy: 'challenging.yaml', contacts: false },
  );
  assert.deepEqual(verdicts(lines, 'x1'), ['challenge']);
  assert.deepEqual(of(lines, 'case', ['state', 'closed']), []);
  assert.equal(summary.openCalls, 0);
});

test('an owner who is reached answers after 90 s; "not mine" suspends for 24 hours', async () => {
  const { lines } = await run([
    attackSetup('x1', '01:00:00'),
    answer('x1', '01:00:05'),
    later(time('01:01:29', '2026-06-07')),
    nextDay,
  ]);
  const [said] = of(lines, 'contact', ['result', 'not-mine']);
  assert.equal(said?.time, time('01:01:30.000'));
  const [suspended, ...others] = of(lines, 'suspension');
  assert.deepEqual([suspended?.ground, suspended?.begin], ['C', time('01:01:30.000')]);
  assert.deepEqual(others, []);
  assert.deepEqual(
    of(lines, 'restoration').map(line => [line.subscriber, line.time]),
    [['0501', time('01:01:30.000', '2026-06-07')]],
  );
});

test('an owner who says "mine" is never suspended', async () => {
  const { lines, summary } = await run(
    [attackSetup('x1', '01:00:00'), answer('x1', '01:00:05'), later(time('03:00:00'))],
    { labelled: false },
  );
  assert.equal(of(lines, 'contact', ['result', 'mine'])[0]?.time, time('01:01:30.000'));
  assert.deepEqual(of(lines, 'suspension'), []);
  assert.deepEqual([summary.blocked, summary.released, summary.openCalls], [0, 0, 1]);
});

test('an owner never reached: suspended only when the plan is exhausted', async () => {
  const { lines } = await run(
    [
      attackSetup('x1', '01:00:00'),
      answer('x1', '01:00:02'),
      attackSetup('x2', '01:00:05'),
      answer('x2', '01:00:07'),
      later(time('01:30:00')),
    ],
    { contacts: false },
  );
  const silent = of(lines, 'contact', ['result', 'no-answer']);
  assert.deepEqual(
    silent.slice(0, 3).map(line => line.time),
    ['01:02:00.000', '01:05:00.000', '01:08:00.000'].map(clock => time(clock)),
  );
  const [suspended] = of(lines, 'suspension');
  assert.equal(suspended?.ground, 'A');
  assert.ok(String(suspended?.begin) >= time('01:08:00.000'), String(suspended?.begin));
  assert.deepEqual(
    of(lines, 'verdict').map(line => [line.callId, line.verdict, line.time]),
    ['x1', 'x2'].map(callId => [callId, 'release', suspended?.begin]),
  );
});

const traffic = [
  attackSetup('x1', '01:00:00'),
  answer('x1', '01:00:05'),
  { ...attackSetup('c1', '01:00:40'), subscriber: '0502', to: '01012125550100' },
  end('c1', '01:00:50'),
  attackSetup('x2', '01:10:00'),
  nextDay,
];

test('--all adds the allowed calls and changes nothing else', async () => {
  const few = await run(traffic);
  const all = await run(traffic, { all: true });
  const allowed = all.lines.filter(line => line.verdict === 'allow');
  assert.ok(
    allowed.some(line => line.callId === 'x1') && allowed.some(line => line.callId === 'c1'),
  );
  assert.deepEqual(
    all.lines.filter(line => line.verdict !== 'allow'),
    few.lines,
  );
});

test('several files are merged by time', async () => {
  const one = await run(traffic);
  const parts = [0, 1].map(part => ndjson(traffic.filter((_, at) => at % 2 === part)));
  const two = await runSmallReplay({
    files: { 'a.ndjson': parts[0]!, 'b.ndjson': parts[1]! },
    events: ['a.ndjson', 'b.ndjson'],
  });
  assert.equal(two.text, one.text);
});

test('call records of switches are input too, compressed or not, beside events', async () => {
  const cdr = `${examples}cdr/asterisk-18.csv`;
  const plain = await runSmallReplay({ events: [cdr] });
  assert.deepEqual(
    [plain.summary.events, plain.summary.calls, plain.summary.quarantined],
    [4, 4, 0],
  );
  assert.deepEqual(
    of(plain.lines, 'alert').map(line => line.subscriber),
    ['05010000001'],
  );
  assert.equal((await runSmallReplay({ events: [`${cdr}.gz`] })).text, plain.text);
  const both = await run(traffic, { events: ['events.ndjson', cdr] });
  assert.equal(both.summary.events, traffic.length + 4);
});

test('the sample gives lines of the contract, the broken line quarantined, the same bytes', async () => {
  const names = [
    'subscribers.csv',
    'rates.csv',
    'restricted.csv',
    'contacts.ndjson',
    'labels.ndjson',
  ];
  const files = Object.fromEntries(
    names.map(name => [name, readFileSync(examples + name, 'utf8')]),
  );
  for (const policy of ['asking.yaml', 'challenging.yaml']) {
    const sample = { files, events: [`${examples}events.ndjson`], policy };
    const first = await runSmallReplay(sample);
    assert.equal((await runSmallReplay(sample)).text, first.text);
    assertShape(first.lines);
    const [broken, ...others] = of(first.lines, 'quarantine');
    assert.match(`${broken?.source}:${broken?.line}`, /events\.ndjson:12$/);
    assert.match(String(broken?.reason), /not a time/);
    assert.deepEqual(others, []);
    assert.deepEqual(
      [first.summary.type, first.summary.events, first.summary.calls],
      ['summary', 13, 5],
    );
    assert.ok(!('time' in first.summary));
    assert.ok(of(first.lines, 'alert').some(line => line.subscriber === '05010000001'));
  }
});

/** Every line has the keys of the sample's shape for its type; times never go back. */
function assertShape(lines: readonly Line[]): void {
  const shapes = readFileSync(`${examples}decisions.shape.ndjson`, 'utf8').trimEnd().split('\n');
  const keys = new Map<unknown, Set<string>>();
  for (const shape of shapes.map(text => JSON.parse(text) as Line)) {
    const known = keys.get(shape.type) ?? new Set(Object.keys(shape));
    keys.set(shape.type, new Set(Object.keys(shape).filter(key => known.has(key))));
  }
  let before = '';
  for (const line of lines) {
    for (const key of keys.get(line.type) ?? []) assert.ok(key in line, `${line.type} has ${key}`);
    if (line.type === 'summary') continue;
    if (line.type === 'alert' || (line.type === 'verdict' && line.verdict !== 'allow')) {
      const { ja, en } = line.explanation as { ja: string; en: string };
      assert.match(`${ja} ${en}`, /^[^。]+。 [^.]+\.$/);
    }
    assert.match(String(line.time), /^2026-06-0\dT\d\d:\d\d:\d\d\.\d{3}\+09:00$/);
    assert.ok(String(line.time) >= before, `${line.time} comes after ${before}`);
    before = String(line.time);
  }
}
