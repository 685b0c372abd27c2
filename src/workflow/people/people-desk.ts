// What administrators do to people, and how a new person sets up password and authenticator.
import { randomBytes } from 'node:crypto';
import type { AuditEntry } from '../../core/access/audit-entry.ts';
import type { Role } from '../../core/access/permissions.ts';
import { isPersonName, type Person } from '../../core/access/person.ts';
import type { PeopleChange, PeopleStore, SetupLink } from '../people-ports.ts';
import type { Clock } from '../ports.ts';
import { newBackupCodes } from './backup-codes.ts';
import { hashPassword } from './password-hash.ts';
import type { SecretBox } from './secret-box.ts';
import { hashOf } from './sign-in.ts';
import { base32, matchingTotpStep, totpUri } from './totp.ts';

export interface PeopleDeskParts {
  readonly people: PeopleStore;
  readonly box: SecretBox;
  readonly clock: Clock;
  /** Roles that must set up an authenticator. */
  readonly authenticatorRoles: readonly Role[];
}

/** `code` goes into the one-time link; it is shown once and kept nowhere. */
export type LinkResult =
  | { readonly change: 'done'; readonly code: string; readonly endMs: number }
  | { readonly change: Exclude<PeopleChange, 'done'> | 'bad-name' };

export interface SetupOffer {
  readonly name: string;
  readonly role: Role;
  readonly authenticatorNeeded: boolean;
  /** Base32, to type in; and the same as a URI. */
  readonly secret: string;
  readonly uri: string;
}

export type SetupOutcome =
  | { readonly result: 'done'; readonly backupCodes: readonly string[] }
  | { readonly result: 'gone' | 'bad-password' | 'wrong-code' | 'code-needed' };

const linkLastsMs = 24 * 3_600_000;
export const passwordLengths = { least: 12, most: 256 } as const;

export class PeopleDesk {
  readonly #parts: PeopleDeskParts;

  constructor(parts: PeopleDeskParts) {
    this.#parts = parts;
  }

  list(): Promise<readonly Person[]> {
    return this.#parts.people.people();
  }

  /** As in the list; undefined for nobody. */
  async one(name: string): Promise<Person | undefined> {
    const found = await this.#parts.people.person(name);
    if (found === undefined) return undefined;
    const { passwordHash: _, totpSecret: __, ...person } = found;
    return person;
  }

  needsAuthenticator(role: Role): boolean {
    return this.#parts.authenticatorRoles.includes(role);
  }

  async add(name: string, role: Role, by: string): Promise<LinkResult> {
    if (!isPersonName(name)) return { change: 'bad-name' };
    const { code, link } = this.#newLink(name);
    const audit = this.#entry(by, 'person.add', role, name);
    const change = await this.#parts.people.addPerson({ name, role, by }, link, audit);
    return change === 'done' ? { change, code, endMs: link.endMs } : { change };
  }

  /** For a person who lost password or authenticator: both are taken away at once. */
  async reset(name: string, why: string, by: string): Promise<LinkResult> {
    const { code, link } = this.#newLink(name);
    const audit = this.#entry(by, 'person.reset', why, name);
    const change = await this.#parts.people.reset(name, link, audit);
    return change === 'done' ? { change, code, endMs: link.endMs } : { change };
  }

  setRole(name: string, role: Role, by: string): Promise<PeopleChange> {
    return this.#parts.people.setRole(name, role, this.#entry(by, 'person.role', role, name));
  }

  setDisabled(name: string, disabled: boolean, by: string): Promise<PeopleChange> {
    const what = disabled ? 'person.disable' : 'person.enable';
    return this.#parts.people.setDisabled(name, disabled, this.#entry(by, what, '', name));
  }

  linkOidc(
    name: string,
    identity: { readonly issuer: string; readonly subject: string } | undefined,
    by: string,
  ): Promise<PeopleChange> {
    const why = identity === undefined ? 'none' : `${identity.subject} of ${identity.issuer}`;
    const audit = this.#entry(by, 'person.oidc', why, name);
    return this.#parts.people.linkOidc(name, identity, audit);
  }

  /** What the person of a set-up link is offered; undefined when the link holds no more. */
  async offer(code: string): Promise<SetupOffer | undefined> {
    const setup = await this.#parts.people.setup(hashOf(code), this.#parts.clock.nowMs());
    const secret = setup && this.#parts.box.open(setup.totpSecret, setup.person);
    if (setup === undefined || secret === undefined) return undefined;
    const { person: name, role } = setup;
    return {
      name,
      role,
      authenticatorNeeded: this.#parts.authenticatorRoles.includes(role),
      secret: base32(secret),
      uri: totpUri(secret, name),
    };
  }

  /**
   * Sets password and authenticator, once. `totp` is a code of the authenticator that took the
   * offered secret in; without it none is set up, where the role may go without.
   */
  async setUp(given: {
    readonly code: string;
    readonly password: string;
    readonly totp?: string | undefined;
  }): Promise<SetupOutcome> {
    const { people, box, clock, authenticatorRoles } = this.#parts;
    const nowMs = clock.nowMs();
    const sha256 = hashOf(given.code);
    const setup = await people.setup(sha256, nowMs);
    const secret = setup && box.open(setup.totpSecret, setup.person);
    if (setup === undefined || secret === undefined) return { result: 'gone' };
    if (!isPasswordAllowed(given.password, setup.person)) return { result: 'bad-password' };
    const without = given.totp === undefined || given.totp === '';
    if (without && authenticatorRoles.includes(setup.role)) return { result: 'code-needed' };
    const step = without ? 0 : matchingTotpStep(secret, given.totp, nowMs);
    if (step === undefined) return { result: 'wrong-code' };
    const { codes, hashes } = without ? { codes: [], hashes: [] } : newBackupCodes();
    const result = {
      passwordHash: await hashPassword(given.password),
      totpSecret: without ? undefined : setup.totpSecret,
      totpStep: step,
      backupCodes: hashes,
    };
    const why = without ? 'password' : 'password and authenticator';
    const who = `operator:${setup.person}`;
    const audit = this.#entry(who, 'person.set-up', why, setup.person);
    if (!(await people.finishSetup(sha256, result, audit))) return { result: 'gone' };
    return { result: 'done', backupCodes: codes };
  }

  /** The person's own change, after the old password was found right. */
  async changePassword(name: string, password: string): Promise<'done' | 'bad-password'> {
    if (!isPasswordAllowed(password, name)) return 'bad-password';
    const audit = this.#entry(`operator:${name}`, 'person.password', '', name);
    await this.#parts.people.setPassword(name, await hashPassword(password), audit);
    return 'done';
  }

  #newLink(name: string): { code: string; link: SetupLink } {
    const code = randomBytes(24).toString('base64url');
    const totpSecret = this.#parts.box.seal(randomBytes(20), name);
    const endMs = this.#parts.clock.nowMs() + linkLastsMs;
    return { code, link: { sha256: hashOf(code), totpSecret, endMs } };
  }

  #entry(who: string, what: string, why: string, subject: string): AuditEntry {
    return { atMs: this.#parts.clock.nowMs(), who, what, why, subject };
  }
}

/** By length alone (NIST SP 800-63B §3.1.1), and not the name itself. */
function isPasswordAllowed(password: string, name: string): boolean {
  const { length } = [...password];
  if (length < passwordLengths.least || length > passwordLengths.most) return false;
  return password.toLowerCase() !== name;
}
