// What a case is worth looking at: its evidence, what it cost, and what it will cost an hour.
import type { CaseRisk } from '../core/case/case-risk.ts';
import { evidenceSum } from '../core/detection/episode.ts';
import { explain } from '../core/detection/explain.ts';
import { callsInProgress } from '../core/metering/meter.ts';
import { destinationByIndex } from '../core/numbering/destination-table.ts';
import type { Effect } from './effect.ts';
import type { Engine } from './engine.ts';
import { accountNamed, lineOf } from './lines.ts';
import type { Case } from './state.ts';
import { type Subject, subjectOf } from './subjects.ts';
import { exposureOf } from './weigh.ts';

const hourMs = 3_600_000;
/** An episode's pace is not told from less than this. */
const shortestMs = 600_000;
const readingsAtMost = 12;

export function caseRisk(engine: Engine, open: Case): CaseRisk {
  const { state } = engine;
  const own = open.lines.map(subscriber => subjectOf(state, lineOf(state, subscriber)));
  const shared = subjectOf(state, accountNamed(state, open.account));
  const lines = sumOf(own.map(subject => riskOf(engine, subject)));
  const account = riskOf(engine, shared);
  const exposure = Math.max(lines.milliYen, account.milliYen);
  const perHour = Math.max(lines.perHour, account.perHour);
  const asked = subjectOf(state, lineOf(state, open.subscriber))?.episode ?? shared?.episode;
  const reasons = explain(asked?.evidence ?? [], '', readingsAtMost);
  const places = open.destinations.filter(one => one >= 0).map(one => destinationByIndex(one));
  return {
    evidence: Math.max(lines.evidence, account.evidence),
    exposureYen: Math.round(exposure / 1_000),
    callsInProgress: Math.max(lines.calls, account.calls),
    lossPerHourYen: Math.round(perHour / 1_000),
    calls: Math.max(...own.map(callsOf), callsOf(shared)),
    countries: [...new Set(places.map(one => one.country).filter(one => one !== ''))],
    firstCallMs: asked?.startMs ?? 0,
    readings: reasons.map(one => one.reading),
  };
}

export function caseOpened(engine: Engine, open: Case, risk: CaseRisk): Effect {
  const line = lineOf(engine.state, open.subscriber);
  return {
    kind: 'case-opened',
    case: open.case,
    account: open.account,
    subscriber: open.subscriber,
    zone: open.zone,
    timeZone: line.zone,
    type: line.corporate ? 'corporate' : 'individual',
    service: line.service,
    risk,
  };
}

function callsOf(subject: Subject | undefined): number {
  return subject?.episode?.calls ?? 0;
}

interface SubjectRisk {
  readonly evidence: number;
  readonly milliYen: number;
  readonly calls: number;
  /** Thousandths of a yen. */
  readonly perHour: number;
}

/** Calls that go on cost what their tariff says; others are expected to come as they came. */
function riskOf(engine: Engine, subject: Subject | undefined): SubjectRisk {
  const episode = subject?.episode;
  if (subject === undefined || episode === undefined) return nothing;
  const { nowMs, policy } = engine.state;
  const calls = callsInProgress(subject.meter).filter(
    call => call.unusual >= policy.level.callLike && call.state !== 'challenged',
  );
  const running = calls.reduce((sum, call) => sum + 60 * (call.tariff?.milliYenPerMinute ?? 0), 0);
  const milliYen = exposureOf(engine, subject);
  const lastedMs = Math.max(shortestMs, nowMs - episode.startMs);
  const pace = Math.trunc((milliYen * hourMs) / lastedMs);
  return {
    evidence: evidenceSum(episode),
    milliYen,
    calls: calls.length,
    perHour: Math.max(running, pace),
  };
}

const nothing: SubjectRisk = { evidence: 0, milliYen: 0, calls: 0, perHour: 0 };

function sumOf(risks: readonly SubjectRisk[]): SubjectRisk {
  return risks.reduce(
    (sum, one) => ({
      evidence: Math.max(sum.evidence, one.evidence),
      milliYen: sum.milliYen + one.milliYen,
      calls: sum.calls + one.calls,
      perHour: sum.perHour + one.perHour,
    }),
    nothing,
  );
}
