import { type Kysely, sql } from 'kysely';
import type { AuditEntry } from '../core/access/audit-entry.ts';
import type { Role } from '../core/access/permissions.ts';
import { freeFailures, type StoredSession, waitAfterFailures } from '../core/access/person.ts';
import type { SignInStore } from '../workflow/people-ports.ts';
import { appendEntries } from './audit-log.ts';
import type { Database } from './database.ts';
import { sqlText } from './sql-text.ts';
import type { Tables } from './tables.ts';

/** A session is noted as seen at most this often, so that reading a page writes little. */
const seenEveryMs = 30_000;
const sessionsPerPersonMax = 20;

/** Attempts and sign-ins in PostgreSQL. */
export class SqlSignInStore implements SignInStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  chargeAttempt(name: string, nowMs: number): Promise<number | undefined> {
    return this.#database.transaction('counting an attempt', async db => {
      const row = await db
        .selectFrom('people')
        .select(['failures', 'blocked_until'])
        .where('name', '=', name)
        .forUpdate()
        .executeTakeFirst();
      if (row === undefined) return undefined;
      const blockedMs = row.blocked_until?.getTime() ?? 0;
      if (blockedMs > nowMs) return blockedMs - nowMs;
      const failures = row.failures + 1;
      const waitMs = waitAfterFailures(failures);
      await db
        .updateTable('people')
        .set({ failures, blocked_until: waitMs === 0 ? null : new Date(nowMs + waitMs) })
        .where('name', '=', name)
        .execute();
      return undefined;
    });
  }

  async clearAttempts(name: string, which: 'last' | 'all'): Promise<void> {
    const left = which === 'all' ? sql<number>`0` : sql<number>`greatest(failures - 1, 0)`;
    // A right password must not end the wait that wrong codes have earned.
    const until = sql<Date | null>`case when ${left} <= ${freeFailures} then null
      else blocked_until end`;
    await this.#database.run('counting an attempt', db =>
      db
        .updateTable('people')
        .set({ failures: left, blocked_until: until })
        .where('name', '=', name)
        .execute(),
    );
  }

  useTotpStep(name: string, step: number): Promise<boolean> {
    return this.#database.run('using a code', async db => {
      const done = await db
        .updateTable('people')
        .set({ totp_step: step })
        .where('name', '=', name)
        .where('totp_step', '<', step)
        .executeTakeFirst();
      return done.numUpdatedRows > 0n;
    });
  }

  useBackupCode(name: string, sha256: Uint8Array, nowMs: number): Promise<boolean> {
    return this.#database.run('using a backup code', async db => {
      const done = await db
        .updateTable('person_backup_codes')
        .set({ used: new Date(nowMs) })
        .where('person', '=', name)
        .where('sha256', '=', Buffer.from(sha256))
        .where('used', 'is', null)
        .executeTakeFirst();
      return done.numUpdatedRows > 0n;
    });
  }

  async begin(session: StoredSession, audit: AuditEntry): Promise<void> {
    const { person } = session;
    await this.#database.transaction('signing in', async db => {
      const begun = new Date(session.beginMs);
      await db
        .updateTable('people')
        .set({ last_sign_in: begun })
        .where('name', '=', person)
        .execute();
      await db
        .insertInto('person_sessions')
        .values({
          sha256: Buffer.from(session.sha256),
          person,
          begun,
          seen: new Date(session.seenMs),
          ends: new Date(session.endMs),
          step_up: session.stepUpMs === undefined ? null : new Date(session.stepUpMs),
          address: sqlText(session.address),
        })
        .execute();
      await dropOldest(db, person);
      await appendEntries(db, [audit]);
    });
  }

  session(
    sha256: Uint8Array,
    nowMs: number,
    idleMs: number,
  ): Promise<{ readonly session: StoredSession; readonly role: Role } | undefined> {
    return this.#database.run('reading a sign-in', async db => {
      const now = new Date(nowMs);
      const row = await db
        .selectFrom('person_sessions')
        .innerJoin('people', 'people.name', 'person_sessions.person')
        .selectAll('person_sessions')
        .select('people.role')
        .where('sha256', '=', Buffer.from(sha256))
        .where('ends', '>', now)
        .where('seen', '>', new Date(nowMs - idleMs))
        .where('people.disabled', 'is', null)
        .executeTakeFirst();
      if (row === undefined) return undefined;
      if (nowMs - row.seen.getTime() >= Math.min(seenEveryMs, idleMs / 2)) {
        await db
          .updateTable('person_sessions')
          .set({ seen: now })
          .where('sha256', '=', row.sha256)
          .execute();
      }
      return { session: sessionOf(row), role: row.role };
    });
  }

  standing(
    sha256s: readonly Uint8Array[],
    nowMs: number,
    idleMs: number,
  ): Promise<readonly (Role | undefined)[]> {
    const hashes = sha256s.map(hash => Buffer.from(hash));
    return this.#database.run('reading sign-ins', async db => {
      const rows = await db
        .selectFrom('person_sessions')
        .innerJoin('people', 'people.name', 'person_sessions.person')
        .select(['sha256', 'people.role'])
        .where('sha256', 'in', hashes)
        .where('ends', '>', new Date(nowMs))
        .where('seen', '>', new Date(nowMs - idleMs))
        .where('people.disabled', 'is', null)
        .execute();
      const roles = new Map(rows.map(row => [row.sha256.toString('hex'), row.role]));
      return hashes.map(hash => roles.get(hash.toString('hex')));
    });
  }

  sessionsOf(name: string): Promise<readonly StoredSession[]> {
    return this.#database.run('reading sign-ins', async db => {
      const query = db.selectFrom('person_sessions').selectAll().where('person', '=', name);
      return (await query.orderBy('begun', 'desc').execute()).map(sessionOf);
    });
  }

  steppedUp(sha256: Uint8Array, nowMs: number, audit: AuditEntry): Promise<void> {
    return this.#database.transaction('confirming a sign-in', async db => {
      await db
        .updateTable('person_sessions')
        .set({ step_up: new Date(nowMs) })
        .where('sha256', '=', Buffer.from(sha256))
        .execute();
      await appendEntries(db, [audit]);
    });
  }

  end(sha256: Uint8Array, audit: AuditEntry): Promise<void> {
    return this.#database.transaction('ending a sign-in', async db => {
      const done = await db
        .deleteFrom('person_sessions')
        .where('sha256', '=', Buffer.from(sha256))
        .executeTakeFirst();
      if (done.numDeletedRows > 0n) await appendEntries(db, [audit]);
    });
  }

  endAllOf(name: string, but: Uint8Array | undefined, audit: AuditEntry): Promise<void> {
    return this.#database.transaction('ending sign-ins', async db => {
      await db
        .deleteFrom('person_sessions')
        .where('person', '=', name)
        .where('sha256', '!=', Buffer.from(but ?? []))
        .execute();
      await appendEntries(db, [audit]);
    });
  }

  async sweep(nowMs: number, idleMs: number): Promise<void> {
    await this.#database.run('removing ended sign-ins', async db => {
      const now = new Date(nowMs);
      const idle = new Date(nowMs - idleMs);
      await db
        .deleteFrom('person_sessions')
        .where(row => row.or([row('ends', '<=', now), row('seen', '<=', idle)]))
        .execute();
      await db.deleteFrom('person_setups').where('ends', '<=', now).execute();
    });
  }
}

/** A person is signed in on so many browsers at most; the oldest ends. */
async function dropOldest(db: Kysely<Tables>, person: string): Promise<void> {
  const kept = db
    .selectFrom('person_sessions')
    .select('sha256')
    .where('person', '=', person)
    .orderBy('begun', 'desc')
    .limit(sessionsPerPersonMax);
  await db
    .deleteFrom('person_sessions')
    .where('person', '=', person)
    .where('sha256', 'not in', kept)
    .execute();
}

function sessionOf(row: Tables['person_sessions']): StoredSession {
  return {
    sha256: row.sha256,
    person: row.person,
    beginMs: row.begun.getTime(),
    seenMs: row.seen.getTime(),
    endMs: row.ends.getTime(),
    stepUpMs: row.step_up?.getTime(),
    address: row.address,
  };
}
