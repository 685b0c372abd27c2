// Gathers what the live page shows, from effects as they happen and the engine's state as it is.
// Called numbers leave here masked.
import type {
  LiveCall,
  LiveCase,
  LiveMeasure,
  LiveMinute,
  LiveStep,
  LiveView,
} from '../../../api/contract/live.ts';
import type { Decision } from '../../../core/case/decision.ts';
import { evidenceSum } from '../../../core/detection/episode.ts';
import { callsInProgress } from '../../../core/metering/meter.ts';
import type { TrackedCall } from '../../../core/metering/tracked-call.ts';
import { destinationByIndex } from '../../../core/numbering/destination-table.ts';
import { maskNumber } from '../../../core/numbering/mask-number.ts';
import { accruedMilliYen } from '../../../core/rating/rate-call.ts';
import type { Effect } from '../../../engine/effect.ts';
import { lineNamed } from '../../../engine/lines.ts';
import type { EngineState } from '../../../engine/state.ts';
import { subjectOf } from '../../../engine/subjects.ts';
import type { LiveIntake } from '../../../workflow/live-intake.ts';

const minuteMs = 60_000;
const minutesShown = 120;
const casesKept = 60;
const callsShown = 50;
const stepsKept = 40;

interface GatheredCase {
  case: string;
  subject: string;
  state: LiveCase['state'];
  outcome: LiveCase['outcome'];
  openedMs: number;
  exposureYen: number;
  decibans: number;
  reasons: LiveCase['reasons'];
  explanation?: LiveCase['explanation'];
  steps: { timeMs: number; kind: LiveStep['kind']; detail: string; count: number }[];
}

interface Minute {
  minuteMs: number;
  milliYen: number;
  blocked: number;
  challenged: number;
}

export interface LiveViewOptions {
  readonly demo: boolean;
  readonly timeZone: string;
  readonly state: () => EngineState;
  readonly intake: () => LiveIntake;
  readonly nowMs: () => number;
}

export class LiveViewGatherer {
  readonly #options: LiveViewOptions;
  readonly #cases = new Map<string, GatheredCase>();
  readonly #minutes: Minute[] = [];
  readonly #suspended = new Set<string>();

  constructor(options: LiveViewOptions) {
    this.#options = options;
  }

  effect(effect: Effect): void {
    if (effect.kind === 'call-ended')
      this.#minute(this.#options.state().nowMs).milliYen += effect.milliYen;
  }

  decision(decision: Decision): void {
    switch (decision.type) {
      case 'alert':
        this.#open(decision);
        break;
      case 'verdict':
        this.#verdict(decision);
        break;
      case 'contact':
        this.#contact(decision);
        break;
      case 'case':
        this.#caseState(decision);
        break;
      case 'suspension':
        this.#suspended.add(decision.subscriber);
        this.#step(decision.case, decision.timeMs, 'suspension', decision.ground);
        break;
      case 'restoration':
        if (decision.subscriber !== undefined) this.#suspended.delete(decision.subscriber);
        this.#step(decision.case, decision.timeMs, 'restoration', '');
        break;
      case 'source-block':
      case 'country-block':
        this.#block(decision);
        break;
      default:
    }
  }

  #open(decision: Extract<Decision, { type: 'alert' }>): void {
    const reasons = decision.reasons ?? [];
    if (this.#cases.size >= casesKept) this.#cases.delete(this.#cases.keys().next().value!);
    this.#cases.set(decision.case, {
      case: decision.case,
      subject: decision.subscriber ?? decision.account ?? '',
      state: 'open',
      outcome: undefined,
      openedMs: decision.timeMs,
      exposureYen: decision.exposureYen,
      decibans: reasons.reduce((sum, reason) => sum + reason.decibans, 0),
      reasons,
      explanation: decision.explanation,
      steps: [],
    });
    this.#step(decision.case, decision.timeMs, 'alert', '');
  }

  #block(decision: Extract<Decision, { type: 'source-block' | 'country-block' }>): void {
    const subject = decision.type === 'source-block' ? decision.sourceIp : decision.country;
    this.#cases.set(decision.case, {
      case: decision.case,
      subject,
      state: 'measure',
      outcome: undefined,
      openedMs: decision.timeMs,
      exposureYen: 0,
      decibans: 0,
      reasons: decision.reasons ?? [],
      steps: [],
    });
    this.#step(decision.case, decision.timeMs, decision.type, decision.ground);
  }

  #verdict(decision: Extract<Decision, { type: 'verdict' }>): void {
    const minute = this.#minute(decision.timeMs);
    if (decision.verdict === 'block') minute.blocked += 1;
    if (decision.verdict === 'challenge') minute.challenged += 1;
    if (decision.verdict === 'allow' || decision.case === undefined) return;
    this.#step(decision.case, decision.timeMs, decision.verdict, decision.measure ?? '');
    const found = this.#cases.get(decision.case);
    if (found === undefined) return;
    found.explanation = decision.explanation ?? found.explanation;
    if (decision.verdict !== 'challenge') return;
    const sum = (decision.reasons ?? []).reduce((all, reason) => all + reason.decibans, 0);
    if (sum <= found.decibans) return;
    found.decibans = sum;
    found.reasons = decision.reasons ?? [];
  }

  #contact(decision: Extract<Decision, { type: 'contact' }>): void {
    const found = this.#cases.get(decision.case);
    if (found?.state === 'open') found.state = 'contacting';
    this.#step(decision.case, decision.timeMs, 'contact', `${decision.channel} ${decision.result}`);
  }

  #caseState(decision: Extract<Decision, { type: 'case' }>): void {
    const found = this.#cases.get(decision.case);
    if (found === undefined) return;
    found.state = decision.state;
    found.outcome = decision.outcome;
    if (decision.state === 'closed') {
      this.#step(decision.case, decision.timeMs, 'closed', decision.outcome ?? '');
    }
  }

  /** Steps of the same kind in a row become one with a count. */
  #step(name: string, timeMs: number, kind: LiveStep['kind'], detail: string): void {
    const steps = this.#cases.get(name)?.steps;
    if (steps === undefined) return;
    const last = steps.at(-1);
    if (last !== undefined && last.kind === kind && last.detail === detail) {
      last.count += 1;
      return;
    }
    if (steps.length >= stepsKept) steps.splice(1, 1);
    steps.push({ timeMs, kind, detail, count: 1 });
  }

  #minute(timeMs: number): Minute {
    const at = Math.floor(timeMs / minuteMs) * minuteMs;
    const last = this.#minutes.at(-1);
    if (last !== undefined && last.minuteMs >= at) return last;
    const minute = { minuteMs: at, milliYen: 0, blocked: 0, challenged: 0 };
    this.#minutes.push(minute);
    if (this.#minutes.length > minutesShown) this.#minutes.shift();
    return minute;
  }

  view(): LiveView {
    const state = this.#options.state();
    const intake = this.#options.intake();
    const nowMs = this.#options.nowMs();
    const calls = [...state.calls.values()].filter(call => call.state !== 'challenged');
    const rows = calls.map(call => liveCall(state, call, nowMs));
    const { totals } = state;
    let quarantined = 0;
    for (const feed of intake.feeds.values()) quarantined += feed.quarantined;
    return {
      nowMs,
      demo: this.#options.demo,
      policy: state.policy.name,
      timeZone: this.#options.timeZone,
      totals: {
        events: totals.events,
        calls: totals.calls,
        domestic: intake.domestic + totals.domestic,
        quarantined,
        allowed: totals.allowed,
        challenged: totals.challenged,
        blocked: totals.blocked,
        released: totals.released,
        failedOpen: intake.failedOpen,
      },
      callsInProgress: calls.length,
      yenPerMinute: rows.reduce((sum, row) => sum + (row.answered ? row.yenPerMinute : 0), 0),
      exposureYen: this.exposureYen(),
      calls: rows.sort((a, b) => b.yen - a.yen || a.startMs - b.startMs).slice(0, callsShown),
      cases: [...this.#cases.values()].reverse().map(liveCase),
      measures: this.#measures(state),
      feeds: [...intake.feeds].map(([name, count]) => ({ name, ...count })),
      minutes: this.#minutes.map(liveMinute),
    };
  }

  /** Yen of the open cases' episodes, calls in progress included. */
  exposureYen(): number {
    const state = this.#options.state();
    let milliYen = 0;
    for (const open of state.cases.values()) {
      for (const subscriber of open.lines) {
        const subject = subjectOf(state, lineNamed(state, subscriber));
        if (subject === undefined) continue;
        milliYen += subject.episode?.milliYen ?? 0;
        for (const call of callsInProgress(subject.meter)) {
          if (call.unusual >= state.policy.level.callLike) milliYen += accrued(call, state.nowMs);
        }
      }
    }
    return Math.round(milliYen / 1_000);
  }

  #measures(state: EngineState): LiveMeasure[] {
    const measures: LiveMeasure[] = [];
    for (const subscriber of this.#suspended) {
      const suspension = lineNamed(state, subscriber)?.suspension;
      if (suspension === undefined) continue;
      measures.push({ kind: 'suspension', subject: subscriber, ...suspension });
    }
    for (const [subject, block] of state.sourceBlocks) {
      measures.push({ kind: 'source-block', subject, ground: 'R5', ...block });
    }
    for (const [subject, block] of state.countryBlocks) {
      measures.push({ kind: 'country-block', subject, ground: 'R6', ...block });
    }
    return measures.sort((a, b) => b.beginMs - a.beginMs).slice(0, 200);
  }

  /** For the snapshot: a restart shows the cases that were shown before. */
  save(): object {
    return { cases: this.#cases, minutes: this.#minutes, suspended: this.#suspended };
  }

  restore(saved: unknown): void {
    const { cases, minutes, suspended } = saved as {
      cases: Map<string, GatheredCase>;
      minutes: Minute[];
      suspended: Set<string>;
    };
    for (const [name, found] of cases) this.#cases.set(name, found);
    this.#minutes.push(...minutes);
    for (const subscriber of suspended) this.#suspended.add(subscriber);
  }
}

function accrued(call: TrackedCall, nowMs: number): number {
  if (call.answerMs === 0 || call.tariff === undefined) return 0;
  return accruedMilliYen(call.tariff, call.answerMs, Math.max(nowMs, call.answerMs));
}

function liveCall(state: EngineState, call: TrackedCall, nowMs: number): LiveCall {
  const episode = subjectOf(state, lineNamed(state, call.subscriber))?.episode;
  return {
    subscriber: call.subscriber,
    toMasked: maskNumber(`+${call.e164}`),
    country: call.country,
    destination: call.destination < 0 ? '' : destinationByIndex(call.destination).nameEn,
    startMs: call.setupMs,
    answered: call.answerMs !== 0,
    yen: Math.round(accrued(call, nowMs) / 1_000),
    yenPerMinute: Math.round((call.tariff?.milliYenPerMinute ?? 0) / 1_000),
    decibans: episode === undefined ? 0 : Math.max(0, Math.round(evidenceSum(episode) / 100)),
  };
}

function liveCase(gathered: GatheredCase): LiveCase {
  const { outcome, explanation, ...rest } = gathered;
  return {
    ...rest,
    ...(outcome === undefined ? {} : { outcome }),
    ...(explanation === undefined ? {} : { explanation }),
    steps: [...gathered.steps],
  };
}

function liveMinute(minute: Minute): LiveMinute {
  return {
    minuteMs: minute.minuteMs,
    yen: Math.round(minute.milliYen / 1_000),
    blocked: minute.blocked,
    challenged: minute.challenged,
  };
}
