// The lanes above the attacks as shapes: a bar a minute, hatched where nothing was seen.
import type { TimeWindow } from './attack-spans.ts';

const minuteMs = 60_000;

export interface LaneBars {
  /** Path of the bars, in a box of 1,000 by 100. */
  readonly path: string;
  readonly most: number;
}

export interface Gap {
  readonly left: number;
  readonly width: number;
}

interface Values {
  readonly fromMs: number;
  readonly values: readonly (number | null)[];
}

function visible({ fromMs, values }: Values, within: TimeWindow) {
  const first = Math.max(0, Math.floor((within.fromMs - fromMs) / minuteMs));
  const last = Math.min(values.length - 1, Math.floor((within.toMs - fromMs) / minuteMs));
  return { first, last };
}

/** Bars from zero; a minute that was not seen has none. */
export function barsOf(column: Values, within: TimeWindow): LaneBars {
  const { first, last } = visible(column, within);
  const seen = column.values.slice(first, last + 1);
  const most = Math.max(0, ...seen.map(value => value ?? 0));
  const scale = 1_000 / Math.max(1, within.toMs - within.fromMs);
  const parts: string[] = [];
  for (let at = first; at <= last && most > 0; at += 1) {
    const value = column.values[at] ?? 0;
    if (value <= 0) continue;
    const x = Math.max(0, (column.fromMs + at * minuteMs - within.fromMs) * scale);
    const end = Math.min(1_000, (column.fromMs + (at + 1) * minuteMs - within.fromMs) * scale);
    const height = Math.max(3, (value / most) * 96);
    parts.push(`M${rounded(x)} 100V${rounded(100 - height)}H${rounded(end)}V100Z`);
  }
  return { path: parts.join(''), most };
}

/** A line that breaks where nothing was seen. */
export function lineOf(column: Values, within: TimeWindow, most: number): string {
  const { first, last } = visible(column, within);
  const scale = 1_000 / Math.max(1, within.toMs - within.fromMs);
  const parts: string[] = [];
  let drawing = false;
  for (let at = first; at <= last; at += 1) {
    const value = column.values[at] ?? null;
    if (value === null) {
      drawing = false;
      continue;
    }
    const middleMs = column.fromMs + (at + 0.5) * minuteMs;
    const x = Math.min(1_000, Math.max(0, (middleMs - within.fromMs) * scale));
    const y = 100 - (most === 0 ? 0 : (value / most) * 96);
    parts.push(`${drawing ? 'L' : 'M'}${rounded(x)} ${rounded(y)}`);
    if (!drawing) parts.push(`h0.01`);
    drawing = true;
  }
  return parts.join('');
}

/**
 * Minutes that nobody saw, or in which a feed was silent: the same break in every lane. The hours
 * before the first minute that was ever seen are no gap.
 */
export function gapsOf(calls: Values, silent: Values, within: TimeWindow): readonly Gap[] {
  const { first, last } = visible(calls, within);
  const begun = calls.values.findIndex(value => value !== null);
  const scale = 100 / Math.max(1, within.toMs - within.fromMs);
  const gaps: Gap[] = [];
  let from = -1;
  for (let at = Math.max(first, begun); at <= last + 1 && begun >= 0; at += 1) {
    const missing = at <= last && (calls.values[at] === null || (silent.values[at] ?? 0) > 0);
    if (missing && from < 0) from = at;
    if (missing || from < 0) continue;
    const left = Math.max(0, (calls.fromMs + from * minuteMs - within.fromMs) * scale);
    const end = Math.min(100, (calls.fromMs + at * minuteMs - within.fromMs) * scale);
    gaps.push({ left: rounded(left), width: rounded(Math.max(0.2, end - left)) });
    from = -1;
  }
  return gaps;
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
