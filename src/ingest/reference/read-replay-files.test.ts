import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readContacts } from './read-contacts.ts';
import { readLabels } from './read-labels.ts';

function example(name: string): Buffer {
  return readFileSync(new URL(`../../../examples/${name}`, import.meta.url));
}

test('reads the examples', () => {
  assert.deepEqual(readContacts(example('contacts.ndjson')), {
    rows: [
      { subscriber: '05010000001', fromMinute: 540, toMinute: 1080, days: 'weekdays' },
      { subscriber: '0310000002', fromMinute: 0, toMinute: 1440, days: 'all' },
    ],
    problems: [],
    lines: 2,
  });
  assert.deepEqual(readLabels(example('labels.ndjson')).rows, [
    { callId: 'c3', attack: 'credential-1' },
    { callId: 'c4', attack: 'credential-1' },
  ]);
});

test('contacts: other fields are ignored, what is wrong is named', () => {
  const row = (reachable: unknown, more = {}): string =>
    JSON.stringify({ subscriber: '1', reachable, ...more });
  const hours = { from: '22:00', to: '06:30', days: 'all' };
  const lines = [
    row(hours, { note: 'x' }),
    '',
    'x',
    '[]',
    row(hours, { subscriber: '' }),
    row('always'),
    row({ ...hours, from: '24:00' }),
    row({ ...hours, to: '24:01' }),
    row({ ...hours, to: '22:00' }),
    row({ ...hours, from: '9:00' }),
    row({ ...hours, days: 'sundays' }),
  ];
  const { rows, problems } = readContacts(Buffer.from(`\ufeff${lines.join('\r\n')}`));
  assert.deepEqual(rows, [{ subscriber: '1', fromMinute: 1320, toMinute: 390, days: 'all' }]);
  assert.deepEqual(
    problems.map(problem => [problem.line, problem.reason]),
    [
      [3, 'not JSON'],
      [4, 'not a JSON object'],
      [5, 'subscriber is not a text'],
      [6, 'reachable is not an object'],
      [7, 'reachable.from is not a time 00:00 to 23:59'],
      [8, 'reachable.to is not a time 00:00 to 24:00'],
      [9, 'reachable.to is the same as reachable.from'],
      [10, 'reachable.from is not a time 00:00 to 23:59'],
      [11, 'reachable.days is not weekdays or all'],
    ],
  );
});

test('labels: what is wrong is named', () => {
  const lines = ['{"callId":"a","attack":"x","shape":"A"}', '{"callId":1}', '{"callId":"a"}'];
  const { rows, problems } = readLabels(Buffer.from(lines.join('\n')));
  assert.deepEqual(rows, [{ callId: 'a', attack: 'x' }]);
  assert.deepEqual(problems, [
    { line: 2, reason: 'callId is not a text' },
    { line: 3, reason: 'attack is not a text' },
  ]);
});
