// Attacks in progress and those just over, from effects as they happen and decisions as they are
// stored.
import type { NowAttack } from '../../../../api/contract/now.ts';
import type { CaseRisk } from '../../../../core/case/case-risk.ts';
import type { Decision } from '../../../../core/case/decision.ts';
import type { Effect } from '../../../../engine/effect.ts';
import type { EngineState } from '../../../../engine/state.ts';
import type { CaseNow } from './running-calls.ts';

const casesKept = 5_000;
/** How long a case is shown after it was closed. */
const closedShownMs = 12 * 3_600_000;
const countriesShown = 6;

interface Attack {
  case: string;
  about: NowAttack['about'];
  state: NowAttack['state'];
  outcome: NowAttack['outcome'];
  beginMs: number;
  alertMs: number;
  lastLossMs: number | null;
  measureMs: number | null;
  closedMs: number | null;
  exposureYen: number;
  /** When the exposure was last told. */
  weighedMs: number;
  lossPerHourYen: number;
  countries: readonly string[];
  lines: number;
  refused: number;
  nextStep: string | null;
  nextDueMs: number | null;
}

export interface AttacksShown {
  readonly limit: number;
  readonly withoutCountryBlocks: boolean;
}

export type SavedAttacks = Map<string, Attack>;

export class AttackBook {
  #attacks: SavedAttacks = new Map();

  effect(effect: Effect, nowMs: number): void {
    switch (effect.kind) {
      case 'case-opened':
        this.#weighed(this.#attack(effect.case, nowMs), effect.risk, nowMs);
        break;
      case 'case-weighed': {
        const found = this.#attacks.get(effect.case);
        if (found !== undefined) this.#weighed(found, effect.risk, nowMs);
        break;
      }
      case 'measure-begun': {
        const found = this.#attacks.get(effect.case);
        if (found !== undefined) measured(found, nowMs);
        break;
      }
      default:
    }
  }

  decision(decision: Decision): void {
    switch (decision.type) {
      case 'alert': {
        const one = this.#attack(decision.case, decision.timeMs);
        one.exposureYen = Math.max(one.exposureYen, decision.exposureYen);
        break;
      }
      case 'verdict': {
        const found = this.#attacks.get(decision.case ?? '');
        if (found === undefined) break;
        if (decision.verdict === 'block' || decision.verdict === 'challenge') found.refused += 1;
        break;
      }
      case 'case':
        this.#moved(decision);
        break;
      case 'source-block':
      case 'country-block': {
        const about = decision.type === 'source-block' ? 'source' : 'country';
        if (this.#attacks.has(decision.case)) break;
        const one = this.#attack(decision.case, decision.timeMs);
        one.about = about;
        one.countries = 'country' in decision ? [decision.country] : [];
        one.state = 'measure';
        measured(one, decision.beginMs);
        break;
      }
      case 'restoration': {
        const found = this.#attacks.get(decision.case);
        if (found === undefined || found.about === 'lines' || decision.stage !== undefined) break;
        found.state = 'closed';
        found.closedMs = decision.timeMs;
        break;
      }
      default:
    }
  }

  #attack(name: string, atMs: number): Attack {
    const known = this.#attacks.get(name);
    if (known !== undefined) return known;
    if (this.#attacks.size >= casesKept) this.#attacks.delete(this.#leastWanted());
    const made: Attack = {
      case: name,
      about: 'lines',
      state: 'open',
      outcome: null,
      beginMs: atMs,
      alertMs: atMs,
      lastLossMs: null,
      measureMs: null,
      closedMs: null,
      exposureYen: 0,
      weighedMs: atMs,
      lossPerHourYen: 0,
      countries: [],
      lines: 0,
      refused: 0,
      nextStep: null,
      nextDueMs: null,
    };
    this.#attacks.set(name, made);
    return made;
  }

  /** The one closed first, else the oldest. */
  #leastWanted(): string {
    for (const one of this.#attacks.values()) if (one.closedMs !== null) return one.case;
    return this.#attacks.keys().next().value!;
  }

  #weighed(one: Attack, risk: CaseRisk, nowMs: number): void {
    one.exposureYen = risk.exposureYen;
    one.weighedMs = nowMs;
    one.lossPerHourYen = risk.lossPerHourYen;
    one.countries = risk.countries;
    if (risk.firstCallMs > 0 && risk.firstCallMs < one.beginMs) one.beginMs = risk.firstCallMs;
  }

  #moved(decision: Extract<Decision, { type: 'case' }>): void {
    const found = this.#attacks.get(decision.case);
    if (found === undefined) return;
    const closed = decision.state === 'closed';
    found.state = decision.state;
    found.outcome = decision.outcome ?? (closed ? found.outcome : null);
    found.closedMs = closed ? (found.closedMs ?? decision.timeMs) : null;
    found.nextStep = closed ? null : (decision.nextStep ?? found.nextStep);
    found.nextDueMs = closed ? null : (decision.nextDueMs ?? found.nextDueMs);
    if (decision.lossPerHourYen !== undefined) found.lossPerHourYen = decision.lossPerHourYen;
  }

  /** Marks what loses money now; forgets what was closed long ago. Once a tick. */
  look(state: EngineState, nowMs: number, byCase: ReadonlyMap<string, CaseNow>): void {
    for (const [name, { milliYenPerMinute }] of byCase) {
      const found = this.#attacks.get(name);
      if (found !== undefined && milliYenPerMinute > 0) found.lastLossMs = nowMs;
    }
    for (const [name, one] of this.#attacks) {
      const { closedMs } = one;
      if (closedMs === null) one.lines = state.cases.get(name)?.lines.length ?? one.lines;
      else if (nowMs - closedMs > closedShownMs) this.#attacks.delete(name);
    }
  }

  /** Open ones first, by what they lose; then the last closed. At most `limit`. */
  attacks(
    nowMs: number,
    byCase: ReadonlyMap<string, CaseNow>,
    { limit, withoutCountryBlocks }: AttacksShown,
  ): { readonly attacks: Omit<NowAttack, 'assignee'>[]; readonly leftOut: number } {
    const all = [...this.#attacks.values()]
      .filter(one => !withoutCountryBlocks || one.about !== 'country')
      .map(one => ({ one, rate: byCase.get(one.case)?.milliYenPerMinute ?? 0 }));
    all.sort(
      (a, b) =>
        Number(a.one.closedMs !== null) - Number(b.one.closedMs !== null) ||
        b.rate - a.rate ||
        (b.one.closedMs ?? 0) - (a.one.closedMs ?? 0) ||
        b.one.lossPerHourYen - a.one.lossPerHourYen ||
        b.one.alertMs - a.one.alertMs,
    );
    const attacks = all.slice(0, limit).map(({ one, rate }) => {
      const { weighedMs, countries, ...rest } = one;
      const sinceMinutes = Math.max(0, nowMs - weighedMs) / 60_000;
      return {
        ...rest,
        calls: byCase.get(one.case)?.calls ?? 0,
        yenPerMinute: Math.round(rate / 1_000),
        exposureYen: Math.round(one.exposureYen + (rate * sinceMinutes) / 1_000),
        // Which countries a closed case was about opens only with a reason.
        countries: one.closedMs === null ? countries.slice(0, countriesShown) : [],
      };
    });
    return { attacks, leftOut: Math.max(0, all.length - limit) };
  }

  /** Yen at stake in all open cases, calls in progress included. */
  exposureYen(nowMs: number, byCase: ReadonlyMap<string, CaseNow>): number {
    let sum = 0;
    for (const one of this.#attacks.values()) {
      if (one.closedMs !== null) continue;
      const rate = byCase.get(one.case)?.milliYenPerMinute ?? 0;
      sum += one.exposureYen + (rate * Math.max(0, nowMs - one.weighedMs)) / 60_000_000;
    }
    return Math.round(sum);
  }

  save(): SavedAttacks {
    return this.#attacks;
  }

  restore(saved: SavedAttacks): void {
    this.#attacks = saved;
  }
}

/** What was refused before the measure is told no more: it counts from its begin. */
function measured(one: Attack, atMs: number): void {
  if (one.measureMs !== null) return;
  one.measureMs = atMs;
  one.refused = 0;
}
