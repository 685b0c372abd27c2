// The page of a replay, gathered while it runs: memory stays flat, the costliest cases are drawn.
import { writeFileSync } from 'node:fs';
import type { CallEvent } from '../../core/call/call-event.ts';
import { zoneOffsetMinutes } from '../../core/call/format-time.ts';
import type { Decision } from '../../core/case/decision.ts';
import { evidenceSum } from '../../core/detection/episode.ts';
import type { DialPlan } from '../../core/numbering/dial-plan.ts';
import type { RateDeck } from '../../core/rating/build-rate-deck.ts';
import { chargeMilliYen } from '../../core/rating/rate-call.ts';
import type { Effect } from '../../engine/effect.ts';
import { normalDay } from '../../engine/exposure.ts';
import { lineNamed } from '../../engine/lines.ts';
import type { EngineState } from '../../engine/state.ts';
import { type Subject, subjectOf } from '../../engine/subjects.ts';
import type { ContactOrder } from '../../workflow/desk-state.ts';
import type { AttackTally } from './attack-tally.ts';
import { type CallFact, ReportCalls } from './report-calls.ts';
import { ReportCase } from './report-case.ts';
import { caseData, type NamedOnce, type RowSource, reportData, rowOf } from './report-content.ts';
import type { ReportBlock } from './report-data.ts';
import { reportPage } from './report-page.ts';

const dayMs = 86_400_000;
const drawnMax = 200;
const rowsMax = 1_000;
const blocksMax = 500;

export interface ReportInputs {
  readonly path: string;
  /** What was read: role and file name, without the folder. */
  readonly inputs: readonly (readonly [role: string, name: string])[];
  readonly attackOf: ReadonlyMap<string, string>;
  readonly labelled: boolean;
  readonly plan: DialPlan;
  readonly deck: RateDeck;
  /** Read only, after each step. */
  readonly state: EngineState;
}

export class ReplayReport {
  readonly #inputs: ReportInputs;
  readonly #calls: ReportCalls;
  readonly #open = new Map<string, ReportCase>();
  readonly #closed: ReportCase[] = [];
  readonly #rows: RowSource[] = [];
  readonly #blocks = new Map<string, ReportBlock>();
  #blocksInAll = 0;
  #cases = 0;
  #fromMs = 0;

  constructor(inputs: ReportInputs) {
    this.#inputs = inputs;
    this.#calls = new ReportCalls(inputs.attackOf, inputs.plan, inputs.deck);
  }

  /** The event as recorded, before the system sees it. */
  note(event: CallEvent): void {
    if (this.#fromMs === 0) this.#fromMs = event.timeMs;
    this.#calls.note(event);
  }

  contact(order: ContactOrder): void {
    const { channel, attempt, atMs } = order;
    this.#open
      .get(order.case)
      ?.addContact({ sentMs: atMs, channel, attempt, settledMs: 0, result: '' });
  }

  effect(effect: Effect): void {
    switch (effect.kind) {
      case 'verdict':
        if (!effect.repeated) this.#verdict(effect);
        break;
      case 'call-ended':
        this.#ended(effect);
        break;
      case 'challenge-result': {
        const one = this.#open.get(effect.case);
        one?.challengeResult(effect.passed);
        if (one !== undefined) this.#step(one, 'challenge');
        break;
      }
      default:
    }
  }

  #verdict(effect: Extract<Effect, { kind: 'verdict' }>): void {
    const { state } = this.#inputs;
    const fact = this.#calls.get(effect.callId);
    if (fact === undefined) return;
    fact.verdict = effect.verdict.verdict;
    const unusual = state.calls.get(effect.callId)?.unusual ?? 0;
    fact.isSuspect = fact.verdict !== 'block' && unusual >= state.policy.level.callLike;
    if (fact.verdict !== 'block') fact.evidence = this.#evidence(fact.subscriber);
    this.#attach(fact, effect.verdict.case);
  }

  #ended(effect: Extract<Effect, { kind: 'call-ended' }>): void {
    const fact = this.#calls.get(effect.callId);
    if (fact === undefined) return;
    const { state } = this.#inputs;
    if (fact.verdict === '') {
      fact.verdict = 'allow';
      const subject = this.#subject(fact.subscriber);
      fact.isSuspect = subject?.episode?.destinations.includes(fact.destination) ?? false;
      fact.evidence = this.#evidence(fact.subscriber);
    }
    this.#attach(fact, undefined);
    const before = fact.isAnswered ? fact.milliYen : 0;
    const isNew = effect.answered && !fact.isAnswered;
    fact.isAnswered = effect.answered;
    fact.milliYen = effect.milliYen;
    const recorded = fact.recordedEndMs;
    fact.endMs = recorded > 0 && recorded <= state.nowMs ? recorded : state.nowMs;
    fact.owner?.addCost(fact, effect.milliYen - before);
    if (isNew) fact.owner?.addThrough(fact);
  }

  decision(decision: Decision): void {
    switch (decision.type) {
      case 'alert':
        this.#opened(decision);
        break;
      case 'verdict':
        this.#decided(decision);
        break;
      case 'contact': {
        if (decision.result === 'sent') break;
        const one = this.#open.get(decision.case);
        one?.contactResult(decision);
        if (one !== undefined) this.#step(one, 'contact');
        break;
      }
      case 'suspension': {
        const one = this.#open.get(decision.case);
        one?.suspend(decision);
        if (one !== undefined && decision.renewal === undefined) this.#step(one, 'suspension');
        break;
      }
      case 'source-block':
      case 'country-block':
        this.#blocked(decision);
        break;
      case 'restoration':
        this.#restored(decision);
        break;
      case 'case':
        if (decision.state === 'closed') this.#close(decision);
        break;
      default:
    }
  }

  #opened(decision: Extract<Decision, { type: 'alert' }>): void {
    const { state, labelled } = this.#inputs;
    const subscriber = decision.subscriber ?? decision.subscribers?.[0] ?? '';
    const line = lineNamed(state, subscriber);
    const known = state.cases.get(decision.case);
    const subject = this.#subject(subscriber);
    const last = line?.payer?.lastMonthMilliYen ?? -1;
    const lastMonth = subject?.number === line?.subject ? (line?.lastMonthMilliYen ?? -1) : last;
    const normal = subject === undefined ? 0 : normalDay(subject.normal, lastMonth);
    const one = new ReportCase(
      {
        name: decision.case,
        subscriber,
        account: line?.account ?? subscriber,
        openedMs: decision.timeMs,
        offsetMinutes: zoneOffsetMinutes(decision.zone) ?? 0,
        exposureYen: decision.exposureYen,
        reasons: (decision.reasons ?? []).map(one => [one.reading, one.decibans] as const),
        explanation: decision.explanation!,
        destination: known?.destinations[0] ?? -1,
        normalDayYen: Math.round(normal / 1_000),
      },
      labelled,
    );
    this.#cases += 1;
    this.#open.set(decision.case, one);
    this.#joinLines(one, known?.lines ?? [subscriber]);
    this.#step(one, 'alert');
  }

  /** A line that joins a case brings its calls of the day before the alert. */
  #joinLines(one: ReportCase, lines: readonly string[]): void {
    for (let at = one.lines.length; at < lines.length; at += 1) {
      const subscriber = lines[at]!;
      one.lines.push(subscriber);
      for (const fact of this.#calls.since(subscriber, one.opening.openedMs - dayMs)) {
        if (fact.verdict !== '') one.take(fact);
      }
    }
  }

  /** Puts a call into the open case of its line, or into the case that refused it. */
  #attach(fact: CallFact, named: string | undefined): void {
    if (fact.owner !== undefined) return;
    const { state } = this.#inputs;
    const own = lineNamed(state, fact.subscriber)?.payer?.case ?? '';
    const name = named !== undefined && this.#open.has(named) ? named : own;
    const one = this.#open.get(name);
    if (one === undefined) return;
    this.#joinLines(one, state.cases.get(name)?.lines ?? []);
    if (one.lines.includes(fact.subscriber)) one.take(fact);
  }

  #decided(decision: Extract<Decision, { type: 'verdict' }>): void {
    const fact = this.#calls.get(decision.callId);
    if (fact === undefined) return;
    const block = this.#blocks.get(decision.case ?? '');
    if (decision.verdict === 'block' && block !== undefined) {
      block.refused += 1;
      if (this.#inputs.labelled && fact.attack === undefined) block.lawfulRefused += 1;
    }
    if (decision.verdict === 'release') {
      fact.isReleased = true;
      fact.owner?.release(fact, decision.timeMs);
      return;
    }
    if (fact.verdict !== '') return;
    // A record of a call that would not have happened has no answer of its own.
    fact.verdict = decision.verdict;
    this.#attach(fact, decision.case);
  }

  #blocked(decision: Extract<Decision, { type: 'source-block' | 'country-block' }>): void {
    this.#blocksInAll += 1;
    if (this.#blocks.size >= blocksMax) return;
    this.#blocks.set(decision.case, {
      kind: decision.type,
      name: decision.case,
      subject: decision.type === 'source-block' ? decision.sourceIp : decision.country,
      lines: decision.subscribers.length,
      opened: Math.floor(decision.beginMs / 1_000),
      offset: zoneOffsetMinutes(decision.zone) ?? 0,
      end: Math.floor(decision.endMs / 1_000),
      refused: 0,
      lawfulRefused: 0,
      why: decision.reasons?.map(reason => reason.text).join('; ') ?? '',
    });
  }

  #restored(decision: Extract<Decision, { type: 'restoration' }>): void {
    const { subscriber } = decision;
    if (subscriber === undefined) return;
    const one =
      this.#open.get(decision.case) ??
      this.#closed.findLast(each => each.opening.name === decision.case);
    one?.restore(subscriber, decision.timeMs);
  }

  #close(decision: Extract<Decision, { type: 'case' }>): void {
    const one = this.#open.get(decision.case);
    if (one === undefined) return;
    one.outcome = decision.outcome ?? '';
    one.closedMs = decision.timeMs;
    this.#open.delete(decision.case);
    this.#closed.push(one);
    if (this.#closed.length > drawnMax) this.#demote();
  }

  /** The least costly case becomes a row; beyond the rows only its number is kept. */
  #demote(): void {
    let least = 0;
    this.#closed.forEach((one, at) => {
      if (one.rank() < this.#closed[least]!.rank()) least = at;
    });
    this.#rows.push(rowOf(this.#closed.splice(least, 1)[0]!));
    if (this.#rows.length < 2 * rowsMax) return;
    this.#rows.sort((a, b) => b.rank - a.rank);
    this.#rows.length = rowsMax;
  }

  #subject(subscriber: string): Subject | undefined {
    const { state } = this.#inputs;
    const line = lineNamed(state, subscriber);
    const own = subjectOf(state, line);
    const shared = subjectOf(state, line?.payer);
    if (shared?.episode === undefined) return own;
    if (own?.episode === undefined) return shared;
    return evidenceSum(shared.episode) > evidenceSum(own.episode) ? shared : own;
  }

  #evidence(subscriber: string): readonly number[] {
    const episode = this.#subject(subscriber)?.episode;
    return episode === undefined ? [] : [...episode.evidence];
  }

  #step(one: ReportCase, what: 'alert' | 'challenge' | 'suspension' | 'contact'): void {
    one.addStep(this.#inputs.state.nowMs, what, this.#evidence(one.opening.subscriber));
  }

  async write(tally: AttackTally, state: EngineState): Promise<void> {
    const cases = [...this.#closed, ...this.#open.values()];
    for (const one of cases) {
      one.settle(fact => {
        const call = state.calls.get(fact.callId);
        if (call === undefined || call.answerMs === 0 || call.tariff === undefined) return 0;
        return chargeMilliYen(call.tariff, state.nowMs - call.answerMs);
      });
    }
    cases.sort((a, b) => b.rank() - a.rank() || a.opening.openedMs - b.opening.openedMs);
    const rows = [...this.#rows, ...cases.slice(drawnMax).map(rowOf)];
    rows.sort((a, b) => b.rank - a.rank || a.row[2] - b.row[2]);
    const named: NamedOnce = { destinations: [], explanations: [] };
    const drawn = cases.slice(0, drawnMax).map(one => caseData(one, named, state.nowMs));
    const data = reportData({
      state,
      tally,
      labelled: this.#inputs.labelled,
      inputs: this.#inputs.inputs,
      fromMs: this.#fromMs,
      named,
      cases: drawn,
      rows: rows.slice(0, rowsMax).map(one => one.row),
      casesInAll: this.#cases,
      blocks: [...this.#blocks.values()],
      blocksInAll: this.#blocksInAll,
    });
    writeFileSync(this.#inputs.path, reportPage(data));
  }
}
