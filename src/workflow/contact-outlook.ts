// What the contact plan of a case has come to and when it will be at its end, read from the desk.
import { contactOutcome } from '../core/contact/contact-outcome.ts';
import type { Policy } from '../core/policy/policy.ts';
import type { Desk, DeskAttempt, DeskCase } from './desk-state.ts';

export interface ContactOutlook {
  /** Attempts that must have gone out and stayed without an answer. */
  readonly planned: number;
  readonly made: number;
  readonly unanswered: number;
  /** Channels on which silence counts so far, and how many it takes. */
  readonly channels: number;
  readonly channelsNeeded: number;
  readonly reached: boolean;
  readonly exhausted: boolean;
  /** When the desk tries next by itself. */
  readonly nextAttemptMs: number | null;
  /** Until when the last attempt that went out waits for an answer. */
  readonly answerByMs: number | null;
  /** When the plan is at its end if nobody answers: not before. */
  readonly exhaustedMs: number | null;
  /** A contact that changed less long ago is not used: it may be the thief's. */
  readonly settledMs: number;
}

/** Undefined for a case that is not open at the desk. */
export function contactOutlook(
  { cases }: Pick<Desk, 'cases'>,
  policy: Policy,
  name: string,
): ContactOutlook | undefined {
  const one = cases.get(name);
  if (one === undefined) return undefined;
  const { plan, attempts, timers } = one;
  const silent = attempts.filter(each => isSilent(one, each));
  const due = (what: string) => timers.filter(timer => timer.what === what).map(at => at.dueMs);
  return {
    planned: plan.attemptsAtMs.length,
    made: attempts.length,
    unanswered: silent.length,
    channels: new Set(silent.map(each => (each.channel === 'task' ? 'voice' : each.channel))).size,
    channelsNeeded: plan.channelsMin,
    reached: one.reached,
    exhausted: one.exhausted,
    nextAttemptMs: due('attempt')[0] ?? null,
    answerByMs: due('no-answer').at(-1) ?? null,
    exhaustedMs: exhaustedMs(one, silent.length, due),
    settledMs: policy.contact.contactSettledMs,
  };
}

function isSilent({ plan }: DeskCase, { result }: DeskAttempt): boolean {
  return result !== '' && contactOutcome(result, plan.busy.counts).unanswered;
}

/** If each attempt that is out or planned stays without an answer. */
function exhaustedMs(
  { plan, exhausted, reached }: DeskCase,
  silent: number,
  due: (what: string) => number[],
): number | null {
  if (exhausted || reached) return null;
  const planned = due('attempt').map(atMs => atMs + plan.answerWithinMs);
  const ends = [...due('no-answer'), ...planned].sort((a, b) => a - b);
  const missing = Math.max(1, plan.attemptsAtMs.length - silent);
  return ends[missing - 1] ?? null;
}
