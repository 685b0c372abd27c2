import type { CallEvent } from '../core/call/call-event.ts';
import type { NumberKind } from '../core/numbering/dialled-number.ts';

/** Calls whose answer and end are dropped too; beyond, the oldest is forgotten. */
const callsMax = 100_000;

/**
 * Keeps domestic detail out of journal and engine: calls that do not go abroad are counted, and
 * their later events dropped. Inbound calls and registrations go on.
 */
export class DomesticCalls {
  /** Outbound calls that did not go abroad. */
  count = 0;
  readonly #classify: (to: string) => NumberKind;
  readonly #open = new Set<string>();

  constructor(classify: (to: string) => NumberKind) {
    this.#classify = classify;
  }

  /** Whether the event belongs to such a call; counts the call at its set-up or record. */
  holds(event: CallEvent): boolean {
    if (event.type === 'register') return false;
    if (event.type !== 'setup' && event.type !== 'cdr') {
      if (this.#open.size === 0 || !this.#open.has(event.callId)) return false;
      if (event.type === 'end') this.#open.delete(event.callId);
      return true;
    }
    if (event.direction === 'inbound' || this.#classify(event.to) === 'international') return false;
    if (event.type === 'cdr') {
      this.count += 1;
      return true;
    }
    if (this.#open.has(event.callId)) return true;
    this.count += 1;
    if (this.#open.size >= callsMax) this.#open.delete(this.#open.values().next().value!);
    this.#open.add(event.callId);
    return true;
  }
}
