import assert from 'node:assert/strict';
import { test } from 'node:test';
import { observe } from '../../../../test/support/observed-call.ts';
import { newNormal } from '../../metering/normal.ts';
import type { CallContext } from '../call-context.ts';
import { destination } from './destination.ts';

const today = 20_000;
const elsewhere = 99;

/** A normal that was taught so many calls, spread evenly over so many destinations from 1 on. */
function taught(calls: number, destinations: number): CallContext['normal'] {
  const normal = newNormal();
  for (let call = 0; call < calls; call += 1) {
    observe(normal, today - 60 + Math.floor((call * 40) / calls), {
      destination: 1 + (call % destinations),
    });
  }
  observe(normal, today - 7, { destination: 1 });
  observe(normal, today, { destination: 1 });
  return normal;
}

/** What a call to a place new to the line says, for one of an account and for a line alone. */
function says(line: CallContext['normal'], all?: CallContext['normal'], knownDay = today): number {
  const account = all && { normal: all, knownDay };
  const facts = { normal: line, knownDay, nowMs: 0, destination: elsewhere, number: 44 };
  return destination.weigh({ ...facts, account } as CallContext);
}

test('a line that never called says little by itself, and what its account never did for its account', () => {
  const fresh = newNormal();
  assert.ok(says(fresh) < 300);
  assert.ok(says(fresh, taught(200, 4)) > 1_100);
});

test('an account that finds new places all the time says little of one', () => {
  assert.ok(says(newNormal(), taught(40, 20)) < 600);
});

test('where a colleague called on an earlier day the line speaks for itself', () => {
  const all = taught(200, 4);
  observe(all, today - 1, { destination: elsewhere });
  assert.equal(says(newNormal(), all), says(newNormal()));
  assert.equal(says(newNormal(), taught(500, elsewhere)), says(newNormal()));
});

test('a colleague who called there in this same episode makes the place no less new', () => {
  const all = taught(200, 4);
  observe(all, today, { destination: elsewhere });
  assert.equal(says(newNormal(), all), says(newNormal(), taught(200, 4)));
});

test('the account never speaks for its line: a line of many places is what it is', () => {
  const explorer = taught(60, 30);
  const steady = taught(60, 2);
  const all = taught(400, 4);
  assert.ok(says(explorer, all) < says(steady, all));
  for (const line of [explorer, steady]) assert.ok(says(line, all) >= says(line));
});
