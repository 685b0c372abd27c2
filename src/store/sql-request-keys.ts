import { sql } from 'kysely';
import type { KeptAnswer, KeyClaim, KeyedRequest } from '../core/access/keyed-request.ts';
import type { RequestKeys } from '../workflow/desk-ports.ts';
import type { Database } from './database.ts';
import { sqlText, sqlTimeMs } from './sql-text.ts';

const takenAgainMs = 60_000;

/** Keys of requests and the answers that they got. */
export class SqlRequestKeys implements RequestKeys {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  claim({ who, key, digest }: KeyedRequest, nowMs: number): Promise<KeyClaim> {
    const now = new Date(sqlTimeMs(nowMs));
    const stale = new Date(sqlTimeMs(nowMs - takenAgainMs));
    return this.#database.transaction('claiming a request', async db => {
      const { rows } = await sql<{ key: string }>`insert into request_keys as k
          (who, key, digest, claimed) values (${sqlText(who)}, ${sqlText(key)}, ${digest}, ${now})
        on conflict (who, key) do update set claimed = excluded.claimed
          where k.status is null and k.digest = excluded.digest and k.claimed <= ${stale}
        returning key`.execute(db);
      if (rows.length > 0) return { kind: 'claimed' };
      const kept = await db
        .selectFrom('request_keys')
        .select(['digest', 'status', 'body'])
        .where('who', '=', sqlText(who))
        .where('key', '=', sqlText(key))
        .executeTakeFirst();
      if (kept === undefined) return { kind: 'in-progress' };
      if (kept.digest !== digest) return { kind: 'other-request' };
      const { status, body } = kept;
      if (status === null || body === null) return { kind: 'in-progress' };
      return { kind: 'answered', answer: { status, body } };
    });
  }

  async answered({ who, key }: KeyedRequest, { status, body }: KeptAnswer): Promise<void> {
    await this.#database.run('keeping an answer', db =>
      db
        .updateTable('request_keys')
        .set({ status, body: sqlText(body) })
        .where('who', '=', sqlText(who))
        .where('key', '=', sqlText(key))
        .execute(),
    );
  }

  async forget({ who, key }: KeyedRequest): Promise<void> {
    await this.#database.run('forgetting a request', db =>
      db
        .deleteFrom('request_keys')
        .where('who', '=', sqlText(who))
        .where('key', '=', sqlText(key))
        .where('status', 'is', null)
        .execute(),
    );
  }

  /** Retention: answers older than that are forgotten. Returns how many. */
  dropBefore(beforeMs: number): Promise<number> {
    return this.#database.run('forgetting old requests', async db => {
      const { numDeletedRows } = await db
        .deleteFrom('request_keys')
        .where('claimed', '<', new Date(sqlTimeMs(beforeMs)))
        .executeTakeFirstOrThrow();
      return Number(numDeletedRows);
    });
  }
}
