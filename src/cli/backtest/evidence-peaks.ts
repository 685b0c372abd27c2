// The highest evidence of each episode, while nothing is done about any: what a level would meet.
import type { Policy } from '../../core/policy/policy.ts';
import type { WeighedLine } from '../replay/recorded-run.ts';

/** Evidence leaves no trace after a day of quiet. */
const quietMs = 86_400_000;
/** Lower peaks are of no account for any level. */
export const peakFloor = 500;
/** At so many episodes the lower half is forgotten, and what lies below it is not taken again. */
const peaksMost = 1_000_000;
const outOfReach = 1_000_000;

interface Peak {
  readonly account: string;
  readonly fromMs: number;
  lastMs: number;
  evidence: number;
}

export class EvidencePeaks {
  readonly #longestMs: number;
  /** The running episode of each line, or of an account where its evidence is the larger. */
  readonly #running = new Map<string, Peak>();
  #ended: Peak[] = [];
  #floor = peakFloor;

  /** An episode that lasts longer would be asked about again. */
  constructor(longestMs: number) {
    this.#longestMs = longestMs;
  }

  /** Lowest evidence that is still collected. */
  get floor(): number {
    return this.#floor;
  }

  watch({ line, evidence, isOwn, nowMs }: WeighedLine): void {
    if (evidence < this.#floor) return;
    const key = isOwn ? `line ${line.subscriber}` : `account ${line.account}`;
    const known = this.#running.get(key);
    if (
      known !== undefined &&
      nowMs - known.lastMs < quietMs &&
      nowMs - known.fromMs < this.#longestMs
    ) {
      known.lastMs = nowMs;
      known.evidence = Math.max(known.evidence, evidence);
      return;
    }
    if (known !== undefined) this.#end(known);
    this.#running.set(key, { account: line.account, fromMs: nowMs, lastMs: nowMs, evidence });
  }

  /** Peaks of episodes that began at `fromMs` or later, of accounts that are not left out. */
  peaks(fromMs: number, leftOut: ReadonlySet<string>): number[] {
    return [...this.#ended, ...this.#running.values()]
      .filter(
        peak => peak.fromMs >= fromMs && peak.evidence >= this.#floor && !leftOut.has(peak.account),
      )
      .map(peak => peak.evidence);
  }

  #end(peak: Peak): void {
    this.#ended.push(peak);
    if (this.#ended.length < peaksMost) return;
    this.#ended.sort((a, b) => b.evidence - a.evidence);
    this.#ended.length = peaksMost / 2;
    this.#floor = this.#ended.at(-1)!.evidence;
  }
}

/** The policy with every level out of reach: it weighs, and does nothing. */
export function watchingPolicy(policy: Policy): Policy {
  const { level } = policy;
  const far = {
    alert: outOfReach,
    alertFirstDays: 0,
    challenge: outOfReach,
    suspension: outOfReach,
  };
  return { ...policy, challenges: false, level: { ...level, ...far } };
}
