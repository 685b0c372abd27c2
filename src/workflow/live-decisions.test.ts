import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LiveDecisions } from './live-decisions.ts';
import type { DecisionRecord, DecisionStore, MessageRecord } from './ports.ts';

/** Takes so many batches, then fails until more are granted. */
class GrantedStore implements Pick<DecisionStore, 'record'> {
  readonly keys: string[] = [];
  readonly messages: string[] = [];
  readonly offsets: number[] = [];
  granted = 0;

  async record(
    records: readonly DecisionRecord[],
    offsetSeq: number,
    messages: readonly MessageRecord[] = [],
  ): Promise<void> {
    if (this.granted === 0) throw new Error('the store is away');
    this.granted -= 1;
    this.keys.push(...records.map(({ key }) => key));
    this.messages.push(...messages.map(({ key }) => key));
    this.offsets.push(offsetSeq);
  }
}

function started(waitingMax = 100_000): {
  store: GrantedStore;
  decisions: LiveDecisions;
  reported: unknown[];
} {
  const store = new GrantedStore();
  const reported: unknown[] = [];
  const report = (error: unknown): void => void reported.push(error);
  return {
    store,
    reported,
    decisions: new LiveDecisions({ store, report, retryMs: 1, waitingMax }),
  };
}

function recordOf(seq: number, ordinal: number): DecisionRecord {
  const decision = { type: 'case', timeMs: seq, zone: 'Z', case: 'c', state: 'open' } as const;
  return { key: `p0-${seq}-${ordinal}`, seq, ordinal, decision };
}

function messageOf(seq: number): MessageRecord {
  const about = { notice: 'question', case: 'c', subscriber: '0312340001', attempt: 1 } as const;
  const way = { channel: 'sms', address: '09011112222', atMs: seq, untilMs: seq + 1 } as const;
  return { key: `p0-${seq}-m0`, seq, order: { ...about, ...way, facts: {} } };
}

/** Two decisions a journal record. */
function keep(decisions: LiveDecisions, fromSeq: number, toSeq: number): void {
  for (let seq = fromSeq; seq <= toSeq; seq += 1) {
    decisions.keep(recordOf(seq, 0));
    decisions.keep(recordOf(seq, 1));
    decisions.passed(seq);
  }
}

test('the offset never passes a decision that is not stored, however the batches fall', async () => {
  const { store, decisions } = started();
  decisions.keep(recordOf(1, 0));
  decisions.passed(1);
  keep(decisions, 2, 7_000);
  for (store.granted = 1; !(await decisions.saveAll()); store.granted = 1) {
    const stored = new Set(store.keys);
    const offset = store.offsets.at(-1)!;
    for (let seq = 2; seq <= offset; seq += 1) {
      assert.ok(stored.has(`p0-${seq}-0`) && stored.has(`p0-${seq}-1`), `${seq} of ${offset}`);
    }
  }
  assert.equal(store.offsets.at(-1), 7_000);
  assert.equal(new Set(store.keys).size, 2 * 7_000 - 1);
  assert.equal(store.keys.length, 2 * 7_000 - 1);
});

test('a message is stored once and before the offset passes it, also without a decision', async () => {
  const { store, decisions } = started();
  for (let seq = 1; seq <= 9_000; seq += 1) {
    if (seq % 3 === 0) decisions.keep(recordOf(seq, 0));
    decisions.keep(messageOf(seq));
    decisions.passed(seq);
  }
  for (store.granted = 1; !(await decisions.saveAll()); store.granted = 1) {
    assert.ok(store.messages.length >= store.offsets.at(-1)!);
  }
  assert.equal(store.offsets.at(-1), 9_000);
  assert.deepEqual(
    store.messages,
    Array.from({ length: 9_000 }, (_, i) => `p0-${i + 1}-m0`),
  );
  assert.equal(store.keys.length, 3_000);
  const { waiting, passedSeq } = decisions.saved;
  assert.deepEqual([waiting, passedSeq], [[], 9_000]);
});

test('what the store has is passed over, also what a snapshot still held', async () => {
  const { store, decisions } = started();
  const waiting = [recordOf(4, 0), recordOf(5, 0), recordOf(6, 0)];
  decisions.restore({ waiting, passedSeq: 6 }, 5);
  keep(decisions, 7, 8);
  store.granted = 1;
  assert.equal(await decisions.saveAll(), true);
  assert.deepEqual(store.keys, ['p0-6-0', 'p0-7-0', 'p0-7-1', 'p0-8-0', 'p0-8-1']);
  assert.deepEqual(store.offsets, [8]);
});

test('beyond what may wait the offset stays, so that a replay brings the rest', async () => {
  const { store, decisions, reported } = started(3);
  keep(decisions, 1, 4);
  assert.deepEqual([decisions.waiting, decisions.overflowed, reported.length], [3, true, 1]);
  store.granted = 2;
  await decisions.saveAll();
  assert.deepEqual(store.keys, ['p0-1-0', 'p0-1-1', 'p0-2-0']);
  assert.equal(store.offsets.at(-1), 1);
  keep(decisions, 5, 6);
  assert.equal(decisions.waiting, 0);
});

test('while the store is away it is tried again and again; then everything goes in order', async () => {
  const { store, decisions, reported } = started();
  keep(decisions, 1, 3);
  decisions.save();
  while (reported.length < 3) await new Promise(resolve => setTimeout(resolve, 1));
  keep(decisions, 4, 5);
  store.granted = 5;
  while (decisions.waiting > 0) await new Promise(resolve => setTimeout(resolve, 1));
  decisions.close();
  assert.equal(store.keys.length, 10);
  assert.deepEqual(store.keys, [...store.keys].sort());
});

test('without decisions the offset follows the journal, but not at each record', async () => {
  const { store, decisions } = started();
  store.granted = 100;
  for (let seq = 1; seq <= 2_500; seq += 1) {
    decisions.passed(seq);
    decisions.save();
    await Promise.resolve();
  }
  assert.ok(store.offsets.length >= 1 && store.offsets.length <= 3, store.offsets.join());
  await decisions.saveAll();
  assert.equal(store.offsets.at(-1), 2_500);
});

test('pages are told of a decision when the store can be asked for it, once', async () => {
  const store = new GrantedStore();
  const told: number[] = [];
  const decisions = new LiveDecisions({
    store,
    report: () => {},
    retryMs: 1,
    waitingMax: 100,
    onStored: decision => void told.push(decision.timeMs),
  });
  keep(decisions, 1, 2);
  assert.equal(await decisions.saveAll(), false);
  assert.deepEqual(told, []);
  store.granted = 1;
  assert.equal(await decisions.saveAll(), true);
  assert.deepEqual(told, [1, 1, 2, 2]);
  decisions.close();
});
