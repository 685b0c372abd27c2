// One case as the replay goes on: its calls, evidence, contacts, measures and money, bounded.
import type { Explanation } from '../../core/barring/verdict.ts';
import type { Decision } from '../../core/case/decision.ts';
import type { CallFact } from './report-calls.ts';
import type { ReportFigures, ReportStep } from './report-data.ts';

const callsMax = 240;
const refusedMax = 240;
const stepsMax = 16;
const contactsMax = 64;
const measuresMax = 24;

export interface CaseOpening {
  readonly name: string;
  readonly subscriber: string;
  readonly account: string;
  readonly openedMs: number;
  readonly offsetMinutes: number;
  readonly exposureYen: number;
  readonly reasons: readonly (readonly [string, number])[];
  readonly explanation: Explanation;
  readonly destination: number;
  readonly normalDayYen: number;
}

export interface CaseContact {
  readonly sentMs: number;
  readonly channel: string;
  readonly attempt: number;
  settledMs: number;
  result: string;
}

export interface CaseMeasure {
  readonly subscriber: string;
  readonly ground: string;
  readonly beginMs: number;
  readonly why: string;
  endMs: number;
  endedMs: number;
  renewals: number;
}

export interface CaseStep {
  readonly atMs: number;
  readonly what: ReportStep[1];
  readonly evidence: readonly number[];
}

export class ReportCase {
  readonly opening: CaseOpening;
  readonly lines: string[] = [];
  readonly calls: CallFact[] = [];
  /** Set-ups of refused calls that `calls` has no place for, and those not even drawn. */
  readonly refusedMs: number[] = [];
  undrawn = 0;
  readonly steps: CaseStep[] = [];
  readonly contacts: CaseContact[] = [];
  readonly measures: CaseMeasure[] = [];
  /** The attack with the most calls in the case. */
  attack = '';
  outcome = '';
  closedMs = 0;
  readonly #labelled: boolean;
  readonly #attacks = new Map<string, number>();
  #attackMilliYen = 0;
  #suspectMilliYen = 0;
  #worthMilliYen = 0;
  #firstSuspectMs = 0;
  #firstStopMs = 0;
  #through = 0;
  #challenged = 0;
  #passed = 0;
  #refused = 0;
  #released = 0;
  #lawfulChallenged = 0;
  #lawfulStopped = 0;

  constructor(opening: CaseOpening, labelled: boolean) {
    this.opening = opening;
    this.#labelled = labelled;
  }

  /** Takes a call of one of the case's lines, once, with what is known of it so far. */
  take(fact: CallFact): void {
    if (fact.owner !== undefined) return;
    fact.owner = this;
    if (fact.attack !== undefined) {
      const calls = (this.#attacks.get(fact.attack) ?? 0) + 1;
      this.#attacks.set(fact.attack, calls);
      if (calls > (this.#attacks.get(this.attack) ?? 0) || this.attack === '')
        this.attack = fact.attack;
    }
    if (fact.verdict === 'block') this.#takeRefused(fact);
    else this.#takeOther(fact);
    if (fact.worthMilliYen > 0) this.addWorth(fact);
    if (fact.isAnswered) this.addCost(fact, fact.milliYen);
    this.addStep(fact.setupMs, 'call', fact.evidence);
  }

  #takeRefused(fact: CallFact): void {
    this.#refused += 1;
    this.#stopped(fact, fact.setupMs);
    if (this.#labelled && fact.attack === undefined) this.#lawfulStopped += 1;
    if (this.calls.length < callsMax / 2) this.calls.push(fact);
    else if (this.refusedMs.length < refusedMax) this.refusedMs.push(fact.setupMs);
    else this.undrawn += 1;
  }

  #takeOther(fact: CallFact): void {
    if (fact.verdict === 'challenge') {
      this.#challenged += 1;
      this.#stopped(fact, fact.setupMs);
      if (this.#labelled && fact.attack === undefined) this.#lawfulChallenged += 1;
    }
    if (this.#counts(fact) && (this.#firstSuspectMs === 0 || fact.setupMs < this.#firstSuspectMs)) {
      this.#firstSuspectMs = fact.setupMs;
    }
    if (this.calls.length < callsMax) this.calls.push(fact);
    else this.undrawn += 1;
  }

  #stopped(fact: CallFact, atMs: number): void {
    if (this.#labelled && fact.attack === undefined) return;
    if (this.#firstStopMs === 0) this.#firstStopMs = atMs;
    if (this.#firstSuspectMs === 0) this.#firstSuspectMs = fact.setupMs;
  }

  /** The calls whose charges are the case's cost. */
  #counts(fact: CallFact): boolean {
    return this.#labelled ? fact.attack !== undefined : fact.isSuspect;
  }

  addCost(fact: CallFact, milliYen: number): void {
    if (fact.attack !== undefined) this.#attackMilliYen += milliYen;
    if (fact.isSuspect) this.#suspectMilliYen += milliYen;
  }

  /** A call of this case was answered and ended (counted once, corrections apart). */
  addThrough(fact: CallFact): void {
    if (this.#counts(fact)) this.#through += 1;
  }

  addWorth(fact: CallFact): void {
    if (fact.attack !== undefined) this.#worthMilliYen += fact.worthMilliYen;
  }

  release(fact: CallFact, atMs: number): void {
    this.#released += 1;
    this.#stopped(fact, atMs);
    if (this.#labelled && fact.attack === undefined) this.#lawfulStopped += 1;
  }

  /** The announcement's result, for the challenge that has waited longest. */
  challengeResult(passed: boolean): void {
    const fact = this.calls.find(one => one.verdict === 'challenge' && one.challenge === '');
    if (fact !== undefined) fact.challenge = passed ? 'passed' : 'failed';
    if (passed) this.#passed += 1;
  }

  /** Notes the evidence where it changed; decisions are kept before calls. */
  addStep(atMs: number, what: ReportStep[1], evidence: readonly number[]): void {
    if (evidence.length === 0) return;
    const last = this.steps.at(-1);
    const isSame = last?.evidence.every((value, at) => value === evidence[at]) ?? false;
    if (what === 'call' && isSame) return;
    if (isSame && last!.what === what) return;
    if (isSame && last!.what === 'call') this.steps.pop();
    if (this.steps.length >= stepsMax) {
      if (what === 'call' || what === 'contact') return;
      const spare = this.steps.findLastIndex(step => step.what === 'call');
      if (spare < 0) return;
      this.steps.splice(spare, 1);
    }
    const at = this.steps.findLastIndex(step => step.atMs <= atMs) + 1;
    this.steps.splice(at, 0, { atMs, what, evidence });
  }

  addContact(contact: CaseContact): void {
    if (this.contacts.length < contactsMax) this.contacts.push(contact);
  }

  contactResult(decision: Extract<Decision, { type: 'contact' }>): void {
    const sent = this.contacts.find(one => one.attempt === decision.attempt && one.result === '');
    if (sent === undefined) return;
    sent.settledMs = decision.timeMs;
    sent.result = decision.result;
  }

  suspend(decision: Extract<Decision, { type: 'suspension' }>): void {
    const { subscriber } = decision;
    const known = this.measures.find(one => one.subscriber === subscriber && one.endedMs === 0);
    if (known !== undefined) {
      known.endMs = decision.endMs;
      known.renewals += 1;
      return;
    }
    if (this.measures.length >= measuresMax) return;
    this.measures.push({
      subscriber,
      ground: decision.ground,
      beginMs: decision.beginMs,
      why: decision.reasons?.map(reason => reason.text).join('; ') ?? '',
      endMs: decision.endMs,
      endedMs: 0,
      renewals: 0,
    });
  }

  restore(subscriber: string, atMs: number): void {
    const measure = this.measures.find(one => one.subscriber === subscriber && one.endedMs === 0);
    if (measure !== undefined) measure.endedMs = atMs;
  }

  /** Its calls that still run cost what has accrued. */
  settle(accrued: (fact: CallFact) => number): void {
    for (const fact of this.calls) {
      if (fact.endMs !== 0 || fact.verdict === 'block') continue;
      const milliYen = accrued(fact);
      if (milliYen <= 0) continue;
      fact.isAnswered = true;
      fact.milliYen = milliYen;
      this.addCost(fact, milliYen);
      this.addThrough(fact);
    }
  }

  figures(): ReportFigures {
    const cost = this.#labelled ? this.#attackMilliYen : this.#suspectMilliYen;
    return {
      costYen: Math.round(cost / 1_000),
      worthYen: Math.round(this.#worthMilliYen / 1_000),
      exposureYen: this.opening.exposureYen,
      through: this.#through,
      challenged: this.#challenged,
      passed: this.#passed,
      refused: this.#refused,
      released: this.#released,
      lawfulChallenged: this.#lawfulChallenged,
      lawfulStopped: this.#lawfulStopped,
      stopAfter:
        this.#firstStopMs === 0
          ? -1
          : Math.max(0, Math.round((this.#firstStopMs - this.#firstSuspectMs) / 1_000)),
    };
  }

  /** Which cases are drawn: lawful calls stopped where no attack was, then what it cost. */
  rank(): number {
    const { costYen, worthYen, exposureYen, lawfulStopped } = this.figures();
    const wrong = this.#labelled && this.attack === '' ? lawfulStopped * 1e9 : 0;
    return wrong + costYen * 1e3 + Math.min(1e8, worthYen) + Math.min(1e4, exposureYen / 10);
  }
}
