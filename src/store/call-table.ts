// International calls, one partition a day (UTC) of set-up, made when the first call of it comes.
import { type Kysely, sql } from 'kysely';
import type { CallRecord } from '../core/call/call-record.ts';
import type { EndedCallRecord } from '../workflow/ports.ts';
import type { Database } from './database.ts';
import { sqlText } from './sql-text.ts';
import type { Tables } from './tables.ts';

export interface CallPartition {
  readonly name: string;
  readonly fromMs: number;
  readonly toMs: number;
}

const dayMs = 86_400_000;
/** Set-ups beyond are clocks gone wrong: they are filed at the bound, so that days stay few. */
const oldestDays = 750;
const batchRows = 5_000;

export class CallTable {
  /** Days whose partitions are there. */
  readonly #days = new Set<number>();

  /** Inside a transaction; partitions are made before it, by `prepare`. */
  async insert(db: Kysely<Tables>, records: readonly EndedCallRecord[]): Promise<void> {
    const calls = new Map<string, CallRecord>();
    for (const { call, atMs } of records) {
      const setupMs = filedAt(call.setupMs, atMs);
      // Told twice in a batch, it is the one told last: corrected.
      const key = `${setupMs} ${sqlText(call.callId)}`;
      const before = calls.get(key);
      const { verdict, case: name } = before ?? call;
      calls.set(key, { ...call, setupMs, verdict, case: name });
    }
    const rows = [...calls.values()];
    for (let at = 0; at < rows.length; at += batchRows) {
      await insertCalls(db, rows.slice(at, at + batchRows));
    }
  }

  /** Makes the partitions that these calls need, those of tomorrow ahead. */
  async prepare(database: Database, records: readonly EndedCallRecord[]): Promise<void> {
    const wanted = new Set<number>();
    for (const { call, atMs } of records) {
      for (const day of [dayOf(filedAt(call.setupMs, atMs)), dayOf(atMs) + 1]) {
        if (!this.#days.has(day)) wanted.add(day);
      }
    }
    for (const day of [...wanted].sort((a, b) => a - b)) {
      await database.run('making a partition of calls', db => makePartition(db, day * dayMs));
      this.#days.add(day);
    }
  }

  /** What was known of partitions may no longer be so. */
  forget(): void {
    this.#days.clear();
  }
}

/** Makes the partition of that day unless it is there. */
export async function makePartition(db: Kysely<Tables>, fromMs: number): Promise<void> {
  const [from, to] = [isoDay(fromMs), isoDay(fromMs + dayMs)];
  const name = `calls_${from.replaceAll('-', '')}`;
  await sql`create table if not exists ${sql.table(name)} partition of calls
    for values from (${sql.lit(`${from} 00:00+00`)}) to (${sql.lit(`${to} 00:00+00`)})`.execute(db);
}

/** Partitions as they are, oldest first. */
export async function callPartitions(db: Kysely<Tables>): Promise<CallPartition[]> {
  const { rows } = await sql<{ name: string }>`select c.relname as name
    from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent = 'calls'::regclass and c.relname ~ '^calls_[0-9]{8}$'
    order by c.relname`.execute(db);
  return rows.map(({ name }) => {
    const fromMs = Date.parse(name.replace(/^calls_(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3'));
    return { name, fromMs, toMs: fromMs + dayMs };
  });
}

async function insertCalls(db: Kysely<Tables>, rows: readonly CallRecord[]): Promise<void> {
  await sql`insert into calls as c (setup, call_id, subscriber, account, called, country,
      destination, service, source_ip, answer, ended, milli_yen, verdict, case_id)
    select to_timestamp(setup / 1000.0), call_id, subscriber, account, called, country,
      destination, service, nullif(source_ip, ''), to_timestamp(nullif(answer, 0) / 1000.0),
      to_timestamp(ended / 1000.0), milli_yen, verdict, nullif(case_id, '')
    from unnest(
      ${rows.map(row => row.setupMs)}::bigint[],
      ${rows.map(row => sqlText(row.callId))}::text[],
      ${rows.map(row => sqlText(row.subscriber))}::text[],
      ${rows.map(row => sqlText(row.account))}::text[],
      ${rows.map(row => row.to)}::text[],
      ${rows.map(row => row.country)}::text[],
      ${rows.map(row => row.destination)}::smallint[],
      ${rows.map(row => row.service)}::text[],
      ${rows.map(row => sqlText(row.sourceIp))}::text[],
      ${rows.map(row => bounded(row.answerMs, row.setupMs))}::bigint[],
      ${rows.map(row => bounded(row.endMs, row.setupMs))}::bigint[],
      ${rows.map(row => Math.round(row.milliYen))}::bigint[],
      ${rows.map(row => row.verdict)}::text[],
      ${rows.map(row => sqlText(row.case))}::text[]
    ) as t (setup, call_id, subscriber, account, called, country, destination, service, source_ip,
      answer, ended, milli_yen, verdict, case_id)
    on conflict (setup, call_id) do update set
      answer = excluded.answer, ended = excluded.ended, milli_yen = excluded.milli_yen
  `.execute(db);
}

function filedAt(setupMs: number, atMs: number): number {
  return Math.trunc(Math.min(Math.max(setupMs, atMs - oldestDays * dayMs), atMs + dayMs));
}

/** Answer and end of a set-up that can be, as PostgreSQL can hold them. */
function bounded(ms: number, setupMs: number): number {
  return ms === 0 ? 0 : Math.trunc(Math.min(Math.max(ms, setupMs), setupMs + oldestDays * dayMs));
}

function dayOf(ms: number): number {
  return Math.floor(ms / dayMs);
}

function isoDay(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}
