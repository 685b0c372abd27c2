// Notes how cases come about, beside the engine: it keeps sums, and decisions the reasons of their
// moment, but a picture needs the evidence over time. A function of the journal, as the engine is:
// it looks at the state after each input and changes nothing there.
import type { CallEvent, CdrEvent, SetupEvent } from '../core/call/call-event.ts';
import type { CallTrace, CaseTrace, EvidenceTrace } from '../core/case/case-trace.ts';
import { type Episode, evidenceSum } from '../core/detection/episode.ts';
import { evidenceShares } from '../core/detection/evidence-shares.ts';
import { leastToChallenge } from '../core/policy/policy.ts';
import { takeOldest } from '../core/stdx/take-oldest.ts';
import { alertLevel } from '../engine/alert-level.ts';
import type { Effect } from '../engine/effect.ts';
import type { Engine } from '../engine/engine.ts';
import type { Input } from '../engine/input.ts';
import { caseOf } from '../engine/judge.ts';
import { accountNamed, lineNamed } from '../engine/lines.ts';
import type { Case, EngineState, Line } from '../engine/state.ts';
import { episodeOf } from '../engine/subjects.ts';
import { RefusedRegistrations, type RefusedRun } from './refused-registrations.ts';

/** From this part of the alert level on a line without a case is noted, in percent. */
const nearPercent = 40;
/** Lines near the alert level; the one noted longest ago makes room. */
const nearMost = 4_000;
/** Lines whose episode's calls are counted. */
const countedMost = 20_000;
const nearStepsMost = 32;
const nearCallsMost = 32;
/** What was noted longer before is not part of the case. */
const beforeMs = 86_400_000;
const callsMost = 1_000;
/** So many steps of a case are noted as they come, further ones ever less often. */
const stepsAtOnce = 300;
const stepsEach = 50;
const firstGapMs = 60_000;

type Step = Omit<EvidenceTrace, 'case' | 'kind'>;
type Call = Omit<CallTrace, 'case' | 'kind'>;

interface NearLine {
  readonly steps: Step[];
  readonly calls: Call[];
}

interface TracedCase {
  last: Step | undefined;
  /** As it was looked at last. */
  evidence: readonly number[];
  steps: number;
  calls: number;
}

export interface SavedTraces {
  readonly near: ReadonlyMap<string, NearLine>;
  readonly cases: ReadonlyMap<string, TracedCase>;
  readonly refused: ReadonlyMap<string, readonly RefusedRun[]>;
  readonly episodeCalls: ReadonlyMap<string, number>;
}

export class CaseTracer {
  #near = new Map<string, NearLine>();
  #cases = new Map<string, TracedCase>();
  #refused = new RefusedRegistrations();
  /** Calls of each line's episode so far: a record that raises them was one of it. */
  #episodeCalls = new Map<string, number>();

  /** What the input brought for cases, after it was applied; in order. */
  take(engine: Engine, input: Input, effects: readonly Effect[]): CaseTrace[] {
    const traces: CaseTrace[] = [];
    const { state } = engine;
    if (input.kind === 'call-event' && input.event.type === 'register') {
      const { subscriber, result } = input.event;
      if (result === 'rejected') this.#refused.note(subscriber, state.nowMs);
      return traces;
    }
    for (const effect of effects) {
      if (effect.kind === 'case-opened') this.#open(engine, effect.case, traces);
    }
    if (input.kind === 'call-event') this.#call(engine, input.event, traces);
    for (const [name, about] of concerned(engine, input, effects)) {
      const opened = effects.some(effect => effect.kind === 'case-opened' && effect.case === name);
      this.#sample(state, { name, about, opened }, traces);
    }
    return traces;
  }

  /** What led to the case becomes part of it. */
  #open(engine: Engine, name: string, traces: CaseTrace[]): void {
    const { state } = engine;
    const open = state.cases.get(name);
    if (open === undefined || this.#cases.has(name)) return;
    const traced: TracedCase = { last: undefined, evidence: [], steps: 0, calls: 0 };
    this.#cases.set(name, traced);
    const fromMs = state.nowMs - beforeMs;
    for (const subscriber of open.lines) {
      const near = this.#near.get(subscriber);
      this.#near.delete(subscriber);
      for (const call of near?.calls ?? []) {
        if (call.setupMs >= fromMs) this.#mark(name, traced, call, traces);
      }
      if (subscriber !== open.subscriber) continue;
      for (const step of near?.steps ?? []) {
        if (step.atMs >= fromMs) this.#step(name, traced, step, traces);
      }
      const guessedMs = lineNamed(state, subscriber)?.guessedMs ?? 0;
      for (const run of this.#refused.since(subscriber, fromMs)) {
        const guessed = guessedMs >= run.atMs ? guessedMs : null;
        const told = { ...run, subscriber, guessedMs: guessed };
        traces.push({ case: name, kind: 'registrations', ...told });
      }
    }
  }

  /** A call that counts is marked; a line near the alert level is remembered. */
  #call(engine: Engine, event: CallEvent, traces: CaseTrace[]): void {
    if (event.type !== 'setup' && event.type !== 'cdr') return;
    if (event.direction === 'inbound') return;
    const { state } = engine;
    const line = lineNamed(state, event.subscriber);
    const episode = line === undefined ? undefined : episodeOf(state, line);
    if (line === undefined || episode === undefined) return;
    const open = caseOf(engine, line);
    const before = this.#episodeCalls.get(line.subscriber) ?? episode.calls - 1;
    const counted = episode.calls > Math.max(before, 0);
    const call = callOf(state, line, event, counted);
    this.#count(line.subscriber, episode.calls);
    if (open !== undefined) {
      this.#near.delete(line.subscriber);
      const traced = this.#cases.get(open.case);
      if (traced === undefined || !open.lines.includes(line.subscriber)) return;
      if (call !== undefined) this.#mark(open.case, traced, call, traces);
      return;
    }
    this.#remember(state, line, episode, call);
  }

  #count(subscriber: string, calls: number): void {
    this.#episodeCalls.delete(subscriber);
    if (this.#episodeCalls.size >= countedMost) takeOldest(this.#episodeCalls);
    this.#episodeCalls.set(subscriber, calls);
  }

  #remember(state: EngineState, line: Line, episode: Episode, call: Call | undefined): void {
    const known = this.#near.get(line.subscriber);
    const sum = evidenceSum(episode);
    if (sum * 100 < state.policy.level.alert * nearPercent && call === undefined) return;
    const near = known ?? { steps: [], calls: [] };
    const step = stepOf(state, line.subscriber, episode);
    if (differs(near.steps.at(-1), step)) pushBounded(near.steps, step, nearStepsMost);
    if (call !== undefined) pushBounded(near.calls, call, nearCallsMost);
    this.#near.delete(line.subscriber);
    if (this.#near.size >= nearMost) takeOldest(this.#near);
    this.#near.set(line.subscriber, near);
  }

  #mark(name: string, traced: TracedCase, call: Call, traces: CaseTrace[]): void {
    if (traced.calls >= callsMost) return;
    traced.calls += 1;
    traces.push({ case: name, kind: 'call', ...call });
  }

  /** A case may have hundreds of lines: all are looked at when the engine does so too. */
  #sample(
    state: EngineState,
    { name, about, opened }: { name: string; about: string; opened: boolean },
    traces: CaseTrace[],
  ): void {
    const traced = this.#cases.get(name);
    if (traced === undefined) return;
    const open = state.cases.get(name);
    if (open === undefined) {
      this.#cases.delete(name);
      return;
    }
    if (isTooSoon(traced, state.nowMs)) return;
    const few = new Set([open.subscriber, about, traced.last?.subscriber ?? '']);
    const lines = about === '' ? [open.subscriber, ...open.lines] : [...few];
    const strongest = strongestOf(state, open, lines);
    if (strongest === undefined) return;
    const { subscriber, episode } = strongest;
    if (subscriber === traced.last?.subscriber && isSame(traced.evidence, episode.evidence)) return;
    traced.evidence = [...episode.evidence];
    // A timer may have opened it a moment before the input that is looked at.
    const atMs = opened ? open.openedMs : state.nowMs;
    this.#step(name, traced, { ...stepOf(state, subscriber, episode), atMs }, traces);
  }

  #step(name: string, traced: TracedCase, step: Step, traces: CaseTrace[]): void {
    if (!differs(traced.last, step)) return;
    traced.last = step;
    traced.steps += 1;
    traces.push({ case: name, kind: 'evidence', ...step });
  }

  /** For the snapshot. */
  save(): SavedTraces {
    return {
      near: this.#near,
      cases: this.#cases,
      refused: this.#refused.save(),
      episodeCalls: this.#episodeCalls,
    };
  }

  restore(saved: SavedTraces): void {
    this.#near = new Map(saved.near);
    this.#cases = new Map(saved.cases);
    this.#refused = new RefusedRegistrations(saved.refused);
    this.#episodeCalls = new Map(saved.episodeCalls);
  }
}

/** The longer a case goes on, the less often it is looked at. */
function isTooSoon({ last, steps }: TracedCase, nowMs: number): boolean {
  if (last === undefined || steps < stepsAtOnce) return false;
  const gapMs = firstGapMs * 2 ** Math.trunc((steps - stepsAtOnce) / stepsEach);
  return nowMs - last.atMs < gapMs;
}

/** Cases whose evidence the input may have changed, with the line it was about; '' : any. */
function concerned(engine: Engine, input: Input, effects: readonly Effect[]): Map<string, string> {
  const names = new Map<string, string>();
  const ofLine = (subscriber: string): void => {
    const line = lineNamed(engine.state, subscriber);
    const open = line === undefined ? undefined : caseOf(engine, line);
    if (open !== undefined && !names.has(open.case)) names.set(open.case, subscriber);
  };
  if (input.kind === 'call-event' && (input.event.type === 'setup' || input.event.type === 'cdr')) {
    ofLine(input.event.subscriber);
  }
  if (input.kind === 'command' && 'case' in input.command) names.set(input.command.case, '');
  for (const effect of effects) {
    switch (effect.kind) {
      case 'case-opened':
      case 'case-weighed':
      case 'challenge-result':
      case 'measure-begun':
        names.set(effect.case, '');
        break;
      case 'call-ended':
        ofLine(effect.subscriber);
        break;
      default:
    }
  }
  return names;
}

interface Strongest {
  readonly subscriber: string;
  readonly episode: Episode;
}

/** Of these lines and the account, the one for which the evidence is strongest. */
function strongestOf(
  state: EngineState,
  open: Case,
  lines: readonly string[],
): Strongest | undefined {
  let best: Strongest | undefined;
  let most = Number.NEGATIVE_INFINITY;
  const consider = (subscriber: string, episode: Episode | undefined): void => {
    if (episode === undefined) return;
    const sum = evidenceSum(episode);
    if (sum <= most) return;
    most = sum;
    best = { subscriber, episode };
  };
  for (const subscriber of lines) {
    const line = lineNamed(state, subscriber);
    if (line !== undefined) consider(subscriber, episodeOf(state, line));
  }
  const account = accountNamed(state, open.account);
  if (account !== undefined) consider('', episodeOf(state, account));
  return best;
}

function stepOf(state: EngineState, subscriber: string, episode: Episode): Step {
  const { level } = state.policy;
  return {
    atMs: state.nowMs,
    subscriber,
    sum: evidenceSum(episode),
    shares: evidenceShares(episode.evidence),
    levels: {
      alert: alertLevel(state),
      challenge: leastToChallenge(level),
      suspension: level.suspension,
    },
  };
}

/** The call, if it counts as one of the line's episode. */
function callOf(
  state: EngineState,
  line: Line,
  event: SetupEvent | CdrEvent,
  counted: boolean,
): Call | undefined {
  const call = state.calls.get(event.callId);
  const counts = call === undefined ? counted : call.unusual >= state.policy.level.callLike;
  if (!counts) return undefined;
  const setupMs = event.type === 'cdr' ? event.setupMs : event.timeMs;
  return {
    atMs: state.nowMs,
    subscriber: line.subscriber,
    callId: event.callId,
    setupMs: call?.setupMs ?? setupMs,
    milliYenPerMinute: call?.tariff?.milliYenPerMinute ?? 0,
  };
}

function isSame(a: readonly number[], b: readonly number[]): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i += 1) if (a[i] !== b[i]) return false;
  return true;
}

function differs(last: Step | undefined, step: Step): boolean {
  if (last === undefined) return true;
  if (last.sum !== step.sum || last.subscriber !== step.subscriber) return true;
  const names = Object.keys(step.shares);
  return (
    names.length !== Object.keys(last.shares).length ||
    names.some(name => last.shares[name] !== step.shares[name]) ||
    last.levels.alert !== step.levels.alert ||
    last.levels.suspension !== step.levels.suspension
  );
}

function pushBounded<T>(list: T[], one: T, most: number): void {
  if (list.length >= most) list.shift();
  list.push(one);
}
