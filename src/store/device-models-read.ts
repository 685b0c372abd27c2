// Cases by the listed model of their line (R15), and what makers were told.
import { type Kysely, sql } from 'kysely';
import type { AuditEntry } from '../core/access/audit-entry.ts';
import type { CaseRow } from '../core/case/case-rows.ts';
import type { DeviceReport, ModelCase, ModelSum } from '../core/case/network-rows.ts';
import { appendEntries } from './audit-log.ts';
import { toCaseRow } from './case-rows-of.ts';
import { sqlText, sqlTimeMs } from './sql-text.ts';
import type { Tables } from './tables.ts';

const modelsMax = 200;
const casesMax = 1_000;
const rowsMax = 100;
const reportsMax = 50;

export async function modelsWithCases(
  db: Kysely<Tables>,
  from: Date,
): Promise<{ models: ModelSum[]; cases: number; accounts: number }> {
  const { rows } = await sql<
    ModelSum & { all: number; allAccounts: number }
  >`select s.device_model as model, count(*) as cases,
      count(distinct c.account) as accounts, sum(c.exposure_yen)::bigint as "exposureYen",
      (extract(epoch from min(c.opened)) * 1000)::bigint as "firstMs",
      (extract(epoch from max(c.opened)) * 1000)::bigint as "lastMs",
      (sum(count(*)) over ())::bigint as all,
      (sum(count(distinct c.account)) over ())::bigint as "allAccounts"
    from cases c join subscribers s using (subscriber)
    where c.opened >= ${from} and c.outcome is distinct from 'lawful' and s.device_model <> ''
    group by s.device_model order by cases desc, model limit ${modelsMax}`.execute(db);
  return {
    models: rows.map(({ all: _, allAccounts: __, ...row }) => row),
    cases: rows[0]?.all ?? 0,
    accounts: rows[0]?.allAccounts ?? 0,
  };
}

export async function casesOfModel(
  db: Kysely<Tables>,
  model: string,
  from: Date,
): Promise<ModelCase[]> {
  const { rows } = await sql<ModelCase>`select
      (extract(epoch from c.opened) * 1000)::bigint as "openedMs", s.service, c.cause, c.outcome,
      c.exposure_yen as "exposureYen",
      coalesce((select array_agg(distinct e.country order by e.country) from episode_calls e
        where e.case_id = c.case_id), '{}') as countries,
      coalesce((select sum(e.calls) from episode_calls e where e.case_id = c.case_id), 0)::bigint
        as calls
    from cases c join subscribers s using (subscriber)
    where c.opened >= ${from} and s.device_model = ${model}
      and c.outcome is distinct from 'lawful'
    order by c.opened desc limit ${casesMax}`.execute(db);
  return rows;
}

export async function rowsOfModel(
  db: Kysely<Tables>,
  model: string,
  from: Date,
): Promise<CaseRow[]> {
  const { rows } = await sql<Tables['cases']>`select c.*
    from cases c join subscribers s using (subscriber)
    where c.opened >= ${from} and s.device_model = ${model}
      and c.outcome is distinct from 'lawful'
    order by c.opened desc, c.case_id desc limit ${rowsMax}`.execute(db);
  return rows.map(toCaseRow);
}

export async function deviceReportsOf(db: Kysely<Tables>, model: string): Promise<DeviceReport[]> {
  const rows = await db
    .selectFrom('device_reports')
    .selectAll()
    .where('model', '=', model)
    .orderBy('sent', 'desc')
    .limit(reportsMax)
    .execute();
  return rows.map(row => ({
    id: row.id,
    model: row.model,
    sentMs: row.sent.getTime(),
    by: row.by_whom,
    to: row.recipient,
    language: row.language,
    text: row.body,
    cases: row.cases,
    accounts: row.accounts,
  }));
}

export async function writeDeviceReport(
  db: Kysely<Tables>,
  report: DeviceReport,
  audit: AuditEntry,
): Promise<void> {
  await db
    .insertInto('device_reports')
    .values({
      id: report.id,
      model: sqlText(report.model),
      sent: new Date(sqlTimeMs(report.sentMs)),
      by_whom: sqlText(report.by),
      recipient: sqlText(report.to),
      language: report.language,
      body: sqlText(report.text),
      cases: report.cases,
      accounts: report.accounts,
    })
    .execute();
  await appendEntries(db, [audit]);
}
