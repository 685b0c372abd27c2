// What must hold after a crash at any moment, as one pure comparison.
//
// Guaranteed. (1) The state after a restart (engine and case desk) is that of a replay of the
// journal from its first record by a fresh engine and desk; commands that the desk gave and the
// journal does not hold are given again, in order, once. (2) The store holds, by key and with the
// same content, decisions of that replay and no others, all of them up to its offset, and the
// offset never passes the journal; once it has caught up, exactly all of them. (3) What was
// delivered outside is of the store, the same at each repetition; once the outbox is empty,
// everything at least once. (4) Each contact order was given at least once. (5) A record that was
// called durable is in the journal.
//
// Not guaranteed, by design. A call is answered before its record is on disk. When the process dies
// in between, the answer has been given and Sekisho knows nothing of the call: nothing else of it
// was ever let out, no number or measure refers to it, and its challenge token is worthless. For
// every answered call whose record did survive, the replay gives the same answer as was given.

import { createEngine, type Engine, step } from '../../src/engine/engine.ts';
import type { Input } from '../../src/engine/input.ts';
import type { Desk } from '../../src/workflow/desk-state.ts';
import type { DecisionRecord } from '../../src/workflow/ports.ts';
import { firstDifference } from '../support/first-difference.ts';
import { isStored, type JournalReplay } from '../support/journal-replay.ts';

/** What one run of the process let out. */
export interface Seen {
  /** Answers to calls, with the journal record that was the last when they were given. */
  readonly verdicts: readonly { callId: string; verdict: string; seq: number }[];
  /** Highest record that was called durable in this run. */
  readonly durableSeq: number;
}

export interface Evidence {
  readonly journalSeq: number;
  /** Undefined when no restart is looked at. */
  readonly restarted?: {
    readonly engine: Engine;
    readonly desk: Desk;
    /** Records that the restart itself would append. */
    readonly appended: readonly string[];
  };
  readonly rows: readonly DecisionRecord[];
  readonly offset: number;
  /** Bodies delivered, by key. */
  readonly deliveries: ReadonlyMap<string, readonly string[]>;
  readonly orders: ReadonlySet<string>;
  readonly runs: readonly Seen[];
  /** The process came to rest: store and outside must have everything. */
  readonly atRest: boolean;
}

export interface Judgement {
  /** What does not hold, in words; nothing when all is well. */
  readonly problems: string[];
  /** Answers whose record was lost with the journal's unwritten end. */
  readonly unrecorded: number;
}

/** Compares what was found with the replay of the whole journal. */
export function judge(replay: JournalReplay, evidence: Evidence): Judgement {
  const problems = [...replay.problems];
  if (replay.lastSeq !== evidence.journalSeq) problems.push('the replay is not of this journal');
  judgeRestart(replay, evidence, problems);
  judgeStore(replay, evidence, problems);
  judgeOutside(evidence, problems);
  if (evidence.atRest) judgeRest(replay, evidence, problems);
  return { problems, unrecorded: judgeAnswers(replay, evidence, problems) };
}

function judgeRestart(replay: JournalReplay, { restarted }: Evidence, problems: string[]): void {
  if (restarted === undefined) return;
  const engine = createEngine(structuredClone(replay.engine.state));
  const given = restarted.appended.map(payload => JSON.parse(payload) as Input);
  for (const input of given) step(engine, input);
  const states = firstDifference(restarted.engine.state, engine.state, 'engine');
  const desks = firstDifference(restarted.desk, replay.desk, 'desk');
  const commands = given.map(input => (input.kind === 'command' ? [input.id, input.command] : []));
  const owed = firstDifference(commands, [...replay.owed], 'commands');
  for (const found of [states, desks, owed]) if (found !== undefined) problems.push(found);
}

function judgeStore(replay: JournalReplay, { rows, offset }: Evidence, problems: string[]): void {
  const keys = new Set(rows.map(row => row.key));
  if (keys.size !== rows.length) problems.push('the store holds a key twice');
  for (const row of rows) {
    const wanted = replay.decisions.get(row.key);
    if (wanted === undefined || !isStored(wanted)) {
      problems.push(`the store has ${row.key}, the replay has not`);
      continue;
    }
    const found = firstDifference(row, wanted, row.key);
    if (found !== undefined) problems.push(found);
  }
  if (offset > replay.lastSeq) problems.push(`offset ${offset} of ${replay.lastSeq} records`);
  for (const record of replay.decisions.values()) {
    if (record.seq > offset || !isStored(record) || keys.has(record.key)) continue;
    problems.push(`${record.key} is not in the store, whose offset is ${offset}`);
  }
}

function judgeOutside({ rows, deliveries }: Evidence, problems: string[]): void {
  const stored = new Map(rows.map(row => [row.key, row]));
  for (const [key, bodies] of deliveries) {
    const row = stored.get(key);
    if (row === undefined) problems.push(`${key} was delivered and is not in the store`);
    if (new Set(bodies).size !== 1) problems.push(`${key} was delivered in two versions`);
    const body = JSON.parse(bodies[0] ?? '{}') as { type?: string; case?: string };
    if (body.type !== row?.decision.type || body.case !== row?.decision.case) {
      problems.push(`${key} was delivered as something else`);
    }
  }
}

function judgeRest(replay: JournalReplay, evidence: Evidence, problems: string[]): void {
  const { rows, deliveries, orders, offset } = evidence;
  if (offset !== replay.lastSeq) problems.push(`at rest, but the offset is ${offset}`);
  const stored = [...replay.decisions.values()].filter(isStored);
  if (rows.length !== stored.length) problems.push(`${rows.length} of ${stored.length} stored`);
  for (const { key } of rows) if (!deliveries.has(key)) problems.push(`${key} was not delivered`);
  for (const order of replay.orders) if (!orders.has(order)) problems.push(`no order ${order}`);
}

/** Gives the number of answers whose record is lost. */
function judgeAnswers(replay: JournalReplay, { runs }: Evidence, problems: string[]): number {
  let unrecorded = 0;
  for (const { verdicts, durableSeq } of runs) {
    if (durableSeq > replay.lastSeq) problems.push(`record ${durableSeq} was durable, and is lost`);
    for (const { callId, verdict, seq } of verdicts) {
      const recorded = replay.verdicts.get(callId);
      if (recorded === verdict) continue;
      if (recorded !== undefined)
        problems.push(`${callId}: ${verdict} given, ${recorded} replayed`);
      else if (seq <= durableSeq) problems.push(`${callId}: its durable record is lost`);
      else unrecorded += 1;
    }
  }
  return unrecorded;
}
