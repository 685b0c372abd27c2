import assert from 'node:assert/strict';
import { test } from 'node:test';
import { observe } from '../../../../test/support/observed-call.ts';
import { newNormal } from '../../metering/normal.ts';
import type { CallContext } from '../call-context.ts';
import { lines } from './lines.ts';

const today = 20_000;
const destination = 7;

/** What so many lines that call one place say on an account that had called it on that day. */
function says(calling: number, calledOn?: number, knownDay = today): number {
  const normal = newNormal();
  const day = calledOn ?? today - 1;
  observe(normal, day, { destination: calledOn === undefined ? destination + 1 : destination });
  const context = { normal, destination, knownDay } as CallContext;
  return lines.weigh({ context, lineDestinations: Array<number>(calling).fill(destination) });
}

test('from three lines of an account on, each that calls a new place says more', () => {
  assert.deepEqual(
    [1, 2, 3, 6].map(calling => says(calling)),
    [0, 0, 200, 500],
  );
});

test('where the account called on an earlier day its lines say nothing, before that has taught', () => {
  assert.equal(says(6, today - 1), 0);
  assert.equal(says(6, today), 500, 'the calls of today are what is asked about');
});

test('what an attack called yesterday is no earlier day of its own', () => {
  assert.equal(says(6, today - 1, today - 1), 500);
});
