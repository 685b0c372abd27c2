import { type Role, roles } from '../../core/access/permissions.ts';
import type { Person } from '../../core/access/person.ts';
import { SqlPeopleStore } from '../../store/sql-people-store.ts';
import { type LinkResult, PeopleDesk } from '../../workflow/people/people-desk.ts';
import { SecretBox } from '../../workflow/people/secret-box.ts';
import { dataKey } from '../data-key.ts';
import { openDatabase } from '../open-database.ts';
import { plainTable } from '../plain-table.ts';
import type { Settings } from '../settings.ts';
import { UsageError } from '../usage-error.ts';
import { wallClock } from '../wall-clock.ts';
import { whoIsThis } from './who-is-this.ts';

/** What `sekisho user …` does; one database connection each. */
export class UserCommands {
  readonly #settings: Settings;
  readonly #url: string;

  constructor(settings: Settings, url: string | undefined) {
    const { host, port } = settings.http;
    this.#settings = settings;
    this.#url = url ?? `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
  }

  add(name: string, role: string): Promise<void> {
    const known = knownRole(role);
    return this.#with(async desk => {
      this.#printLink(name, await desk.add(name, known, whoIsThis()));
    });
  }

  reset(name: string, why: string): Promise<void> {
    return this.#with(async desk => {
      this.#printLink(name, await desk.reset(name, why, whoIsThis()));
    });
  }

  setRole(name: string, role: string): Promise<void> {
    const known = knownRole(role);
    return this.#with(async desk => {
      refuseUnlessDone(name, await desk.setRole(name, known, whoIsThis()));
      const person = (await desk.list()).find(each => each.name === name);
      const { authenticatorRoles } = this.#settings.signIn;
      if (authenticatorRoles.includes(known) && !person?.hasAuthenticator) {
        say(`${name} has no authenticator, which this role needs: sekisho user reset ${name}`);
      }
    });
  }

  setDisabled(name: string, disabled: boolean): Promise<void> {
    return this.#with(async desk => {
      refuseUnlessDone(name, await desk.setDisabled(name, disabled, whoIsThis()));
    });
  }

  link(name: string, subject: string | undefined): Promise<void> {
    const issuer = this.#settings.signIn.oidc?.issuer;
    if (subject !== undefined && issuer === undefined) {
      throw new UsageError('the settings name no identity provider (signIn.oidc).');
    }
    const identity = subject === undefined ? undefined : { issuer: issuer ?? '', subject };
    return this.#with(async desk => {
      refuseUnlessDone(name, await desk.linkOidc(name, identity, whoIsThis()));
    });
  }

  list(): Promise<void> {
    return this.#with(async desk => {
      const rows = (await desk.list()).map(rowOf);
      const head = ['name', 'role', 'signs in by', 'last sign-in', ''];
      process.stdout.write(`${plainTable(process.stdout.isTTY, head, rows, head.length)}\n`);
    });
  }

  async #with(work: (desk: PeopleDesk) => Promise<void>): Promise<void> {
    const { database, close } = await openDatabase(this.#settings, say);
    try {
      const box = new SecretBox(dataKey(this.#settings.dataDir, 'people'));
      const people = new SqlPeopleStore(database);
      const { authenticatorRoles } = this.#settings.signIn;
      await work(new PeopleDesk({ people, box, clock: wallClock, authenticatorRoles }));
    } finally {
      await close();
    }
  }

  #printLink(name: string, result: LinkResult): void {
    if (result.change !== 'done') throw refused(name, result.change);
    const end = new Date(result.endMs).toISOString().slice(0, 16).replace('T', ' ');
    say(`Give this link to ${name}; it works once, until ${end} UTC:`);
    // After #, so that it is in no log of any server.
    process.stdout.write(`${this.#url}/set-up#${result.code}\n`);
  }
}

function rowOf(person: Person): string[] {
  const ways = [
    person.hasPassword ? (person.hasAuthenticator ? 'password, code' : 'password') : '',
    person.hasOidc ? 'identity provider' : '',
  ].filter(way => way !== '');
  const { name, role, lastSignInMs, disabled } = person;
  const last = lastSignInMs === undefined ? '' : new Date(lastSignInMs).toISOString().slice(0, 16);
  return [name, role, ways.join(', ') || 'not set up', last, disabled ? 'disabled' : ''];
}

function knownRole(text: string): Role {
  const role = roles.find(each => each === text);
  if (role === undefined) throw new UsageError(`role ${text}: known are ${roles.join(', ')}.`);
  return role;
}

const refusals = {
  unknown: 'there is nobody of that name.',
  exists: 'somebody of that name, or with that identity, is there already.',
  'bad-name': 'a name has lower-case letters, digits, and . _ - only, at most 63.',
  'last-administrator': 'the last administrator cannot be taken away; make another first.',
} as const;

function refuseUnlessDone(name: string, change: 'done' | keyof typeof refusals): void {
  if (change !== 'done') throw refused(name, change);
}

function refused(name: string, change: keyof typeof refusals): UsageError {
  return new UsageError(`${name}: ${refusals[change]}`);
}

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}
