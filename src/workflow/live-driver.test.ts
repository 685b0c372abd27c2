// The live driver over a journal in memory whose records become durable when the test says so,
// compared with a replay of the journal by a fresh engine and desk.
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { assertSameState, assertStored, replayOf } from '../../test/support/assert-replayed.ts';
import { FailingJournal } from '../../test/support/failing-journal.ts';
import { firstDifference } from '../../test/support/first-difference.ts';
import { afterKill, facts, LiveHouse, recordsOf, startMs } from '../../test/support/live-house.ts';
import { MemoryDecisions, MemorySnapshots } from '../../test/support/memory-stores.ts';
import { MemoryJournal } from '../bus/memory-journal.ts';
import type { Decision } from '../core/case/decision.ts';
import type { Input } from '../engine/input.ts';
import type { LiveDriver } from './live-driver.ts';
import type { DecisionRecord, EndedCallRecord, Journal, MessageRecord } from './ports.ts';

afterEach(() => LiveHouse.stopAll());

/** Attacks are found, contacted, suspended and closed within so many events. */
const enough = 1_500;

async function untilStored(driver: LiveDriver): Promise<void> {
  while (driver.backlog > 0) await turn();
}

/** Runs until the next flush makes the desk command something; true then, before that flush. */
async function untilCommandDue(house: LiveHouse): Promise<string[]> {
  const replay = await replayOf(house.journal);
  for (let given = 0; given < enough; given += 1) {
    await house.run(1, 2);
    for (const record of (await house.records()).slice(replay.lastSeq)) replay.take(record);
    if (replay.owed.size > 0) return [...replay.owed.keys()];
    await house.journal.flush();
  }
  return assert.fail('the desk commands nothing');
}

async function commandsIn(journal: Journal): Promise<string[]> {
  const inputs = (await recordsOf(journal)).map(({ payload }) => JSON.parse(payload) as Input);
  return inputs.flatMap(input => (input.kind === 'command' ? [input.id] : []));
}

test('a verdict is given at once, decisions only when their record is on disk', async () => {
  const house = await new LiveHouse().open();
  await house.run(enough, enough + 1);
  assert.ok(house.verdicts.includes('challenge') && house.verdicts.includes('allow'));
  assert.deepEqual([house.told.length, house.orders.length, house.decisions.rows.size], [0, 0, 0]);
  assert.equal(house.driver.desk.nowMs, 0);
  await house.journal.flush();
  assert.ok(house.told.some(each => each.type === 'alert'));
  assert.ok(house.orders.length > 0);
  await untilStored(house.driver);
  assert.equal(house.decisions.rows.size, house.told.length);
  await house.driver.stop();
  assert.deepEqual(house.reported, []);
});

test('engine, desk and decisions are those of a replay of the journal', async () => {
  const house = await new LiveHouse().open();
  await house.run(3 * enough);
  await house.driver.stop();
  const replay = await replayOf(house.journal);
  assertSameState(house.driver, replay);
  assertStored(house.decisions, replay);
  assert.deepEqual(
    asText(house.told),
    [...replay.decisions.values()].flatMap(each => asText([each.decision])),
  );
  for (const type of ['alert', 'case', 'contact', 'suspension', 'restoration']) {
    assert.ok(
      house.told.some(each => each.type === type),
      `the traffic leads to ${type}`,
    );
  }
  for (const { type, policy } of house.told) {
    assert.equal(policy, /^(suspension|restoration)$/.test(type) ? 'standard 1' : undefined);
  }
  assert.equal(house.decisions.repeated, 0);
});

function asText(decisions: readonly Decision[]): string[] {
  return decisions.map(decision => JSON.stringify(decision));
}

test('snapshot and tail give the same as the whole journal, with what was between them', async () => {
  const house = await new LiveHouse().open();
  await house.run(enough);
  house.decisions.away = true;
  await house.run(200);
  // Applied, but not seen by the desk; decided, but not in the store.
  await house.run(40, 41);
  assert.ok(house.driver.backlog > 0 && house.journal.durableSeq < house.journal.lastSeq);
  await house.driver.snapshot();
  assert.equal(house.snapshots.kept.length, 1);
  await house.run(300);
  const journal = await afterKill(house.journal);
  const restarted = house.again({ journal });
  house.decisions.away = false;
  const { snapshotSeq, replayed } = await restarted.driver.start();
  assert.equal(snapshotSeq, house.snapshots.kept[0]!.seq);
  assert.equal(replayed, journal.durableSeq - snapshotSeq);
  // Commands that were owed became input at the start; until they are on disk the desk has not seen
  // what follows from them.
  await restarted.driver.onDisk();
  const replay = await replayOf(journal);
  assertSameState(restarted.driver, replay);
  await untilStored(restarted.driver);
  assertStored(house.decisions, replay);
  await restarted.driver.stop();
});

test('a snapshot whose records the journal did not take never comes into being', async () => {
  const journal = new FailingJournal();
  const house = await new LiveHouse({ journal }).open();
  await house.run(100, 101);
  journal.stuck = true;
  await house.driver.snapshot();
  assert.equal(house.snapshots.kept.length, 0);
  assert.equal(house.reported.length, 1);
  journal.stuck = false;
  await house.driver.stop();
  assert.equal(house.snapshots.kept.at(-1)?.seq, journal.lastSeq);
});

test('commands that were lost with the unwritten end are given again, once', async () => {
  const house = await new LiveHouse().open();
  const ids = await untilCommandDue(house);
  // The flush makes the cause durable; the command is appended, and the kill takes it.
  await house.journal.flush();
  assert.deepEqual((await commandsIn(house.journal)).slice(-ids.length), ids);
  let journal = await afterKill(house.journal);
  for (let kills = 0; kills < 2; kills += 1) {
    assert.ok(!(await commandsIn(journal)).some(id => ids.includes(id)));
    const again = new LiveHouse({ journal });
    await again.driver.start();
    assert.deepEqual((await commandsIn(journal)).slice(-ids.length), ids);
    journal = await afterKill(journal);
  }
  const last = new LiveHouse({ journal });
  await last.driver.start();
  await last.driver.stop();
  const restarted = new LiveHouse({ journal, snapshots: last.snapshots });
  await restarted.driver.start();
  await restarted.driver.stop();
  const given = (await commandsIn(journal)).filter(id => ids.includes(id));
  assert.deepEqual(given, ids);
  assertSameState(restarted.driver, await replayOf(journal));
});

test('commands that the journal refuses are given when it takes them again, once', async () => {
  const journal = new FailingJournal();
  const house = await new LiveHouse({ journal }).open();
  const ids = await untilCommandDue(house);
  journal.refusing = true;
  await journal.flush();
  house.driver.tick();
  assert.equal(house.reported.length, 1);
  await house.driver.snapshot();
  const killed = await afterKill(journal);
  journal.refusing = false;
  house.driver.tick();
  house.driver.tick();
  assert.deepEqual((await commandsIn(journal)).slice(-ids.length), ids);
  // The snapshot knows of them too.
  const restarted = new LiveHouse({ journal: killed, snapshots: house.snapshots });
  const { replayed } = await restarted.driver.start();
  assert.equal(replayed, 0);
  assert.deepEqual((await commandsIn(killed)).slice(-ids.length), ids);
  await restarted.driver.stop();
  await house.driver.stop();
});

test('a journal that refuses: nothing is applied, the failure is told once, the rest counted', async () => {
  const journal = new FailingJournal();
  const house = await new LiveHouse({ journal }).open();
  await house.run(500);
  const before = structuredClone(house.driver.engine.state);
  journal.refusing = true;
  for (let tries = 0; tries < 3; tries += 1) {
    assert.equal(house.driver.submit({ kind: 'tick', atMs: before.nowMs + 1e9 }), undefined);
  }
  assert.equal(firstDifference(house.driver.engine.state, before), undefined);
  assert.deepEqual([house.reported.length, house.driver.refused], [1, 3]);
  journal.refusing = false;
  await house.run(500);
  await house.driver.stop();
  assertSameState(house.driver, await replayOf(journal));
});

test('the store is away for a while: nothing is lost, nothing is there twice', async () => {
  const house = await new LiveHouse().open();
  await house.run(600);
  house.decisions.away = true;
  await house.run(enough);
  assert.ok(house.driver.backlog > 100 && house.reported.length > 0);
  house.decisions.away = false;
  await house.run(600);
  await untilStored(house.driver);
  await house.driver.stop();
  assertStored(house.decisions, await replayOf(house.journal));
  assert.equal(house.decisions.repeated, 0);
  assert.equal(await house.decisions.offset(), house.journal.lastSeq);
});

test('the store had written, but its answer was lost: written once more, kept once', async () => {
  class Deaf extends MemoryDecisions {
    times = 0;
    override async record(
      records: readonly DecisionRecord[],
      offsetSeq: number,
      messages: readonly MessageRecord[],
      calls: readonly EndedCallRecord[],
    ): Promise<void> {
      await super.record(records, offsetSeq, messages, calls);
      this.times += 1;
      if (this.times % 2 === 1) throw new Error('the connection broke');
    }
  }
  const decisions = new Deaf();
  const house = await new LiveHouse({ decisions }).open();
  await house.run(enough);
  await untilStored(house.driver);
  await house.driver.stop();
  assert.ok(decisions.repeated > 0);
  assertStored(decisions, await replayOf(house.journal));
});

test('more than may wait for the store comes with the next start, whose replay is bounded too', async () => {
  const driver = { decisionsWaitingMax: 50 };
  const house = await new LiveHouse({ driver }).open();
  house.decisions.away = true;
  await house.run(enough);
  assert.equal(house.driver.backlog, 50);
  await house.driver.stop();
  assert.equal(house.snapshots.kept.length, 0);
  house.decisions.away = false;
  const restarted = house.again({ driver });
  await restarted.driver.start();
  await restarted.driver.stop();
  assertStored(house.decisions, await replayOf(house.journal));
});

test('the desk goes by the policy of its record, although the engine is ahead', async () => {
  const house = await new LiveHouse().open();
  const takePolicy = (attemptsAtMs: readonly number[]): void => {
    const contact = { ...facts.policy.contact, attemptsAtMs };
    const atMs = house.driver.engine.state.nowMs;
    house.driver.submit({ kind: 'policy', atMs, policy: { ...facts.policy, contact } });
  };
  takePolicy([0, 5_000]);
  await house.run(enough);
  // These wait for the desk when the policy changes again, and the snapshot has them.
  await house.run(enough, enough + 1);
  takePolicy([0, 1_000, 2_000]);
  await house.driver.snapshot();
  await house.journal.flush();
  await house.run(500);
  // What the first brings about, the desk's commands among it, is on disk after the second.
  await house.journal.flush();
  await house.journal.flush();
  const restarted = house.again();
  const { snapshotSeq } = await restarted.driver.start();
  assert.ok(snapshotSeq > 0);
  const replay = await replayOf(house.journal);
  assertSameState(house.driver, replay);
  assertSameState(restarted.driver, replay);
});

test('a clock that goes back does not turn time back', async () => {
  let offsetMs = 0;
  const clock = { nowMs: () => house.traffic.clock.nowMs() + offsetMs };
  const house: LiveHouse = new LiveHouse({ clock });
  await house.open();
  for (offsetMs of [0, -3_600_000, 5_000, -86_400_000, 0]) {
    await house.run(300);
    house.driver.tick();
  }
  await house.driver.stop();
  const replay = await replayOf(house.journal);
  assertSameState(house.driver, replay);
  const restarted = new LiveHouse({ journal: house.journal, clock: { nowMs: () => 0 } });
  await restarted.driver.start();
  restarted.driver.tick();
  assert.ok(restarted.driver.engine.state.nowMs >= startMs);
  await restarted.driver.stop();
  await replayOf(house.journal);
});

test('a snapshot or a store of another journal is refused in words', async () => {
  const house = await new LiveHouse().open();
  await house.run(300);
  await house.driver.stop();
  const journal = (): MemoryJournal => new MemoryJournal({ durableOnFlush: true });
  const { snapshots, decisions } = house;
  await assert.rejects(new LiveHouse({ journal: journal(), snapshots }).driver.start(), {
    name: 'JournalError',
    message: /^a snapshot has record \d+, but the journal ends with 0/,
  });
  await assert.rejects(new LiveHouse({ journal: journal(), decisions }).driver.start(), {
    name: 'JournalError',
    message: /^the store has record \d+/,
  });
});

test('a listener that throws stops nothing', async () => {
  const broken = (): never => assert.fail('a page broke');
  const driver = { onDecision: broken, onEffect: broken, onContact: broken };
  const house = await new LiveHouse({ driver }).open();
  await house.run(enough);
  await house.driver.stop();
  const replay = await replayOf(house.journal);
  assertSameState(house.driver, replay);
  assertStored(house.decisions, replay);
  assert.ok(house.reported.length > replay.decisions.size);
});

test('what was made of the decisions told comes back with the snapshot', async () => {
  const counting = (): { types: Map<string, number>; driver: object } => {
    const types = new Map<string, number>();
    const onDecision = ({ type }: Decision): void =>
      void types.set(type, (types.get(type) ?? 0) + 1);
    const told = {
      save: () => types,
      restore: (saved: unknown) => {
        for (const [type, count] of saved as typeof types) types.set(type, count);
      },
    };
    return { types, driver: { onDecision, told } };
  };
  const before = counting();
  const house = await new LiveHouse({ driver: before.driver }).open();
  await house.run(enough);
  await house.driver.snapshot();
  await house.run(500);
  await house.journal.flush();
  const after = counting();
  const restarted = house.again({ driver: after.driver });
  const { snapshotSeq } = await restarted.driver.start();
  assert.ok(snapshotSeq > 0);
  assert.deepEqual(after.types, before.types);
  await restarted.driver.stop();
  await house.driver.stop();
});

test('a stop leaves all on disk and stored, and a snapshot of everything', async () => {
  const house = await new LiveHouse().open();
  await house.run(enough, enough + 1);
  await house.driver.stop();
  assert.equal(house.driver.ready, false);
  assert.equal(house.journal.durableSeq, house.journal.lastSeq);
  assert.equal(house.snapshots.kept.at(-1)?.seq, house.journal.lastSeq);
  assert.equal(house.driver.backlog, 0);
  assertStored(house.decisions, await replayOf(house.journal));
  const restarted = house.again();
  assert.deepEqual(await restarted.driver.start(), {
    snapshotSeq: house.journal.lastSeq,
    replayed: 0,
  });
  assert.equal(house.decisions.repeated, 0);
  await restarted.driver.stop();
});

test('snapshots are taken as the journal grows', async () => {
  const house = await new LiveHouse({ driver: { snapshotEvery: 400 } }).open();
  await house.run(1_300);
  await turn();
  const between = house.snapshots.kept.map(({ seq }) => seq);
  assert.ok(between.length >= 3, between.join());
  for (const [i, seq] of between.entries()) assert.ok(i === 0 || seq - between[i - 1]! >= 400);
  const snapshots = new MemorySnapshots();
  snapshots.kept.push(house.snapshots.kept[1]!);
  const restarted = house.again({ snapshots });
  await house.journal.flush();
  await restarted.driver.start();
  assertSameState(restarted.driver, await replayOf(house.journal));
  await restarted.driver.stop();
  await house.driver.stop();
});
