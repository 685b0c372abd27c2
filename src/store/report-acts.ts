// What was done in a period: measures, barrings, compensation.
import { type Kysely, sql } from 'kysely';
import type { Figures, MeasureCount } from '../core/report/report.ts';
import type { Tables } from './tables.ts';

/** A period as times, with the zone whose days it has. */
export interface Bounds {
  readonly from: Date;
  readonly to: Date;
  readonly timeZone: string;
}

interface ActRow {
  suspensions: number;
  source_blocks: number;
  country_blocks: number;
  false_stops: number;
  barrings: number;
  barring_median: number | null;
  barring_p95: number | null;
  compensations: number;
  compensation: number;
}

export async function actFigures(
  db: Kysely<Tables>,
  { from, to }: Bounds,
): Promise<Partial<Figures>> {
  const { rows } = await sql<ActRow>`
    with begun as (
      select m.kind, c.outcome from measures m left join cases c using (case_id)
      where m.begun >= ${from} and m.begun < ${to}
    ), barred as (
      select extract(epoch from completed_at - received_at) * 1000 as took
      from requested_barrings where received_at >= ${from} and received_at < ${to}
    ), paid as (
      select ceil(milli_yen / 1000.0) as yen from claims
      where state = 'approved' and decided >= ${from} and decided < ${to}
    )
    select count(*) filter (where kind = 'suspension') as suspensions,
      count(*) filter (where kind = 'source-block') as source_blocks,
      count(*) filter (where kind = 'country-block') as country_blocks,
      count(*) filter (where kind <> 'barring' and outcome = 'lawful') as false_stops,
      (select count(*) from barred) as barrings,
      (select percentile_disc(0.5) within group (order by took) from barred)::bigint
        as barring_median,
      (select percentile_disc(0.95) within group (order by took) from barred)::bigint
        as barring_p95,
      (select count(*) from paid) as compensations,
      (select coalesce(sum(yen), 0) from paid)::bigint as compensation
    from begun`.execute(db);
  const row = rows[0]!;
  return {
    suspensions: row.suspensions,
    'source-blocks': row.source_blocks,
    'country-blocks': row.country_blocks,
    'false-stops': row.false_stops,
    barrings: row.barrings,
    'barring-median': row.barring_median,
    'barring-p95': row.barring_p95,
    compensations: row.compensations,
    'compensation-yen': row.compensation,
  };
}

/** Measures that began in the time, by kind and ground. */
export async function measuresOf(
  db: Kysely<Tables>,
  { from, to }: Bounds,
): Promise<readonly MeasureCount[]> {
  const { rows } = await sql<MeasureCount>`select m.kind, m.ground, count(*) as begun,
      count(distinct m.subject) as subjects, count(*) filter (where c.outcome = 'lawful') as lawful
    from measures m left join cases c using (case_id)
    where m.begun >= ${from} and m.begun < ${to}
    group by 1, 2 order by 1, 2`.execute(db);
  return rows;
}
