import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { LiveHouse } from '../../test/support/live-house.ts';
import { MemoryDecisions } from '../../test/support/memory-stores.ts';

afterEach(() => LiveHouse.stopAll());

function rowsOf(decisions: MemoryDecisions) {
  return new Map([...decisions.traces].sort(([a], [b]) => (a < b ? -1 : 1)));
}

test('what is noted of cases is a function of the journal, whatever restarts come between', async () => {
  const house = await new LiveHouse().open();
  await house.run(800);
  await house.driver.snapshot();
  await house.run(400);
  await house.driver.stop();
  const whole = rowsOf(house.decisions);
  assert.ok([...whole.values()].some(({ trace }) => trace.kind === 'evidence'));
  assert.ok([...whole.values()].some(({ trace }) => trace.kind === 'call'));

  const anew = new MemoryDecisions();
  const replayed = house.again({ decisions: anew, snapshots: new LiveHouse().snapshots });
  await replayed.driver.start();
  await replayed.driver.stop();
  assert.deepEqual(rowsOf(anew), whole);

  const later = house.again();
  house.snapshots.kept.splice(1);
  await later.driver.start();
  await later.driver.stop();
  assert.deepEqual(rowsOf(house.decisions), whole, 'a snapshot and the tail bring the same again');
});

test('a case begins with what led to its alert', async () => {
  const house = await new LiveHouse().open();
  await house.run(1_200);
  await house.driver.stop();
  const alerts = house.told.filter(decision => decision.type === 'alert');
  assert.ok(alerts.length > 0);
  for (const alert of alerts) {
    const traces = [...house.decisions.traces.values()]
      .map(record => record.trace)
      .filter(trace => trace.case === alert.case);
    const steps = traces.filter(trace => trace.kind === 'evidence');
    const reached = steps.find(step => step.sum >= step.levels.alert);
    assert.equal(reached?.atMs, alert.timeMs, alert.case);
    for (const step of steps) {
      const sum = Object.values(step.shares).reduce((all, share) => all + share, 0);
      assert.equal(sum, step.sum);
    }
  }
});
