import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assignProblem } from './queue.ts';

const free = { state: 'open', assignee: null, version: 3 } as const;
const theirs = { state: 'contacting', assignee: 'ito', version: 3 } as const;

test('a case that nobody has is given, whoever asks for it', () => {
  assert.equal(assignProblem(free, { assignee: 'sato' }, false), undefined);
  assert.equal(assignProblem(free, { assignee: 'sato', version: 3 }, false), undefined);
});

test('what belongs to somebody is taken over only by who says so and saw whose it is', () => {
  assert.equal(assignProblem(theirs, { assignee: 'sato' }, false), 'taken');
  assert.equal(assignProblem(theirs, { assignee: 'sato', version: 3 }, true), undefined);
  assert.equal(assignProblem(theirs, { assignee: 'sato', version: 2 }, true), 'taken');
  assert.equal(assignProblem(theirs, { assignee: null, version: 3 }, true), undefined);
});

test('nothing is done twice, nor to what changed meanwhile or is over', () => {
  assert.equal(assignProblem(theirs, { assignee: 'ito', version: 2 }, true), 'already');
  assert.equal(assignProblem(free, { assignee: 'sato', version: 2 }, true), 'changed');
  assert.equal(assignProblem(free, { assignee: null }, true), 'already');
  const closed = { ...free, state: 'closed' } as const;
  assert.equal(assignProblem(closed, { assignee: 'sato' }, true), 'closed');
});
