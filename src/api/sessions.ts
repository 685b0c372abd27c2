import { randomBytes } from 'node:crypto';
import { hashKey } from './api-key.ts';

interface Session {
  readonly name: string;
  readonly endMs: number;
}

const sessionsMax = 1_000;

/**
 * Who is signed in to the page. Kept in memory: a restart signs everybody out. Only hashes of the
 * tokens are kept; at the limit the oldest sign-in ends.
 */
export class Sessions {
  readonly #sessions = new Map<string, Session>();
  readonly #durationMs: number;
  readonly #nowMs: () => number;

  constructor(durationMs: number, nowMs: () => number) {
    this.#durationMs = durationMs;
    this.#nowMs = nowMs;
  }

  /** Starts a session for the key of that name; returns the token for the cookie. */
  start(name: string): string {
    if (this.#sessions.size >= sessionsMax) {
      const oldest = this.#sessions.keys().next();
      if (!oldest.done) this.#sessions.delete(oldest.value);
    }
    const token = randomBytes(32).toString('base64url');
    this.#sessions.set(nameOf(token), { name, endMs: this.#nowMs() + this.#durationMs });
    return token;
  }

  /** The name of the key that signed in and when that ends; undefined when it has ended. */
  find(token: string): Session | undefined {
    const session = this.#sessions.get(nameOf(token));
    if (session === undefined || session.endMs > this.#nowMs()) return session;
    this.end(token);
    return undefined;
  }

  end(token: string): void {
    this.#sessions.delete(nameOf(token));
  }
}

// Looking up the hash makes the time of the look-up say nothing about the token.
function nameOf(token: string): string {
  return hashKey(token).toString('base64url');
}
