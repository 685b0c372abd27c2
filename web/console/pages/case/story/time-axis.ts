// The one time axis of all lanes: which span it shows, where a time stands on it, and its ticks.
import { offsetMs } from '../../../../ui/figures/format-time.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
const steps = [
  minuteMs,
  2 * minuteMs,
  5 * minuteMs,
  10 * minuteMs,
  15 * minuteMs,
  30 * minuteMs,
  hourMs,
  2 * hourMs,
  3 * hourMs,
  6 * hourMs,
  12 * hourMs,
  dayMs,
  2 * dayMs,
  7 * dayMs,
];

export interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

/** Place of a time in a lane of that width; beyond the span it stands at the edge. */
export function placeOf(timeMs: number, { fromMs, toMs }: Span, width: number): number {
  const share = (timeMs - fromMs) / Math.max(1, toMs - fromMs);
  return Math.max(0, Math.min(1, share)) * width;
}

export function timeAtPlace(place: number, { fromMs, toMs }: Span, width: number): number {
  const share = Math.max(0, Math.min(1, place / Math.max(1, width)));
  return Math.round(fromMs + share * (toMs - fromMs));
}

/** Round times of the zone, at most as many as fit, each `apart` px from the next. */
export function ticksOf(span: Span, width: number, zone: string, apart = 64): number[] {
  const most = Math.max(1, Math.floor(width / apart));
  const length = span.toMs - span.fromMs;
  const step = steps.find(one => length / one <= most) ?? Math.ceil(length / most / dayMs) * dayMs;
  const ahead = offsetMs(span.fromMs, zone);
  const first = Math.ceil((span.fromMs + ahead) / step) * step - ahead;
  const ticks: number[] = [];
  for (let at = first; at <= span.toMs; at += step) ticks.push(at);
  return ticks;
}

export interface StoryTimes {
  readonly fromMs: number;
  readonly focusMs: number;
  readonly atMs: number;
  readonly closedMs: number | null;
  /** Ends of suspected calls; null: one runs. */
  readonly suspectedEnds: readonly (number | null)[];
  /** When something was decided or tried. */
  readonly acts: readonly number[];
  /** When the evidence last rose. */
  readonly lastRiseMs: number;
}

const tailMs = 5 * minuteMs;
const nearMs = 90 * minuteMs;

/** `episode`: from what led to it until it calmed down; `all`: until now. */
export function spanOf(times: StoryTimes, view: 'episode' | 'all'): Span {
  const lastMs =
    times.closedMs === null ? times.atMs : Math.min(times.atMs, times.closedMs + tailMs);
  if (view === 'all') return { fromMs: times.fromMs, toMs: lastMs };
  const { focusMs } = times;
  if (times.suspectedEnds.includes(null)) return withLead(focusMs, times.atMs);
  let calmMs = Math.max(times.lastRiseMs, ...times.suspectedEnds.map(end => end ?? 0));
  for (const actMs of [...times.acts].sort((a, b) => a - b)) {
    if (actMs - calmMs <= nearMs) calmMs = Math.max(calmMs, actMs);
  }
  const toMs = Math.min(lastMs, Math.max(calmMs, focusMs) + tailMs);
  return withLead(focusMs, toMs);
}

/** A little of what was before, so that the beginning is seen. */
function withLead(focusMs: number, toMs: number): Span {
  const endMs = Math.max(toMs, focusMs + minuteMs);
  const leadMs = Math.min(10 * minuteMs, Math.max(minuteMs, (endMs - focusMs) / 10));
  return { fromMs: focusMs - leadMs, toMs: endMs };
}
