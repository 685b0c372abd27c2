import { sql } from 'kysely';
import type { AttemptFate, MessageReceipt } from '../core/case/message-fate.ts';
import type { MessageRecord, MessageStore } from '../workflow/ports.ts';
import type { Database } from './database.ts';
import type { MessageTables } from './message-tables.ts';
import { sqlText, sqlTimeMs } from './sql-text.ts';

type Row = MessageTables['messages'];

const errorCharacters = 1_000;

/** Messages in PostgreSQL; SqlDecisionStore writes them with the decisions that ask for them. */
export class SqlMessageStore implements MessageStore {
  readonly #database: Database;
  readonly #templates: string;

  /** `templates` is the digest of the texts that messages are rendered from, kept with each. */
  constructor(database: Database, templates: string) {
    this.#database = database;
    this.#templates = templates;
  }

  claim(limit: number, nowMs: number): Promise<readonly MessageRecord[]> {
    const now = new Date(sqlTimeMs(nowMs));
    return this.#database.run('claiming messages', async db => {
      const { rows } = await sql<Row>`with due as (
          select key from messages as later
          where state = 'waiting' and channel <> 'task' and next_try <= ${now} and until > ${now}
            and not exists (select from messages as earlier
              where earlier.case_id = later.case_id and earlier.channel = later.channel
                and earlier.address = later.address and earlier.position < later.position
                and earlier.state in ('waiting', 'sending'))
          order by next_try, position
          limit ${limit}
          for update skip locked
        ), claimed as (
          update messages set state = 'sending', changed = ${now}, tries = tries + 1,
            templates = ${this.#templates}
          where key in (select key from due) and state = 'waiting'
          returning *
        )
        select * from claimed order by position`.execute(db);
      return rows.map(toRecord);
    });
  }

  async sent(key: string, nowMs: number, names: readonly string[]): Promise<void> {
    await this.#database.run('recording a sent message', db =>
      db
        .updateTable('messages')
        .set({
          state: 'sent',
          changed: new Date(sqlTimeMs(nowMs)),
          channel_names: names.map(sqlText),
          error: null,
        })
        .where('key', '=', key)
        .where('state', '=', 'sending')
        .execute(),
    );
  }

  async failed(key: string, error: string, nowMs: number, retryAtMs: number | null): Promise<void> {
    const put = retryAtMs !== null && { next_try: new Date(sqlTimeMs(retryAtMs)) };
    await this.#leaveSending(key, error, nowMs, put ? { state: 'waiting', ...put } : failedState);
  }

  unknown(key: string, error: string, nowMs: number): Promise<void> {
    return this.#leaveSending(key, error, nowMs, { state: 'unknown' });
  }

  strand(nowMs: number): Promise<number> {
    return this.#giveUp(
      { from: 'sending', to: 'unknown', error: 'the process that sent it ended' },
      nowMs,
    );
  }

  expire(nowMs: number): Promise<number> {
    return this.#giveUp({ from: 'waiting', to: 'expired', error: null }, nowMs);
  }

  receipt(receipt: MessageReceipt, nowMs: number): Promise<boolean> {
    const { channel, name, arrived, detail } = receipt;
    const now = new Date(sqlTimeMs(nowMs));
    return this.#database.run('recording a receipt', async db => {
      const named = db
        .updateTable('messages')
        .where('channel', '=', channel)
        .where(sql<boolean>`channel_names @> array[${sqlText(name)}]::text[]`);
      const done = arrived
        ? await named.set({ arrived: now }).executeTakeFirst()
        : await named
            .set({ state: 'failed', changed: now, error: shortened(detail), desk_told: false })
            .where('state', '=', 'sent')
            .executeTakeFirst();
      return done.numUpdatedRows > 0n;
    });
  }

  untold(limit: number): Promise<readonly AttemptFate[]> {
    return this.#database.run('reading what became of attempts', async db => {
      const rows = await db
        .selectFrom('messages')
        .select(['key', 'case_id', 'attempt', 'state'])
        .where('desk_told', '=', false)
        .where('attempt', '>', 0)
        .where('state', 'in', ['sent', 'failed', 'unknown', 'expired'])
        .orderBy('position')
        .limit(limit)
        .execute();
      return rows.map(({ key, case_id, attempt, state }) => ({
        key,
        case: case_id,
        attempt,
        state: state as AttemptFate['state'],
      }));
    });
  }

  async told(keys: readonly string[]): Promise<void> {
    if (keys.length === 0) return;
    await this.#database.run('writing what the desk was told', db =>
      db
        .updateTable('messages')
        .set({ desk_told: true })
        .where('key', '=', sql<string>`any(${[...keys]}::text[])`)
        .execute(),
    );
  }

  async #leaveSending(
    key: string,
    error: string,
    nowMs: number,
    to: { state: 'waiting' | 'failed' | 'unknown'; next_try?: Date },
  ): Promise<void> {
    await this.#database.run('recording a message that did not go out', db =>
      db
        .updateTable('messages')
        .set({ ...to, changed: new Date(sqlTimeMs(nowMs)), error: shortened(error) })
        .where('key', '=', key)
        .where('state', '=', 'sending')
        .execute(),
    );
  }

  #giveUp(
    how: { from: 'sending' | 'waiting'; to: 'unknown' | 'expired'; error: string | null },
    nowMs: number,
  ): Promise<number> {
    const now = new Date(sqlTimeMs(nowMs));
    return this.#database.run('giving messages up', async db => {
      let query = db.updateTable('messages').set({ state: how.to, changed: now });
      if (how.error !== null) query = query.set({ error: how.error });
      // A task stays until a person has done it.
      if (how.from === 'waiting') {
        query = query.where('until', '<=', now).where('channel', '<>', 'task');
      }
      const done = await query.where('state', '=', how.from).executeTakeFirst();
      return Number(done.numUpdatedRows);
    });
  }
}

const failedState = { state: 'failed' } as const;

function shortened(error: string): string {
  return sqlText(error.slice(0, errorCharacters));
}

function toRecord(row: Row): MessageRecord {
  const { notice, channel, address, subscriber, attempt, facts } = row;
  const order = {
    notice,
    channel,
    address,
    case: row.case_id,
    subscriber,
    attempt,
    atMs: row.at.getTime(),
    untilMs: row.until.getTime(),
    facts,
  };
  return { key: row.key, seq: row.seq, order };
}
