// What spans lines, summed from the calls of cases' episodes.
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { AuditEntry } from '../core/access/audit-entry.ts';
import type { CaseRow, MeasureRow, Page } from '../core/case/case-rows.ts';
import type {
  CountrySum,
  CountryToday,
  DeviceReport,
  EpisodeFilter,
  EpisodePage,
  ModelCase,
  RangeSum,
  SourceSum,
  SourceUse,
} from '../core/case/network-rows.ts';
import type { NetworkQuery, NetworkReader } from '../workflow/network-ports.ts';
import type { Told } from '../workflow/ports.ts';
import { toCaseRow, toMeasureRow } from './case-rows-of.ts';
import type { Database } from './database.ts';
import {
  casesOfModel,
  deviceReportsOf,
  modelsWithCases,
  rowsOfModel,
  writeDeviceReport,
} from './device-models-read.ts';
import {
  casesThere,
  countrySums,
  rangePage,
  rangeSums,
  sourcePage,
  sourceSums,
  sumOf,
  weekHours,
} from './episode-sums.ts';
import { readSourceUse } from './source-use.ts';
import { sqlText, sqlTimeMs } from './sql-text.ts';
import type { Tables } from './tables.ts';

const blocksMax = 20;
const besideMax = 20;
const measuresMax = 200;
const campaignCasesMax = 20_000;

export class SqlNetworkReader implements NetworkReader {
  readonly #database: Database;
  readonly #timeZone: string;

  /** Days and hours are those of `timeZone`. */
  constructor(database: Database, timeZone: string) {
    this.#database = database;
    this.#timeZone = timeZone;
  }

  sources(query: NetworkQuery): Promise<Page<SourceSum>> {
    return this.#database.run('summing addresses', db => sourcePage(db, query));
  }

  ranges(query: NetworkQuery): Promise<Page<RangeSum>> {
    return this.#database.run('summing number ranges', db => rangePage(db, query));
  }

  countries(fromMs: number): Promise<readonly CountrySum[]> {
    return this.#database.run('summing countries', db => countrySums(db, since(fromMs), 1_000));
  }

  today(nowMs: number, { withoutCountryBlocks = false }: Told = {}) {
    const shown = withoutCountryBlocks
      ? sql`(case_id is null or case_id not in (
          select case_id from cases where country is not null))`
      : sql`true`;
    return this.#database.run('summing the day', async db => {
      const { rows } = await sql<CountryToday>`with day as (
          select date_trunc('day', ${at(nowMs)}::timestamptz at time zone ${this.#timeZone})
            at time zone ${this.#timeZone} as begin)
        select country, count(*) as calls, count(*) filter (where verdict = 'block') as refused,
          coalesce(sum(extract(epoch from ended - answer)), 0)::bigint as seconds,
          sum(milli_yen)::bigint as "milliYen"
        from calls where setup >= (select begin from day) and setup <= ${at(nowMs)}
          and ${shown}
        group by country`.execute(db);
      return rows;
    });
  }

  episodes(filter: EpisodeFilter, fromMs: number): Promise<EpisodePage> {
    const where = sql`${conditionOf(filter)} and ${since(fromMs)}`;
    return this.#database.run('reading episodes', async db => {
      const [sum, hours, cases, ranges, sources, countries] = await Promise.all([
        sumOf(db, where),
        weekHours(db, where, this.#timeZone),
        casesThere(db, where),
        rangeSums(db, where, besideMax),
        sourceSums(db, where, besideMax),
        countrySums(db, where, besideMax),
      ]);
      return { sum, hours, cases, ranges, sources, countries };
    });
  }

  nameOf(kind: 'source' | 'range', id: string): Promise<string | undefined> {
    return this.#database.run('reading what is named', async db => {
      const { rows } = await sql<{ name: string }>`select name from network_names
        where kind = ${kind} and id = ${id}::bigint`.execute(db);
      return rows[0]?.name;
    });
  }

  sourceUse(sourceIp: string, fromMs: number): Promise<SourceUse> {
    return this.#database.run('reading who uses an address', db =>
      readSourceUse(db, { sourceIp: sqlText(sourceIp), from: at(fromMs), zone: this.#timeZone }),
    );
  }

  blocks(kind: 'source' | 'country', subject: string): Promise<readonly MeasureRow[]> {
    return this.#database.run('reading blocks', async db => {
      const rows = await db
        .selectFrom('measures')
        .selectAll()
        .where('subject', '=', sqlText(subject))
        .where('subject_kind', '=', kind)
        .orderBy('begun', 'desc')
        .limit(blocksMax)
        .execute();
      return rows.map(toMeasureRow);
    });
  }

  campaignCases(fromMs: number): ReturnType<NetworkReader['campaignCases']> {
    return this.#database.run('reading cases of campaigns', db => readCampaigns(db, at(fromMs)));
  }

  measuresOf(cases: readonly string[]): Promise<readonly MeasureRow[]> {
    return this.#database.run('reading measures of cases', async db => {
      const { rows } = await sql<Tables['measures']>`select * from measures
        where case_id = any(${cases.map(sqlText)}::text[])
        order by begun desc, id desc limit ${measuresMax}`.execute(db);
      return rows.map(toMeasureRow);
    });
  }

  caseRows(names: readonly string[]): Promise<readonly CaseRow[]> {
    return this.#database.run('reading cases', async db => {
      const { rows } = await sql<Tables['cases']>`select * from cases
        where case_id = any(${names.map(sqlText)}::text[])
        order by opened desc, case_id desc limit 500`.execute(db);
      return rows.map(toCaseRow);
    });
  }

  models(fromMs: number): ReturnType<NetworkReader['models']> {
    return this.#database.run('reading models', db => modelsWithCases(db, at(fromMs)));
  }

  modelCases(model: string, fromMs: number): Promise<readonly ModelCase[]> {
    return this.#database.run('reading cases of a model', db =>
      casesOfModel(db, sqlText(model), at(fromMs)),
    );
  }

  modelCaseRows(model: string, fromMs: number): Promise<readonly CaseRow[]> {
    return this.#database.run('reading cases of a model', db =>
      rowsOfModel(db, sqlText(model), at(fromMs)),
    );
  }

  deviceReports(model: string): Promise<readonly DeviceReport[]> {
    return this.#database.run('reading reports', db => deviceReportsOf(db, sqlText(model)));
  }

  recordDeviceReport(report: DeviceReport, audit: AuditEntry): Promise<void> {
    return this.#database.transaction('recording a report', db =>
      writeDeviceReport(db, report, audit),
    );
  }
}

async function readCampaigns(
  db: Kysely<Tables>,
  from: Date,
): ReturnType<NetworkReader['campaignCases']> {
  const chosen = sql`select * from cases where opened >= ${from}
      and outcome is distinct from 'lawful' and subscriber <> ''
    order by opened desc limit ${campaignCasesMax}`;
  const [cases, traits] = await Promise.all([
    sql<Awaited<ReturnType<NetworkReader['campaignCases']>>['cases'][number]>`
      select c.case_id as case, c.account,
        (extract(epoch from c.opened) * 1000)::bigint as "openedMs",
        coalesce(s.device_model, '') as model, coalesce(e.country, '') as country,
        c.exposure_yen as "exposureYen"
      from (${chosen}) as c
      left join subscribers s on s.subscriber = c.subscriber
      left join lateral (select country from episode_calls e where e.case_id = c.case_id
        group by country order by sum(calls) desc limit 1) as e on true`.execute(db),
    sql<Awaited<ReturnType<NetworkReader['campaignCases']>>['traits'][number]>`
      with chosen as (${chosen}), seen as materialized (
        select distinct e.case_id, e.source_ip, e.number_range, e.account
        from chosen join episode_calls e using (case_id))
      select distinct case_id as case, 'source' as kind, source_ip as value from seen
        where source_ip in (select source_ip from seen where source_ip <> ''
          group by 1 having count(distinct account) > 1)
      union all
      select distinct case_id, 'range', number_range from seen
        where number_range in (select number_range from seen
          group by 1 having count(distinct account) > 1)`.execute(db),
  ]);
  return { cases: cases.rows, traits: traits.rows };
}

function conditionOf(filter: EpisodeFilter): RawBuilder<unknown> {
  switch (filter.kind) {
    case 'source':
      return sql`source_ip = ${sqlText(filter.sourceIp)} and source_ip <> ''`;
    case 'range':
      return sql`number_range = ${sqlText(filter.range)}`;
    case 'country':
      return sql`country = ${sqlText(filter.country)}`;
    case 'cases':
      return sql`case_id = any(${filter.cases.map(sqlText)}::text[])`;
  }
}

function since(fromMs: number): RawBuilder<unknown> {
  return sql`hour >= ${at(fromMs)}`;
}

function at(ms: number): Date {
  return new Date(sqlTimeMs(ms));
}
