// When a person is told that something was done, a crash cannot undo it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { JournalError } from '../../workflow/ports.ts';
import { actOrLater } from './desk-parts.ts';

const act = {
  id: 'a1',
  by: 'operator:sato',
  why: '',
  act: { kind: 'investigate', case: 'case-1' },
} as const;

test('an act that is not on disk is answered as "later"', async () => {
  const acts = { act: () => ({ done: true }) as const, onDisk: () => async () => {} };
  assert.deepEqual(await actOrLater(acts, act), { done: true });
  const failing = {
    ...acts,
    onDisk: () => () => Promise.reject(new JournalError('the disk is full')),
  };
  await assert.rejects(actOrLater(failing, act), { status: 503 });
  await assert.rejects(actOrLater({ act: () => undefined }, act), { status: 503 });
});
