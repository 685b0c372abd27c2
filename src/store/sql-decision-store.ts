import { type Kysely, sql } from 'kysely';
import type { AuditEntry } from '../core/access/audit-entry.ts';
import type { Decision } from '../core/case/decision.ts';
import {
  type DecisionRecord,
  type DecisionStore,
  type EndedCallRecord,
  type MessageRecord,
  neverAgainMs,
  type TraceRecord,
} from '../workflow/ports.ts';
import { appendEntries } from './audit-log.ts';
import { CallTable } from './call-table.ts';
import { noteCallFacts, noteCaseFacts } from './case-facts.ts';
import { insertTraces } from './case-traces.ts';
import type { Database } from './database.ts';
import { insertMessages, settleTasks } from './insert-messages.ts';
import { projectCases } from './project-cases.ts';
import { projectEnforcement } from './project-enforcement.ts';
import { sqlJson, sqlText, sqlTimeMs } from './sql-text.ts';
import type { Tables } from './tables.ts';

export interface SqlDecisionStoreOptions {
  /** Which decisions are to be delivered outside; default: all that are stored. */
  readonly delivers?: (decision: Decision) => boolean;
  /** The audit entry of a decision, written with it and as often as it: once. */
  readonly audits?: (decision: Decision) => AuditEntry | undefined;
}

interface Written {
  readonly records: readonly DecisionRecord[];
  readonly offsetSeq: number;
  readonly messages: readonly MessageRecord[];
  readonly calls: readonly EndedCallRecord[];
  readonly traces: readonly TraceRecord[];
}

const journal = 'main';
const batchRows = 2_000;
const errorCharacters = 1_000;

/** Decisions, journal offset and outbox in PostgreSQL. Verdicts that allow a call are not kept. */
export class SqlDecisionStore implements DecisionStore {
  readonly #database: Database;
  readonly #delivers: (decision: Decision) => boolean;
  readonly #audits: (decision: Decision) => AuditEntry | undefined;
  readonly #calls = new CallTable();
  #last: Promise<void> = Promise.resolve();

  constructor(database: Database, options: SqlDecisionStoreOptions = {}) {
    this.#database = database;
    this.#delivers = options.delivers ?? (() => true);
    this.#audits = options.audits ?? (() => undefined);
  }

  /**
   * Calls are carried out in order. When one fails, those waiting behind it fail too, so that the
   * offset never passes records that are not stored.
   */
  record(
    records: readonly DecisionRecord[],
    offsetSeq: number,
    messages: readonly MessageRecord[] = [],
    calls: readonly EndedCallRecord[] = [],
    traces: readonly TraceRecord[] = [],
  ): Promise<void> {
    const written = { records, offsetSeq, messages, calls, traces };
    const done = this.#last.then(() => this.#write(written));
    this.#last = done;
    done.catch(() => {
      this.#calls.forget();
      if (this.#last === done) this.#last = Promise.resolve();
    });
    return done;
  }

  offset(): Promise<number> {
    return this.#database.run('reading the journal offset', async db => {
      const row = await db
        .selectFrom('journal_offset')
        .select('seq')
        .where('journal', '=', journal)
        .executeTakeFirst();
      return row?.seq ?? 0;
    });
  }

  undelivered(limit: number, nowMs: number): Promise<readonly DecisionRecord[]> {
    return this.#database.run('reading the outbox', async db => {
      const rows = await db
        .selectFrom('outbox')
        .innerJoin('decisions', 'decisions.key', 'outbox.key')
        .select(['decisions.key', 'decisions.seq', 'decisions.ordinal', 'decisions.body'])
        .where('outbox.delivered', 'is', null)
        .where('outbox.next_try', '<=', new Date(sqlTimeMs(nowMs)))
        .orderBy('outbox.seq')
        .orderBy('outbox.ordinal')
        .limit(limit)
        .execute();
      return rows.map(({ key, seq, ordinal, body }) => ({ key, seq, ordinal, decision: body }));
    });
  }

  async delivered(keys: readonly string[], nowMs: number): Promise<void> {
    if (keys.length === 0) return;
    await this.#database.run('writing the outbox', db =>
      db
        .updateTable('outbox')
        .set(row => ({
          delivered: new Date(sqlTimeMs(nowMs)),
          attempts: row('attempts', '+', 1),
          last_error: null,
        }))
        .where('key', '=', sql<string>`any(${[...keys]}::text[])`)
        .where('delivered', 'is', null)
        .execute(),
    );
  }

  async failed(key: string, error: string, retryAtMs: number): Promise<void> {
    await this.#database.run('writing the outbox', db =>
      db
        .updateTable('outbox')
        .set(row => ({
          attempts: row('attempts', '+', 1),
          last_error: sqlText(error.slice(0, errorCharacters)),
          next_try: new Date(sqlTimeMs(retryAtMs)),
        }))
        .where('key', '=', key)
        .where('delivered', 'is', null)
        .execute(),
    );
  }

  /** Whether the outside has been told of a contact attempt; `never`: nor will it be. */
  attemptTold(name: string, attempt: number): Promise<'delivered' | 'waiting' | 'never'> {
    return this.#database.run('reading whether an attempt was told', async db => {
      const { rows } = await sql<{ delivered: boolean; given_up: boolean }>`
        select o.delivered is not null as delivered,
          o.next_try >= ${new Date(neverAgainMs)} as given_up
        from decisions d join outbox o on o.key = d.key
        where d.case_id = ${sqlText(name)} and d.type = 'contact'
          and d.body->>'result' = 'sent' and (d.body->>'attempt')::integer = ${attempt}
        order by d.seq limit 1`.execute(db);
      const [told] = rows;
      if (told === undefined) return 'never';
      if (told.delivered) return 'delivered';
      return told.given_up ? 'never' : 'waiting';
    });
  }

  async #write({ records, offsetSeq, messages, calls, traces }: Written): Promise<void> {
    const kept = records.filter(({ decision }) => !allows(decision));
    await this.#calls.prepare(this.#database, calls);
    await this.#database.transaction('recording decisions', async db => {
      for (let at = 0; at < kept.length; at += batchRows) {
        await this.#insertNew(db, kept.slice(at, at + batchRows));
      }
      await insertMessages(db, messages);
      await noteCallFacts(db, messages);
      await settleTasks(db, kept);
      await this.#calls.insert(db, calls);
      await insertTraces(db, traces);
      await sql`insert into journal_offset as o (journal, seq) values (${journal}, ${offsetSeq})
        on conflict (journal) do update set seq = greatest(o.seq, excluded.seq)`.execute(db);
    });
  }

  /** What was there before was audited and projected then. */
  async #insertNew(db: Kysely<Tables>, records: readonly DecisionRecord[]): Promise<void> {
    const stored = await this.#insert(db, records);
    const fresh = records.filter(record => stored.delete(record.key));
    await projectCases(db, fresh);
    await noteCaseFacts(db, fresh);
    await projectEnforcement(db, fresh);
    const entries = fresh
      .map(record => this.#audits(record.decision))
      .filter(entry => entry !== undefined);
    if (entries.length > 0) await appendEntries(db, entries);
  }

  /** Returns the keys that were new. */
  async #insert(db: Kysely<Tables>, records: readonly DecisionRecord[]): Promise<Set<string>> {
    const decisions = records.map(record => record.decision);
    const { rows } = await sql<{ key: string }>`with arrived as (
        select key, seq, ordinal, type, case_id, subscriber,
          to_timestamp(ms / 1000.0) as at, body, delivers
        from unnest(
          ${records.map(record => record.key)}::text[],
          ${records.map(record => record.seq)}::bigint[],
          ${records.map(record => record.ordinal)}::integer[],
          ${decisions.map(decision => decision.type)}::text[],
          ${decisions.map(decision => optionalText(decision.case))}::text[],
          ${decisions.map(subscriberOf)}::text[],
          ${decisions.map(decision => sqlTimeMs(decision.timeMs))}::bigint[],
          ${decisions.map(sqlJson)}::jsonb[],
          ${decisions.map(this.#delivers)}::boolean[]
        ) as t (key, seq, ordinal, type, case_id, subscriber, ms, body, delivers)
      ), stored as (
        insert into decisions (key, seq, ordinal, type, case_id, subscriber, at, body)
        select key, seq, ordinal, type, case_id, subscriber, at, body from arrived
        on conflict (key) do nothing
        returning key
      ), waiting as (
        insert into outbox (key, seq, ordinal)
        select key, seq, ordinal from arrived join stored using (key) where delivers
        on conflict (key) do nothing
      )
      select key from stored`.execute(db);
    return new Set(rows.map(row => row.key));
  }
}

function allows(decision: Decision): boolean {
  return decision.type === 'verdict' && decision.verdict === 'allow';
}

function subscriberOf(decision: Decision): string | null {
  return optionalText('subscriber' in decision ? decision.subscriber : undefined);
}

function optionalText(text: string | undefined): string | null {
  return text === undefined ? null : sqlText(text);
}
