/** How long a claim holds unless it is renewed. */
export const contactClaimMs = 60_000;

const casesMax = 10_000;

export interface ContactClaim {
  readonly by: string;
  readonly endMs: number;
}

/**
 * Two people do not telephone the same owner at once: who opens a call claims it, and renews the
 * claim while the call lasts. Kept in memory, for a restart ends no call.
 */
export class ContactClaims {
  readonly #nowMs: () => number;
  readonly #claims = new Map<string, ContactClaim>();

  /** `nowMs` is a clock that does not jump. */
  constructor(nowMs: () => number) {
    this.#nowMs = nowMs;
  }

  /** Claims the contact or renews one's own; gives whose it is then. */
  claim(caseName: string, by: string): ContactClaim {
    const held = this.of(caseName);
    if (held !== undefined && held.by !== by) return held;
    const claim = { by, endMs: this.#nowMs() + contactClaimMs };
    this.#claims.delete(caseName);
    this.#claims.set(caseName, claim);
    if (this.#claims.size > casesMax) this.#dropOldest();
    return claim;
  }

  /** Gives one's own claim up; false where it was not one's own. */
  release(caseName: string, by: string): boolean {
    return this.of(caseName)?.by === by && this.#claims.delete(caseName);
  }

  of(caseName: string): ContactClaim | undefined {
    const held = this.#claims.get(caseName);
    if (held === undefined || held.endMs > this.#nowMs()) return held;
    this.#claims.delete(caseName);
    return undefined;
  }

  endsInMs({ endMs }: ContactClaim): number {
    return Math.max(0, Math.round(endMs - this.#nowMs()));
  }

  #dropOldest(): void {
    const oldest = this.#claims.keys().next().value;
    if (oldest !== undefined) this.#claims.delete(oldest);
  }
}
