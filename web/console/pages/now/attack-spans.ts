// Where an attack's parts stand on the one time axis of the page.
import type { Schemas } from '../../../api/client.ts';

export type Attack = Schemas['Now']['attacks'][number];

export interface TimeWindow {
  readonly fromMs: number;
  readonly toMs: number;
}

export interface Span {
  /** `unseen`: before the alert; `running`: until it was stopped; `held`: refused since. */
  readonly kind: 'unseen' | 'running' | 'held';
  /** In hundredths of the window's width. */
  readonly left: number;
  readonly width: number;
  /** Money is being lost at its end, now. */
  readonly losing: boolean;
}

const hourMs = 3_600_000;
const shownMs = 6 * hourMs;
const longestMs = 12 * hourMs;

/**
 * Six hours up to now, begun at a full hour of the carrier; longer, up to twelve, where an open
 * attack began before.
 */
export function timeWindow(
  nowMs: number,
  attacks: readonly Attack[],
  offsetMinutes: number,
): TimeWindow {
  const open = attacks.filter(one => one.closedMs === null).map(one => one.beginMs);
  const wanted = Math.max(nowMs - longestMs, Math.min(nowMs - shownMs, ...open));
  const offsetMs = offsetMinutes * 60_000;
  const fromMs = Math.floor((wanted + offsetMs) / hourMs) * hourMs - offsetMs;
  return { fromMs, toMs: nowMs };
}

/** Full hours within the window, as many as fit beside each other. */
export function ticks(
  { fromMs, toMs }: TimeWindow,
  offsetMinutes: number,
  most: number,
): readonly number[] {
  const every = Math.max(1, Math.ceil((toMs - fromMs) / hourMs / most)) * hourMs;
  const offsetMs = offsetMinutes * 60_000;
  const first = Math.ceil((fromMs + offsetMs) / every) * every - offsetMs;
  const found: number[] = [];
  for (let at = first; at < toMs; at += every) found.push(at);
  return found;
}

/** In hundredths of the width; outside times are drawn to the edge. */
export function placeOf(atMs: number, { fromMs, toMs }: TimeWindow): number {
  const share = ((atMs - fromMs) / Math.max(1, toMs - fromMs)) * 100;
  return Math.round(Math.min(100, Math.max(0, share)) * 100) / 100;
}

/** When its calls stopped costing money; undefined while they do, or where none ever did. */
export function stoppedMs(attack: Attack): number | undefined {
  if (attack.yenPerMinute > 0) return undefined;
  const { measureMs, lastLossMs } = attack;
  if (measureMs !== null) return Math.max(measureMs, lastLossMs ?? 0);
  return lastLossMs ?? undefined;
}

export function spansOf(attack: Attack, within: TimeWindow): readonly Span[] {
  const endMs = Math.min(attack.closedMs ?? within.toMs, within.toMs);
  const runMs = Math.min(attack.alertMs, endMs);
  const losing = attack.yenPerMinute > 0;
  // Calls that were all challenged or refused never ran.
  const ran = attack.lastLossMs !== null || attack.exposureYen > 0;
  const stopMs = losing ? endMs : Math.min(endMs, (ran ? stoppedMs(attack) : undefined) ?? runMs);
  const parts = [
    { kind: 'unseen', fromMs: attack.beginMs, toMs: runMs, losing: false },
    { kind: 'running', fromMs: runMs, toMs: Math.max(runMs, stopMs), losing },
    { kind: 'held', fromMs: Math.max(runMs, stopMs), toMs: endMs, losing: false },
  ] as const;
  return parts
    .filter(one => one.toMs > one.fromMs || one.losing)
    .filter(one => one.toMs > within.fromMs)
    .map(({ kind, fromMs, toMs, losing }) => {
      const left = placeOf(fromMs, within);
      // However short, it is seen.
      const width = Math.max(kind === 'running' ? 0.6 : 0, placeOf(toMs, within) - left);
      return { kind, left: Math.min(left, 100 - width), width, losing };
    });
}
