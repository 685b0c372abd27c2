// What signing in and the audit ask of the store. Every change carries its audit entry, and both
// are written in one transaction.

import type {
  AuditHead,
  AuditQuery,
  AuditVerification,
  ChainedEntry,
} from '../core/access/audit-chain.ts';
import type { AuditEntry } from '../core/access/audit-entry.ts';
import type { Role, Scope } from '../core/access/permissions.ts';
import type {
  Person,
  StoredKey,
  StoredPerson,
  StoredSession,
  StoredSetup,
} from '../core/access/person.ts';

/** A change of people that was refused, and why. */
export type PeopleChange = 'done' | 'unknown' | 'exists' | 'last-administrator';

export interface SetupLink {
  readonly sha256: Uint8Array;
  /** Sealed. */
  readonly totpSecret: Uint8Array;
  readonly endMs: number;
}

/** What a person chose by their set-up link. */
export interface SetupResult {
  readonly passwordHash: string;
  /** Sealed; undefined: without an authenticator. */
  readonly totpSecret: Uint8Array | undefined;
  readonly totpStep: number;
  readonly backupCodes: readonly Uint8Array[];
}

/** A person's own new authenticator, and the backup codes that go with it. */
export type AuthenticatorChange = Omit<SetupResult, 'passwordHash' | 'totpSecret'> & {
  /** Sealed. */
  readonly totpSecret: Uint8Array;
};

export interface PeopleStore {
  people(): Promise<readonly Person[]>;
  person(name: string): Promise<StoredPerson | undefined>;
  personOfOidc(issuer: string, subject: string): Promise<StoredPerson | undefined>;
  addPerson(
    person: { readonly name: string; readonly role: Role; readonly by: string },
    setup: SetupLink,
    audit: AuditEntry,
  ): Promise<PeopleChange>;
  setRole(name: string, role: Role, audit: AuditEntry): Promise<PeopleChange>;
  /** Disabling ends every sign-in at once. */
  setDisabled(name: string, disabled: boolean, audit: AuditEntry): Promise<PeopleChange>;
  linkOidc(
    name: string,
    identity: { readonly issuer: string; readonly subject: string } | undefined,
    audit: AuditEntry,
  ): Promise<PeopleChange>;
  /** Takes password, authenticator and sign-ins away, and leaves a set-up link. */
  reset(name: string, setup: SetupLink, audit: AuditEntry): Promise<PeopleChange>;
  setup(sha256: Uint8Array, nowMs: number): Promise<StoredSetup | undefined>;
  /** Uses a set-up link, once; false when it is not there any more. */
  finishSetup(sha256: Uint8Array, result: SetupResult, audit: AuditEntry): Promise<boolean>;
  setPassword(name: string, passwordHash: string, audit: AuditEntry): Promise<PeopleChange>;
  /** In place of the authenticator and backup codes before. */
  setAuthenticator(
    name: string,
    change: AuthenticatorChange,
    audit: AuditEntry,
  ): Promise<PeopleChange>;
  setBackupCodes(
    name: string,
    codes: readonly Uint8Array[],
    audit: AuditEntry,
  ): Promise<PeopleChange>;
  /** Not used yet. */
  backupCodesLeft(name: string): Promise<number>;
}

export interface SignInStore {
  /**
   * Counts an attempt as failed before it is examined, so that many at once gain nothing.
   * Undefined when it may be examined, else how long to wait before the next, milliseconds.
   */
  chargeAttempt(name: string, nowMs: number): Promise<number | undefined>;
  /** The attempt was right so far: takes the charge back, or (`all`) every one before it too. */
  clearAttempts(name: string, which: 'last' | 'all'): Promise<void>;
  /** False when a code of that time step or a later one was used before. */
  useTotpStep(name: string, step: number): Promise<boolean>;
  /** False when there is no such unused backup code. */
  useBackupCode(name: string, sha256: Uint8Array, nowMs: number): Promise<boolean>;
  begin(session: StoredSession, audit: AuditEntry): Promise<void>;
  /** The session with its person's role; notes that it was seen. */
  session(
    sha256: Uint8Array,
    nowMs: number,
    idleMs: number,
  ): Promise<{ readonly session: StoredSession; readonly role: Role } | undefined>;
  /** The role behind each of the sessions; undefined where it has ended. Notes nothing. */
  standing(
    sha256s: readonly Uint8Array[],
    nowMs: number,
    idleMs: number,
  ): Promise<readonly (Role | undefined)[]>;
  sessionsOf(name: string): Promise<readonly StoredSession[]>;
  steppedUp(sha256: Uint8Array, nowMs: number, audit: AuditEntry): Promise<void>;
  end(sha256: Uint8Array, audit: AuditEntry): Promise<void>;
  endAllOf(name: string, but: Uint8Array | undefined, audit: AuditEntry): Promise<void>;
  /** Removes what has ended. */
  sweep(nowMs: number, idleMs: number): Promise<void>;
}

export interface KeyStore {
  keys(): Promise<readonly StoredKey[]>;
  addKey(
    key: {
      readonly name: string;
      readonly sha256: string;
      readonly scopes: readonly Scope[];
      readonly feeds?: readonly string[];
      readonly account?: string;
      readonly by: string;
      readonly expiresMs: number | undefined;
    },
    audit: AuditEntry,
  ): Promise<'done' | 'exists'>;
  revokeKey(name: string, audit: AuditEntry): Promise<'done' | 'unknown'>;
}

/** The audit log: append-only, each entry's hash covering the one before. */
export interface AuditTrail {
  append(entries: readonly AuditEntry[]): Promise<AuditHead>;
  head(): Promise<AuditHead>;
  /** Newest first. */
  search(query: AuditQuery): Promise<readonly ChainedEntry[]>;
  /** Oldest first, in pages, from the entry after `seq`. */
  after(seq: number): Promise<readonly ChainedEntry[]>;
  /** Recomputes the whole chain; with a `known` head, also that the chain still contains it. */
  verify(known?: AuditHead): Promise<AuditVerification>;
}
