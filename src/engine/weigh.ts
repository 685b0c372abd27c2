// Weighs a call that asks, for its line and for its account.
import type { Reason } from '../core/barring/verdict.ts';
import type { SetupEvent } from '../core/call/call-event.ts';
import type { CallContext } from '../core/detection/call-context.ts';
import { otherAccountsAlike, rangeOf } from '../core/detection/campaign.ts';
import { campaignTenths } from '../core/detection/campaign-share.ts';
import { conversationTenths } from '../core/detection/conversation.ts';
import {
  type Episode,
  evidenceSum,
  fade,
  newEpisode,
  noteEpisodeCall,
  set,
  weighCall,
} from '../core/detection/episode.ts';
import { explain } from '../core/detection/explain.ts';
import { addToRun } from '../core/detection/new-number-run.ts';
import { reading, readingCount } from '../core/detection/reading-list.ts';
import { calledNumber } from '../core/detection/readings/called-number.ts';
import { numbers } from '../core/detection/readings/numbers.ts';
import {
  raiseCampaigns,
  raiseTogether,
  readCall,
  readRun,
  readTogether,
  setCharges,
  setCleared,
  type Weights,
} from '../core/detection/weigh-readings.ts';
import { neighboursOf, noteSetup, paceWithin } from '../core/metering/meter.ts';
import { knowsNumber } from '../core/metering/normal.ts';
import type { TrackedCall } from '../core/metering/tracked-call.ts';
import type { DialledNumber } from '../core/numbering/dialled-number.ts';
import { alertLevel, evidenceToAsk } from './alert-level.ts';
import { callsAtOnce, contextOf, knownDayOf, mayReadDetail, placeOf } from './context-of-call.ts';
import { networkOf } from './derived.ts';
import type { Engine } from './engine.ts';
import { chargesOf, likelyCost } from './exposure.ts';
import { accountSubject, lineSubject } from './lines.ts';
import { noteSighting } from './note-sighting.ts';
import type { Line } from './state.ts';
import { isNewTo, type Subject } from './subjects.ts';

export interface Weighed {
  /** How unusual the call is by itself, for the line or the account, whichever is less. */
  readonly unusual: number;
  /** Evidence of the episode, the larger of line and account; centi-decibans. */
  readonly evidence: number;
  /**
   * Evidence that speaks for this call: the line's own, and the account's where the account's
   * numbers are called in sequence, or where a line that is suspect itself calls what is new to all
   * of the account. What one line does is not held against its colleagues.
   */
  readonly applies: number;
  /**
   * Whose evidence that is. What only few calls need is worked out where they need it: the evidence
   * in words (`reasonsOf`) and the exposure.
   */
  readonly subject: Subject;
  /** Finished charges of its episode, and the likely cost of the call that asks; milli-yen. */
  readonly costMilliYen: number;
  readonly own: Subject;
  readonly shared: Subject | undefined;
  readonly context: CallContext;
  /** The episode went to this destination before, or lately to numbers beside this one. */
  readonly goesOn: boolean;
}

interface Noted {
  readonly subject: Subject;
  readonly isOwn: boolean;
  readonly context: CallContext;
  readonly unusual: number;
}

const vector = new Int32Array(readingCount);
/** Far past every level; centi-decibans. */
const certainty = 9_000;
/** Of a line that calls elsewhere than its account's episode went; centi-decibans. */
const lineSuspect = 1_000;
const calledNumberAt = reading['called-number'];

export function weighSetup(
  engine: Engine,
  line: Line,
  call: TrackedCall,
  event: Pick<SetupEvent, 'sourceIp' | 'userAgent' | 'forwardedFrom'>,
  dialled: DialledNumber,
): Weighed {
  const { state } = engine;
  const own = lineSubject(state, line);
  const context = contextOf(engine, line, own, call, event, dialled);
  const shared = accountSubject(state, line);
  const account = shared && {
    normal: shared.normal,
    knownDay: knownDayOf(state, line, shared, context.day),
  };
  const narrow = account === undefined ? context : { ...context, account };
  const byLine = weighSubject(engine, line, own, narrow, call, line.lastMonthMilliYen);
  const sequence = inSequence(shared ?? own, context);
  let best = byLine;
  let unusual = byLine.unusual;
  let applies = byLine.evidence;
  if (shared !== undefined) {
    const wide = {
      ...context,
      ...account,
      meter: shared.meter,
      concurrent: callsAtOnce(state, shared, call),
      deep: mayReadDetail(state, shared),
      guessedMs: 0,
      // What lines of a kind do says nothing of a whole account.
      kindMost: 0,
    };
    const last = line.payer!.lastMonthMilliYen;
    const byAccount = weighSubject(engine, line, shared, wide, call, last);
    // What colleagues do counts half: they may be known where the line is new.
    if (byAccount.unusual < unusual) unusual = Math.trunc((unusual + byAccount.unusual) / 2);
    if (byAccount.evidence > byLine.evidence) best = byAccount;
    const suspect = byLine.evidence >= leastToAnswerFor(shared, call);
    if (sequence || (suspect && isNewTo(shared, call.destination))) applies = best.evidence;
  }
  const { evidence } = best;
  const asks = evidenceToAsk(engine, line, { ...best, costMilliYen: best.cost });
  noteSighting(engine, line, call, { context, evidence, asks, unusual, says: vector });
  // Before this call is noted itself.
  const goesOn = sequence || own.episode?.destinations.includes(call.destination) === true;
  for (const subject of [own, shared]) {
    if (subject === undefined) continue;
    noteSetup(subject.meter, state.nowMs, context.number);
    noteInEpisode(engine, line, call, { subject, isOwn: subject === own, context, unusual });
  }
  return {
    unusual,
    evidence: best.evidence,
    applies,
    subject: best.subject,
    costMilliYen: best.cost,
    own,
    shared,
    context,
    goesOn,
  };
}

/**
 * How suspect a line is itself before it is met for what its account does; centi-decibans. While an
 * account is attacked its other people go on calling. Below 0 is above all who just proved to be
 * the subscriber.
 */
function leastToAnswerFor({ episode }: Subject, { destination }: TrackedCall): number {
  return episode?.destinations.includes(destination) === true ? 0 : lineSuspect;
}

/**
 * Notes the call in the episode that it is of. In an alarming episode of usual calls (many, at
 * night), these calls are the episode.
 */
function noteInEpisode(
  { state }: Engine,
  line: Line,
  call: TrackedCall,
  { subject, isOwn, context, unusual }: Noted,
): void {
  const { episode } = subject;
  if (episode === undefined) return;
  const alarming = isOwn && evidenceSum(episode) >= alertLevel(state);
  if (unusual < state.policy.level.callLike && !alarming) return;
  const { subscriber } = line;
  const { destination, listed } = call;
  const { number, network } = context;
  noteEpisodeCall(episode, { destination, number, network, subscriber, listed });
}

/** Whether the number lies beside those that were called last, where it may be looked at. */
function inSequence({ meter }: Subject, { number, deep }: CallContext): boolean {
  return deep && neighboursOf(meter, number, numbers.parameters.neighbourhood!) > 0;
}

/** The evidence as it stands, for the sentences of a decision about the call. */
export function reasonsOf(subject: Subject, call: TrackedCall): readonly Reason[] {
  const { episode } = subject;
  return episode === undefined ? [] : explain(episode.evidence, placeOf(call), 6);
}

function weighSubject(
  engine: Engine,
  line: Line,
  subject: Subject,
  context: CallContext,
  call: TrackedCall,
  lastMonth: number,
): { unusual: number; evidence: number; cost: number; subject: Subject } {
  const { policy, nowMs } = engine.state;
  const { weights } = engine.derived;
  const known = engine.knows?.(call.callId);
  const unusual = known === undefined ? readCall(weights, context, vector) : certain(known);
  let { episode } = subject;
  // Where nothing but charges may be looked at yet, they count in full.
  const tenths = context.deep ? conversationTenths(episode, context) : 10;
  const together = readTogether(weights, context, vector);
  const run = context.deep ? runOf(weights, subject, context) : 0;
  const likely = likelyCost(call, policy.expectedMinutes);
  const charged = chargesOf(engine, subject, likely, lastMonth);
  const cost = (episode?.milliYen ?? 0) + likely;
  if (known === false) return { unusual, evidence: 0, cost, subject };
  if (episode !== undefined) {
    fade(episode, nowMs);
    if (evidenceSum(episode) < 300 && line.payer!.case === '' && episode.case === '') {
      episode = undefined;
      subject.episode = undefined;
    }
  }
  if (episode === undefined) {
    const doing = together + Math.max(0, charged);
    const least = Math.max(unusual + Math.trunc((doing * tenths) / 10), run);
    if (least < policy.level.callLike) {
      return { unusual, evidence: 0, cost, subject };
    }
    episode = newEpisode(nowMs, Math.min(nowMs, call.setupMs));
    subject.episode = episode;
  }
  episode.tenths = tenths;
  weighCall(episode, vector);
  episode.maxConcurrent = Math.max(episode.maxConcurrent, context.concurrent);
  episode.severalCalls = Math.max(
    episode.severalCalls,
    paceWithin(context.meter, nowMs, policy.several.withinMs) + 1,
  );
  raiseTogether(weights, episode, context, vector);
  set(episode, reading['new-numbers'], run);
  setCharges(episode, charged);
  setCleared(weights, episode, context);
  if (unusual >= policy.level.callLike) weighCampaign(engine, episode, context, call);
  return { unusual, evidence: evidenceSum(episode), cost, subject };
}

/** Writes the vector of a call that is known to be an attack's, or to be none. */
function certain(attack: boolean): number {
  vector.fill(0);
  if (!attack) return -certainty;
  vector[reading.destination] = certainty;
  vector[reading['source-network']] = certainty;
  return certainty;
}

function runOf(weights: Weights, subject: Subject, context: CallContext): number {
  const { newNumbers } = subject;
  addToRun(newNumbers, context, numberWeighed(weights));
  return readRun(weights, newNumbers);
}

/** What the call's number said just now; undefined where its bounds or its weight cut that. */
function numberWeighed(weights: Weights): number | undefined {
  const says = vector[calledNumberAt]!;
  const [low, high] = calledNumber.range;
  return weights[calledNumberAt] === 100 && says > low && says < high ? says : undefined;
}

/** What other accounts do alike, within the hour. */
function weighCampaign(
  engine: Engine,
  episode: Episode,
  context: CallContext,
  call: TrackedCall,
): void {
  const { campaigns, nowMs } = engine.state;
  const { account, sourceIp, country } = call;
  const range = rangeOf(context.number);
  const tenths = campaignTenths(context);
  const failedOnLine = episode.evidence[reading.challenge]! > 0;
  const like = { account, sourceIp, range, country, tenths, failedOnLine };
  raiseCampaigns(engine.derived.weights, episode, otherAccountsAlike(campaigns, like, nowMs));
}

/**
 * How much the call looks like the episode. In a strong episode a call that is not plainly usual
 * counts as one of it, and any to where the episode goes, so that an attack on the line's own usual
 * country is met too. Never one to a number that the line knows: its own people go on calling while
 * it is attacked.
 */
export function likeness(engine: Engine, weighed: Weighed): number {
  const { unusual, applies, goesOn, context } = weighed;
  const { level } = engine.state.policy;
  const { normal, number, knownDay, deep } = context;
  if (deep && knowsNumber(normal, number, knownDay)) return unusual;
  return applies >= level.challenge && (unusual >= 0 || goesOn)
    ? Math.max(unusual, level.callLike)
    : unusual;
}

/** A refused attempt still counts as an attempt. */
export function noteCallSeen(engine: Engine, line: Line, call: TrackedCall): void {
  const { state } = engine;
  for (const subject of [lineSubject(state, line), accountSubject(state, line)]) {
    if (subject === undefined) continue;
    noteSetup(subject.meter, state.nowMs, Number(call.e164));
    if (subject.episode !== undefined) {
      subject.episode.refused += 1;
      subject.episode.lastRefusedMs = state.nowMs;
    }
  }
}

/** Whether the subscriber's word "mine" (or a passed challenge) covers this call. */
export function allowancePasses(engine: Engine, line: Line, call: TrackedCall): boolean {
  const { allowance } = line;
  if (allowance === undefined) return false;
  if (engine.state.nowMs >= allowance.untilMs || allowance.leftMilliYen <= 0) {
    line.allowance = undefined;
    return false;
  }
  if (!allowance.destinations.includes(call.destination)) return false;
  const network = networkOf(call.service === 'ip' ? call.sourceIp : undefined);
  return network.narrow < 0 || allowance.networks.includes(network.narrow);
}
