// How people sign in: name and password, then a code of the authenticator, or another identity
// provider's word. Everything that happens is in the audit.
import { createHash, randomBytes } from 'node:crypto';
import type { AuditEntry } from '../../core/access/audit-entry.ts';
import type { Role } from '../../core/access/permissions.ts';
import { isPersonName, type StoredPerson } from '../../core/access/person.ts';
import type { AuditTrail, PeopleStore, SignInStore } from '../people-ports.ts';
import type { Clock } from '../ports.ts';
import { isPassword } from './password-hash.ts';
import type { SecretBox } from './secret-box.ts';
import { matchingTotpStep } from './totp.ts';

export interface SignInSettings {
  /** Roles that cannot sign in without an authenticator. */
  readonly authenticatorRoles: readonly Role[];
  /** A sign-in ends when nothing was asked for so long. */
  readonly idleMs: number;
  /** A sign-in ends after so long in any case. */
  readonly longestMs: number;
}

export interface SignInParts {
  readonly people: PeopleStore;
  readonly signIns: SignInStore;
  readonly audit: AuditTrail;
  readonly box: SecretBox;
  /** Wall clock, also in the demo. */
  readonly clock: Clock;
  readonly settings: SignInSettings;
}

/** `token` is for the browser's cookie. `code-needed`: the password was right. */
export type SignInResult =
  | { readonly result: 'signed-in'; readonly token: string; readonly lastsMs: number }
  | { readonly result: 'code-needed' }
  | { readonly result: 'refused' }
  | { readonly result: 'set-up-needed' }
  | { readonly result: 'wait'; readonly waitMs: number };

export interface SignInAttempt {
  readonly name: string;
  readonly password: string;
  /** Of the authenticator, or a backup code. */
  readonly code?: string | undefined;
  readonly address: string;
}

export type CodeResult = 'done' | 'refused' | 'no-authenticator' | { readonly waitMs: number };

/** The sign-in that a token stands for. */
export interface SignedIn {
  readonly name: string;
  readonly role: Role;
  readonly remainingMs: number;
  readonly stepUpAgeMs: number | undefined;
}

export class SignIn {
  readonly #parts: SignInParts;

  constructor(parts: SignInParts) {
    this.#parts = parts;
  }

  /** Throws TooManySignInsError, StoreError. */
  async signIn(attempt: SignInAttempt): Promise<SignInResult> {
    const { people, signIns } = this.#parts;
    const name = isPersonName(attempt.name) ? attempt.name : '';
    const waitMs = await signIns.chargeAttempt(name, this.#nowMs());
    // Not written down: the attempts that led here are, and these may come by the thousand.
    if (waitMs !== undefined) return { result: 'wait', waitMs };
    const person = await people.person(name);
    const right = await isPassword(attempt.password, person?.passwordHash);
    if (person === undefined || !right || person.disabled) {
      await this.#refused(
        person,
        attempt.address,
        person?.disabled ? 'disabled' : 'wrong password',
      );
      return { result: 'refused' };
    }
    if (!person.hasAuthenticator) return this.#withoutCode(person, attempt.address);
    if (attempt.code === undefined || attempt.code === '') {
      await signIns.clearAttempts(name, 'last');
      return { result: 'code-needed' };
    }
    const way = await this.#codeIsRight(person, attempt.code);
    if (way === undefined) {
      await this.#refused(person, attempt.address, 'wrong code');
      return { result: 'refused' };
    }
    return this.#begin(person, attempt.address, `password and ${way}`);
  }

  /** Somebody whom the identity provider vouches for: known here, or refused. */
  async signInByOidc(
    identity: { readonly issuer: string; readonly subject: string },
    address: string,
  ): Promise<SignInResult> {
    const person = await this.#parts.people.personOfOidc(identity.issuer, identity.subject);
    if (person === undefined || person.disabled) {
      const { subject, issuer } = identity;
      // Written even for strangers: the provider knows them, so that they cannot be made up.
      const why = `${subject} of ${issuer}, from ${address}`;
      const name = person?.name ?? 'oidc';
      await this.#note(name, 'person.sign-in-refused', why);
      return { result: 'refused' };
    }
    return this.#begin(person, address, `identity provider ${identity.issuer}`);
  }

  /** The sign-in behind a cookie's token; undefined when it has ended. */
  async find(token: string): Promise<SignedIn | undefined> {
    const nowMs = this.#nowMs();
    const { idleMs } = this.#parts.settings;
    const found = await this.#parts.signIns.session(hashOf(token), nowMs, idleMs);
    if (found === undefined) return undefined;
    const { session, role } = found;
    const stepUpAgeMs = session.stepUpMs === undefined ? undefined : nowMs - session.stepUpMs;
    return { name: session.person, role, remainingMs: session.endMs - nowMs, stepUpAgeMs };
  }

  /** Those of the tokens whose sign-in has not ended, with its role; none counts as used. */
  async standing(tokens: readonly string[]): Promise<ReadonlyMap<string, Role>> {
    if (tokens.length === 0) return new Map();
    const hashes = tokens.map(hashOf);
    const { idleMs } = this.#parts.settings;
    const roles = await this.#parts.signIns.standing(hashes, this.#nowMs(), idleMs);
    const found = tokens.map((token, at) => [token, roles[at]] as const);
    return new Map(found.filter((one): one is [string, Role] => one[1] !== undefined));
  }

  /** Confirms with a code that the person is still there; it does not rest on the password. */
  async stepUp(token: string, name: string, code: string): Promise<CodeResult> {
    const { people, signIns } = this.#parts;
    const person = await people.person(name);
    if (person === undefined || !person.hasAuthenticator) return 'no-authenticator';
    const waitMs = await signIns.chargeAttempt(name, this.#nowMs());
    if (waitMs !== undefined) return { waitMs };
    const way = await this.#codeIsRight(person, code);
    if (way === undefined) {
      await this.#note(name, 'person.step-up-refused', 'wrong code');
      return 'refused';
    }
    await signIns.clearAttempts(name, 'all');
    await this.confirmed(token, name, way);
    return 'done';
  }

  /** The person has just shown in that way that it is them. */
  confirmed(token: string, name: string, way: string): Promise<void> {
    const audit = this.#entry(name, 'person.step-up', way);
    return this.#parts.signIns.steppedUp(hashOf(token), this.#nowMs(), audit);
  }

  async signOut(token: string): Promise<void> {
    const found = await this.find(token);
    if (found === undefined) return;
    const audit = this.#entry(found.name, 'person.sign-out', '');
    await this.#parts.signIns.end(hashOf(token), audit);
  }

  /** Ends the person's other sign-ins. */
  async endOthers(token: string, name: string): Promise<void> {
    const audit = this.#entry(name, 'person.end-other-sign-ins', '');
    await this.#parts.signIns.endAllOf(name, hashOf(token), audit);
  }

  /** Checks the person's own password, for changing it; counts like a sign-in. */
  async ownPasswordIsRight(name: string, password: string): Promise<CodeResult> {
    const { people, signIns } = this.#parts;
    const waitMs = await signIns.chargeAttempt(name, this.#nowMs());
    if (waitMs !== undefined) return { waitMs };
    const person = await people.person(name);
    if (!(await isPassword(password, person?.passwordHash))) return 'refused';
    await signIns.clearAttempts(name, 'last');
    return 'done';
  }

  /** Removes sign-ins and set-up links that have ended. */
  sweep(): Promise<void> {
    return this.#parts.signIns.sweep(this.#nowMs(), this.#parts.settings.idleMs);
  }

  async #withoutCode(person: StoredPerson, address: string): Promise<SignInResult> {
    if (this.#parts.settings.authenticatorRoles.includes(person.role)) {
      await this.#refused(person, address, `${person.role} without an authenticator`);
      return { result: 'set-up-needed' };
    }
    return this.#begin(person, address, 'password');
  }

  /** Gives the way it is right; a code is right once. */
  async #codeIsRight(person: StoredPerson, code: string): Promise<string | undefined> {
    const { signIns, box } = this.#parts;
    const nowMs = this.#nowMs();
    const sealed = person.totpSecret;
    const secret = sealed === undefined ? undefined : box.open(sealed, person.name);
    const typed = code.replaceAll(/[\s-]/g, '').toLowerCase();
    const step = secret === undefined ? undefined : matchingTotpStep(secret, typed, nowMs);
    if (step !== undefined) {
      return (await signIns.useTotpStep(person.name, step)) ? 'authenticator' : undefined;
    }
    const isBackup = await signIns.useBackupCode(person.name, hashOf(typed), nowMs);
    return isBackup ? 'backup code' : undefined;
  }

  async #begin(person: StoredPerson, address: string, way: string): Promise<SignInResult> {
    const nowMs = this.#nowMs();
    const token = randomBytes(32).toString('base64url');
    const lastsMs = this.#parts.settings.longestMs;
    const session = {
      sha256: hashOf(token),
      person: person.name,
      beginMs: nowMs,
      seenMs: nowMs,
      endMs: nowMs + lastsMs,
      stepUpMs: undefined,
      address,
    };
    await this.#parts.signIns.clearAttempts(person.name, 'all');
    const audit = this.#entry(person.name, 'person.sign-in', `${way}, from ${address}`);
    await this.#parts.signIns.begin(session, audit);
    return { result: 'signed-in', token, lastsMs };
  }

  // A name that does not exist is not written: anybody could fill the audit with made-up names.
  async #refused(person: StoredPerson | undefined, address: string, why: string): Promise<void> {
    if (person === undefined) return;
    await this.#note(person.name, 'person.sign-in-refused', `${why}, from ${address}`);
  }

  async #note(name: string, what: string, why: string): Promise<void> {
    await this.#parts.audit.append([this.#entry(name, what, why)]);
  }

  #entry(name: string, what: string, why: string): AuditEntry {
    return { atMs: this.#nowMs(), who: `operator:${name}`, what, why, subject: name };
  }

  #nowMs(): number {
    return this.#parts.clock.nowMs();
  }
}

/** Only hashes of tokens and codes are kept. */
export function hashOf(secret: string): Uint8Array {
  return createHash('sha256').update(secret, 'utf8').digest();
}
