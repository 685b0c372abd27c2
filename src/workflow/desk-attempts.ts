// Attempts of a case as they stand on record: each made once, with what came of it.
import type { ContactDecision } from '../core/case/decision.ts';
import type { Desk, DeskAttempt, DeskCase, DeskOutput } from './desk-state.ts';

interface At {
  readonly desk: Desk;
  readonly output: DeskOutput;
}

/** What is written of an attempt, and who says so; undefined: the channel, or the desk itself. */
export interface AttemptNote {
  readonly attempt: number;
  readonly result: ContactDecision['result'];
  readonly by?: string;
}

export function attemptOf(one: DeskCase, number: number): DeskAttempt | undefined {
  return one.attempts[number - one.attemptsBefore - 1];
}

export function tellAttempt({ desk, output }: At, one: DeskCase, note: AttemptNote): void {
  const { attempt, result, by } = note;
  output.decisions.push({
    type: 'contact',
    timeMs: desk.nowMs,
    zone: one.zone,
    subscriber: one.subscriber,
    case: one.case,
    channel: attemptOf(one, attempt)!.channel,
    attempt,
    result,
    ...(by !== undefined && { by }),
  });
}

export function isOpenTask({ channel, result }: DeskAttempt): boolean {
  return channel === 'task' && result === '';
}

/** Calls that nobody has to make any more: the owner was reached, or the case is at its end. */
export function withdrawTasks(at: At, one: DeskCase): void {
  for (const [i, made] of one.attempts.entries()) {
    if (!isOpenTask(made)) continue;
    made.result = 'not-needed';
    tellAttempt(at, one, { attempt: one.attemptsBefore + i + 1, result: made.result });
  }
}
