import { type Kysely, sql } from 'kysely';
import type { DecisionRecord, MessageRecord } from '../workflow/ports.ts';
import { sqlJson, sqlText, sqlTimeMs } from './sql-text.ts';
import type { Tables } from './tables.ts';

const batchRows = 2_000;

/** Writes messages inside a transaction that is under way; known ones stay as they are. */
export async function insertMessages(
  db: Kysely<Tables>,
  messages: readonly MessageRecord[],
): Promise<void> {
  for (let from = 0; from < messages.length; from += batchRows) {
    await insertBatch(db, messages.slice(from, from + batchRows));
  }
}

/** A task of which it is on record what came of it waits for nobody any more. */
export async function settleTasks(
  db: Kysely<Tables>,
  records: readonly DecisionRecord[],
): Promise<void> {
  const settled = records
    .map(({ decision }) => decision)
    .filter(decision => decision.type === 'contact')
    .filter(({ channel, result }) => channel === 'task' && result !== 'sent');
  if (settled.length === 0) return;
  await sql`update messages m set handled = to_timestamp(t.at / 1000.0), handled_by = t.by
    from unnest(
      ${settled.map(one => sqlText(one.case))}::text[],
      ${settled.map(one => one.attempt)}::integer[],
      ${settled.map(one => sqlTimeMs(one.timeMs))}::bigint[],
      ${settled.map(one => sqlText(one.by ?? 'policy'))}::text[]
    ) as t (case_id, attempt, at, by)
    where m.case_id = t.case_id and m.attempt = t.attempt and m.channel = 'task'
      and m.handled is null`.execute(db);
}

async function insertBatch(db: Kysely<Tables>, messages: readonly MessageRecord[]): Promise<void> {
  const orders = messages.map(message => message.order);
  await sql`insert into messages (key, seq, notice, channel, address, case_id, subscriber, attempt,
      at, until, facts, next_try, changed)
    select key, seq, notice, channel, address, case_id, subscriber, attempt,
      to_timestamp(at / 1000.0), to_timestamp(until / 1000.0), facts,
      to_timestamp(at / 1000.0), to_timestamp(at / 1000.0)
    from unnest(
      ${messages.map(message => message.key)}::text[],
      ${messages.map(message => message.seq)}::bigint[],
      ${orders.map(order => order.notice)}::text[],
      ${orders.map(order => order.channel)}::text[],
      ${orders.map(order => sqlText(order.address))}::text[],
      ${orders.map(order => sqlText(order.case))}::text[],
      ${orders.map(order => sqlText(order.subscriber))}::text[],
      ${orders.map(order => order.attempt)}::integer[],
      ${orders.map(order => sqlTimeMs(order.atMs))}::bigint[],
      ${orders.map(order => sqlTimeMs(order.untilMs))}::bigint[],
      ${orders.map(order => sqlJson(order.facts))}::jsonb[]
    ) with ordinality as t (key, seq, notice, channel, address, case_id, subscriber, attempt,
      at, until, facts, n)
    order by n
    on conflict (key) do nothing`.execute(db);
}
