// The browsers on which people are signed in, to be looked at and ended one by one.
import type { AuditEntry } from '../../core/access/audit-entry.ts';
import type { StoredSession } from '../../core/access/person.ts';
import type { SignInStore } from '../people-ports.ts';
import type { Clock } from '../ports.ts';
import { hashOf } from './sign-in.ts';

/** A sign-in that has not ended. */
export interface ListedSignIn {
  /** Stands for the sign-in; from it the browser's token cannot be had. */
  readonly id: string;
  readonly beginMs: number;
  readonly seenMs: number;
  readonly endMs: number;
  readonly stepUpMs: number | undefined;
  readonly address: string;
  /** Whether it is that of whoever asks. */
  readonly current: boolean;
}

export interface SignInListParts {
  readonly signIns: Pick<SignInStore, 'sessionsOf' | 'end' | 'endAllOf'>;
  readonly clock: Clock;
  readonly idleMs: number;
}

export class SignInList {
  readonly #parts: SignInListParts;

  constructor(parts: SignInListParts) {
    this.#parts = parts;
  }

  /** Newest first. `token`: of the browser that asks. */
  async of(name: string, token?: string): Promise<readonly ListedSignIn[]> {
    const own = token === undefined ? '' : idOf(hashOf(token));
    const sessions = await this.#standing(name);
    return sessions.map(({ sha256, beginMs, seenMs, endMs, stepUpMs, address }) => {
      const id = idOf(sha256);
      const current = id === own;
      // The nearer of both ends: without use it ends sooner.
      const until = Math.min(endMs, seenMs + this.#parts.idleMs);
      return { id, beginMs, seenMs, endMs: until, stepUpMs, address, current };
    });
  }

  /** False when there is no such sign-in of that person any more. */
  async end(of: {
    readonly name: string;
    readonly id: string;
    readonly by: string;
    readonly why: string;
  }): Promise<boolean> {
    const found = (await this.#standing(of.name)).find(each => idOf(each.sha256) === of.id);
    if (found === undefined) return false;
    const why = [of.why, `begun from ${found.address}`].filter(part => part !== '').join('; ');
    await this.#parts.signIns.end(found.sha256, this.#entry({ ...of, why }, 'person.end-sign-in'));
    return true;
  }

  async endAll(of: {
    readonly name: string;
    readonly by: string;
    readonly why: string;
  }): Promise<void> {
    const audit = this.#entry(of, 'person.end-sign-ins');
    await this.#parts.signIns.endAllOf(of.name, undefined, audit);
  }

  async #standing(name: string): Promise<readonly StoredSession[]> {
    const nowMs = this.#parts.clock.nowMs();
    const sessions = await this.#parts.signIns.sessionsOf(name);
    return sessions.filter(({ endMs, seenMs }) => {
      return endMs > nowMs && seenMs + this.#parts.idleMs > nowMs;
    });
  }

  #entry(of: { name: string; by: string; why: string }, what: string): AuditEntry {
    const atMs = this.#parts.clock.nowMs();
    return { atMs, who: of.by, what, why: of.why, subject: of.name };
  }
}

function idOf(sha256: Uint8Array): string {
  return Buffer.from(sha256).subarray(0, 12).toString('base64url');
}
