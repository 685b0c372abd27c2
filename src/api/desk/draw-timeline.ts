// Puts a case's calls, charges and evidence on one time axis, as they stood at a time.
import type { Stage } from '../../core/access/disclosure.ts';
import type { CallRow } from '../../core/case/case-rows.ts';
import type { CallTrace, CaseTrace } from '../../core/case/case-trace.ts';
import { type LineHabits, weekHours } from '../../core/case/line-normal.ts';
import { maskNumber } from '../../core/numbering/mask-number.ts';
import type { RunningCall } from '../../workflow/story-ports.ts';
import type { TimelineView } from '../contract/timeline.ts';

const minuteMs = 60_000;
const hourMs = 3_600_000;
const weekMs = 168 * hourMs;
const bucketsMost = 480;
const leadMs = 15 * minuteMs;
/** Calls earlier than this before the alert are precursors: the episode begins after them. */
const focusBeforeMs = 2 * hourMs;

type TimelineCall = NonNullable<TimelineView['calls']>[number] & { readonly number: string };

export interface StoryParts {
  readonly openedMs: number;
  readonly lines: readonly string[];
  /** Those of the store and of the engine, oldest first. */
  readonly ended: readonly CallRow[];
  readonly running: readonly RunningCall[];
  readonly traces: readonly CaseTrace[];
  readonly atMs: number;
  readonly live: boolean;
}

/** From when on the case's calls are looked at. */
export function storyBegins(
  openedMs: number,
  traces: readonly CaseTrace[],
): { readonly fromMs: number; readonly focusMs: number } {
  let fromMs = openedMs;
  let focusMs = openedMs;
  for (const trace of traces) {
    const atMs = trace.kind === 'call' ? trace.setupMs : trace.atMs;
    fromMs = Math.min(fromMs, atMs);
    if (atMs >= openedMs - focusBeforeMs) focusMs = Math.min(focusMs, atMs);
  }
  return { fromMs: fromMs - leadMs, focusMs };
}

/** Calls as they stood at `atMs`. */
export function callsAt(parts: StoryParts): TimelineCall[] {
  const marks = new Map<string, CallTrace>();
  for (const trace of parts.traces) if (trace.kind === 'call') marks.set(trace.callId, trace);
  const known = new Set<string>();
  const calls: TimelineCall[] = [];
  for (const row of parts.ended) {
    if (row.setupMs > parts.atMs) continue;
    known.add(`${row.callId} ${row.setupMs}`);
    calls.push(endedCall(row, marks.get(row.callId), parts));
  }
  for (const call of parts.running) {
    if (call.setupMs > parts.atMs || known.has(`${call.callId} ${call.setupMs}`)) continue;
    calls.push(runningCall(call, parts));
  }
  return calls.sort((a, b) => a.setupMs - b.setupMs);
}

function endedCall(row: CallRow, mark: CallTrace | undefined, parts: StoryParts): TimelineCall {
  const { atMs } = parts;
  const answerMs = row.answerMs !== null && row.answerMs <= atMs ? row.answerMs : null;
  const over = row.endMs <= atMs;
  const talkedMs = row.answerMs === null ? 0 : Math.max(0, row.endMs - row.answerMs);
  const part = over || talkedMs === 0 ? 1 : (atMs - (answerMs ?? atMs)) / talkedMs;
  const perMinute = talkedMs === 0 ? 0 : (row.milliYen * minuteMs) / talkedMs;
  return {
    line: parts.lines.indexOf(row.subscriber),
    setupMs: row.setupMs,
    answerMs,
    endMs: over ? row.endMs : null,
    yen: Math.round((row.milliYen * part) / 1_000),
    yenPerMinute: Math.round((mark?.milliYenPerMinute || perMinute) / 1_000),
    estimateFromMs: null,
    fate: over ? fates[row.verdict] : answerMs === null ? 'ringing' : 'running',
    suspected: mark !== undefined || row.verdict !== 'allow',
    country: row.country,
    to: null,
    number: row.to,
  };
}

const fates = {
  allow: 'ended',
  challenge: 'challenged',
  block: 'refused',
  release: 'released',
} as const;

function runningCall(call: RunningCall, parts: StoryParts): TimelineCall {
  const answered = call.answerMs !== null && call.answerMs <= parts.atMs;
  const { milliYenPerMinute } = call;
  const talkedMs = answered ? parts.atMs - call.answerMs : 0;
  const milliYen = parts.live ? call.milliYen : (milliYenPerMinute * talkedMs) / minuteMs;
  return {
    line: parts.lines.indexOf(call.subscriber),
    setupMs: call.setupMs,
    answerMs: answered ? call.answerMs : null,
    endMs: null,
    yen: Math.round(milliYen / 1_000),
    yenPerMinute: Math.round(milliYenPerMinute / 1_000),
    estimateFromMs: parts.atMs > call.estimateFromMs ? call.estimateFromMs : null,
    fate: call.challenged ? 'challenged' : answered ? 'running' : 'ringing',
    suspected: call.suspected,
    country: call.country,
    to: null,
    number: call.to,
  };
}

/** What of a call the stage shows; in full a number is shown elsewhere, each look recorded. */
export function presentTimelineCall({ number, ...call }: TimelineCall, stage: Stage) {
  return { ...call, to: stage >= 3 ? maskNumber(number) : null };
}

/** Charges summed from `fromMs` on; a call's grow evenly while it is up. */
export function chargesOver(
  calls: readonly TimelineCall[],
  fromMs: number,
  toMs: number,
): Pick<TimelineView, 'spanMs' | 'charges'> {
  const minutes = Math.max(1, Math.ceil((toMs - fromMs) / minuteMs / bucketsMost));
  const spanMs = minutes * minuteMs;
  const charges: TimelineView['charges'][number][] = [];
  for (let atMs = fromMs + spanMs; ; atMs += spanMs) {
    const endMs = Math.min(atMs, toMs);
    const begun = calls.filter(call => call.setupMs <= endMs);
    const inSpan = begun.filter(call => call.setupMs > atMs - spanMs);
    const refused = inSpan.filter(call => call.fate === 'refused').length;
    charges.push({
      atMs: endMs,
      yen: sumAt(begun, endMs, toMs),
      suspectedYen: sumAt(
        begun.filter(call => call.suspected),
        endMs,
        toMs,
      ),
      calls: inSpan.length - refused,
      refused,
    });
    if (atMs >= toMs) return { spanMs, charges };
  }
}

function sumAt(calls: readonly TimelineCall[], atMs: number, nowMs: number): number {
  let yen = 0;
  for (const { answerMs, endMs, yen: whole } of calls) {
    if (answerMs === null || answerMs > atMs) continue;
    const untilMs = endMs ?? nowMs;
    const part = untilMs <= answerMs ? 1 : Math.min(1, (atMs - answerMs) / (untilMs - answerMs));
    yen += whole * part;
  }
  return Math.round(yen);
}

/** By hour of the axis: what is usual in that hour on such days (working days, weekends). */
export function usualOver(
  habits: LineHabits,
  span: { readonly fromMs: number; readonly toMs: number },
  weekHourOf: (atMs: number) => number,
): TimelineView['usual'] {
  const usual: TimelineView['usual'][number][] = [];
  const knownMs = habits.firstMs === null ? 0 : span.fromMs - habits.firstMs;
  const weeks = Math.min(habits.weeks, Math.max(1, knownMs / weekMs));
  const first = Math.floor(span.fromMs / hourMs) * hourMs;
  for (let fromMs = first; fromMs < span.toMs && usual.length < 24 * 14; fromMs += hourMs) {
    const alike = hoursAlike(weekHourOf(fromMs));
    const sum = alike.reduce((all, at) => all + habits.milliYenByHour[at]!, 0);
    const most = Math.max(...alike.map(at => habits.mostMilliYenByHour[at]!));
    const yen = Math.round(sum / alike.length / weeks / 1_000);
    usual.push({ fromMs, yen, mostYen: Math.round(most / 1_000) });
  }
  return usual;
}

/** The same hour of all working days, or of both days of the weekend. */
function hoursAlike(weekHour: number): number[] {
  const weekend = weekHour >= 120;
  const from = weekend ? 5 : 0;
  const days = weekend ? 2 : 5;
  const hour = weekHour % 24;
  return Array.from({ length: days }, (_, i) => ((from + i) * 24 + hour) % weekHours);
}

export function registrationsAt(traces: readonly CaseTrace[], atMs: number) {
  return traces
    .filter(trace => trace.kind === 'registrations')
    .filter(trace => trace.atMs <= atMs)
    .map(({ atMs: fromMs, toMs, refused, guessedMs }) => ({ fromMs, toMs, refused, guessedMs }));
}

export function evidenceAt(traces: readonly CaseTrace[], atMs: number): TimelineView['evidence'] {
  return traces
    .filter(trace => trace.kind === 'evidence')
    .filter(trace => trace.atMs <= atMs)
    .map(({ atMs: stepMs, subscriber, sum, levels, shares }) => ({
      atMs: stepMs,
      centiDecibans: sum,
      subscriber: subscriber === '' ? null : subscriber,
      levels,
      shares: Object.entries(shares)
        .map(([reading, centiDecibans]) => ({ reading, centiDecibans }))
        .sort((a, b) => b.centiDecibans - a.centiDecibans || (a.reading < b.reading ? -1 : 1)),
    }));
}
