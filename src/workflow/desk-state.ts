// The case desk's state: plain data, in the same snapshot as the engine's.
import type { ContactResult } from '../core/case/act.ts';
import type { Decision } from '../core/case/decision.ts';
import type { MessageOrder } from '../core/case/message-order.ts';
import type { Contact } from '../core/subscriber/subscriber.ts';
import type { Command, ContactReport } from '../engine/input.ts';
import { type ContactBook, newContactBook } from './contact-book.ts';

export interface DeskAttempt {
  readonly channel: Contact['channel'];
  readonly atMs: number;
  result: '' | 'unknown' | ContactResult;
}

export interface DeskCase {
  readonly case: string;
  readonly account: string;
  readonly subscriber: string;
  readonly zone: string;
  readonly openedMs: number;
  readonly contacts: readonly Contact[];
  readonly attempts: DeskAttempt[];
  exhausted: boolean;
  reached: boolean;
  /** When a challenge failed last; 0 before. */
  failedMs: number;
  readonly suspended: string[];
  closed: boolean;
}

export interface DeskTimer {
  readonly dueMs: number;
  readonly case: string;
  readonly what: 'attempt' | 'no-answer' | 'mended' | 'give-up';
  readonly attempt: number;
}

export interface Desk {
  nowMs: number;
  /** How long after "not mine" the cause counts as mended; 0: only a person says so. */
  readonly mendedAfterMs: number;
  readonly contacts: ContactBook;
  /** Open cases. */
  readonly cases: Map<string, DeskCase>;
  /** Ascending by time. */
  readonly timers: DeskTimer[];
  /** Commands given so far; makes their ids. */
  commands: number;
}

/** A contact attempt, for a simulated subscriber to answer; messages go out by their orders. */
export interface ContactOrder {
  readonly case: string;
  readonly subscriber: string;
  readonly attempt: number;
  readonly channel: Contact['channel'];
  readonly address: string;
  readonly atMs: number;
}

export interface DeskOutput {
  readonly decisions: Decision[];
  readonly commands: { readonly id: string; readonly command: Command }[];
  readonly orders: ContactOrder[];
  readonly messages: MessageOrder[];
}

export function newDeskOutput(): DeskOutput {
  return { decisions: [], commands: [], orders: [], messages: [] };
}

export function newDesk(mendedAfterMs: number): Desk {
  return {
    nowMs: 0,
    mendedAfterMs,
    contacts: newContactBook(),
    cases: new Map(),
    timers: [],
    commands: 0,
  };
}

/** Inserts a timer; equal times keep the order in which they were set. */
export function schedule(
  desk: Desk,
  dueMs: number,
  name: string,
  what: DeskTimer['what'],
  attempt: number,
): void {
  let low = 0;
  let high = desk.timers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (desk.timers[middle]!.dueMs > dueMs) high = middle;
    else low = middle + 1;
  }
  desk.timers.splice(low, 0, { dueMs, case: name, what, attempt });
}

export function contactReport(one: DeskCase): ContactReport {
  const count = (result: DeskAttempt['result']): number =>
    one.attempts.filter(attempt => attempt.result === result).length;
  return {
    attempts: one.attempts.length,
    undelivered: count('undelivered'),
    unanswered: count('no-answer') + count('unsure'),
    channels: new Set(one.contacts.map(contact => contact.channel)).size,
    exhausted: one.exhausted,
    reached: one.reached,
  };
}

/** Closes the case here and in the engine. */
export function closeDeskCase(
  desk: Desk,
  one: DeskCase,
  outcome: 'fraud' | 'lawful' | 'inconclusive',
  output: DeskOutput,
): void {
  one.closed = true;
  desk.cases.delete(one.case);
  for (let i = desk.timers.length - 1; i >= 0; i -= 1) {
    if (desk.timers[i]!.case === one.case) desk.timers.splice(i, 1);
  }
  desk.commands += 1;
  output.commands.push({
    id: `desk-${desk.commands}`,
    command: { kind: 'close-case', case: one.case, outcome },
  });
  output.decisions.push({
    type: 'case',
    timeMs: desk.nowMs,
    zone: one.zone,
    subscriber: one.subscriber,
    case: one.case,
    state: 'closed',
    outcome,
  });
}
