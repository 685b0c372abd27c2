// What people did stands after a restart: from a snapshot, and from the journal alone after a kill.
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { afterKill, LiveHouse, startMs } from '../../test/support/live-house.ts';
import { MemorySnapshots } from '../../test/support/memory-stores.ts';
import type { Act } from '../core/case/act.ts';

afterEach(() => LiveHouse.stopAll());

const barred = '05099990001';
const stopped = '05099990002';
const authorised = '05099990003';
const authorisation = { overYen: 500, hours: [2], countries: ['SL'] };
const how = { by: 'operator:anna', why: 'by telephone' };
const acts: readonly Act[] = [
  { ...how, id: 'a', act: { kind: 'bar', subscriber: barred, on: 'request' } },
  { ...how, id: 'b', act: { kind: 'report-fraud', subscriber: stopped } },
  { ...how, id: 'c', act: { kind: 'authorise', subscriber: authorised, authorisation } },
  {
    ...how,
    id: 'd',
    act: { kind: 'reopen-line', subscriber: stopped, stage: 'usual', mended: false },
  },
];

function call(house: LiveHouse, subscriber: string, callId: string): string | undefined {
  const at = { timeMs: startMs, zone: '+09:00', callId, subscriber } as const;
  const event = { type: 'setup', ...at, to: '010442071234567', direction: 'outbound' } as const;
  return house.intake.screen('sbc', event).measure;
}

for (const [what, leave] of [
  ['a stop', (house: LiveHouse) => house.driver.stop().then(() => house.again())],
  [
    'a kill',
    async (house: LiveHouse) => {
      await house.journal.flush();
      const journal = await afterKill(house.journal);
      return house.again({ journal, snapshots: new MemorySnapshots() });
    },
  ],
] as const) {
  test(`barring, authorisation and a line half open stand after ${what}; no act is done twice`, async () => {
    const house = await new LiveHouse().open();
    for (const one of [barred, stopped, authorised]) call(house, one, `first-${one}`);
    for (const act of acts) assert.equal(house.intake.act(act)?.done, true, act.id);
    const next = await leave(house);
    await next.open();
    assert.equal(call(next, barred, 'next-1'), 'barring');
    assert.equal(call(next, stopped, 'next-2'), 'suspension');
    const { rares } = next.driver.engine.state.lines.rows;
    assert.deepEqual(rares.find(one => one.authorisation !== undefined)?.authorisation, {
      ...authorisation,
    });
    for (const act of acts) {
      assert.deepEqual(next.intake.act(act), { done: false, reason: 'repeated', gates: [] });
    }
  });
}
