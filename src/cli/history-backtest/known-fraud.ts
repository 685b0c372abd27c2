// What the carrier found out about its own history: which calls were an attacker's, and whose
// owners answered when they were asked.
import type { CallEvent } from '../../core/call/call-event.ts';
import type { FraudCase } from '../../store/past-cases.ts';

const beforeAlertMs = 3_600_000;
const longestMs = 7 * 86_400_000;

/**
 * Calls abroad of the lines of a case that was closed as fraud, from an hour before it opened until
 * it was closed, a week at most. Filled while the history is read.
 */
export class KnownFraud {
  /** Case of each attacker's call so far. */
  readonly attackOf = new Map<string, string>();
  readonly #byLine: ReadonlyMap<string, readonly FraudCase[]>;
  readonly cases: number;

  constructor(cases: readonly FraudCase[]) {
    this.#byLine = Map.groupBy(cases, one => one.subscriber);
    this.cases = new Set(cases.map(one => one.case)).size;
  }

  note(event: CallEvent): void {
    if ((event.type !== 'setup' && event.type !== 'cdr') || event.direction === 'inbound') return;
    const atMs = event.type === 'cdr' ? event.setupMs : event.timeMs;
    const found = this.#byLine.get(event.subscriber)?.find(({ openedMs, closedMs }) => {
      const until = Math.min(closedMs ?? Number.POSITIVE_INFINITY, openedMs + longestMs);
      return atMs >= openedMs - beforeAlertMs && atMs <= until;
    });
    if (found !== undefined) this.attackOf.set(event.callId, found.case);
  }
}
