// Counted beforehand or one by one, the numbers are the same, also after the list went on.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { otherAccounts, otherNumbers, type Sighting } from './sighting-digest.ts';

const limit = 8;
const sightings = fc.array(
  fc.record({
    account: fc.constantFrom('a', 'b', 'c', 'd'),
    number: fc.nat(5),
    afterMs: fc.nat(50),
  }),
  { maxLength: 30 },
);

test('others are counted as one by one', () => {
  fc.assert(
    fc.property(sightings, fc.nat(200), (all, withinMs) => {
      const list: Sighting[] = [];
      let nowMs = 0;
      for (const { account, number, afterMs } of all) {
        nowMs += afterMs;
        const others = list.filter(one => one.account !== account && nowMs - one.ms <= withinMs);
        const accounts = new Set(others.map(one => one.account)).size;
        const numbers = new Set(others.map(one => one.number)).size;
        assert.equal(otherAccounts(list, account, nowMs, withinMs), accounts);
        assert.equal(otherNumbers(list, account, nowMs, withinMs), numbers);
        if (list.length >= limit) list.shift();
        list.push({ account, number, ms: nowMs, subscriber: account, alarming: false });
      }
    }),
  );
});
