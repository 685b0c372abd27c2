// How people set up their own authenticator after the set-up, or exchange it, and get new backup
// codes. Whoever calls has seen to it that it is the person: by password, code or fresh sign-in.
import { randomBytes } from 'node:crypto';
import type { AuditEntry } from '../../core/access/audit-entry.ts';
import type { AuthenticatorChange, PeopleStore } from '../people-ports.ts';
import type { Clock } from '../ports.ts';
import { newBackupCodes } from './backup-codes.ts';
import type { SecretBox } from './secret-box.ts';
import { base32, matchingTotpStep, totpUri } from './totp.ts';

export interface AuthenticatorOffer {
  /** Base32, to type in; and the same as a URI. */
  readonly secret: string;
  readonly uri: string;
  /** Sealed; comes back with the first code, so that nothing is kept here meanwhile. */
  readonly offer: string;
  readonly endMs: number;
}

export type EnrolOutcome =
  | { readonly result: 'done'; readonly backupCodes: readonly string[] }
  | { readonly result: 'gone' | 'wrong-code' };

export interface AuthenticatorParts {
  readonly people: Pick<
    PeopleStore,
    'setAuthenticator' | 'setBackupCodes' | 'backupCodesLeft' | 'person'
  >;
  readonly box: SecretBox;
  readonly clock: Clock;
}

const offerMs = 15 * 60_000;
const secretBytes = 20;

export class AuthenticatorDesk {
  readonly #parts: AuthenticatorParts;

  constructor(parts: AuthenticatorParts) {
    this.#parts = parts;
  }

  offer(name: string): AuthenticatorOffer {
    const { box, clock } = this.#parts;
    const secret = randomBytes(secretBytes);
    const endMs = clock.nowMs() + offerMs;
    const kept = Buffer.concat([secret, Buffer.from(String(endMs))]);
    const offer = Buffer.from(box.seal(kept, sealedFor(name))).toString('base64url');
    return { secret: base32(secret), uri: totpUri(secret, name), offer, endMs };
  }

  /** `code`: what the authenticator that took the secret shows. The one before is gone then. */
  async enrol(
    name: string,
    given: { readonly offer: string; readonly code: string },
  ): Promise<EnrolOutcome> {
    const { people, box, clock } = this.#parts;
    const kept = box.open(Buffer.from(given.offer, 'base64url'), sealedFor(name));
    if (kept === undefined) return { result: 'gone' };
    const secret = kept.subarray(0, secretBytes);
    const nowMs = clock.nowMs();
    if (Number(Buffer.from(kept.subarray(secretBytes)).toString()) <= nowMs) {
      return { result: 'gone' };
    }
    const totpStep = matchingTotpStep(secret, given.code.replaceAll(' ', ''), nowMs);
    if (totpStep === undefined) return { result: 'wrong-code' };
    const { codes, hashes } = newBackupCodes();
    const change: AuthenticatorChange = {
      totpSecret: box.seal(secret, name),
      totpStep,
      backupCodes: hashes,
    };
    const done = await people.setAuthenticator(name, change, this.#entry(name, 'authenticator'));
    return done === 'done' ? { result: 'done', backupCodes: codes } : { result: 'gone' };
  }

  /** The codes before are gone; undefined where there is no authenticator. */
  async renewBackupCodes(name: string): Promise<readonly string[] | undefined> {
    const { people } = this.#parts;
    if ((await people.person(name))?.hasAuthenticator !== true) return undefined;
    const { codes, hashes } = newBackupCodes();
    await people.setBackupCodes(name, hashes, this.#entry(name, 'backup-codes'));
    return codes;
  }

  backupCodesLeft(name: string): Promise<number> {
    return this.#parts.people.backupCodesLeft(name);
  }

  #entry(name: string, what: string): AuditEntry {
    const atMs = this.#parts.clock.nowMs();
    return { atMs, who: `operator:${name}`, what: `person.${what}`, why: '', subject: name };
  }
}

function sealedFor(name: string): string {
  return `authenticator-offer ${name}`;
}
