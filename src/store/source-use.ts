// Who calls from an address: lines under attack, and lines whose use of it is lawful. A call is of
// an episode where its line has one of that hour from that address; a case that turned out lawful
// makes no episode.
import { type Kysely, sql } from 'kysely';
import type { SourceDay, SourceUse } from '../core/case/network-rows.ts';
import type { Tables } from './tables.ts';

/** An exchange's own address has millions of calls: so many tell enough. */
const callsMax = 50_000;
const linesMax = 500;

interface Counted {
  day: string | null;
  calls: number;
  lines: number;
  accounts: number;
  lawfulLines: number;
  lawfulCalls: number;
  lawfulLast: Date | null;
  subscribers: string[] | null;
}

export async function readSourceUse(
  db: Kysely<Tables>,
  of: { readonly sourceIp: string; readonly from: Date; readonly zone: string },
): Promise<SourceUse> {
  const { rows } = await sql<Counted>`with used as (
      select setup, subscriber, account from calls
      where source_ip = ${of.sourceIp} and setup >= ${of.from} limit ${callsMax + 1}
    ), attacked as (
      select distinct e.subscriber, e.hour from episode_calls e join cases c using (case_id)
      where e.source_ip = ${of.sourceIp} and e.source_ip <> '' and e.hour >= ${of.from}
        and c.outcome is distinct from 'lawful'
    ), told as (
      select u.*, to_char(setup at time zone ${of.zone}, 'YYYY-MM-DD') as day,
        a.subscriber is null as lawful
      from used u left join attacked a
        on a.subscriber = u.subscriber and a.hour = date_trunc('hour', u.setup)
    )
    select day, count(*) as calls, count(distinct subscriber) as lines,
      count(distinct account) as accounts,
      count(distinct subscriber) filter (where lawful) as "lawfulLines",
      count(*) filter (where lawful) as "lawfulCalls",
      max(setup) filter (where lawful) as "lawfulLast",
      case when grouping(day) = 1 then
        (array_agg(distinct subscriber))[1:${sql.lit(linesMax)}] end as subscribers
    from told group by grouping sets ((), (day)) order by day nulls first`.execute(db);
  const [all, ...days] = rows;
  const more = all!.calls > callsMax;
  return {
    calls: Math.min(all!.calls, callsMax),
    lines: all!.lines,
    accounts: all!.accounts,
    lawfulLines: all!.lawfulLines,
    lawfulCalls: all!.lawfulCalls,
    lawfulLastMs: all!.lawfulLast?.getTime() ?? null,
    more,
    subscribers: all!.subscribers ?? [],
    days: days.map(toDay),
  };
}

function toDay({ day, lines, lawfulLines, calls }: Counted): SourceDay {
  return { day: day ?? '', lines, lawfulLines, calls };
}
