import { type Kysely, sql } from 'kysely';
import type { ReportedCase } from '../core/report/report.ts';
import type { Bounds } from './report-acts.ts';
import type { Tables } from './tables.ts';

/** Cases that were opened in the time; what was only a barring on request is none. */
export async function reportedCases(
  db: Kysely<Tables>,
  { from, to, timeZone }: Bounds,
): Promise<readonly ReportedCase[]> {
  const { rows } = await sql<ReportedCase>`
    with chosen as materialized (
      select c.*, f.first_call, f.countries, f.pace_yen, f.spans, f.first_met,
        f.refused + f.released as stopped, f.challenged
      from cases c join case_facts f using (case_id)
      where c.opened >= ${from} and c.opened < ${to}
    ), asked as (
      select case_id, min(sent) as sent from contact_attempts
      where sent >= ${from} and result not in ('undelivered', 'not-sent', 'not-needed')
        and case_id in (select case_id from chosen)
      group by 1
    ), begun as (
      select case_id, min(begun) as begun from measures
      where begun >= ${from} and kind <> 'barring' and case_id in (select case_id from chosen)
      group by 1
    )
    select c.outcome, c.cause, s.service, s.type, s.device_model as "deviceModel",
      c.countries,
      c.exposure_yen as "exposureYen", c.pace_yen as "paceYen", c.spans, c.stopped, c.challenged,
      ${ms(sql`c.opened - c.first_call`)} as "detectMs",
      ${ms(sql`a.sent - c.opened`)} as "contactMs",
      ${ms(sql`least(b.begun, c.first_met) - c.opened`)} as "stopMs",
      a.sent is not null as asked,
      to_char(c.opened at time zone ${timeZone}, 'YYYY-MM-DD') as day,
      extract(isodow from t.at)::integer as weekday,
      extract(hour from t.at)::integer as hour
    from chosen c
      left join subscribers s on s.subscriber = c.subscriber
      left join asked a on a.case_id = c.case_id
      left join begun b on b.case_id = c.case_id
      cross join lateral (
        select coalesce(c.first_call, c.opened) at time zone ${timeZone} as at
      ) t`.execute(db);
  return rows;
}

/** Null stays null, which greatest() alone would make a zero. */
function ms(interval: ReturnType<typeof sql>) {
  return sql`case when ${interval} is not null
    then greatest(0, extract(epoch from ${interval}) * 1000)::bigint end`;
}
