// One policy of a backtest: its run over the recorded traffic, and what it did, case by case.
import type { CallEvent } from '../../core/call/call-event.ts';
import type { Decision } from '../../core/case/decision.ts';
import type { Policy } from '../../core/policy/policy.ts';
import { takeOldest } from '../../core/stdx/take-oldest.ts';
import type { Effect } from '../../engine/effect.ts';
import { accountOfLine } from '../../engine/lines.ts';
import type { EngineState } from '../../engine/state.ts';
import { AttackTally } from '../replay/attack-tally.ts';
import { RecordedRun, type RecordedRunOptions } from '../replay/recorded-run.ts';
import type { ReplayLists } from '../replay/replay-lists.ts';
import type { RecordedCalls } from './recorded-calls.ts';
import { newSideCase, type SideCase, type SideMeasure } from './side-case.ts';

/** Cases kept one by one; later ones are counted. */
const casesMost = 500_000;
/** Lines with challenges that no case was open for; the oldest makes room. */
const linesMost = 10_000;
const dayMs = 86_400_000;

/** A call that the policy stopped, until its record ends. */
interface Stopped {
  readonly case: string;
  readonly isAttack: boolean;
  /** What it cost before it was released. */
  readonly chargedMilliYen: number;
}

/** What was done, in figures. */
export interface SideFigures {
  questions: number;
  challenges: number;
  refused: number;
  released: number;
  sourceBlocks: number;
  countryBlocks: number;
  /** Charges that did not come about: of attackers' calls; without labels, of all stopped calls. */
  savedMilliYen: number;
  /** With labels: charges of stopped calls that were not an attacker's. */
  lawfulMilliYen: number;
  /** Cases beyond those that are kept one by one. */
  casesLeftOut: number;
}

/** Lines touched; with labels only those that no attack was on till then. */
export interface TouchedLines {
  readonly asked: Set<string>;
  readonly challenged: Set<string>;
  readonly refused: Set<string>;
  readonly suspended: Set<string>;
}

export class PolicySide {
  readonly policy: Policy;
  readonly tally: AttackTally;
  readonly cases = new Map<string, SideCase>();
  readonly figures: SideFigures = {
    questions: 0,
    challenges: 0,
    refused: 0,
    released: 0,
    sourceBlocks: 0,
    countryBlocks: 0,
    savedMilliYen: 0,
    lawfulMilliYen: 0,
    casesLeftOut: 0,
  };
  readonly suspendedLines = new Set<string>();
  readonly touched: TouchedLines = {
    asked: new Set(),
    challenged: new Set(),
    refused: new Set(),
    suspended: new Set(),
  };
  readonly #run: RecordedRun;
  readonly #calls: RecordedCalls;
  readonly #stopped = new Map<string, Stopped>();
  /** Challenges of a line before it had a case. */
  readonly #before = new Map<string, { readonly callId: string; readonly atMs: number }[]>();
  #lastEnded = { callId: '', milliYen: 0 };

  constructor(lists: ReplayLists, options: RecordedRunOptions, calls: RecordedCalls) {
    this.policy = options.policy;
    this.#calls = calls;
    this.tally = new AttackTally(lists.attackOf, lists.plan, lists.deck);
    this.#run = new RecordedRun(lists, options, {
      onDecision: decision => this.#decision(decision),
      onEffect: effect => this.#effect(effect),
      onContact: () => {},
    });
  }

  get state(): EngineState {
    return this.#run.state;
  }

  reach(event: CallEvent): void {
    this.#run.reach(event);
  }

  take(event: CallEvent): void {
    this.tally.note(event);
    this.#run.take(event);
  }

  /** The files have ended: calls still open cost what has accrued. */
  finish(): void {
    this.tally.openCalls(this.state);
  }

  /** The recorded call has ended: what it would have cost beyond what it did cost is saved. */
  settled(callId: string, worthMilliYen: number): void {
    const stopped = this.#stopped.get(callId);
    if (stopped === undefined) return;
    this.#stopped.delete(callId);
    const saved = Math.max(0, worthMilliYen - stopped.chargedMilliYen);
    const counts = stopped.isAttack || !this.#calls.labelled;
    if (!counts) {
      this.figures.lawfulMilliYen += saved;
      return;
    }
    this.figures.savedMilliYen += saved;
    const one = this.cases.get(stopped.case);
    if (one !== undefined) one.savedMilliYen += saved;
  }

  #effect(effect: Effect): void {
    this.tally.effect(effect);
    if (effect.kind === 'call-ended') this.#lastEnded = effect;
  }

  #decision(decision: Decision): void {
    this.tally.decision(decision);
    switch (decision.type) {
      case 'alert':
        this.#alert(decision);
        break;
      case 'verdict':
        this.#verdict(decision);
        break;
      case 'suspension':
        if (decision.renewal === undefined) this.#suspension(decision);
        break;
      case 'source-block':
      case 'country-block':
        if (decision.renewal === undefined) this.#block(decision);
        break;
      case 'case': {
        const one = this.cases.get(decision.case);
        if (one !== undefined && decision.outcome !== undefined) one.outcome = decision.outcome;
        break;
      }
      default:
    }
  }

  #alert(decision: Extract<Decision, { type: 'alert' }>): void {
    this.figures.questions += 1;
    const subscriber = decision.subscriber ?? '';
    const account = accountOfLine(this.state, subscriber) ?? subscriber;
    const one = newSideCase({
      case: decision.case,
      subject: `account ${account}`,
      subscriber,
      account,
      openedMs: decision.timeMs,
      zone: decision.zone,
      attack: this.#calls.attackOn(subscriber, decision.timeMs),
    });
    one.measures.add('question');
    this.#keep(one);
    this.#claim(one, subscriber);
    if (!this.#calls.attackedLines.has(subscriber)) this.touched.asked.add(subscriber);
  }

  #verdict(decision: Extract<Decision, { type: 'verdict' }>): void {
    const { callId, subscriber, verdict } = decision;
    const one = this.cases.get(decision.case ?? '');
    const attack = this.#calls.attackOf.get(callId);
    if (verdict === 'challenge') {
      this.figures.challenges += 1;
      if (one !== undefined) one.challenged += 1;
      one?.measures.add('challenge');
      if (one === undefined) this.#noteBefore(subscriber, callId, decision.timeMs);
    } else if (verdict === 'block') {
      this.figures.refused += 1;
      if (one !== undefined) one.refused += 1;
    } else {
      this.figures.released += 1;
      if (one !== undefined) one.released += 1;
    }
    if (one !== undefined && one.firstStopMs === 0) one.firstStopMs = decision.timeMs;
    if (one !== undefined && attack !== undefined) one.attack = attack;
    if (!this.#calls.attackedLines.has(subscriber)) {
      this.touched[verdict === 'challenge' ? 'challenged' : 'refused'].add(subscriber);
    }
    // Any but an attacker passes a challenge.
    if (verdict === 'challenge' && attack === undefined) return;
    const ended = this.#lastEnded;
    this.#stopped.set(callId, {
      case: decision.case ?? '',
      isAttack: attack !== undefined,
      chargedMilliYen: verdict === 'release' && ended.callId === callId ? ended.milliYen : 0,
    });
  }

  #noteBefore(subscriber: string, callId: string, atMs: number): void {
    const noted = this.#before.get(subscriber) ?? [];
    if (noted.length === 0 && this.#before.size >= linesMost) takeOldest(this.#before);
    this.#before.set(subscriber, [...noted.slice(-99), { callId, atMs }]);
  }

  /** What a line's calls were challenged for in the day before the question is part of its case. */
  #claim(one: SideCase, subscriber: string): void {
    const noted = this.#before.get(subscriber) ?? [];
    this.#before.delete(subscriber);
    for (const { callId, atMs } of noted.filter(each => one.openedMs - each.atMs <= dayMs)) {
      one.challenged += 1;
      one.measures.add('challenge');
      if (one.firstStopMs === 0) one.firstStopMs = atMs;
      const stopped = this.#stopped.get(callId);
      if (stopped !== undefined) this.#stopped.set(callId, { ...stopped, case: one.case });
    }
  }

  #keep(one: SideCase): void {
    if (this.cases.size < casesMost) this.cases.set(one.case, one);
    else this.figures.casesLeftOut += 1;
  }

  #suspension(decision: Extract<Decision, { type: 'suspension' }>): void {
    this.suspendedLines.add(decision.subscriber);
    if (!this.#calls.attackedLines.has(decision.subscriber)) {
      this.touched.suspended.add(decision.subscriber);
    }
    const one = this.cases.get(decision.case);
    if (one === undefined) return;
    one.measures.add('suspension');
    one.ground = decision.ground;
    if (!one.suspended.includes(decision.subscriber)) one.suspended.push(decision.subscriber);
  }

  #block(decision: Extract<Decision, { type: 'source-block' | 'country-block' }>): void {
    const measure: SideMeasure = decision.type;
    const isSource = decision.type === 'source-block';
    if (isSource) this.figures.sourceBlocks += 1;
    else this.figures.countryBlocks += 1;
    const where = isSource ? { sourceIp: decision.sourceIp } : { country: decision.country };
    const one = newSideCase({
      case: decision.case,
      subject: isSource ? `source ${decision.sourceIp}` : `country ${decision.country}`,
      openedMs: decision.timeMs,
      zone: decision.zone,
      ground: decision.ground,
      ...where,
    });
    one.measures.add(measure);
    this.#keep(one);
  }
}
