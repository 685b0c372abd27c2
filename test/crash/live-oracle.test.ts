// The oracle of the kill test sees what it must: a sound run has no problem, and each way of
// losing, doubling or changing something has one.
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import type { Input } from '../../src/engine/input.ts';
import type { DecisionRecord, JournalRecord } from '../../src/workflow/ports.ts';
import { isStored, JournalReplay } from '../support/journal-replay.ts';
import { LiveHouse, mendedAfterMs } from '../support/live-house.ts';
import { type Evidence, judge } from './live-oracle.ts';

afterEach(() => LiveHouse.stopAll());

interface Run {
  records: JournalRecord[];
  evidence: { -readonly [part in keyof Evidence]: Evidence[part] };
  rows: DecisionRecord[];
  deliveries: Map<string, string[]>;
  orders: Set<string>;
}

/** A run that was killed, restarted and came to rest. */
async function soundRun(): Promise<Run> {
  const house = await new LiveHouse().open();
  await house.run(1_500);
  await house.driver.stop();
  const records = await house.records();
  const rows = [...house.decisions.rows.values()]
    .filter(isStored)
    .map(row => JSON.parse(JSON.stringify(row)) as DecisionRecord);
  const deliveries = new Map(rows.map(row => [row.key, [JSON.stringify(row.decision)]]));
  const orders = new Set(house.orders.map(order => `${order.case} ${order.attempt}`));
  const verdicts = [...replayOf(records).verdicts].map(([callId, verdict], seq) => {
    return { callId, verdict, seq };
  });
  const restarted = house.again();
  await restarted.driver.start();
  const evidence = {
    journalSeq: records.length,
    restarted: {
      engine: restarted.driver.engine,
      desk: restarted.driver.desk,
      appended: (await house.records()).slice(records.length).map(({ payload }) => payload),
    },
    rows,
    offset: records.length,
    deliveries,
    orders,
    runs: [{ verdicts, durableSeq: records.length }],
    atRest: true,
  };
  return { records, evidence, rows, deliveries, orders };
}

function replayOf(records: readonly JournalRecord[]): JournalReplay {
  const replay = new JournalReplay(mendedAfterMs);
  for (const record of records) replay.take(record);
  return replay;
}

function problemsOf({ records, evidence }: Run): string[] {
  return judge(replayOf(records), evidence).problems;
}

test('a sound run has no problem', async () => {
  const run = await soundRun();
  assert.deepEqual(problemsOf(run), []);
  assert.ok(run.rows.length > 100 && run.orders.size > 10);
});

const sabotages: Record<string, (run: Run) => void> = {
  'a decision is not in the store': run => {
    const [lost] = run.rows.splice(7, 1);
    run.deliveries.delete(lost!.key);
  },
  'a decision is in the store under another key too': run => {
    run.rows.push({ ...run.rows[7]!, key: 'p0-999999-0' });
  },
  'a key is in the store twice': run => run.rows.push(run.rows[7]!),
  'a decision was changed': run => {
    const row = run.rows[7]!;
    run.rows[7] = { ...row, decision: { ...row.decision, timeMs: row.decision.timeMs + 1 } };
  },
  'the offset is ahead of what is stored': run => {
    const last = run.rows.pop()!;
    run.deliveries.delete(last.key);
    run.evidence.atRest = false;
  },
  'the offset is ahead of the journal': run => {
    run.evidence.offset += 1;
  },
  'the offset stays behind for ever': run => {
    run.evidence.offset -= 1;
  },
  'an effect was not delivered': run => {
    run.deliveries.delete(run.rows[7]!.key);
  },
  'an effect was delivered that nobody decided': run => {
    run.deliveries.set('p0-999999-0', ['{"type":"case"}']);
  },
  'an effect was delivered in two versions': run => {
    const { key, decision } = run.rows[7]!;
    run.deliveries.set(key, [JSON.stringify(decision), JSON.stringify({ ...decision, timeMs: 1 })]);
  },
  'an effect was delivered under the key of another': run => {
    const other = run.rows.find(row => row.decision.type !== run.rows[7]!.decision.type);
    run.deliveries.set(run.rows[7]!.key, [JSON.stringify(other?.decision)]);
  },
  'a contact order was not given': run => {
    run.orders.delete([...run.orders][3]!);
  },
  'a durable record is gone': run => {
    const [{ verdicts, durableSeq } = { verdicts: [], durableSeq: 0 }] = run.evidence.runs;
    run.evidence.runs = [{ verdicts, durableSeq: durableSeq + 1 }];
  },
  'an answered call whose record was durable is gone': run => {
    const verdicts = [{ callId: 'gone', verdict: 'block', seq: 5 }];
    run.evidence.runs = [...run.evidence.runs, { verdicts, durableSeq: 5 }];
  },
  'a call was answered otherwise than the replay says': run => {
    const [first] = run.evidence.runs;
    const verdicts = first!.verdicts.map((each, n) =>
      n === 9 ? { ...each, verdict: 'no' } : each,
    );
    run.evidence.runs = [{ ...first!, verdicts }];
  },
  'a command is in the journal twice': run => {
    const at = run.records.findIndex(({ payload }) => commandIn(payload) !== undefined);
    const { payload } = run.records[at]!;
    run.records.push({ seq: run.records.length + 1, payload });
    run.evidence.journalSeq += 1;
  },
  'a command is in the journal that the desk did not give': run => {
    const { payload } = run.records.findLast(each => commandIn(each.payload) !== undefined)!;
    const input = { ...JSON.parse(payload), id: 'desk-999999' };
    run.records.push({ seq: run.records.length + 1, payload: JSON.stringify(input) });
    run.evidence.journalSeq += 1;
  },
  'a command of the desk is not given again': run => {
    const at = run.records.findLastIndex(({ payload }) => commandIn(payload) !== undefined);
    run.records.splice(at);
    run.evidence.journalSeq = at;
  },
  'the journal has a gap': run => {
    run.records.splice(700, 1);
    run.evidence.journalSeq -= 1;
  },
  'one number in the state differs': run => {
    run.evidence.restarted!.engine.state.totals.blocked += 1;
  },
  'the state forgot in another order': run => {
    const { ring } = run.evidence.restarted!.engine.state.ended;
    const [first, second] = ring.texts;
    ring.texts[0] = second;
    ring.texts[1] = first;
  },
  'a timer of the desk is gone': run => {
    run.evidence.restarted!.desk.timers.pop();
  },
};

function commandIn(payload: string): string | undefined {
  const input = JSON.parse(payload) as Input;
  return input.kind === 'command' ? input.id : undefined;
}

for (const [name, sabotage] of Object.entries(sabotages)) {
  test(`seen: ${name}`, async () => {
    const run = await soundRun();
    sabotage(run);
    assert.notDeepEqual(problemsOf(run), []);
  });
}

test('an answer whose record was never durable is counted, and no problem', async () => {
  const run = await soundRun();
  const verdicts = [{ callId: 'unwritten', verdict: 'challenge', seq: 6 }];
  run.evidence.runs = [...run.evidence.runs, { verdicts, durableSeq: 5 }];
  const { problems, unrecorded } = judge(replayOf(run.records), run.evidence);
  assert.deepEqual([problems, unrecorded], [[], 1]);
});
