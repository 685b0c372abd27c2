import { type Kysely, sql } from 'kysely';
import type { EpisodeBook, EpisodeTrace } from '../workflow/network-ports.ts';
import type { Database } from './database.ts';
import { sqlText, sqlTimeMs } from './sql-text.ts';
import type { Tables } from './tables.ts';

const callsMax = 50_000;
const casesMax = 20_000;

/** Sums of the calls of cases' episodes, by hour, in PostgreSQL. */
export class SqlEpisodeBook implements EpisodeBook {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  trace(episode: EpisodeTrace): Promise<void> {
    return this.#database.transaction('summing an episode', db => traceEpisode(db, episode));
  }

  untraced(sinceMs: number): Promise<readonly string[]> {
    return this.#database.run('looking for cases to sum', async db => {
      const { rows } = await sql<{ name: string }>`select case_id as name from cases
        where state <> 'closed' or closed >= ${new Date(sqlTimeMs(sinceMs))}
        order by opened desc limit ${casesMax}`.execute(db);
      return rows.map(row => row.name);
    });
  }
}

/**
 * Calls that counted as the episode’s, and those that its measures met. The row of the case is
 * held, so that retention does not pass between.
 */
async function traceEpisode(db: Kysely<Tables>, episode: EpisodeTrace): Promise<void> {
  const name = sqlText(episode.case);
  const { rows: known } = await sql`select from cases where case_id = ${name}
    for key share`.execute(db);
  if (known.length === 0) return;
  await sql`delete from episode_calls where case_id = ${name}`.execute(db);
  await sql`with sums as (
      select ${name}::text as case_id, date_trunc('hour', setup) as hour, subscriber, account,
        country, destination, left(called, -4) as number_range,
        coalesce(source_ip, '') as source_ip, count(*) as calls,
        count(*) filter (where verdict = 'block') as refused,
        coalesce(sum(extract(epoch from ended - answer)), 0)::bigint as seconds,
        sum(milli_yen)::bigint as milli_yen, min(setup) as first, max(setup) as last
      from (select * from calls
        where subscriber = any(${episode.lines.map(sqlText)}::text[])
          and setup >= ${new Date(sqlTimeMs(episode.fromMs))}
          and setup < ${new Date(sqlTimeMs(episode.toMs))}
          and (case_id = ${name} or call_id in (select call_id from case_traces
            where case_id = ${name} and kind = 'call'))
        limit ${callsMax}) as c
      group by 2, 3, 4, 5, 6, 7, 8
    ), named as (
      insert into network_names (kind, name)
      select 'source', source_ip from sums where source_ip <> ''
      union select 'range', number_range from sums
      on conflict do nothing
    )
    insert into episode_calls select * from sums`.execute(db);
}
