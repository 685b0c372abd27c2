import type { AuditEntry } from '../core/access/audit-entry.ts';
import type { StoredKey } from '../core/access/person.ts';
import type { KeyStore } from '../workflow/people-ports.ts';
import { appendEntries } from './audit-log.ts';
import type { Database } from './database.ts';

/** Keys of machines in PostgreSQL. A name once used is never used again, also after revoking. */
export class SqlKeyStore implements KeyStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  keys(): Promise<readonly StoredKey[]> {
    return this.#database.run('reading API keys', async db => {
      const rows = await db.selectFrom('api_keys').selectAll().orderBy('name').execute();
      return rows.map(row => ({
        name: row.name,
        sha256: row.sha256.toString('hex'),
        scopes: row.scopes,
        ...(row.feeds === null ? {} : { feeds: row.feeds }),
        ...(row.account === null ? {} : { account: row.account }),
        createdMs: row.created.getTime(),
        createdBy: row.created_by,
        expiresMs: row.expires?.getTime(),
        revokedMs: row.revoked?.getTime(),
      }));
    });
  }

  addKey(key: Parameters<KeyStore['addKey']>[0], audit: AuditEntry): Promise<'done' | 'exists'> {
    return this.#database.transaction('adding an API key', async db => {
      const added = await db
        .insertInto('api_keys')
        .values({
          name: key.name,
          sha256: Buffer.from(key.sha256, 'hex'),
          scopes: [...key.scopes],
          feeds: key.feeds === undefined ? null : [...key.feeds],
          account: key.account ?? null,
          created: new Date(audit.atMs),
          created_by: key.by,
          expires: key.expiresMs === undefined ? null : new Date(key.expiresMs),
        })
        .onConflict(conflict => conflict.doNothing())
        .executeTakeFirst();
      if (added.numInsertedOrUpdatedRows === 0n) return 'exists';
      await appendEntries(db, [audit]);
      return 'done';
    });
  }

  revokeKey(name: string, audit: AuditEntry): Promise<'done' | 'unknown'> {
    return this.#database.transaction('revoking an API key', async db => {
      const done = await db
        .updateTable('api_keys')
        .set({ revoked: new Date(audit.atMs), revoked_by: audit.who })
        .where('name', '=', name)
        .where('revoked', 'is', null)
        .executeTakeFirst();
      if (done.numUpdatedRows === 0n) return 'unknown';
      await appendEntries(db, [audit]);
      return 'done';
    });
  }
}
