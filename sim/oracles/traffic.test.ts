import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bySeconds, doubled, faulty, interleaved } from './altered-traffic.ts';
import { faultsOf } from './measure-seed.ts';
import { accountOfEvent, ofAccounts, simulatedTraffic } from './traffic.ts';

const size = { subscribers: 400, days: 10 };

test('simulated events come in order of time', () => {
  for (const seed of [1, 2]) {
    const times = simulatedTraffic({ ...size, seed }).arrivals.map(one => one.atMs);
    const late = times.filter((atMs, i) => i > 0 && atMs < times[i - 1]!);
    assert.deepEqual(late, [], `seed ${seed}`);
  }
});

const traffic = simulatedTraffic({ subscribers: 60, days: 3, attacksPerShape: 1, seed: 5 });

test('interleaving keeps every event and the order within each account', () => {
  const plain = bySeconds(traffic);
  const other = interleaved(plain, 1);
  assert.notDeepEqual(other.arrivals, plain.arrivals);
  const lists = [plain, other].map(({ arrivals }) => {
    const byAccount = new Map<string, unknown[]>();
    for (const { event } of arrivals) {
      const account = accountOfEvent(traffic, event);
      byAccount.set(account, [...(byAccount.get(account) ?? []), event]);
    }
    return [...byAccount].sort(([a], [b]) => (a < b ? -1 : 1));
  });
  assert.deepEqual(lists[1], lists[0]);
});

test('doubling keeps every event, loss loses some, and both arrive in order', () => {
  const twice = doubled(traffic, 1).arrivals;
  const lossy = faulty(traffic, { ...faultsOf(traffic), lostEnds: 0.2 }, 1).arrivals;
  assert.ok(twice.length > 1.5 * traffic.arrivals.length);
  assert.equal(new Set(twice.map(one => one.event)).size, traffic.arrivals.length);
  assert.ok(lossy.length < traffic.arrivals.length);
  for (const arrivals of [twice, lossy]) {
    assert.ok(arrivals.every((one, i) => i === 0 || one.atMs >= arrivals[i - 1]!.atMs));
    assert.ok(arrivals.every(one => one.atMs >= one.event.timeMs));
  }
});

test('the events of some accounts are those, in the same order', () => {
  const accounts = new Set(traffic.world.accounts.slice(0, 3).map(one => one.id));
  const part = ofAccounts(traffic, accounts).arrivals;
  assert.ok(part.length > 0 && part.length < traffic.arrivals.length);
  assert.ok(part.every(one => accounts.has(accountOfEvent(traffic, one.event))));
});
