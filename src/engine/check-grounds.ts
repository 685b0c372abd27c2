// Ground A and B: whether the gates before a suspension on silence are met (design §6).
import {
  allMet,
  type Gate,
  groundA,
  groundB,
  type SuspensionFacts,
} from '../core/barring/gates.ts';
import { evidenceSum } from '../core/detection/episode.ts';
import { reading } from '../core/detection/reading-list.ts';
import { registeredKnownDays } from '../core/detection/registered-known-days.ts';
import { hasValidChecks } from '../core/intelligence/restricted-list.ts';
import {
  accruedCharges,
  dayCharges,
  lastMonthCharges,
  monthCharges,
} from '../core/metering/meter.ts';
import { taughtCount } from '../core/metering/normal.ts';
import { destinationByIndex } from '../core/numbering/destination-table.ts';
import { stopsAuthorised } from './authorised.ts';
import type { Effect } from './effect.ts';
import type { Engine } from './engine.ts';
import { normalDay } from './exposure.ts';
import { foundElsewhere } from './found-elsewhere.ts';
import { accountNamed, lineOf } from './lines.ts';
import { manyAtOnce } from './many-at-once.ts';
import { registeredDays } from './on-register.ts';
import type { Case, Line } from './state.ts';
import { isNewTo, type Subject, subjectOf } from './subjects.ts';
import { suspendLines } from './suspend.ts';

const turnsAtLeast = 5;
const farPast = 1_000;

/** Suspends on ground A or B where every gate is met, for the account or line by line. */
export function checkGates(engine: Engine, open: Case, effects: Effect[]): void {
  const { state } = engine;
  for (const one of open.lines) stopsAuthorised(engine, lineOf(state, one), effects);
  if (gatesAsleep(open)) return;
  const account = accountNamed(state, open.account);
  const shared = subjectOf(state, account);
  if (shared !== undefined && open.lines.length > 1) {
    const ground = groundOf(
      engine,
      open,
      shared,
      account!.lastMonthMilliYen,
      lineOf(state, open.subscriber),
    );
    if (ground !== undefined) {
      // Each gate was met by the account as a whole: its lines' calls need not be as telling.
      const lines = actingTogether(engine, open, state.policy.level.callLike);
      if (lines.length > 1) {
        suspendLines(engine, open.case, lines, ground.ground, effects, ground);
        return;
      }
    }
  }
  const turns = takingTurns(engine, open, shared);
  if (open.lines.length > 20 && turns === undefined) return;
  for (const subscriber of open.lines) {
    const line = lineOf(state, subscriber);
    const subject = subjectOf(state, line);
    if (subject === undefined) continue;
    const ground = groundOf(
      engine,
      open,
      subject,
      line.lastMonthMilliYen,
      line,
      turns?.lines.includes(subscriber) ? turns.evidence : 0,
    );
    if (ground !== undefined) {
      suspendLines(engine, open.case, [subscriber], ground.ground, effects, ground);
    }
  }
}

/**
 * Numbers taken in turn leave little on each: far past the level, the account's evidence is held
 * against each of these lines.
 */
function takingTurns(
  engine: Engine,
  open: Case,
  shared: Subject | undefined,
): { lines: readonly string[]; evidence: number } | undefined {
  const { level } = engine.state.policy;
  const evidence = shared?.episode === undefined ? 0 : evidenceSum(shared.episode);
  // Who acts together takes a look at each line: only where the answer can matter.
  if (open.lines.length < turnsAtLeast || evidence < level.suspension + farPast) return undefined;
  const lines = actingTogether(engine, open, level.callLike);
  return lines.length >= turnsAtLeast ? { lines, evidence } : undefined;
}

/**
 * Lines of the case that call where the line that was asked about and another of its lines call
 * too, and where the account did not call before: colleagues share destinations, and may have news
 * of their own at the same time. A line that was odd by itself is judged by itself, and one whose
 * own calls hardly look like the episode is left alone.
 */
export function actingTogether(
  engine: Engine,
  open: Case,
  least = engine.state.policy.level.alert,
): string[] {
  const shared = subjectOf(engine.state, accountNamed(engine.state, open.account));
  const episode = shared?.episode;
  if (episode === undefined) return [];
  const destinationOf = (subscriber: string): number =>
    episode.lineDestinations[episode.lines.indexOf(subscriber)] ?? -2;
  const episodeOf = (subscriber: string) =>
    subjectOf(engine.state, lineOf(engine.state, subscriber))?.episode;
  const asked = episodeOf(open.subscriber);
  const counts = new Map<number, number>();
  for (const subscriber of open.lines) {
    const at = destinationOf(subscriber);
    counts.set(at, (counts.get(at) ?? 0) + 1);
  }
  return open.lines.filter(subscriber => {
    const at = destinationOf(subscriber);
    if (at === -2 || counts.get(at)! < 2) return false;
    if (asked !== undefined && !asked.destinations.includes(at)) return false;
    const own = episodeOf(subscriber);
    if (own === undefined || evidenceSum(own) < least) return false;
    return isNewTo(shared!, at);
  });
}

/** Whether nothing can be met as long as nobody tells anything about the case. */
export function gatesAsleep(open: Case): boolean {
  return open.ground !== '' || open.notMine || !mayBeSilent(open);
}

/** Nothing is met before somebody failed to answer. */
function mayBeSilent(open: Case): boolean {
  return (
    !open.contact.reached &&
    (open.contact.exhausted || open.contact.unanswered + open.contact.undelivered > 0)
  );
}

function groundOf(
  engine: Engine,
  open: Case,
  subject: Subject,
  lastMonth: number,
  line: Line,
  evidenceAtLeast = 0,
): { ground: 'A' | 'B'; gates: readonly Gate[] } | undefined {
  if (subject.episode === undefined) return undefined;
  const facts = {
    ...suspensionFacts(engine, open, subject, lastMonth, line),
    evidence: Math.max(evidenceSum(subject.episode), evidenceAtLeast),
  };
  const a = groundA(facts, engine.state.policy);
  if (allMet(a)) return { ground: 'A', gates: a };
  const b = groundB(facts, engine.state.policy);
  return allMet(b) ? { ground: 'B', gates: b } : undefined;
}

/** All gates of ground A or B for this line, met or not. */
export function silenceGates(
  engine: Engine,
  open: Case,
  line: Line,
  ground: 'A' | 'B',
): readonly Gate[] {
  const subject = subjectOf(engine.state, line);
  const episode = subject?.episode;
  if (subject === undefined || episode === undefined) {
    return [{ gate: 'evidence', met: false, fact: 'no episode' }];
  }
  const facts = {
    ...suspensionFacts(engine, open, subject, line.lastMonthMilliYen, line),
    evidence: evidenceSum(episode),
  };
  return (ground === 'A' ? groundA : groundB)(facts, engine.state.policy);
}

function suspensionFacts(
  engine: Engine,
  open: Case,
  subject: Subject,
  lastMonth: number,
  line: Line,
): Omit<SuspensionFacts, 'evidence'> {
  const { state } = engine;
  const { meter, normal } = subject;
  const episode = subject.episode!;
  const accrued = accruedCharges(meter, state.nowMs, state.policy.unconfirmedMs);
  // A forwarded call comes from the exchange that forwards, which says nothing of who asked for it.
  const unseen = episode.networks.length === 0 || episode.evidence[reading.forwarded]! > 0;
  const usualSource = episode.networks.some(
    one =>
      taughtCount(normal, 'networks', one) > 0 ||
      registeredDays(line.registrations, one, state.nowMs) >= registeredKnownDays,
  );
  return {
    dayMilliYen: dayCharges(meter, state.nowMs) + accrued,
    normalDayMilliYen: normalDay(normal, lastMonth),
    monthMilliYen: monthCharges(meter) + accrued,
    lastMonthMilliYen: lastMonth >= 0 ? lastMonth : lastMonthCharges(meter),
    listedCalls: episode.listedCalls,
    listChecksValid: checksValid(engine, episode.destinations),
    destinationUsual: !episode.destinations.some(one => isNewTo(subject, one)),
    source: unseen ? 'unseen' : usualSource ? 'usual' : 'unusual',
    service: line.service,
    atUsualHours: episode.evidence[reading.hour]! <= 0,
    talks: episode.numbers.length <= 2 && episode.maxConcurrent <= 2,
    manyAtOnce: manyAtOnce(engine, subject, line),
    foundElsewhere: foundElsewhere(engine, open.account, subject),
    vouchedLately: line.vouched !== undefined && state.nowMs < line.vouched.untilMs,
    simultaneous: episode.maxConcurrent,
    severalCalls: episode.severalCalls,
    contact: open.contact,
    challengeFailed: open.failedChallenges > 0,
    challengePassed: open.passedChallenges > 0 && open.failedChallenges === 0,
    wholesaleTrunk: false,
  };
}

/** Whether a listed entry of one of these destinations carries its three checks (R2). */
function checksValid(engine: Engine, destinations: readonly number[]): boolean {
  const { state } = engine;
  if (state.missingChecksValid) return true;
  const countries = destinations
    .filter(one => one >= 0)
    .map(one => destinationByIndex(one).country);
  return state.restricted.some(
    entry => countries.includes(entry.country) && hasValidChecks(entry, state.nowMs),
  );
}
