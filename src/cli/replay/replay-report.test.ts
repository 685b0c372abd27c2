import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Script } from 'node:vm';
import { readings } from '../../core/detection/reading-list.ts';
import type { ReportData } from './report-data.ts';
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

const usual = {
  callId: 'c0',
  subscriber: '0501',
  to: '01012124567890',
  service: 'ip',
  sourceIp: '203.0.113.9',
  userAgent: 'Phone',
};

// Reached and "not mine" after 90 s: x1 is released, x2 and x3 are refused; all run to 02:00:05.
const night = [
  { ...usual, type: 'setup', time: time('15:00:00', '2026-06-05') },
  { ...usual, type: 'answer', time: time('15:00:05', '2026-06-05') },
  { ...usual, type: 'end', time: time('15:03:35', '2026-06-05') },
  attackSetup('x1', '01:00:00'),
  answer('x1', '01:00:05'),
  attackSetup('x2', '01:10:00'),
  answer('x2', '01:10:05'),
  attackSetup('x3', '01:20:00'),
  answer('x3', '01:20:05'),
  ...['x1', 'x2', 'x3'].map(callId => end(callId, '02:00:05')),
  later(time('02:00:00', '2026-06-07')),
];

async function reported(events: readonly Line[], given: SmallReplay = {}) {
  const files = { ...given.files, 'events.ndjson': ndjson(events) };
  const { report } = await runSmallReplay({ ...given, files, report: true });
  const json = /<script type="application\/json" id="data">(.*?)<\/script>/s.exec(report)![1]!;
  return { report, data: JSON.parse(json) as ReportData };
}

test('a case shows what it cost, what was stopped, and what it would have cost', async () => {
  const { data } = await reported(night);
  const [one, ...others] = data.cases;
  assert.deepEqual([others.length, one!.attack, one!.outcome], [0, 'theft-1', 'fraud']);
  const { figures } = one!;
  // 90 s at 175 yen a minute begun, against an hour, 51 and 41 minutes.
  assert.deepEqual([figures.costYen, figures.worthYen], [2 * 175, (60 + 50 + 40) * 175]);
  assert.deepEqual([figures.refused, figures.released, figures.through], [2, 1, 1]);
  assert.equal(figures.stopAfter, 90);
  const kinds = one!.calls.map(call => [call[0], call[6], call[7] >= 2, call[8]]);
  assert.deepEqual(kinds.slice(1), [
    [0, 4, true, 350],
    [600, 3, true, 0],
    [1_200, 3, true, 0],
  ]);
  assert.deepEqual(kinds[0], [-36_000, 0, false, 36]);
  assert.deepEqual(one!.calls[1]![9], 3_605);
  assert.deepEqual(one!.charges.at(-1)!.slice(1), [36, 350]);
});

test('contacts, suspension and evidence of a case are told in order', async () => {
  const { data } = await reported(night);
  const [one] = data.cases;
  assert.deepEqual(one!.contacts, [[0, 90, 'mail', 1, 'not-mine']]);
  const [measure] = one!.measures;
  assert.deepEqual(
    [measure!.ground, measure!.begin, measure!.ended, measure!.end],
    ['C', 90, 90 + 86_400, 90 + 7 * 86_400],
  );
  const steps = one!.steps.map(([at, what]) => `${at} ${what}`);
  assert.ok(steps.includes('0 alert') && steps.includes('90 suspension'), steps.join());
  const alert = one!.steps.find(([, what]) => what === 'alert')!;
  assert.ok(one!.steps.indexOf(alert) >= 0 && data.readings.length === readings.length);
});

test('without labels suspicion is counted, and nothing is said about lawful calls', async () => {
  const { data } = await reported(night, { labelled: false });
  assert.deepEqual([data.labelled, data.lawful, data.shapes], [false, undefined, []]);
  const { figures, outcome } = data.cases[0]!;
  assert.deepEqual([outcome, figures.worthYen, figures.refused], ['lawful', 0, 0]);
  assert.ok(figures.costYen > 0);
});

test('the page needs nothing else, shows no whole called number, and is the same twice', async () => {
  const { report, data } = await reported(night);
  assert.equal((await reported(night)).report, report);
  assert.doesNotMatch(report, /\b(src|href)=|url\(|@import|https?:/);
  for (const number of ['23222123456', '12124567890']) assert.ok(!report.includes(number));
  assert.ok(report.includes('+2322212****') && report.includes('+1212456****'));
  assert.deepEqual(
    data.inputs.map(([, name]) => name),
    [
      'events.ndjson',
      'subscribers.csv',
      'rates.csv',
      'restricted.csv',
      'contacts.ndjson',
      'labels.ndjson',
    ],
  );
  assert.ok(!report.includes('/tmp/'));
  assert.ok(report.length < 120_000, `${report.length}`);
});

test('text of the input cannot leave its place in the page', async () => {
  const callId = '</script><img>';
  const labels = ndjson([{ callId: 'x1', attack: '</script><b>&"' }]);
  const { report, data } = await reported([{ ...night[3]!, callId }, ...night.slice(3)], {
    files: { 'labels.ndjson': labels },
  });
  assert.equal(data.cases[0]!.attack, '</script><b>&"');
  assert.equal(report.split('</script>').length, 3);
  assert.ok(!report.includes('<img>') && !report.includes('<b>&'));
});

test('the parts of the script fit into one scope', async () => {
  const { report } = await reported([]);
  const script = /<script>\n(.*)<\/script>/s.exec(report)![1]!;
  assert.ok(new Script(script) instanceof Script);
  assert.doesNotMatch(script, /^(import|export) /m);
});

test('hundreds of cases stay small: the costliest drawn, the rest as rows', async () => {
  const lines = Array.from({ length: 260 }, (_, i) => `06${String(i).padStart(4, '0')}`);
  const subscribers = [
    'subscriber,account,type,service,channels,deviceModel,email,mobile',
    ...lines.map(line => `${line},${line},corporate,ip,8,,a@${line}.example,090${line}`),
  ].join('\n');
  const events = lines.flatMap((subscriber, i) => {
    const minute = `0${1 + Math.floor(i / 60)}:${String(i % 60).padStart(2, '0')}`;
    return [
      { ...attackSetup(`s${i}`, `${minute}:00`), subscriber, sourceIp: `198.51.${i % 250}.7` },
      answer(`s${i}`, `${minute}:05`),
    ];
  });
  const { report, data } = await reported([...events, later(time('23:00:00'))], {
    files: { 'subscribers.csv': subscribers },
    contacts: false,
    labelled: false,
  });
  assert.deepEqual([data.casesInAll, data.cases.length, data.rows.length], [260, 200, 60]);
  const costs = [...data.cases.map(one => one.figures.costYen), ...data.rows.map(row => row[5])];
  assert.deepEqual(
    costs,
    costs.toSorted((a, b) => b - a),
  );
  assert.ok(report.length < 450_000, `${report.length}`);
});
