// Months and days beside each other.
import { type Kysely, sql } from 'kysely';
import { spanMinutes } from '../core/report/count-cases.ts';
import type { ReportPeriod } from '../core/report/period.ts';
import type { ReportSpan } from '../core/report/report.ts';
import type { Bounds } from './report-acts.ts';
import type { Tables } from './tables.ts';

/** Every month from the first to the last day, by when cases were opened. */
export async function monthsOf(
  db: Kysely<Tables>,
  { fromDay, toDay }: Pick<ReportPeriod, 'fromDay' | 'toDay'>,
  timeZone: string,
): Promise<readonly ReportSpan[]> {
  const begins = sql`(${fromDay}::timestamp at time zone ${timeZone})`;
  const ends = sql`(${toDay}::timestamp at time zone ${timeZone})`;
  const { rows } = await sql<ReportSpan>`
    with month as (
      select to_char(month, 'YYYY-MM') as span
      from generate_series(${fromDay}::timestamp, ${toDay}::timestamp - interval '1 day',
        '1 month') as month
    ), chosen as materialized (
      select to_char(c.opened at time zone ${timeZone}, 'YYYY-MM') as span, c.case_id, c.outcome,
        c.exposure_yen, f.pace_yen, f.spans
      from cases c join case_facts f using (case_id)
      where c.opened >= ${begins} and c.opened < ${ends}
    ), asked as (
      select distinct a.case_id from chosen c join contact_attempts a using (case_id)
      where c.outcome = 'lawful' and a.result not in ('undelivered', 'not-sent', 'not-needed')
    ), counted as (
      select span, count(*) as cases,
        count(*) filter (where outcome = 'fraud') as fraud,
        count(*) filter (where outcome = 'lawful') as lawful,
        sum(exposure_yen) filter (where outcome = 'fraud') as loss,
        sum(round(pace_yen * spans * ${spanMinutes} / 60.0)) filter (where outcome = 'fraud')
          as saved,
        count(a.case_id) as asked
      from chosen left join asked a using (case_id)
      group by 1
    ), stopped as (
      select to_char(e.begun at time zone ${timeZone}, 'YYYY-MM') as span, count(*) as stops
      from measures e join cases c using (case_id)
      where e.begun >= ${begins} and e.begun < ${ends} and e.kind <> 'barring'
        and c.outcome = 'lawful'
      group by 1
    )
    select m.span, coalesce(c.cases, 0) as cases, coalesce(c.fraud, 0) as fraud,
      coalesce(c.lawful, 0) as lawful, coalesce(c.loss, 0)::bigint as "lossYen",
      coalesce(c.saved, 0)::bigint as "savedYen", coalesce(c.asked, 0) as "lawfulAsked",
      coalesce(s.stops, 0) as "falseStops"
    from month m left join counted c using (span) left join stopped s using (span)
    order by m.span`.execute(db);
  return rows;
}

/** Measures of cases closed as lawful, by when they began. */
export async function falseStopsBy(
  db: Kysely<Tables>,
  { from, to, timeZone }: Bounds,
  form: 'YYYY-MM-DD',
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ span: string; stops: number }>`
    select to_char(m.begun at time zone ${timeZone}, ${form}) as span, count(*) as stops
    from measures m join cases c using (case_id)
    where m.begun >= ${from} and m.begun < ${to} and m.kind <> 'barring' and c.outcome = 'lawful'
    group by 1`.execute(db);
  return new Map(rows.map(row => [row.span, row.stops]));
}
