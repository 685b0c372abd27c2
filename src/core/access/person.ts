// People who sign in, and what stands for a sign-in. Secrets appear as their hashes only.
import type { Role, Scope } from './permissions.ts';

export interface Person {
  /** What they sign in with: lower-case letters, digits, `.`, `_`, `-`. Never changes. */
  readonly name: string;
  readonly role: Role;
  readonly createdMs: number;
  readonly createdBy: string;
  readonly disabled: boolean;
  readonly hasPassword: boolean;
  readonly hasAuthenticator: boolean;
  readonly hasOidc: boolean;
  readonly lastSignInMs: number | undefined;
}

/** A person with what a sign-in is checked against. */
export interface StoredPerson extends Person {
  /** PHC string of argon2id. */
  readonly passwordHash: string | undefined;
  /** Sealed with the data directory's key. */
  readonly totpSecret: Uint8Array | undefined;
}

/** A sign-in that has begun; the token itself is with the browser alone. */
export interface StoredSession {
  readonly sha256: Uint8Array;
  readonly person: string;
  readonly beginMs: number;
  readonly seenMs: number;
  readonly endMs: number;
  readonly stepUpMs: number | undefined;
  readonly address: string;
}

/** A one-time link by which a person sets password and authenticator. */
export interface StoredSetup {
  readonly person: string;
  readonly role: Role;
  /** Sealed. */
  readonly totpSecret: Uint8Array;
}

/** A machine's key; only its hash is kept. */
export interface StoredKey {
  readonly name: string;
  /** SHA-256 of the key, 64 lower-case hexadecimal digits. */
  readonly sha256: string;
  readonly scopes: readonly Scope[];
  /** Feeds it may write to; absent: any. */
  readonly feeds?: readonly string[];
  /** The one account it is bound to; absent: not bound. */
  readonly account?: string;
  readonly createdMs: number;
  readonly createdBy: string;
  readonly expiresMs: number | undefined;
  readonly revokedMs: number | undefined;
}

const nameForm = /^[a-z0-9][a-z0-9._-]{0,62}$/;

export function isPersonName(text: string): boolean {
  return nameForm.test(text);
}

const longestWaitMs = 15 * 60_000;

/** Wrong passwords or codes in a row after which nothing waits yet. */
export const freeFailures = 4;

/** How long sign-in waits after that many wrong passwords or codes in a row. */
export function waitAfterFailures(failures: number): number {
  if (failures <= freeFailures) return 0;
  const doublings = Math.min(failures - freeFailures - 1, 10);
  return Math.min(longestWaitMs, 2_000 * (1 << doublings));
}
