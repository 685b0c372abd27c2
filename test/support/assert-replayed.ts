// A live driver and its store compared with a replay of the journal.
import assert from 'node:assert/strict';
import type { LiveDriver } from '../../src/workflow/live-driver.ts';
import type { DecisionRecord, Journal } from '../../src/workflow/ports.ts';
import { firstDifference } from './first-difference.ts';
import { isStored, JournalReplay } from './journal-replay.ts';
import { mendedAfterMs, recordsOf } from './live-house.ts';
import type { MemoryDecisions } from './memory-stores.ts';

export async function replayOf(journal: Journal): Promise<JournalReplay> {
  const replay = new JournalReplay(mendedAfterMs);
  for (const record of await recordsOf(journal)) replay.take(record);
  assert.deepEqual(replay.problems, []);
  return replay;
}

export function assertSameState(driver: LiveDriver, replay: JournalReplay): void {
  assert.equal(firstDifference(driver.engine.state, replay.engine.state), undefined);
  assert.equal(firstDifference(driver.desk, replay.desk), undefined);
}

export function assertStored(store: MemoryDecisions, replay: JournalReplay): void {
  const wanted = [...replay.decisions.values()].filter(isStored);
  const rows = [...store.rows.values()].filter(isStored);
  assert.equal(firstDifference(rows.map(asJson).sort(byKey), wanted.sort(byKey)), undefined);
  assert.ok(replay.messages.size > 0);
  assert.equal(firstDifference(store.messages, replay.messages), undefined);
  assert.ok(replay.calls.size > 0);
  assert.equal(firstDifference(store.calls, replay.calls), undefined);
}

const asJson = (record: DecisionRecord): DecisionRecord => JSON.parse(JSON.stringify(record));
const byKey = (a: DecisionRecord, b: DecisionRecord): number =>
  a.seq - b.seq || a.ordinal - b.ordinal;
