import { waitAfterFailures } from '../../core/access/person.ts';

interface Failures {
  count: number;
  untilMs: number;
}

const addressesMax = 10_000;
/** An office behind one address mistypes more than a person does. */
const forgiven = 15;

/**
 * Slows down guessing from one address over many names. Bounded: at the limit the address that
 * failed longest ago is forgotten; names have counters of their own in the store.
 */
export class AddressThrottle {
  readonly #failures = new Map<string, Failures>();
  readonly #nowMs: () => number;

  constructor(nowMs: () => number) {
    this.#nowMs = nowMs;
  }

  /** How long that address has still to wait; 0 when it may try. */
  waitMs(address: string): number {
    return Math.max(0, (this.#failures.get(address)?.untilMs ?? 0) - this.#nowMs());
  }

  failed(address: string): void {
    const count = (this.#failures.get(address)?.count ?? 0) + 1;
    this.#failures.delete(address);
    const untilMs = this.#nowMs() + waitAfterFailures(Math.max(0, count - forgiven));
    this.#failures.set(address, { count, untilMs });
    if (this.#failures.size <= addressesMax) return;
    const oldest = this.#failures.keys().next();
    if (!oldest.done) this.#failures.delete(oldest.value);
  }

  succeeded(address: string): void {
    this.#failures.delete(address);
  }
}
