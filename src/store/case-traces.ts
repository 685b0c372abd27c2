// What was noted of cases beside their decisions, written in the transaction that stores those.
import { type Kysely, sql } from 'kysely';
import type { CaseTrace } from '../core/case/case-trace.ts';
import type { TraceRecord } from '../workflow/ports.ts';
import { sqlJson, sqlText, sqlTimeMs } from './sql-text.ts';
import type { Tables } from './tables.ts';

const tracesMost = 2_000;

export async function insertTraces(
  db: Kysely<Tables>,
  records: readonly TraceRecord[],
): Promise<void> {
  if (records.length === 0) return;
  const traces = records.map(record => record.trace);
  await sql`insert into case_traces (case_id, seq, ordinal, kind, at, subscriber, call_id, body)
    select case_id, seq, ordinal, kind, to_timestamp(ms / 1000.0), subscriber, call_id, body
    from unnest(
      ${traces.map(one => sqlText(one.case))}::text[],
      ${records.map(one => one.seq)}::bigint[],
      ${records.map(one => one.ordinal)}::integer[],
      ${traces.map(one => one.kind)}::text[],
      ${traces.map(one => sqlTimeMs(one.atMs))}::bigint[],
      ${traces.map(one => sqlText(one.subscriber))}::text[],
      ${traces.map(one => (one.kind === 'call' ? sqlText(one.callId) : null))}::text[],
      ${traces.map(sqlJson)}::jsonb[]
    ) as t (case_id, seq, ordinal, kind, ms, subscriber, call_id, body)
    on conflict do nothing`.execute(db);
}

export async function readTraces(db: Kysely<Tables>, name: string): Promise<CaseTrace[]> {
  const rows = await db
    .selectFrom('case_traces')
    .select('body')
    .where('case_id', '=', sqlText(name))
    .orderBy('at')
    .orderBy('seq')
    .orderBy('ordinal')
    .limit(tracesMost)
    .execute();
  return rows.map(row => row.body);
}
