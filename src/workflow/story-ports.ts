// What a case and its lines are told from: the store, and the engine as it is now.
import type { CallRow } from '../core/case/case-rows.ts';
import type { CaseTrace } from '../core/case/case-trace.ts';
import type { LearntNormal, LineHabits } from '../core/case/line-normal.ts';

/** How long a line is looked back on, until when, and in which zone its hours are. */
export interface HabitSpan {
  readonly toMs: number;
  readonly weeks: number;
  readonly timeZone: string;
}

export interface CallsQuery {
  readonly subscribers: readonly string[];
  readonly fromMs: number;
  readonly toMs: number;
  readonly limit: number;
}

/** What a case and its lines are told from. */
export interface StoryReader {
  /** Of these lines together. */
  habits(subscribers: readonly string[], span: HabitSpan): Promise<LineHabits>;
  /** In order of time, at most 2,000. */
  traces(name: string): Promise<readonly CaseTrace[]>;
  /** International calls of several lines, oldest first, ended or refused; the first ones. */
  callsOf(query: CallsQuery): Promise<readonly CallRow[]>;
  /** How many there are. */
  countCalls(query: Omit<CallsQuery, 'limit'>): Promise<number>;
}

/** A call abroad that is up, or being set up. */
export interface RunningCall {
  readonly callId: string;
  readonly subscriber: string;
  readonly to: string;
  readonly country: string;
  readonly destination: number;
  readonly sourceIp: string | null;
  readonly setupMs: number;
  /** Null: not answered. */
  readonly answerMs: number | null;
  /** Nothing has confirmed it for so long that it is an estimate from then on. */
  readonly estimateFromMs: number;
  /** Thousandths of a yen so far, and a minute. */
  readonly milliYen: number;
  readonly milliYenPerMinute: number;
  readonly challenged: boolean;
  /** It counts as one of an episode. */
  readonly suspected: boolean;
}

/** What the engine knows of lines now: looked at, never changed. */
export interface LineWatch {
  learnt(subscriber: string): LearntNormal | undefined;
  /** Calls in progress of these lines. */
  running(subscribers: readonly string[]): readonly RunningCall[];
}
