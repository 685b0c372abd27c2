import type { Rates } from './rates.ts';
import type { AttackLabel, SimCall } from './sim-call.ts';

export interface ShapeLoss {
  readonly shape: string;
  readonly attacks: number;
  readonly calls: number;
  readonly medianYen: number;
  readonly p95Yen: number;
  readonly largestYen: number;
}

/** What the call costs by the simulated rates, each begun minute charged; an oracle of its own. */
export function costYen(call: SimCall, rates: Rates): number {
  if (call.answerMs === undefined || call.abroad === '') return 0;
  const minutes = Math.ceil((call.endMs - call.answerMs) / 60_000);
  for (let length = 5; length > 0; length -= 1) {
    const rate = rates.byPrefix.get(call.abroad.slice(0, length));
    if (rate !== undefined) return minutes * rate;
  }
  return 0;
}

/** Sums what the attacker's calls cost, by attack. */
export class AttackLoss {
  readonly #rates: Rates;
  readonly #attacks = new Map<string, { shape: string; yen: number; calls: number }>();

  constructor(rates: Rates) {
    this.#rates = rates;
  }

  add(label: AttackLabel, call: SimCall): void {
    const sum = this.#attacks.get(label.attack) ?? { shape: label.shape, yen: 0, calls: 0 };
    sum.yen += costYen(call, this.#rates);
    sum.calls += 1;
    this.#attacks.set(label.attack, sum);
  }

  byShape(): ShapeLoss[] {
    const shapes = new Set([...this.#attacks.values()].map(sum => sum.shape));
    return [...shapes].sort().map(shape => this.#of(shape, sum => sum.shape === shape));
  }

  all(): ShapeLoss {
    return this.#of('all', () => true);
  }

  #of(shape: string, chosen: (sum: { shape: string }) => boolean): ShapeLoss {
    const sums = [...this.#attacks.values()].filter(chosen);
    const yen = sums.map(sum => sum.yen).sort((a, b) => a - b);
    const at = (share: number) => yen[Math.max(0, Math.ceil(yen.length * share) - 1)] ?? 0;
    const calls = sums.reduce((total, sum) => total + sum.calls, 0);
    return {
      shape,
      attacks: sums.length,
      calls,
      medianYen: at(0.5),
      p95Yen: at(0.95),
      largestYen: at(1),
    };
  }
}
