// How the world answers in a replay (design §7): who is reached and says what, who passes a
// challenge. Engine and desk see it only as a carrier would.
import type { CallEvent } from '../../core/call/call-event.ts';
import type { ReachableRow } from '../../ingest/reference/read-contacts.ts';
import type { ContactOrder } from '../../workflow/desk-state.ts';

const minuteMs = 60_000;
const dayMs = 86_400_000;
const answersAfterMs = 90_000;
const challengeAfterMs = 20_000;
const remembersMs = 7 * dayMs;
/** The contract's reachable times are in JST. */
const jstMs = 540 * minuteMs;

export type Due =
  | { readonly dueMs: number; readonly kind: 'answer'; readonly order: ContactOrder }
  | {
      readonly dueMs: number;
      readonly kind: 'challenge';
      readonly callId: string;
      readonly zone: string;
    };

export class ReplayWorld {
  readonly #reachable = new Map<string, ReachableRow[]>();
  readonly #attackOf: ReadonlyMap<string, string>;
  /** Times of attackers' calls by line, ascending. */
  readonly #attackCalls = new Map<string, number[]>();
  /** Ascending by time. */
  readonly #due: Due[] = [];

  constructor(rows: readonly ReachableRow[], attackOf: ReadonlyMap<string, string>) {
    for (const row of rows) {
      const known = this.#reachable.get(row.subscriber);
      if (known === undefined) this.#reachable.set(row.subscriber, [row]);
      else known.push(row);
    }
    this.#attackOf = attackOf;
  }

  attackOf(callId: string): string | undefined {
    return this.#attackOf.get(callId);
  }

  /** Sees every event before the system does. */
  note(event: CallEvent): void {
    if (event.type !== 'setup' && event.type !== 'cdr') return;
    if (!this.#attackOf.has(event.callId)) return;
    const at = event.type === 'cdr' ? event.setupMs : event.timeMs;
    const known = this.#attackCalls.get(event.subscriber);
    if (known === undefined) this.#attackCalls.set(event.subscriber, [at]);
    else known.push(at);
  }

  contact(order: ContactOrder): void {
    if (!this.isReachable(order.subscriber, order.atMs)) return;
    this.#add({ dueMs: order.atMs + answersAfterMs, kind: 'answer', order });
  }

  challenge(callId: string, setupMs: number, zone: string): void {
    this.#add({ dueMs: setupMs + challengeAfterMs, kind: 'challenge', callId, zone });
  }

  dueMs(): number {
    return this.#due.length === 0 ? Number.POSITIVE_INFINITY : this.#due[0]!.dueMs;
  }

  take(): Due {
    return this.#due.shift()!;
  }

  /** "Not mine" if an attacker's call was on the line in the last seven days. */
  says(subscriber: string, atMs: number): 'mine' | 'not-mine' {
    const calls = this.#attackCalls.get(subscriber) ?? [];
    return calls.some(at => at <= atMs && atMs - at <= remembersMs) ? 'not-mine' : 'mine';
  }

  #add(due: Due): void {
    let at = this.#due.length;
    while (at > 0 && this.#due[at - 1]!.dueMs > due.dueMs) at -= 1;
    this.#due.splice(at, 0, due);
  }

  /** Whether the line's owner can be reached now. */
  isReachable(subscriber: string, atMs: number): boolean {
    const local = atMs + jstMs;
    const day = Math.floor(local / dayMs);
    const minute = Math.floor((local - day * dayMs) / minuteMs);
    return (this.#reachable.get(subscriber) ?? []).some(row => {
      const past = row.toMinute < row.fromMinute && minute < row.toMinute;
      const weekday = (day - (past ? 1 : 0) + 4) % 7;
      if (row.days === 'weekdays' && (weekday === 0 || weekday === 6)) return false;
      if (row.toMinute > row.fromMinute) return minute >= row.fromMinute && minute < row.toMinute;
      return minute >= row.fromMinute || past;
    });
  }
}
