// Two policies over the carrier's journal, side by side: what the draft would have done otherwise.
import { readJournal } from '../../bus/read-journal.ts';
import type { CallEvent } from '../../core/call/call-event.ts';
import { dialPlans } from '../../core/numbering/dial-plan.ts';
import { normaliseNumber } from '../../core/numbering/normalise-number.ts';
import type { BacktestFindings } from '../../core/policy/backtest.ts';
import type { Policy } from '../../core/policy/policy.ts';
import { buildRateDeck } from '../../core/rating/build-rate-deck.ts';
import type { Input } from '../../engine/input.ts';
import type { FraudCase } from '../../store/past-cases.ts';
import type { JournalRecord } from '../../workflow/ports.ts';
import { matchCases } from '../backtest/match-cases.ts';
import { PolicySide } from '../backtest/policy-side.ts';
import { RecordedCalls } from '../backtest/recorded-calls.ts';
import type { ReplayLists } from '../replay/replay-lists.ts';
import type { ReferenceLists } from '../serve/lists/reference-lists.ts';
import type { BacktestJob } from './backtest-job.ts';
import { findingsOf } from './findings.ts';
import { KnownFraud } from './known-fraud.ts';

export interface PastKnown extends ReferenceLists {
  readonly fraud: readonly FraudCase[];
  /** Lines whose owner has answered; whoever was never asked is taken not to answer. */
  readonly answering: readonly string[];
  /** Calls that were refused when they were made. */
  readonly refused: number;
}

export async function runHistory(
  job: Omit<BacktestJob, 'database'>,
  known: PastKnown,
  tell: (percent: number) => void,
): Promise<BacktestFindings> {
  const startedMs = performance.now();
  const fraud = new KnownFraud(known.fraud);
  const lists = listsOf(job, known, fraud);
  const calls = new RecordedCalls(lists, fraud.cases > 0);
  const sideOf = (policy: Policy): PolicySide => {
    const { homeCountry, timeZone } = job;
    return new PolicySide(lists, { policy, homeCountry, timeZone }, calls);
  };
  const sides = [sideOf(job.candidate), sideOf(job.against)] as const;
  const span = { fromMs: 0, toMs: 0 };
  for await (const records of readJournal(job.journal, job.toSeq, before(job.fromMs))) {
    for (const event of eventsOf(records, job.fromMs)) {
      if (span.fromMs === 0) span.fromMs = event.timeMs;
      span.toMs = Math.max(span.toMs, event.timeMs);
      take(event, { fraud, calls, sides, abroad: isAbroad(lists) });
    }
    tell(Math.floor((100 * records.at(-1)!.seq) / Math.max(1, job.toSeq)));
  }
  for (const side of sides) side.finish();
  const pairs = matchCases(sides[0].cases.values(), sides[1].cases.values());
  const seconds = Math.round((performance.now() - startedMs) / 100) / 10;
  const { refused: refusedThen } = known;
  const read = { ...span, refusedThen, callsAbroad: calls.calls, fraudCases: fraud.cases, seconds };
  return findingsOf({ candidate: sides[0], inForce: sides[1], pairs, read });
}

function take(
  event: CallEvent,
  to: {
    readonly fraud: KnownFraud;
    readonly calls: RecordedCalls;
    readonly sides: readonly PolicySide[];
    readonly abroad: (to: string) => boolean;
  },
): void {
  const { fraud, calls, sides, abroad } = to;
  if ((event.type === 'setup' || event.type === 'cdr') && abroad(event.to)) fraud.note(event);
  for (const side of sides) side.reach(event);
  calls.note(event);
  for (const side of sides) side.take(event);
  calls.after(event, sides);
}

function isAbroad({ plan }: ReplayLists): (to: string) => boolean {
  return to => normaliseNumber(to, plan).kind === 'international';
}

function before(fromMs: number): (record: JournalRecord) => boolean {
  return ({ payload }) => (JSON.parse(payload) as Input).atMs >= fromMs;
}

/** What came in of calls; what the engine was told by people and timers is each policy's own. */
function* eventsOf(records: readonly JournalRecord[], fromMs: number): Generator<CallEvent> {
  for (const { payload } of records) {
    if (!payload.startsWith('{"kind":"call-event"')) continue;
    const input = JSON.parse(payload) as Extract<Input, { kind: 'call-event' }>;
    if (input.atMs < fromMs || input.event.type === 'challenge') continue;
    yield input.event;
  }
}

function listsOf(
  { homeCountry }: Pick<BacktestJob, 'homeCountry'>,
  { subscribers, rateRows, restrictedEntries, answering }: PastKnown,
  fraud: KnownFraud,
): ReplayLists {
  const always = { fromMinute: 0, toMinute: 1_440, days: 'all' } as const;
  return {
    subscribers,
    rates: rateRows,
    deck: buildRateDeck(rateRows),
    restricted: restrictedEntries,
    reachable: answering.map(subscriber => ({ subscriber, ...always })),
    attackOf: fraud.attackOf,
    plan: dialPlans[homeCountry as keyof typeof dialPlans] ?? dialPlans.JP,
  };
}
