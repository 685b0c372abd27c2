// International traffic of a period, from its sums by hour.
import { type Kysely, sql } from 'kysely';
import type { CountryTraffic, Figures } from '../core/report/report.ts';
import type { Bounds } from './report-acts.ts';
import type { Tables } from './tables.ts';

const countriesShown = 30;

export async function trafficFigures(
  db: Kysely<Tables>,
  { from, to }: Bounds,
): Promise<Partial<Figures>> {
  const { rows } = await sql<Record<'calls' | 'minutes' | 'charges' | Met, number>>`
    select coalesce(sum(answered), 0)::bigint as calls,
      coalesce(round(sum(seconds) / 60.0), 0)::bigint as minutes,
      coalesce(round(sum(milli_yen) / 1000.0), 0)::bigint as charges,
      coalesce(sum(calls) filter (where verdict = 'block'), 0)::bigint as refused,
      coalesce(sum(calls) filter (where verdict = 'challenge'), 0)::bigint as challenged,
      coalesce(sum(calls) filter (where verdict = 'release'), 0)::bigint as released
    from traffic_hours where hour >= ${from} and hour < ${to}`.execute(db);
  return rows[0]!;
}
type Met = 'refused' | 'challenged' | 'released';

/** Where most was spent first. */
export async function countriesOf(
  db: Kysely<Tables>,
  { from, to }: Bounds,
): Promise<readonly CountryTraffic[]> {
  const { rows } = await sql<CountryTraffic>`select country, sum(answered)::bigint as calls,
      round(sum(seconds) / 60.0)::bigint as minutes, round(sum(milli_yen) / 1000.0)::bigint as yen,
      coalesce(sum(calls) filter (where verdict = 'block'), 0)::bigint as refused
    from traffic_hours where hour >= ${from} and hour < ${to}
    group by 1 order by yen desc, calls desc, country limit ${countriesShown}`.execute(db);
  return rows;
}
