import { type Kysely, sql } from 'kysely';
import type { CaseStats, ClosedStats } from '../core/case/case-rows.ts';
import type { Told } from '../workflow/ports.ts';
import { sqlTimeMs } from './sql-text.ts';
import type { Tables } from './tables.ts';
import { shownTo } from './told-rows.ts';

/** How many cases are open and what was closed in the time, by service, kind and cause (R17). */
export async function readStats(
  db: Kysely<Tables>,
  fromMs: number,
  toMs: number,
  told: Told = {},
): Promise<CaseStats> {
  const { cases, measures } = shownTo(told);
  const [open, inForce, closed] = await Promise.all([
    sql<{ state: string; count: number; loss: number }>`select state, count(*) as count,
        sum(loss_per_hour_yen)::bigint as loss
      from cases where state <> 'closed' and ${cases} group by state order by state`.execute(db),
    sql<{ kind: string; count: number }>`select kind, count(*) as count from measures
      where ended is null and ${measures} group by kind order by kind`.execute(db),
    sql<ClosedStats>`select c.outcome, c.cause, s.service, s.type, count(*) as cases,
        sum(c.exposure_yen)::bigint as "exposureYen"
      from cases c left join subscribers s on s.subscriber = c.subscriber
      where c.closed >= ${new Date(sqlTimeMs(fromMs))} and c.closed < ${new Date(sqlTimeMs(toMs))}
        and c.outcome is not null and ${cases}
      group by 1, 2, 3, 4 order by 1, 2, 3, 4`.execute(db),
  ]);
  return {
    openByState: Object.fromEntries(open.rows.map(row => [row.state, row.count])),
    measuresInForce: Object.fromEntries(inForce.rows.map(row => [row.kind, row.count])),
    lossPerHourYen: open.rows.reduce((sum, row) => sum + row.loss, 0),
    closed: closed.rows,
  };
}
