// Evidence as a stack over time: each reading a band of floating steps, what speaks against misuse
// taken off the top. All in centi-decibans.
import type { Schemas } from '../../../../api/client.ts';

export type Step = Schemas['Timeline']['evidence'][number];

/** So many readings have a shade of their own; the others share the last. */
export const shades = 5;

export interface Band {
  readonly reading: string;
  /** 1 is the strongest reading of the case. */
  readonly shade: number;
  readonly steps: readonly BandStep[];
}

export interface BandStep {
  readonly fromMs: number;
  readonly toMs: number;
  readonly low: number;
  readonly high: number;
}

export interface Stack {
  /** In the order in which they are stacked, the strongest at the bottom. */
  readonly bands: readonly Band[];
  /** What speaks against, from the top downwards. */
  readonly against: readonly BandStep[];
  readonly sums: readonly { readonly atMs: number; readonly sum: number }[];
  readonly highest: number;
}

/** Steps follow one another until `toMs`; those that end where they begin are left out. */
export function stackOf(steps: readonly Step[], toMs: number): Stack {
  const order = readingsByStrength(steps);
  const bands = order.map((reading, i) => {
    return { reading, shade: Math.min(shades, i + 1), steps: [] as BandStep[] };
  });
  const against: BandStep[] = [];
  const sums: { atMs: number; sum: number }[] = [];
  let highest = 0;
  for (const [i, step] of steps.entries()) {
    const endMs = steps[i + 1]?.atMs ?? toMs;
    sums.push({ atMs: step.atMs, sum: step.centiDecibans });
    let top = 0;
    for (const band of bands) {
      const says = Math.max(
        0,
        step.shares.find(one => one.reading === band.reading)?.centiDecibans ?? 0,
      );
      if (says === 0) continue;
      addStep(band.steps, { fromMs: step.atMs, toMs: endMs, low: top, high: top + says });
      top += says;
    }
    highest = Math.max(highest, top);
    if (top > step.centiDecibans) {
      const low = Math.max(0, step.centiDecibans);
      addStep(against, { fromMs: step.atMs, toMs: endMs, low, high: top });
    }
  }
  return { bands: bands.filter(band => band.steps.length > 0), against, sums, highest };
}

/** Steps of the same height become one. */
function addStep(steps: BandStep[], step: BandStep): void {
  if (step.toMs <= step.fromMs) return;
  const last = steps.at(-1);
  const same = last?.toMs === step.fromMs && last.low === step.low && last.high === step.high;
  if (same) steps[steps.length - 1] = { ...last, toMs: step.toMs };
  else steps.push(step);
}

function readingsByStrength(steps: readonly Step[]): string[] {
  const most = new Map<string, number>();
  for (const { shares } of steps) {
    for (const { reading, centiDecibans } of shares) {
      if (centiDecibans > (most.get(reading) ?? 0)) most.set(reading, centiDecibans);
    }
  }
  return [...most].sort((a, b) => b[1] - a[1]).map(([reading]) => reading);
}

/** The step in force at a time; undefined before the first. */
export function stepAt(steps: readonly Step[], atMs: number): Step | undefined {
  return steps.findLast(step => step.atMs <= atMs);
}

export type Reached = 'below' | 'alert' | 'challenge' | 'suspension';

/** The highest level that the evidence reaches. */
export function levelReached({
  centiDecibans: sum,
  levels,
}: Pick<Step, 'centiDecibans' | 'levels'>): Reached {
  const reached = (['suspension', 'challenge', 'alert'] as const).filter(
    name => sum >= levels[name],
  );
  return reached.sort((a, b) => levels[b] - levels[a])[0] ?? 'below';
}

/**
 * Whole decibans of each part such that they add up to the whole sum: what rounding leaves over
 * goes to those it took most from.
 */
export function inDecibans(step: Pick<Step, 'centiDecibans' | 'shares'>): {
  readonly sum: number;
  readonly parts: readonly { readonly reading: string; readonly decibans: number }[];
} {
  const sum = Math.round(step.centiDecibans / 100);
  const parts = step.shares.map(({ reading, centiDecibans }) => {
    return { reading, exact: centiDecibans / 100, decibans: Math.round(centiDecibans / 100) };
  });
  let left = sum - parts.reduce((all, part) => all + part.decibans, 0);
  while (left !== 0 && parts.length > 0) {
    const sign = Math.sign(left);
    const next = parts.reduce((best, part) =>
      sign * (part.exact - part.decibans) > sign * (best.exact - best.decibans) ? part : best,
    );
    next.decibans += sign;
    left -= sign;
  }
  return {
    sum,
    parts: parts
      .filter(part => part.decibans !== 0)
      .map(({ reading, decibans }) => ({ reading, decibans }))
      .sort((a, b) => b.decibans - a.decibans),
  };
}
