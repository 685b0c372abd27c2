// What reports need of a case beside its row: noted from decisions and messages as they are stored,
// and summed from the calls that its measures met.
import { type Kysely, sql } from 'kysely';
import { spanMinutes } from '../core/report/count-cases.ts';
import type { DecisionRecord, MessageRecord } from '../workflow/ports.ts';
import type { Database } from './database.ts';
import { sqlText, sqlTimeMs } from './sql-text.ts';
import type { Tables } from './tables.ts';

/** Cases that an alert or a person opened, and the pace of their loss before a measure. */
export async function noteCaseFacts(
  db: Kysely<Tables>,
  records: readonly DecisionRecord[],
): Promise<void> {
  const paces = new Map<string, number>();
  for (const { decision } of records) {
    if (decision.type !== 'alert' && decision.type !== 'case') continue;
    const name = sqlText(decision.case);
    const pace = Math.round(decision.lossPerHourYen ?? 0);
    paces.set(name, Math.max(paces.get(name) ?? 0, pace));
  }
  if (paces.size === 0) return;
  await sql`insert into case_facts as f (case_id, pace_yen)
    select * from unnest(${[...paces.keys()]}::text[], ${[...paces.values()]}::bigint[])
    on conflict (case_id) do update set pace_yen = greatest(f.pace_yen, excluded.pace_yen)
  `.execute(db);
}

/** When the episode began and where its calls went, as messages about it tell. */
export async function noteCallFacts(
  db: Kysely<Tables>,
  messages: readonly MessageRecord[],
): Promise<void> {
  const facts = new Map<string, { firstMs: number; countries: Set<string> }>();
  for (const { order } of messages) {
    const { firstCallMs = Number.POSITIVE_INFINITY, countries = [] } = order.facts;
    if (firstCallMs === Number.POSITIVE_INFINITY && countries.length === 0) continue;
    const name = sqlText(order.case);
    const known = facts.get(name) ?? { firstMs: firstCallMs, countries: new Set<string>() };
    known.firstMs = Math.min(known.firstMs, firstCallMs);
    for (const country of countries) known.countries.add(country);
    facts.set(name, known);
  }
  for (const [name, { firstMs, countries }] of facts) {
    const first = Number.isFinite(firstMs) ? new Date(sqlTimeMs(firstMs)) : null;
    await sql`update case_facts set
        first_call = least(first_call, ${first}::timestamptz),
        countries = (select coalesce(array_agg(distinct one order by one), '{}')
          from unnest(countries || ${[...countries]}::text[]) as one)
      where case_id = ${name}`.execute(db);
  }
}

/**
 * Sums the calls that measures met, of cases that are open or were closed since they were summed:
 * a call may end a while after the case it belongs to.
 */
export function sumMetCalls(database: Database, nowMs: number): Promise<void> {
  const now = new Date(sqlTimeMs(nowMs));
  return database.transaction('summing refused calls', async db => {
    await sql`with stale as (
        select f.case_id, least(f.first_call, c.opened) as since,
          coalesce(c.closed, ${now}) as until
        from case_facts f join cases c using (case_id)
        where f.sums_at is null or c.state <> 'closed'
          or f.sums_at < c.closed + interval '1 day'
      ), call as (
        select c.case_id, c.verdict, c.setup from calls c join stale s using (case_id)
        where c.case_id is not null and c.verdict in ('block', 'release')
          and c.setup >= (select min(since) from stale) - interval '1 day'
        union all
        -- A challenge names no case: it belongs to those that were open on its line.
        select s.case_id, c.verdict, c.setup
        from stale s join case_lines l using (case_id) join calls c on c.subscriber = l.subscriber
        where c.verdict = 'challenge' and c.setup >= s.since and c.setup < s.until
      ), met as (
        select case_id,
          count(*) filter (where verdict = 'block') as refused,
          count(*) filter (where verdict = 'challenge') as challenged,
          count(*) filter (where verdict = 'release') as released,
          min(setup) as first_met,
          count(distinct floor(extract(epoch from setup) / ${60 * spanMinutes}))
            filter (where verdict <> 'release') as spans
        from call group by 1
      )
      update case_facts f set refused = coalesce(m.refused, 0),
        challenged = coalesce(m.challenged, 0), released = coalesce(m.released, 0),
        first_met = m.first_met, spans = coalesce(m.spans, 0), sums_at = ${now}
      from stale s left join met m using (case_id)
      where f.case_id = s.case_id`.execute(db);
  });
}
