import { type Kysely, type Selectable, sql } from 'kysely';
import type { AuditEntry } from '../core/access/audit-entry.ts';
import type { Role } from '../core/access/permissions.ts';
import type { Person, StoredPerson, StoredSetup } from '../core/access/person.ts';
import type {
  AuthenticatorChange,
  PeopleChange,
  PeopleStore,
  SetupLink,
  SetupResult,
} from '../workflow/people-ports.ts';
import { appendEntries } from './audit-log.ts';
import type { Database } from './database.ts';
import type { Tables } from './tables.ts';

type Row = Pick<
  Tables['people'],
  Exclude<keyof Tables['people'], 'failures' | 'totp_step' | 'blocked_until'>
>;

/** People in PostgreSQL. The last administrator who can sign in is never taken away. */
export class SqlPeopleStore implements PeopleStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  people(): Promise<readonly Person[]> {
    return this.#database.run('reading people', async db => {
      const rows = await db.selectFrom('people').selectAll().orderBy('name').execute();
      return rows.map(row => {
        const { passwordHash: _, totpSecret: __, ...person } = personOf(row);
        return person;
      });
    });
  }

  person(name: string): Promise<StoredPerson | undefined> {
    return this.#database.run('reading a person', async db => {
      const query = db.selectFrom('people').selectAll().where('name', '=', name);
      const row = await query.executeTakeFirst();
      return row && personOf(row);
    });
  }

  personOfOidc(issuer: string, subject: string): Promise<StoredPerson | undefined> {
    return this.#database.run('reading a person', async db => {
      const row = await db
        .selectFrom('people')
        .selectAll()
        .where('oidc_issuer', '=', issuer)
        .where('oidc_subject', '=', subject)
        .executeTakeFirst();
      return row && personOf(row);
    });
  }

  addPerson(
    { name, role, by }: { readonly name: string; readonly role: Role; readonly by: string },
    setup: SetupLink,
    audit: AuditEntry,
  ): Promise<PeopleChange> {
    return this.#change('adding a person', audit, async db => {
      const created = new Date(audit.atMs);
      const added = await db
        .insertInto('people')
        .values({ name, role, created, created_by: by })
        .onConflict(conflict => conflict.doNothing())
        .executeTakeFirst();
      if (added.numInsertedOrUpdatedRows === 0n) return 'exists';
      await putSetup(db, name, setup);
      return 'done';
    });
  }

  setRole(name: string, role: Role, audit: AuditEntry): Promise<PeopleChange> {
    return this.#change('changing a role', audit, async db => {
      if (role !== 'administrator' && (await isLastAdministrator(db, name))) {
        return 'last-administrator';
      }
      return changePerson(db, name, { role });
    });
  }

  setDisabled(name: string, disabled: boolean, audit: AuditEntry): Promise<PeopleChange> {
    return this.#change('disabling a person', audit, async db => {
      if (disabled && (await isLastAdministrator(db, name))) return 'last-administrator';
      const at = disabled ? new Date(audit.atMs) : null;
      const change = await changePerson(db, name, { disabled: at });
      if (change === 'done') await endSignIns(db, name);
      return change;
    });
  }

  linkOidc(
    name: string,
    identity: { readonly issuer: string; readonly subject: string } | undefined,
    audit: AuditEntry,
  ): Promise<PeopleChange> {
    return this.#change('linking a person', audit, async db => {
      const { issuer = null, subject = null } = identity ?? {};
      if (identity !== undefined) {
        const taken = await db
          .selectFrom('people')
          .select('name')
          .where('oidc_issuer', '=', issuer)
          .where('oidc_subject', '=', subject)
          .executeTakeFirst();
        if (taken !== undefined && taken.name !== name) return 'exists';
      }
      return changePerson(db, name, { oidc_issuer: issuer, oidc_subject: subject });
    });
  }

  reset(name: string, setup: SetupLink, audit: AuditEntry): Promise<PeopleChange> {
    return this.#change('resetting a person', audit, async db => {
      const nothing = { password: null, totp_secret: null, failures: 0, blocked_until: null };
      const done = await db
        .updateTable('people')
        .set(nothing)
        .where('name', '=', name)
        .executeTakeFirst();
      if (done.numUpdatedRows === 0n) return 'unknown';
      await endSignIns(db, name);
      await db.deleteFrom('person_backup_codes').where('person', '=', name).execute();
      await putSetup(db, name, setup);
      return 'done';
    });
  }

  setup(sha256: Uint8Array, nowMs: number): Promise<StoredSetup | undefined> {
    return this.#database.run('reading a set-up link', async db => {
      const row = await db
        .selectFrom('person_setups')
        .innerJoin('people', 'people.name', 'person_setups.person')
        .select(['person', 'role', 'person_setups.totp_secret'])
        .where('sha256', '=', Buffer.from(sha256))
        .where('ends', '>', new Date(nowMs))
        .where('disabled', 'is', null)
        .executeTakeFirst();
      return row && { person: row.person, role: row.role, totpSecret: row.totp_secret };
    });
  }

  async finishSetup(sha256: Uint8Array, result: SetupResult, audit: AuditEntry): Promise<boolean> {
    const change = await this.#change('setting up a person', audit, async db => {
      const link = await db
        .deleteFrom('person_setups')
        .where('sha256', '=', Buffer.from(sha256))
        .where('ends', '>', new Date(audit.atMs))
        .returning('person')
        .executeTakeFirst();
      if (link === undefined) return 'unknown';
      const { person } = link;
      await db
        .updateTable('people')
        .set({
          password: result.passwordHash,
          totp_secret: result.totpSecret === undefined ? null : Buffer.from(result.totpSecret),
          totp_step: result.totpStep,
          failures: 0,
          blocked_until: null,
        })
        .where('name', '=', person)
        .execute();
      await db.deleteFrom('person_sessions').where('person', '=', person).execute();
      await putBackupCodes(db, person, result.backupCodes);
      return 'done';
    });
    return change === 'done';
  }

  setPassword(name: string, passwordHash: string, audit: AuditEntry): Promise<PeopleChange> {
    return this.#change('changing a password', audit, db => {
      return changePerson(db, name, { password: passwordHash });
    });
  }

  setAuthenticator(
    name: string,
    { totpSecret, totpStep, backupCodes }: AuthenticatorChange,
    audit: AuditEntry,
  ): Promise<PeopleChange> {
    return this.#change('setting up an authenticator', audit, async db => {
      const values = { totp_secret: Buffer.from(totpSecret), totp_step: totpStep };
      const change = await changePerson(db, name, values);
      if (change === 'done') await putBackupCodes(db, name, backupCodes);
      return change;
    });
  }

  setBackupCodes(
    name: string,
    codes: readonly Uint8Array[],
    audit: AuditEntry,
  ): Promise<PeopleChange> {
    return this.#change('making backup codes', audit, async db => {
      await putBackupCodes(db, name, codes);
      return 'done';
    });
  }

  backupCodesLeft(name: string): Promise<number> {
    return this.#database.run('counting backup codes', async db => {
      const { left } = await db
        .selectFrom('person_backup_codes')
        .select(({ fn }) => fn.countAll<number>().as('left'))
        .where('person', '=', name)
        .where('used', 'is', null)
        .executeTakeFirstOrThrow();
      return Number(left);
    });
  }

  /** Carries out a change with its audit entry. One that is refused has written nothing. */
  #change(
    doing: string,
    audit: AuditEntry,
    work: (db: Kysely<Tables>) => Promise<PeopleChange>,
  ): Promise<PeopleChange> {
    return this.#database.transaction(doing, async db => {
      const change = await work(db);
      if (change === 'done') await appendEntries(db, [audit]);
      return change;
    });
  }
}

async function changePerson(
  db: Kysely<Tables>,
  name: string,
  values: Partial<Row & Pick<Selectable<Tables['people']>, 'totp_step'>>,
): Promise<PeopleChange> {
  const done = await db
    .updateTable('people')
    .set(values)
    .where('name', '=', name)
    .executeTakeFirst();
  return done.numUpdatedRows === 0n ? 'unknown' : 'done';
}

/** Without this person nobody could make others. Two such changes at once are made in turn. */
async function isLastAdministrator(db: Kysely<Tables>, name: string): Promise<boolean> {
  await sql`lock table people in share row exclusive mode`.execute(db);
  const administrators = await db
    .selectFrom('people')
    .select('name')
    .where('role', '=', 'administrator')
    .where('disabled', 'is', null)
    .execute();
  return administrators.length === 1 && administrators[0]?.name === name;
}

async function putSetup(db: Kysely<Tables>, person: string, setup: SetupLink): Promise<void> {
  const { sha256, totpSecret, endMs } = setup;
  await db.deleteFrom('person_setups').where('person', '=', person).execute();
  await db
    .insertInto('person_setups')
    .values({
      person,
      sha256: Buffer.from(sha256),
      totp_secret: Buffer.from(totpSecret),
      ends: new Date(endMs),
    })
    .execute();
}

/** In place of those before. */
async function putBackupCodes(
  db: Kysely<Tables>,
  person: string,
  hashes: readonly Uint8Array[],
): Promise<void> {
  await db.deleteFrom('person_backup_codes').where('person', '=', person).execute();
  const codes = hashes.map(code => ({ person, sha256: Buffer.from(code), used: null }));
  if (codes.length > 0) await db.insertInto('person_backup_codes').values(codes).execute();
}

async function endSignIns(db: Kysely<Tables>, person: string): Promise<void> {
  await db.deleteFrom('person_sessions').where('person', '=', person).execute();
  await db.deleteFrom('person_setups').where('person', '=', person).execute();
}

function personOf(row: Row): StoredPerson {
  return {
    name: row.name,
    role: row.role,
    createdMs: row.created.getTime(),
    createdBy: row.created_by,
    disabled: row.disabled !== null,
    hasPassword: row.password !== null,
    hasAuthenticator: row.totp_secret !== null,
    hasOidc: row.oidc_subject !== null,
    lastSignInMs: row.last_sign_in?.getTime(),
    passwordHash: row.password ?? undefined,
    totpSecret: row.totp_secret ?? undefined,
  };
}
