// The picture of a case as a table: what happened, line by line, with the figures as of then.
import type { Schemas } from '../../../../api/client.ts';
import type { Act } from './acts-of.ts';
import { type ChargePoint, yenAt } from './charge-curve.ts';
import { type Step, stepAt } from './evidence-stack.ts';
import type { Span } from './time-axis.ts';

type Call = Schemas['TimelineCall'];

export type StoryWhat =
  | { readonly kind: 'evidence'; readonly step: Step; readonly before: Step | undefined }
  | { readonly kind: 'call' | 'call-over'; readonly call: Call }
  | { readonly kind: 'act'; readonly act: Act }
  | {
      readonly kind: 'registrations';
      readonly refused: number;
      readonly guessed: boolean;
    };

export interface StoryRow {
  readonly atMs: number;
  readonly what: StoryWhat;
  /** Centi-decibans and yen as of then; null: nothing yet. */
  readonly sum: number | null;
  readonly yen: number;
}

/** In order of time; steps that change less than a deciban are left out. */
export function storyRows(
  {
    timeline,
    acts,
    curve,
  }: {
    readonly timeline: Schemas['Timeline'];
    readonly acts: readonly Act[];
    readonly curve: readonly ChargePoint[];
  },
  span: Span,
): StoryRow[] {
  const found: { readonly atMs: number; readonly what: StoryWhat }[] = [];
  let before: Step | undefined;
  for (const step of timeline.evidence) {
    if (before !== undefined && Math.abs(step.centiDecibans - before.centiDecibans) < 100) continue;
    found.push({ atMs: step.atMs, what: { kind: 'evidence', step, before } });
    before = step;
  }
  for (const call of timeline.calls ?? []) {
    found.push({ atMs: call.setupMs, what: { kind: 'call', call } });
    if (call.endMs !== null && call.answerMs !== null) {
      found.push({ atMs: call.endMs, what: { kind: 'call-over', call } });
    }
  }
  for (const act of acts) found.push({ atMs: act.atMs, what: { kind: 'act', act } });
  for (const { fromMs, refused, guessedMs } of timeline.registrations) {
    found.push({
      atMs: fromMs,
      what: { kind: 'registrations', refused, guessed: guessedMs !== null },
    });
  }
  return found
    .filter(({ atMs }) => atMs >= span.fromMs && atMs <= span.toMs)
    .sort((a, b) => a.atMs - b.atMs)
    .map(({ atMs, what }) => ({
      atMs,
      what,
      sum: stepAt(timeline.evidence, atMs)?.centiDecibans ?? null,
      yen: Math.round(yenAt(curve, atMs)),
    }));
}
