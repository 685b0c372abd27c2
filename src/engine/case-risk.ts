// What a case is worth looking at: its evidence, what it cost, and what it will cost an hour.
import type { CaseRisk } from '../core/case/case-risk.ts';
import { type Episode, evidenceSum } from '../core/detection/episode.ts';
import { speaking } from '../core/detection/explain.ts';
import { callsInProgress } from '../core/metering/meter.ts';
import { destinationByIndex } from '../core/numbering/destination-table.ts';
import type { Effect } from './effect.ts';
import type { Engine } from './engine.ts';
import { exposureOf } from './exposure.ts';
import { accountNamed, lineOf } from './lines.ts';
import type { Case } from './state.ts';
import { type Subject, subjectOf } from './subjects.ts';

const hourMs = 3_600_000;
/** An episode's pace is not told from less than this. */
const shortestMs = 600_000;
const readingsAtMost = 12;

export function caseRisk(engine: Engine, open: Case): CaseRisk {
  const { state } = engine;
  const lines = noRisk();
  let asked: Episode | undefined;
  for (const subscriber of open.lines) {
    const subject = subjectOf(state, lineOf(state, subscriber));
    addRisk(engine, subject, lines);
    if (subscriber === open.subscriber) asked = subject?.episode;
  }
  const account = noRisk();
  const shared = subjectOf(state, accountNamed(state, open.account));
  addRisk(engine, shared, account);
  asked ??= shared?.episode;
  return {
    evidence: Math.max(lines.evidence, account.evidence),
    exposureYen: Math.round(Math.max(lines.milliYen, account.milliYen) / 1_000),
    callsInProgress: Math.max(lines.inProgress, account.inProgress),
    lossPerHourYen: Math.round(Math.max(lines.perHour, account.perHour) / 1_000),
    calls: Math.max(lines.calls, account.calls),
    countries: countriesOf(open.destinations),
    firstCallMs: asked?.startMs ?? 0,
    readings: asked === undefined ? [] : speaking(asked.evidence, readingsAtMost),
  };
}

function countriesOf(destinations: readonly number[]): string[] {
  const countries: string[] = [];
  for (const one of destinations) {
    const country = one < 0 ? '' : destinationByIndex(one).country;
    if (country !== '' && !countries.includes(country)) countries.push(country);
  }
  return countries;
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

interface Risk {
  /** The most of any. */
  evidence: number;
  calls: number;
  /** Sums; thousandths of a yen. */
  milliYen: number;
  inProgress: number;
  perHour: number;
}

function noRisk(): Risk {
  return { evidence: 0, calls: 0, milliYen: 0, inProgress: 0, perHour: 0 };
}

/** Calls that go on cost what their tariff says; others are expected to come as they came. */
function addRisk(engine: Engine, subject: Subject | undefined, risk: Risk): void {
  const episode = subject?.episode;
  if (subject === undefined || episode === undefined) return;
  const { nowMs, policy } = engine.state;
  let running = 0;
  for (const call of callsInProgress(subject.meter)) {
    if (call.unusual < policy.level.callLike || call.state === 'challenged') continue;
    risk.inProgress += 1;
    running += 60 * (call.tariff?.milliYenPerMinute ?? 0);
  }
  const milliYen = exposureOf(engine, subject);
  const lastedMs = Math.max(shortestMs, nowMs - episode.startMs);
  risk.milliYen += milliYen;
  risk.perHour += Math.max(running, Math.trunc((milliYen * hourMs) / lastedMs));
  risk.evidence = Math.max(risk.evidence, evidenceSum(episode));
  risk.calls = Math.max(risk.calls, episode.calls);
}
