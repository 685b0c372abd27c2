import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readRestricted } from './read-restricted.ts';

const header = 'prefix,destination,country,government,lifeCritical,trafficMinutes,reviewDate';

test('reads the example, its checks not made', () => {
  const file = new URL('../../../examples/restricted.csv', import.meta.url);
  const { rows, problems } = readRestricted(readFileSync(file));
  assert.deepEqual(problems, []);
  assert.deepEqual(rows, [
    { prefix: '232', destination: 'Sierra Leone', country: 'SL' },
    { prefix: '1876', destination: 'Jamaica', country: 'JM' },
  ]);
});

test('the three checks and the review date', () => {
  const { rows, problems } = readRestricted(
    Buffer.from(`${header}\n232,Sierra Leone,SL,yes,Checked,12.5,2026-12-31\n53,Cuba,CU,no,,,\n`),
  );
  assert.deepEqual(problems, []);
  assert.deepEqual(rows, [
    {
      prefix: '232',
      destination: 'Sierra Leone',
      country: 'SL',
      governmentChecked: true,
      lifeCriticalChecked: true,
      trafficMinutes: 12.5,
      reviewMs: Date.UTC(2026, 11, 30, 15),
    },
    { prefix: '53', destination: 'Cuba', country: 'CU', governmentChecked: false },
  ]);
});

test('an unclear check is a problem, not a confirmation', () => {
  const lines = ['1,a,,perhaps,,,', '2,b,,,,many,', '3,c,,,,,soon', '4,d,,,,,', '4,e,,,,,'];
  const { rows, problems } = readRestricted(Buffer.from([header, ...lines].join('\n')));
  assert.deepEqual(rows, [{ prefix: '4', destination: 'd', country: '' }]);
  assert.deepEqual(
    problems.map(problem => [problem.line, problem.column]),
    [
      [2, 'government'],
      [3, 'trafficMinutes'],
      [4, 'reviewDate'],
      [6, 'prefix'],
    ],
  );
});
