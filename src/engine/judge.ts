// Opens cases, and says which of them a call belongs to and which measure meets it. Evidence alone
// stops nothing.
import type { Reason } from '../core/barring/verdict.ts';
import type { SetupEvent } from '../core/call/call-event.ts';
import { rangeOf } from '../core/detection/campaign.ts';
import { modelCluster, noteModelAlarm } from '../core/detection/device-models.ts';
import { type Episode, evidenceSum, fade, noteEpisodePlace } from '../core/detection/episode.ts';
import { setCharges } from '../core/detection/weigh-readings.ts';
import type { TrackedCall } from '../core/metering/tracked-call.ts';
import { explainToSubscriber } from '../core/notice/explain-to-subscriber.ts';
import { leastToChallenge, type Policy } from '../core/policy/policy.ts';
import { ratioEvidence } from '../core/stdx/decibans.ts';
import { alertLevel, evidenceToAsk } from './alert-level.ts';
import { caseOpened, caseRisk } from './case-risk.ts';
import { actingTogether, checkGates } from './check-grounds.ts';
import type { Effect } from './effect.ts';
import type { Engine } from './engine.ts';
import { accruedExposure, chargesOf, exposureAhead } from './exposure.ts';
import { accountNamed, accountSubject, lineOf, lineOfCall, lineSubject } from './lines.ts';
import { linesOfAttack } from './lines-of-attack.ts';
import { addOnce, linesOfCaseMax, openCase } from './open-case.ts';
import { isQuiet, noteQuiet } from './quiet-cases.ts';
import type { Case, Line } from './state.ts';
import { episodeOf, isNewTo, type Subject, subjectOf } from './subjects.ts';
import { addTimer } from './timers.ts';
import { reasonsOf, type Weighed } from './weigh.ts';

const soonMs = 15_000;
const laterMs = 300_000;
const soonForMs = 1_800_000;

/** Alert: a case opens and the subscriber is contacted. Alerts of one episode join one case. */
export function openCaseIfDue(
  engine: Engine,
  line: Line,
  call: TrackedCall,
  weighed: Pick<Weighed, 'evidence' | 'subject' | 'costMilliYen'>,
  effects: Effect[],
): void {
  const { state } = engine;
  const account = line.payer;
  if (account === undefined || line.suspension !== undefined) return;
  const evidence = evidenceToAsk(engine, line, weighed);
  engine.watch?.(line, evidence, weighed.subject);
  if (evidence < alertLevel(state)) return;
  if (account.case !== '' && !needsOwnCase(engine, line, call)) return;
  const opened = openCase(state, line, {
    destination: call.destination,
    range: rangeOf(Number(call.e164)),
    fellows: fellows(subjectOf(state, account), call),
  });
  if (opened === undefined) return;
  const risk = { ...caseRisk(engine, opened), evidence: weighed.evidence };
  const reasons = reasonsOf(weighed.subject, call);
  const exposure = weighed.costMilliYen + accruedExposure(engine, weighed.subject);
  effects.push({
    kind: 'decision',
    decision: {
      type: 'alert',
      timeMs: state.nowMs,
      zone: state.zone,
      subscriber: line.subscriber,
      case: opened.case,
      reasons: [...reasons, ...modelNote(engine, line)],
      exposureYen: Math.round(exposure / 1_000),
      lossPerHourYen: risk.lossPerHourYen,
      explanation: explainToSubscriber({ act: 'alert', reasons }),
    },
  });
  effects.push(caseOpened(engine, opened, risk));
}

/** Tells the desk that lines of one device model are under attack (R15); it weighs nothing. */
function modelNote({ state }: Engine, line: Line): readonly Reason[] {
  const { deviceModel: model, account } = line;
  const accounts = modelCluster(state.models, { model, account }, state.nowMs);
  noteModelAlarm(state.models, { model, account, ms: state.nowMs });
  if (accounts === 0) return [];
  const text = `priority: ${accounts} accounts with the device model ${model} in a week`;
  return [{ reading: 'device-model', decibans: 0, text }];
}

/** Lines of the account that lately made such calls to the same destination, new to all of it. */
function fellows(subject: Subject | undefined, call: TrackedCall): readonly string[] {
  if (subject?.episode === undefined) return [];
  if (!isNewTo(subject, call.destination)) return [];
  const { lines, lineDestinations } = subject.episode;
  return lines.filter((_, i) => lineDestinations[i] === call.destination);
}

/**
 * A line of an account whose case is about other lines is asked by itself when its own evidence
 * says so: the answer about one line says nothing of another.
 */
function needsOwnCase(engine: Engine, line: Line, call: TrackedCall): boolean {
  const { state } = engine;
  const open = caseOf(engine, line);
  const episode = subjectOf(state, line)?.episode;
  if (open === undefined || episode === undefined || episode.case !== '') return false;
  if (line.subscriber === open.subscriber || follows(engine, open, line, call)) return false;
  const asked = open.lines.includes(line.subscriber) || belongs(engine, open, line, call);
  if (open.ground === '' && asked) return false;
  return evidenceSum(episode) >= alertLevel(state);
}

/** The open case of the line's own episode, or else of its account. */
export function caseOf(engine: Engine, line: Line): Case | undefined {
  const { state } = engine;
  const own = episodeOf(state, line)?.case ?? '';
  const found = own === '' ? undefined : state.cases.get(own);
  if (found !== undefined) return found;
  const ofAccount = line.payer?.case ?? '';
  return ofAccount === '' ? undefined : state.cases.get(ofAccount);
}

/** A call that looks like the open case's episode makes its line part of it. */
export function joinCase(engine: Engine, open: Case, line: Line, call: TrackedCall): void {
  if (!belongs(engine, open, line, call) && !ofAttack(engine, open, line, call)) return;
  addOnce(open.lines, line.subscriber, linesOfCaseMax);
  addOnce(open.destinations, call.destination, 64);
  addOnce(open.ranges, rangeOf(Number(call.e164)), 64);
}

/**
 * Whether the call is one of the case's episode. Colleagues of an attacked line go on calling, so
 * a line of the same account needs more than being unusual.
 */
function belongs(engine: Engine, open: Case, line: Line, call: TrackedCall): boolean {
  const { level } = engine.state.policy;
  if (line.subscriber === open.subscriber) return call.unusual >= level.callLike;
  if (call.unusual >= level.callAlone) return true;
  return call.unusual >= level.callJoins && open.destinations.includes(call.destination);
}

/** Whether the call is one of an attack on the account that is no longer in doubt. */
function ofAttack(engine: Engine, open: Case, line: Line, call: TrackedCall): boolean {
  if (call.unusual < engine.state.policy.level.callLike) return false;
  return linesOfAttack(engine, open).includes(line.subscriber);
}

/**
 * Whether this call's line follows the other lines of its account into the suspension: the
 * measure is in force, and the line makes the episode's calls too.
 */
export function mustSuspend(
  engine: Engine,
  line: Line,
  call: TrackedCall,
): { case: string; ground: string } | undefined {
  const { state } = engine;
  const open = caseOf(engine, line);
  if (open === undefined || open.ground === '' || line.suspension !== undefined) return undefined;
  if (state.policy.clause === '') return undefined;
  return follows(engine, open, line, call) ? { case: open.case, ground: open.ground } : undefined;
}

/** Into a suspension only a line goes that calls where several lines of the case do. */
function follows(engine: Engine, open: Case, line: Line, call: TrackedCall): boolean {
  if (open.ground === '') return false;
  if (ofAttack(engine, open, line, call)) return true;
  if (!belongs(engine, open, line, call)) return false;
  if (line.subscriber === open.subscriber) return true;
  return actingTogether(engine, open).includes(line.subscriber);
}

/** The challenge's gates (design §6). Only a new call that looks like the episode is met by one. */
export function mayChallenge(
  engine: Engine,
  feed: string,
  line: Line,
  call: TrackedCall,
  event: SetupEvent,
  weighed: Weighed,
): boolean {
  const { policy, feeds } = engine.state;
  if (!policy.challenges || !line.challenge || feeds.get(feed)?.canRedirect === false) return false;
  if (event.forwardedFrom !== undefined && event.forwardedFrom !== '') return false;
  if (policy.clause === '') return false;
  const { nowMs } = engine.state;
  const percent = nowMs < line.cautiousUntilMs ? policy.reopening.budgetPercent : 100;
  const { level } = policy;
  if (call.unusual < level.callLike || weighed.applies < leastToChallenge(level)) return false;
  const exposure = weighed.costMilliYen + exposureAhead(engine, weighed.subject);
  // What is at stake on the account speaks for the calls alone that its evidence speaks for.
  const stake = weighed.applies === weighed.evidence ? exposure : 0;
  if (weighed.applies < challengeLevel(policy, stake)) return false;
  return exposure * 100 >= policy.lossBudgetYen * 1_000 * percent;
}

/** From which evidence on a challenge is worth it: twice the stake outweighs 3 dB of doubt. */
function challengeLevel({ level, smallStakeYen }: Policy, exposureMilliYen: number): number {
  if (smallStakeYen === 0) return level.challenge;
  const dearer = ratioEvidence(Math.trunc(exposureMilliYen / 1_000), smallStakeYen);
  return Math.max(leastToChallenge(level), level.challenge - Math.max(0, dearer));
}

/** Judges the call's line and account again with what has accrued since. */
export function reviewLine(engine: Engine, call: TrackedCall, effects: Effect[]): void {
  const { state } = engine;
  const line = lineOfCall(state, call);
  const own = lineSubject(state, line);
  const shared = accountSubject(state, line);
  const byLine = refresh(engine, own, line.lastMonthMilliYen);
  const byAccount =
    shared === undefined ? 0 : refresh(engine, shared, line.payer!.lastMonthMilliYen);
  const like = call.unusual >= state.policy.level.callLike;
  if (like || goesOnOfItself(engine, line, call)) {
    // A usual call speaks for its own line alone.
    const wide = like && shared !== undefined && byAccount > byLine;
    const evidence = wide ? byAccount : byLine;
    const subject = wide ? shared : own;
    // Too many usual calls at once: none of them told where the episode goes.
    if (!like && evidence >= alertLevel(state) && own.episode!.destinations.length === 0) {
      noteEpisodePlace(own.episode!, call.destination);
    }
    const costMilliYen = subject.episode?.milliYen ?? 0;
    openCaseIfDue(engine, line, call, { evidence, costMilliYen, subject }, effects);
  }
  const open = caseOf(engine, line);
  if (open !== undefined) checkGates(engine, open, effects);
}

/**
 * A call in progress that nothing allowed: what it costs by now may have its line asked about,
 * however usual it was by itself.
 */
function goesOnOfItself({ state }: Engine, line: Line, call: TrackedCall): boolean {
  if (state.calls.get(call.callId) !== call) return false;
  const { allowance } = line;
  if (allowance === undefined || state.nowMs >= allowance.untilMs) return true;
  return !allowance.destinations.includes(call.destination);
}

/** Brings the charges reading up to date; the episode's evidence, 0 without one. */
function refresh(engine: Engine, subject: Subject, lastMonth: number): number {
  const { episode } = subject;
  if (episode === undefined) return 0;
  bringUp(engine, subject, episode, lastMonth);
  return evidenceSum(episode);
}

function bringUp(engine: Engine, subject: Subject, episode: Episode, lastMonth: number): void {
  fade(episode, engine.state.nowMs);
  setCharges(episode, chargesOf(engine, subject, 0, lastMonth));
}

/** The case's timer: judged again every 15 seconds while it is young, then every five minutes. */
export function reviewCase(engine: Engine, name: string, effects: Effect[]): void {
  const { state } = engine;
  const open = state.cases.get(name);
  if (open === undefined) {
    state.quiet.delete(name);
    return;
  }
  if (!isQuiet(state, open)) {
    bringUpCase(engine, open);
    checkGates(engine, open, effects);
    effects.push({ kind: 'case-weighed', case: name, risk: caseRisk(engine, open) });
    noteQuiet(state, open);
  }
  const soon = state.nowMs - open.openedMs < soonForMs;
  addTimer(state, state.nowMs + (soon ? soonMs : laterMs), 'case', name);
}

function bringUpCase(engine: Engine, open: Case): void {
  const { state } = engine;
  for (const subscriber of open.lines) {
    const line = lineOf(state, subscriber);
    const subject = subjectOf(state, line);
    const episode = subject?.episode;
    if (episode !== undefined) bringUp(engine, subject!, episode, line.lastMonthMilliYen);
  }
  const account = accountNamed(state, open.account);
  const shared = subjectOf(state, account);
  const episode = shared?.episode;
  if (episode !== undefined) bringUp(engine, shared!, episode, account!.lastMonthMilliYen);
}
