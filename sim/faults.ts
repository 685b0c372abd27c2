// What goes wrong between the switches and the system, drawn for each seed.
import { dayMs, minuteMs } from './calendar.ts';
import type { ParameterSet } from './parameters.ts';
import { Random } from './random.ts';

export interface Gap {
  readonly feed: string;
  readonly fromMs: number;
  readonly toMs: number;
  /** Told when it is over; otherwise never. */
  readonly held: boolean;
}

export interface Faults {
  /** Shares of events that never arrive. */
  readonly lostSetups: number;
  readonly lostAnswers: number;
  readonly lostEnds: number;
  readonly lostRecords: number;
  /** Share of events that arrive late, and how late at most. A set-up waits for its verdict and is
   * late a tenth as often. */
  readonly late: number;
  readonly lateMaxMs: number;
  /** Share of events told twice. */
  readonly doubled: number;
  /** Events of that span arrive in any order; set-ups within half a second. */
  readonly reorderMs: number;
  readonly gaps: readonly Gap[];
  /** The engine is started anew from a snapshot and the tail of its journal. */
  readonly restartsMs: readonly number[];
}

const feeds = ['sbc', 'switch', 'registrar', 'records'];

/** A random subset of the faults; report rates reach twice as high as train rates. */
export function drawFaults(
  seed: number,
  span: { readonly startMs: number; readonly days: number },
  set: ParameterSet,
): Faults {
  const random = new Random(seed, 'faults');
  const factor = set === 'report' ? 2 : 1;
  const rate = (most: number) => (random.chance(0.75) ? most * factor * random.next() : 0);
  const when = () => span.startMs + Math.floor(span.days * dayMs * random.next());
  const several = (most: number) => (random.chance(0.75) ? random.int(1, most) : 0);
  const gap = (): Gap => {
    const fromMs = when();
    const toMs = fromMs + random.low(1, 30) * minuteMs;
    return { feed: random.pick(feeds), fromMs, toMs, held: random.chance(0.5) };
  };
  return {
    lostSetups: rate(0.005),
    lostAnswers: rate(0.005),
    lostEnds: rate(0.005),
    lostRecords: rate(0.005),
    late: rate(0.02),
    lateMaxMs: random.low(5, 300) * 1_000,
    doubled: rate(0.01),
    reorderMs: random.chance(0.75) ? random.low(200, 5_000) : 0,
    gaps: Array.from({ length: several(4) }, gap),
    restartsMs: Array.from({ length: several(2) }, when).sort((a, b) => a - b),
  };
}
