// What the case desk and the announcement tell the engine about a case.

import { noteFoundThere } from '../core/detection/campaign.ts';
import { evidenceSum } from '../core/detection/episode.ts';
import { noteConfirmed } from '../core/detection/learnt-risk.ts';
import { reading } from '../core/detection/reading-list.ts';
import { setChallenge } from '../core/detection/weigh-readings.ts';
import { dayOf, localMs } from '../core/metering/calendar.ts';
import { disownDestinations, unteachDays } from '../core/metering/teach.ts';
import type { TrackedCall } from '../core/metering/tracked-call.ts';
import { destinationByIndex } from '../core/numbering/destination-table.ts';
import { actingTogether, checkGates } from './check-grounds.ts';
import { networkOf } from './derived.ts';
import type { Effect } from './effect.ts';
import type { Engine } from './engine.ts';
import { exposureOf } from './exposure.ts';
import type { ContactReport } from './input.ts';
import { caseOf, openCaseIfDue } from './judge.ts';
import { accountNamed, lineOf } from './lines.ts';
import { linesOfAttack } from './lines-of-attack.ts';
import { addOnce, linesOfCaseMax } from './open-case.ts';
import { type Allowance, type Case, keep, type Line, stateLimits } from './state.ts';
import { episodeOf, isNewTo, type Subject, subjectOf } from './subjects.ts';
import { suspendLines } from './suspend.ts';

const challengeAllowanceMs = 86_400_000;
/** For so long a confirmed attack is expected back. */
const disownedForMs = 30 * 86_400_000;
const allowedAlways = 10_000_000;
const patternsAtMost = 16;
/** More of them say no more (`cleared.ts`). */
const clearedAtMost = 4;

export function reportContact(
  engine: Engine,
  name: string,
  report: ContactReport,
  effects: Effect[],
): void {
  const open = engine.state.cases.get(name);
  if (open === undefined) return;
  open.contact = report;
  checkGates(engine, open, effects);
}

/** The owner's word decides (ground C), whatever the evidence says. */
export function ownerSays(
  engine: Engine,
  name: string,
  answer: 'mine' | 'not-mine',
  effects: Effect[],
): void {
  const open = engine.state.cases.get(name);
  if (open === undefined) return;
  open.contact = { ...open.contact, reached: true };
  if (answer === 'not-mine') {
    open.notMine = true;
    suspendLines(engine, name, disowned(engine, open), 'C', effects);
    return;
  }
  noteFound(engine, open.account, countriesOf(engine, [open.subscriber]), false);
  const covered = open.lines.filter(subscriber => coversLine(engine, open, subscriber));
  const asked = episodeOf(engine.state, lineOf(engine.state, open.subscriber));
  const told = covered.length === open.lines.length ? open : (asked ?? open);
  const { destinations, networks } = told;
  // The others are no longer part of what was asked; their evidence stands.
  open.leftOut = open.lines.filter(subscriber => !covered.includes(subscriber));
  open.lines.splice(0, open.lines.length, ...covered);
  for (const subscriber of covered) {
    allow(engine, lineOf(engine.state, subscriber), { destinations, networks });
  }
  if (open.leftOut.length > 0) return;
  forgetEpisode(subjectOf(engine.state, accountNamed(engine.state, open.account)));
}

/**
 * Whether the word about the line that was asked about covers another line of the case: it calls
 * nowhere else, and nobody on it failed to prove to be the subscriber.
 */
function coversLine({ state }: Engine, open: Case, subscriber: string): boolean {
  if (subscriber === open.subscriber) return true;
  const own = episodeOf(state, lineOf(state, subscriber));
  if (own === undefined) return true;
  if (own.evidence[reading.challenge]! > 0) return false;
  const asked = episodeOf(state, lineOf(state, open.subscriber))?.destinations;
  return asked === undefined || own.destinations.every(one => asked.includes(one));
}

/** Countries new to them that the episodes of these lines went to. */
function countriesOf({ state }: Engine, lines: readonly string[]): string[] {
  const destinations = lines.flatMap(one => {
    const subject = subjectOf(state, lineOf(state, one));
    const { destinations: called = [] } = subject?.episode ?? {};
    return called.filter(to => isNewTo(subject!, to));
  });
  return destinations.filter(one => one >= 0).map(one => destinationByIndex(one).country);
}

function noteFound(
  { state: { campaigns, nowMs } }: Engine,
  account: string,
  countries: readonly string[],
  attack: boolean,
): void {
  noteFoundThere(campaigns, account, countries, { ms: nowMs, attack });
}

/**
 * The line asked about, those that act together, and any that is suspect enough by itself. Where
 * they called is remembered as attacked.
 */
export function disowned(engine: Engine, open: Case): string[] {
  const { state } = engine;
  const attacked = linesOfAttack(engine, open);
  for (const one of attacked) addOnce(open.lines, one, linesOfCaseMax);
  const together = [...attacked, ...actingTogether(engine, open)];
  // It was not asked about: as where little was seen, more is needed.
  const alone = state.policy.level.suspension + state.policy.level.suspensionMore;
  const lines = open.lines.filter(subscriber => {
    if (subscriber === open.subscriber || together.includes(subscriber)) return true;
    const episode = subjectOf(state, lineOf(state, subscriber))?.episode;
    return episode !== undefined && evidenceSum(episode) >= alone;
  });
  for (const one of open.lines) forgetWord(lineOf(state, one));
  noteFound(engine, open.account, countriesOf(engine, lines), true);
  return lines;
}

/** Whatever was said for the line's calls before no longer holds. */
export function forgetWord(line: Line): void {
  line.vouched = undefined;
  line.cleared = undefined;
}

function noteCleared(line: Line, nowMs: number): void {
  line.cleared = [...(line.cleared ?? []), nowMs].slice(-clearedAtMost);
}

/** Allows what was asked about and what the line itself made of the episode. */
function allow(
  engine: Engine,
  line: Line,
  told: { readonly destinations: readonly number[]; readonly networks: readonly number[] },
): void {
  const { state } = engine;
  const subject = subjectOf(state, line);
  const episode = subject?.episode;
  const spent = subject === undefined ? 0 : exposureOf(engine, subject);
  const union = (of: 'destinations' | 'networks') => [
    ...new Set([...told[of], ...(episode?.[of] ?? [])]),
  ];
  const allowance: Allowance = {
    untilMs: state.nowMs + state.policy.allowanceMs,
    destinations: union('destinations'),
    networks: union('networks'),
    leftMilliYen: 5 * spent + allowedAlways,
  };
  line.allowance = allowance;
  const { destinations } = allowance;
  noteCleared(line, state.nowMs);
  line.vouched = { untilMs: state.nowMs + state.policy.vouchedMs, destinations };
  forgetEpisode(subject);
}

function forgetEpisode(subject: Subject | undefined): void {
  if (subject === undefined) return;
  subject.episode = undefined;
  subject.newNumbers.sum = 0;
}

/** Closes a case; only one closed as lawful leaves its calls to teach. */
export function closeCase(
  engine: Engine,
  name: string,
  outcome: 'fraud' | 'lawful' | 'inconclusive',
): void {
  const { state } = engine;
  const open = state.cases.get(name);
  if (open === undefined) return;
  state.cases.delete(name);
  keep(state.closed, name, open, stateLimits.closedCases);
  if (outcome === 'fraud') {
    noteConfirmed(state.risk, { destinations: open.destinations, ranges: open.ranges });
  }
  const account = accountNamed(state, open.account);
  if (account !== undefined && account.case === name) {
    account.case = otherCase(engine, open.account);
  }
  const subjects = open.lines.map(subscriber => subjectOf(state, lineOf(state, subscriber)));
  const zone = lineOf(state, open.subscriber).zone;
  // What the owner's word left out is the account's too.
  const shared = open.leftOut.length > 0 ? undefined : subjectOf(state, account);
  for (const subject of [...subjects, shared]) {
    if (subject === undefined) continue;
    // The look-back: what came just before the alert was part of it.
    const from = dayOf(localMs(state.calendar, zone, open.openedMs)) - 1;
    if (outcome !== 'lawful') unteachDays(subject.normal, from);
    if (outcome === 'fraud') {
      disownDestinations(subject.normal, open.destinations, engine.state.nowMs + disownedForMs);
    }
    forgetEpisode(subject);
  }
}

/** Another open case of the account, '' without one. */
function otherCase(engine: Engine, account: string): string {
  for (const one of engine.state.cases.values()) if (one.account === account) return one.case;
  return '';
}

/** The allowance in force, if any, with this pattern for a day more. */
function widened(
  before: Allowance | undefined,
  destination: number,
  network: number,
  nowMs: number,
): Allowance {
  const old = before !== undefined && nowMs < before.untilMs ? before : undefined;
  return {
    untilMs: Math.max(old?.untilMs ?? 0, nowMs + challengeAllowanceMs),
    destinations: added(old?.destinations, destination),
    networks: network < 0 ? (old?.networks ?? []) : added(old?.networks, network),
    leftMilliYen: Math.max(old?.leftMilliYen ?? 0, allowedAlways),
  };
}

/** With one more, the oldest making room. */
function added(list: readonly number[] = [], one: number): number[] {
  return [...list.filter(other => other !== one), one].slice(-patternsAtMost);
}

/** Who failed a challenge may be a thief: the owner is asked, though no further call may come. */
function askOwner(
  engine: Engine,
  line: Line,
  call: TrackedCall,
  effects: Effect[],
): Case | undefined {
  let strongest: Subject | undefined;
  let evidence = 0;
  for (const holder of [line, line.payer]) {
    const subject = subjectOf(engine.state, holder);
    const sum = subject?.episode === undefined ? 0 : evidenceSum(subject.episode);
    if (sum <= evidence) continue;
    evidence = sum;
    strongest = subject;
  }
  if (strongest === undefined) return undefined;
  const weighed = { evidence, subject: strongest, costMilliYen: strongest.episode!.milliYen };
  openCaseIfDue(engine, line, call, weighed, effects);
  return caseOf(engine, line);
}

/** A passed challenge allows that pattern for a day; a failed one is strong evidence. */
export function challengeAnswered(
  engine: Engine,
  call: TrackedCall,
  passed: boolean,
  effects: Effect[],
): void {
  const { state } = engine;
  const line = lineOf(state, call.subscriber);
  const failedBefore = (episodeOf(state, line)?.evidence[reading.challenge] ?? 0) > 0;
  for (const holder of [line, line.payer]) {
    const subject = subjectOf(state, holder);
    if (subject?.episode === undefined) continue;
    // Who passes after another failed is somebody else, and proves nothing about that other.
    if (passed && subject.episode.evidence[reading.challenge]! > 0) continue;
    setChallenge(engine.derived.weights, subject.episode, { passed });
  }
  if (passed) {
    const network = networkOf(call.service === 'ip' ? call.sourceIp : undefined).narrow;
    if (!failedBefore) noteCleared(line, state.nowMs);
    line.allowance = widened(line.allowance, call.destination, network, state.nowMs);
  }
  if (!passed) line.cleared = undefined;
  const open = caseOf(engine, line) ?? (passed ? undefined : askOwner(engine, line, call, effects));
  // Nor does who passes on another line of an account on which somebody failed.
  const proves = !failedBefore && (open?.failedChallenges ?? 0) === 0;
  if (call.country !== '' && (!passed || proves)) {
    noteFound(engine, call.account, [call.country], !passed);
  }
  if (open === undefined) return;
  if (passed) open.passedChallenges += 1;
  else open.failedChallenges += 1;
  effects.push({ kind: 'challenge-result', case: open.case, passed });
  if (!passed) checkGates(engine, open, effects);
}
