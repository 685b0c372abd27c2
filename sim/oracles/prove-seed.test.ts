import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addActive, addCharge } from '../../src/core/metering/meter.ts';
import { meterCellsMost } from '../../src/core/metering/meter-layout.ts';
import { setLength } from '../../src/core/metering/slab.ts';
import { policies, standardPolicy } from '../../src/core/policy/policy.ts';
import { putInRing } from '../../src/core/stdx/text-ring.ts';
import { subjectOf } from '../../src/engine/subjects.ts';
import { overLimit } from './collection-limits.ts';
import { statedEnds, Untouched } from './conduct.ts';
import { readCase, writeCase } from './kept-case.ts';
import { lawfulStops } from './lawful-outcome.ts';
import { type ProofOptions, proveTraffic, shrink } from './prove-seed.ts';
import { RecordedRun, replayJournal } from './recorded-run.ts';
import { Recount } from './recount.ts';
import { fullReplay, snapshotAndTail } from './replay-oracles.ts';
import { decisionDifference, stateDifferences } from './state-text.ts';
import { accountOfEvent, simulatedTraffic, type Traffic } from './traffic.ts';

const small = {
  swarm: true,
  subscribers: 60,
  days: 6,
  attacksPerShape: 1,
  lawfulPerShape: 1,
} as const;
const seeds: readonly [number, string][] = [
  [20, 'standard'],
  [37, 'contact-only'],
];

for (const [seed, policy] of seeds) {
  test(`seed ${seed} under ${policy} withstands every oracle`, () => {
    const traffic = simulatedTraffic({ ...small, seed });
    assert.ok(traffic.attacks.length > 10);
    assert.deepEqual(proveTraffic(traffic, { seed, snapshots: 2, policy: policies[policy]! }), []);
  });
}

const options: ProofOptions = { seed: 21, snapshots: 2, policy: standardPolicy };
const traffic = simulatedTraffic({ ...small, days: 3, seed: 21 });

function run(of: Traffic, watchers: ConstructorParameters<typeof RecordedRun>[2] = []) {
  const made = new RecordedRun(of, options.policy, watchers);
  for (const [i, arrival] of of.arrivals.entries()) {
    if (i === 2_000) made.snapshot();
    made.take(arrival);
  }
  return made;
}

test('an oracle finds a record that is missing from the journal', () => {
  const made = run(traffic);
  const at = made.journal.findIndex((text, i) => i > 1_000 && text.includes('"type":"answer"'));
  made.journal.splice(at, 1);
  assert.notDeepEqual(fullReplay(made), []);
});

test('an oracle finds a snapshot that lost a field', () => {
  const made = run(traffic);
  assert.deepEqual(snapshotAndTail(made), []);
  const wrong = { ...made.snapshots[0]!, records: made.snapshots[0]!.records + 40 };
  made.snapshots.splice(0, 1, wrong);
  assert.notDeepEqual(snapshotAndTail(made), []);
});

test('an oracle finds a meter that is one yen off, and a call left behind', () => {
  const recount = new Recount(traffic, 1_000_000);
  const made = run(traffic, [recount]);
  recount.check(made.state);
  assert.deepEqual(recount.problems, []);
  const { meter } = subjectOf(made.state, { subject: 1 })!;
  addCharge(meter, made.state.nowMs, 1_000);
  addActive(meter, { ...[...made.state.calls.values()][0]!, answerMs: 0 });
  recount.check(made.state);
  assert.equal(recount.problems.length, 3);
});

test('oracles find a decision about a domestic call, a lawful stop and a measure without end', () => {
  const made = run(traffic);
  const [home] = [...traffic.calls].find(([, call]) => call.abroad === '')!;
  const [abroad, call] = [...traffic.calls].find(
    ([id, one]) => one.abroad !== '' && !traffic.attacked.has(one.line.account.id) && id !== '',
  )!;
  const at = { timeMs: 1, zone: 'Z', case: 'case-1', subscriber: call.line.number, reasons: [] };
  const block = { ...at, type: 'verdict', verdict: 'block', measure: 'suspension' } as const;
  const untouched = new Untouched(traffic);
  untouched.decision({ ...block, callId: abroad });
  assert.deepEqual(untouched.problems, []);
  untouched.decision({ ...block, callId: home });
  assert.equal(untouched.problems.length, 1);
  assert.equal(lawfulStops(traffic, [{ ...block, callId: abroad }]).stopped.length, 1);
  const endless = { ...at, type: 'suspension', ground: 'A', beginMs: 1, endMs: 1e13 } as const;
  assert.equal(statedEnds([endless], options.policy).length, 1);
  assert.deepEqual(statedEnds(made.decisions, options.policy), []);
});

test('an oracle finds a collection beyond its limit', () => {
  const made = run(traffic);
  assert.deepEqual(overLimit(made.state, made.system.desk), []);
  for (let i = 0; i < 20_001; i += 1) putInRing(made.state.orphans, `o${i}`);
  setLength(made.state.subjects.meters, 0, meterCellsMost + 1);
  assert.equal(overLimit(made.state, made.system.desk).length, 2);
});

test('differences are told with the place where they are', () => {
  const [one, other] = [replayJournal([]).system, replayJournal([]).system];
  assert.deepEqual(stateDifferences(one, other), []);
  other.engine.state.nextCase = 7;
  assert.match(stateDifferences(one, other)[0]!, /^engine\.nextCase differs/);
  assert.deepEqual(decisionDifference([1, 2], [1, 2]), []);
  assert.match(decisionDifference([1, 2], [1, 3])[0]!, /^decision 1: 2 expected, 3 found/);
  assert.match(decisionDifference([1], [1, 2])[0]!, /too many/);
});

test('shrinking leaves the accounts that matter', () => {
  // Under this policy whoever calls abroad is stopped: one account is enough to show it.
  const eager = { ...options, policy: alarmed };
  const calls = simulatedTraffic({ ...small, seed: 21 });
  const name = 'no lawful line is stopped';
  assert.equal(proveTraffic(calls, eager, [name]).length, 1, 'somebody was stopped');
  const least = shrink(calls, eager, name, 40);
  assert.equal(new Set(least.arrivals.map(one => accountOfEvent(calls, one.event))).size, 1);
  assert.ok(least.arrivals.length < 200, `${least.arrivals.length} events are left`);
  // What is kept as a file still fails, and holds again once the policy is mended.
  const about = { oracle: name, policy: 'standard', seed: 21, problem: 'a call was refused' };
  const kept = readCase(writeCase(about, least));
  assert.deepEqual(kept.about, about);
  const again = proveTraffic(kept.traffic, eager, [name]);
  assert.deepEqual(again, proveTraffic(least, eager, [name]));
  assert.equal(again.length, 1);
  assert.deepEqual(proveTraffic(kept.traffic, options, [name]), []);
});

/** Asks owners when they are long gone, and suspends them for one unusual call, whatever it cost. */
const alarmed = {
  ...standardPolicy,
  challenges: false,
  level: {
    alert: 1,
    alertFirstDays: 0,
    alertSmall: 0,
    challengeDear: 0,
    challenge: 1,
    suspension: 1,
    suspensionMore: 0,
    callLike: 1,
    callJoins: 1,
    callAlone: 1,
  },
  contact: {
    ...standardPolicy.contact,
    attemptsAtMs: [12, 13, 14].map(hours => hours * 3_600_000),
  },
  charges: { ...standardPolicy.charges, dayFloorYen: 0, monthFactor: 0, monthFloorYen: 0 },
};
