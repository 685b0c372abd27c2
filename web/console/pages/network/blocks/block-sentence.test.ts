import assert from 'node:assert/strict';
import { test } from 'node:test';
import { blockSentence } from './block-sentence.ts';

const met = (gate: string) => ({ gate, met: true, fact: '' });

test('where only the approval is missing a block is possible', () => {
  const gates = [met('listed'), { gate: 'approved', met: false, fact: 'by nobody' }];
  assert.deepEqual(blockSentence(gates, {}), { key: 'possible', filled: {} });
});

test('much normal traffic is told before everything that may change', () => {
  const gates = [
    { gate: 'simultaneous', met: false, fact: '0 accounts' },
    { gate: 'little-traffic', met: false, fact: '2400 min a month, 31 calls a day' },
  ];
  assert.deepEqual(blockSentence(gates, {}), {
    key: 'not.little-traffic',
    filled: { minutes: 2400, calls: 31 },
  });
});

test('lawful lines are counted where that is known', () => {
  const gates = [{ gate: 'no-lawful-line', met: false, fact: '12 min ago' }];
  assert.deepEqual(blockSentence(gates, { lawfulLines: 6 }), {
    key: 'not.no-lawful-line.lines',
    filled: { count: 6 },
  });
  assert.deepEqual(blockSentence(gates, {}), { key: 'not.no-lawful-line', filled: {} });
});

test('little history says how much there is and how much it takes', () => {
  const gates = [{ gate: 'history', met: false, fact: '12 days' }];
  assert.deepEqual(blockSentence(gates, { historyDays: 12, historyDaysNeeded: 90 }), {
    key: 'not.history',
    filled: { days: 12, needed: 90 },
  });
});
