// International traffic summed by hour, country and verdict, so that a report does not read
// millions of calls, and can be made of times whose calls retention has erased.
import { sql } from 'kysely';
import type { TrafficAsOf } from '../core/report/report.ts';
import { type CallPartition, callPartitions } from './call-table.ts';
import type { Database } from './database.ts';
import { sqlTimeMs } from './sql-text.ts';

/** Calls of a day may still end or be corrected for so long after it. */
const settlesMs = 2 * 86_400_000;
/** A day that is not settled is summed no more often. */
const againMs = 60_000;

export class TrafficHours {
  readonly #database: Database;
  #running: Promise<void> | undefined;
  #left = 0;

  constructor(database: Database) {
    this.#database = database;
  }

  /**
   * Sums the days that need it, newest first, and waits for it, but no longer than `patienceMs`:
   * what is left goes on behind. Tells how many days are left.
   */
  async refresh(nowMs: number, patienceMs = Number.POSITIVE_INFINITY): Promise<TrafficAsOf> {
    this.#running ??= this.#sumDue(nowMs).finally(() => {
      this.#running = undefined;
    });
    const behind = this.#running;
    behind.catch(() => {});
    if (patienceMs === Number.POSITIVE_INFINITY) await behind;
    else await Promise.race([behind, waiting(patienceMs)]);
    return { asOfMs: this.#left === 0 ? nowMs : null, daysLeft: this.#left };
  }

  async #sumDue(nowMs: number): Promise<void> {
    const due = await this.#due(nowMs);
    this.#left = due.length;
    for (const day of due) {
      await this.#sum(day, nowMs);
      this.#left -= 1;
    }
  }

  #due(nowMs: number): Promise<CallPartition[]> {
    return this.#database.run('looking which days to sum', async db => {
      const { rows } = await sql<{ day: string; summed: Date }>`select
        to_char(day, 'YYYYMMDD') as day, summed from traffic_days`.execute(db);
      const summed = new Map(rows.map(row => [`calls_${row.day}`, row.summed.getTime()]));
      const partitions = await callPartitions(db);
      return partitions
        .filter(({ name, fromMs, toMs }) => {
          const last = summed.get(name);
          if (fromMs > nowMs) return false;
          if (last === undefined) return true;
          return last < toMs + settlesMs && nowMs - last >= againMs;
        })
        .toReversed();
    });
  }

  async #sum({ name, fromMs, toMs }: CallPartition, nowMs: number): Promise<void> {
    const [from, to] = [new Date(fromMs), new Date(toMs)];
    await this.#database.transaction('summing the traffic of a day', async db => {
      await sql`delete from traffic_hours where hour >= ${from} and hour < ${to}`.execute(db);
      await sql`insert into traffic_hours
        select date_trunc('hour', setup, 'UTC'), country, service, verdict, count(*),
          count(answer), coalesce(sum(extract(epoch from ended - answer)), 0)::bigint,
          sum(milli_yen)::bigint
        from ${sql.table(name)} group by 1, 2, 3, 4`.execute(db);
      await sql`insert into traffic_days
        values ((${from}::timestamptz at time zone 'UTC')::date, ${new Date(sqlTimeMs(nowMs))})
        on conflict (day) do update set summed = excluded.summed`.execute(db);
    });
  }
}

function waiting(ms: number): Promise<void> {
  return new Promise(resolve => {
    setTimeout(resolve, ms).unref();
  });
}
