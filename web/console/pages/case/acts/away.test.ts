import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type CaseMark, changesBetween } from './away.ts';

const before: CaseMark = {
  state: 'contacting',
  assignee: null,
  measures: 0,
  ended: 0,
  attempts: 2,
  results: 1,
  notes: 0,
  files: 0,
  exposureYen: 3_840,
};

test('nothing changed is nothing to read', () => {
  assert.deepEqual(changesBetween(before, { ...before }), []);
});

test('what changed is told, the state and measures first', () => {
  const after = {
    ...before,
    state: 'measure',
    measures: 1,
    results: 3,
    exposureYen: 5_000,
    assignee: 'ito',
    notes: 1,
  };
  assert.deepEqual(changesBetween(before, after), [
    { what: 'state', from: 'contacting', to: 'measure' },
    { what: 'measures', by: 1 },
    { what: 'results', by: 2 },
    { what: 'exposure', by: 1_160 },
    { what: 'assignee', from: null, to: 'ito' },
    { what: 'notes', by: 1 },
  ]);
});
