// A server with real people in PostgreSQL, a clock that is set, and browsers with cookies.
import assert from 'node:assert/strict';
import type { ApiSettings } from '../../src/api/api-settings.ts';
import type { FakeApi } from '../../src/api/fake-api.ts';
import { fakeApi } from '../../src/api/fake-api.ts';
import { KeyRing } from '../../src/api/people/key-ring.ts';
import { OidcClient, type OidcSettings } from '../../src/api/people/oidc-client.ts';
import type { Role } from '../../src/core/access/permissions.ts';
import { AuditLog } from '../../src/store/audit-log.ts';
import type { Database } from '../../src/store/database.ts';
import { SqlKeyStore } from '../../src/store/sql-key-store.ts';
import { SqlPeopleStore } from '../../src/store/sql-people-store.ts';
import { SqlSignInStore } from '../../src/store/sql-sign-in-store.ts';
import { AuthenticatorDesk } from '../../src/workflow/people/authenticator-desk.ts';
import { PeopleDesk } from '../../src/workflow/people/people-desk.ts';
import { SecretBox } from '../../src/workflow/people/secret-box.ts';
import { SignIn } from '../../src/workflow/people/sign-in.ts';
import { SignInList } from '../../src/workflow/people/sign-in-list.ts';
import { totpCode, totpStepAt } from '../../src/workflow/people/totp.ts';
import type { Clock } from '../../src/workflow/ports.ts';

export const goodPassword = 'correct horse battery';
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Signing in, people, keys and the audit log, on that database. */
export function entranceOf(database: Database, clock: Clock, oidc?: OidcSettings) {
  const people = new SqlPeopleStore(database);
  const audit = new AuditLog(database);
  const box = new SecretBox(Buffer.alloc(32, 1));
  const authenticatorRoles: Role[] = ['supervisor', 'administrator'];
  const settings = { authenticatorRoles, idleMs: 3_600_000, longestMs: 12 * 3_600_000 };
  const signIns = new SqlSignInStore(database);
  const desk = new PeopleDesk({ people, box, clock, authenticatorRoles });
  const authenticators = new AuthenticatorDesk({ people, box, clock });
  const signInList = new SignInList({ signIns, clock, idleMs: settings.idleMs });
  const signIn = new SignIn({ people, signIns, audit, box, clock, settings });
  const provider = oidc && new OidcClient(oidc, box, clock);
  const store = new SqlKeyStore(database);
  const ring = new KeyRing(store, clock, error => assert.fail(String(error)));
  const made = { store, refresh: () => ring.refresh(), clock };
  const access = { signIn, signInList, desk, authenticators };
  const entrance = { ...access, keys: made, audit, clock, ...(provider && { oidc: provider }) };
  return { entrance, keys: (presented: string) => ring.find(presented), desk, audit };
}

export class TestEntrance {
  readonly api: FakeApi;
  readonly database: Database;
  readonly desk: PeopleDesk;
  readonly audit: AuditLog;
  nowMs: number;

  private constructor(
    made: Pick<TestEntrance, 'api' | 'database' | 'desk' | 'audit'>,
    nowMs: number,
  ) {
    this.api = made.api;
    this.database = made.database;
    this.desk = made.desk;
    this.audit = made.audit;
    this.nowMs = nowMs;
  }

  /** `server`: its settings, pages for instance. `oidc`: another identity provider. */
  static async open(
    database: Database,
    server: Partial<ApiSettings> = {},
    oidc?: OidcSettings,
  ): Promise<TestEntrance> {
    const startMs = Date.now();
    let made: TestEntrance | undefined;
    const clock = { nowMs: () => made?.nowMs ?? startMs };
    const { entrance, keys, desk, audit } = entranceOf(database, clock, oidc);
    const api = await fakeApi(server, { entrance, keys });
    made = new TestEntrance({ api, database, desk, audit }, startMs);
    return made;
  }

  later(ms: number): void {
    this.nowMs += ms;
  }

  /** A person who has used the set-up link; gives the authenticator's secret and backup codes. */
  async person(name: string, role: Role, authenticator = true): Promise<TestPerson> {
    const added = await this.desk.add(name, role, 'test');
    if (added.change !== 'done') throw new Error(added.change);
    return this.setUp(added.code, authenticator);
  }

  async setUp(code: string, authenticator = true): Promise<TestPerson> {
    const offer = await this.browser().post('/v1/set-up/offer', { code });
    const secret = fromBase32(String(offer.body.secret));
    const totp = authenticator ? { totp: this.codeOf(secret) } : {};
    const done = await this.browser().post('/v1/set-up', { code, password: goodPassword, ...totp });
    if (done.status !== 200) throw new Error(JSON.stringify(done.body));
    // The code of this step is used up.
    this.later(30_000);
    return {
      name: String(offer.body.name),
      secret,
      backupCodes: done.body.backupCodes as string[],
    };
  }

  codeOf(secret: Uint8Array): string {
    return totpCode(secret, totpStepAt(this.nowMs));
  }

  browser(): Browser {
    return new Browser(this.api);
  }

  /** A browser in which that person is signed in. */
  async signedIn(person: TestPerson): Promise<Browser> {
    const browser = this.browser();
    const { name, secret } = person;
    const code = person.backupCodes.length > 0 ? { code: this.codeOf(secret) } : {};
    const answer = await browser.post('/v1/sign-in', { name, password: goodPassword, ...code });
    if (answer.body.signedIn !== true) throw new Error(JSON.stringify(answer.body));
    this.later(30_000);
    return browser;
  }

  /** What the audit says, in order. */
  async audited(): Promise<string[]> {
    const entries = await this.audit.after(0);
    return entries.map(({ who, what, subject }) => `${who} ${what} ${subject}`);
  }
}

export interface TestPerson {
  readonly name: string;
  readonly secret: Uint8Array;
  readonly backupCodes: readonly string[];
}

interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
  readonly headers: Record<string, unknown>;
}

export class Browser {
  readonly #api: FakeApi;
  cookie = '';

  constructor(api: FakeApi) {
    this.#api = api;
  }

  get(url: string): Promise<Answer> {
    return this.#ask('GET', url);
  }

  post(url: string, payload: object): Promise<Answer> {
    return this.#ask('POST', url, payload);
  }

  async #ask(method: 'GET' | 'POST', url: string, payload?: object): Promise<Answer> {
    const from = { host: 'localhost:7070', origin: 'http://localhost:7070' };
    const headers = { ...from, ...(this.cookie && { cookie: this.cookie }) };
    const asked = { method, url, headers, ...(payload && { payload }) };
    const answer = await this.#api.app.inject(asked);
    const set = answer.headers['set-cookie'];
    if (typeof set === 'string') this.cookie = set.split(';')[0] ?? '';
    return { status: answer.statusCode, body: answer.json(), headers: answer.headers };
  }
}

export function fromBase32(text: string): Uint8Array {
  let bits = '';
  for (const letter of text) bits += alphabet.indexOf(letter).toString(2).padStart(5, '0');
  const bytes = bits.match(/.{8}/g) ?? [];
  return Uint8Array.from(bytes, byte => Number.parseInt(byte, 2));
}
