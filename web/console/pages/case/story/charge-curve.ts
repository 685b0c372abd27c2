// Charges over time: what is booked, what calls in progress add by the minute, and the normal.
import type { Schemas } from '../../../../api/client.ts';

type Timeline = Schemas['Timeline'];
type Call = Schemas['TimelineCall'];

const minuteMs = 60_000;

export interface ChargePoint {
  readonly atMs: number;
  /** All charges since the curve begins. */
  readonly yen: number;
  /** Of them those of calls that have ended. */
  readonly bookedYen: number;
}

/**
 * Charges since `sinceMs`, until `nowMs`; running calls go on growing after the last figures came.
 */
export function chargeCurve(
  timeline: Pick<Timeline, 'charges' | 'calls' | 'fromMs' | 'live' | 'atMs'>,
  { sinceMs, nowMs }: { readonly sinceMs: number; readonly nowMs: number },
): ChargePoint[] {
  const points = wholeCurve(timeline, nowMs);
  const before = pointAt(points, sinceMs);
  const later = points.filter(point => point.atMs > sinceMs);
  return [before, ...later].map(({ atMs, yen, bookedYen }) => ({
    atMs: Math.max(atMs, sinceMs),
    yen: yen - before.yen,
    bookedYen: bookedYen - before.bookedYen,
  }));
}

function wholeCurve(
  timeline: Pick<Timeline, 'charges' | 'calls' | 'fromMs' | 'live' | 'atMs'>,
  nowMs: number,
): ChargePoint[] {
  const { charges, calls, fromMs, live } = timeline;
  const running = (calls ?? []).filter(call => call.endMs === null && call.answerMs !== null);
  const points: ChargePoint[] = [{ atMs: fromMs, yen: 0, bookedYen: 0 }];
  for (const { atMs, yen } of charges) {
    points.push({
      atMs,
      yen,
      bookedYen: Math.max(0, yen - accruedAt(running, atMs, timeline.atMs)),
    });
  }
  const last = points.at(-1)!;
  if (live && running.length > 0 && nowMs > last.atMs) {
    const more = running.reduce((sum, call) => sum + call.yenPerMinute, 0);
    const yen = last.yen + (more * (nowMs - last.atMs)) / minuteMs;
    points.push({ atMs: nowMs, yen, bookedYen: last.bookedYen });
  }
  return points;
}

/** What they had cost at a time; until `toldMs` their charges grew evenly. */
function accruedAt(running: readonly Call[], atMs: number, toldMs: number): number {
  return running.reduce((sum, { answerMs, yen }) => {
    if (answerMs === null || atMs < answerMs) return sum;
    return sum + (toldMs <= answerMs ? yen : (yen * (atMs - answerMs)) / (toldMs - answerMs));
  }, 0);
}

export interface NormalPoint {
  readonly atMs: number;
  readonly usualYen: number;
  readonly mostYen: number;
}

/** What the lines would usually have spent in that span, and at most. */
export function normalCurve(
  usual: Timeline['usual'],
  { fromMs, toMs }: { readonly fromMs: number; readonly toMs: number },
): NormalPoint[] {
  const points: NormalPoint[] = [{ atMs: fromMs, usualYen: 0, mostYen: 0 }];
  let usualYen = 0;
  let mostYen = 0;
  for (const { fromMs: hourFromMs, yen, mostYen: most } of usual) {
    const endMs = Math.min(toMs, hourFromMs + 60 * minuteMs);
    const beginMs = Math.max(fromMs, hourFromMs);
    if (endMs <= beginMs) continue;
    // The dearest hour may have been one call: it counts whole from the hour's first minute on.
    mostYen += most;
    usualYen += (yen * (endMs - beginMs)) / (60 * minuteMs);
    points.push({ atMs: beginMs, usualYen: points.at(-1)!.usualYen, mostYen });
    points.push({ atMs: endMs, usualYen, mostYen });
  }
  return points;
}

/** The figure of the curve at a time. */
export function yenAt(points: readonly ChargePoint[], atMs: number): number {
  return pointAt(points, atMs).yen;
}

/** Straight between its points; before the first nothing was spent. */
function pointAt(points: readonly ChargePoint[], atMs: number): ChargePoint {
  const next = points.findIndex(point => point.atMs >= atMs);
  const last = points.at(-1) ?? { atMs, yen: 0, bookedYen: 0 };
  if (next < 0) return last;
  const after = points[next]!;
  const before = points[next - 1];
  if (before === undefined || after.atMs === before.atMs) return after;
  const share = (atMs - before.atMs) / (after.atMs - before.atMs);
  const between = (a: number, b: number): number => a + share * (b - a);
  return {
    atMs,
    yen: between(before.yen, after.yen),
    bookedYen: between(before.bookedYen, after.bookedYen),
  };
}

/** What the most expensive usual hour of the span costs. */
export function dearestHour(usual: Timeline['usual'], fromMs: number, toMs: number): number {
  const within = usual.filter(one => one.fromMs + 60 * minuteMs > fromMs && one.fromMs <= toMs);
  return Math.max(0, ...within.map(one => one.mostYen));
}
