// What people read of cases, measures, lines and calls, from the tables made for it.
import { type Kysely, sql } from 'kysely';
import type { AuditEntry } from '../core/access/audit-entry.ts';
import type {
  AccountPage,
  CallQuery,
  CallRow,
  CasePage,
  CaseQuery,
  CaseRow,
  CaseStats,
  DecisionRow,
  LinkedCase,
  MeasureQuery,
  MeasureRow,
  Page,
  SubscriberPage,
  SubscriberQuery,
} from '../core/case/case-rows.ts';
import type { Subscriber } from '../core/subscriber/subscriber.ts';
import type { CaseReader, CaseWriter, Told } from '../workflow/ports.ts';
import { appendEntries } from './audit-log.ts';
import { callPage, usageOf } from './call-pages.ts';
import { all, type Condition, casesPage } from './case-pages.ts';
import { toAttemptRow, toCaseRow, toMeasureRow } from './case-rows-of.ts';
import { readStats } from './case-stats.ts';
import { limitOf, pageOf, readCursor } from './cursor.ts';
import type { Database } from './database.ts';
import { accountSubscribers, subscriberNamed } from './sql-reference-store.ts';
import { sqlText, sqlTimeMs } from './sql-text.ts';
import { subscriberPage } from './subscriber-search.ts';
import type { Tables } from './tables.ts';
import { noCountryBlock, shownTo } from './told-rows.ts';

const decisionsMax = 500;
const linkedMax = 50;
const campaignDays = 30;

export class SqlCaseReader implements CaseReader, CaseWriter {
  readonly #database: Database;
  readonly #timeZone: string;

  /** Days of usage are those of `timeZone`. */
  constructor(database: Database, timeZone: string) {
    this.#database = database;
    this.#timeZone = timeZone;
  }

  cases(query: CaseQuery): Promise<Page<CaseRow>> {
    return this.#database.run('reading cases', db => casesPage(db, query));
  }

  case(name: string, told?: Told): Promise<CasePage | undefined> {
    return this.#database.run('reading a case', db => readCase(db, sqlText(name), told));
  }

  measures(query: MeasureQuery): Promise<Page<MeasureRow>> {
    return this.#database.run('reading measures', db => measuresPage(db, query));
  }

  subscriber(
    subscriber: string,
    nowMs: number,
    told: Told = {},
  ): Promise<SubscriberPage | undefined> {
    const name = sqlText(subscriber);
    return this.#database.run('reading a line', async db => {
      const [listed, measures, cases, usage] = await Promise.all([
        subscriberNamed(db, name),
        measuresPage(db, { subscriber: name, limit: 200 }),
        casesPage(db, { ...told, subscriber: name, sort: 'opened', limit: 200 }),
        usageOf(db, name, nowMs, this.#timeZone),
      ]);
      if (!listed && measures.rows.length + cases.rows.length + usage.length === 0) {
        return undefined;
      }
      const contacts = listed?.contacts ?? [];
      return {
        subscriber: listed,
        contacts,
        measures: measures.rows,
        cases: cases.rows,
        usage,
      };
    });
  }

  subscribers(query: SubscriberQuery): Promise<Page<Subscriber>> {
    return this.#database.run('searching lines', db => subscriberPage(db, query));
  }

  account(account: string, told: Told = {}): Promise<AccountPage | undefined> {
    const name = sqlText(account);
    return this.#database.run('reading an account', async db => {
      const subscribers = await accountSubscribers(db, name);
      const cases = await casesPage(db, { ...told, account: name, sort: 'opened', limit: 200 });
      if (subscribers.length + cases.rows.length === 0) return undefined;
      return { account, subscribers, cases: cases.rows };
    });
  }

  calls(query: CallQuery): Promise<Page<CallRow>> {
    return this.#database.run('reading calls', db => callPage(db, query));
  }

  stats(fromMs: number, toMs: number, told?: Told): Promise<CaseStats> {
    return this.#database.run('reading statistics', db => readStats(db, fromMs, toMs, told));
  }

  assign(
    name: string,
    assignee: string | null,
    version: number,
    audit: AuditEntry,
  ): Promise<number | 'stale' | undefined> {
    return this.#database.transaction('assigning a case', async db => {
      const row = await db
        .updateTable('cases')
        .set(one => ({
          assignee: assignee === null ? null : sqlText(assignee),
          version: one('version', '+', 1),
        }))
        .where('case_id', '=', sqlText(name))
        .where('version', '=', version)
        .returning('version')
        .executeTakeFirst();
      if (row !== undefined) {
        await appendEntries(db, [audit]);
        return row.version;
      }
      const known = await db
        .selectFrom('cases')
        .select('case_id')
        .where('case_id', '=', sqlText(name))
        .executeTakeFirst();
      return known === undefined ? undefined : 'stale';
    });
  }
}

async function measuresPage(db: Kysely<Tables>, query: MeasureQuery): Promise<Page<MeasureRow>> {
  const limit = limitOf(query.limit);
  const conditions: Condition[] = [];
  if (query.inForce !== undefined) {
    conditions.push(query.inForce ? sql`ended is null` : sql`ended is not null`);
  }
  if (query.kind !== undefined) conditions.push(sql`kind = ${query.kind}`);
  if (query.withoutCountryBlocks === true) conditions.push(noCountryBlock);
  if (query.case !== undefined) conditions.push(sql`case_id = ${sqlText(query.case)}`);
  if (query.subscriber !== undefined) {
    conditions.push(sql`subject = ${sqlText(query.subscriber)} and subject_kind = 'line'`);
  }
  if (query.cursor !== undefined) {
    const [begunMs, id] = readCursor(query.cursor, 'number', 'string');
    conditions.push(sql`(begun, id) < (${at(begunMs)}, ${id})`);
  }
  const { rows } = await sql<Tables['measures']>`select * from measures where ${all(conditions)}
    order by begun desc, id desc limit ${limit + 1}`.execute(db);
  return pageOf(rows, limit, toMeasureRow, row => [row.begun.getTime(), row.id]);
}

async function readCase(
  db: Kysely<Tables>,
  name: string,
  told: Told = {},
): Promise<CasePage | undefined> {
  const row = await db
    .selectFrom('cases')
    .selectAll()
    .where('case_id', '=', name)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  if (told.withoutCountryBlocks === true && row.country !== null) return undefined;
  const [lines, attempts, measures, decisions, total, linked] = await Promise.all([
    db
      .selectFrom('case_lines')
      .select('subscriber')
      .where('case_id', '=', name)
      .orderBy('subscriber')
      .execute(),
    db
      .selectFrom('contact_attempts')
      .selectAll()
      .where('case_id', '=', name)
      .orderBy('attempt')
      .execute(),
    measuresPage(db, { ...told, case: name, limit: 200 }),
    decisionsOf(db, name),
    countDecisions(db, name),
    linkedCases(db, row, told),
  ]);
  return {
    row: toCaseRow(row),
    lines: lines.map(line => line.subscriber),
    attempts: attempts.map(toAttemptRow),
    measures: measures.rows,
    decisions,
    decisionsLeftOut: total - decisions.length,
    linked,
  };
}

/** All but refusals first, since those may be thousands; shown in order of time. */
async function decisionsOf(db: Kysely<Tables>, name: string): Promise<DecisionRow[]> {
  const { rows } = await sql<Pick<Tables['decisions'], 'key' | 'body'>>`
    select key, body from (
      (select key, body, seq, ordinal from decisions
        where case_id = ${name} and type <> 'verdict' order by seq, ordinal limit ${decisionsMax})
      union all
      (select key, body, seq, ordinal from decisions
        where case_id = ${name} and type = 'verdict' order by seq, ordinal limit ${decisionsMax})
    ) as told order by seq, ordinal`.execute(db);
  return rows.map(({ key, body }) => ({ key, decision: body }));
}

async function countDecisions(db: Kysely<Tables>, name: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) from decisions
    where case_id = ${name}`.execute(db);
  return rows[0]!.count;
}

/** One reason a case, the strongest: same line, block of the lines, same source, same account. */
async function linkedCases(
  db: Kysely<Tables>,
  { case_id, account, source_ip, country, opened }: Tables['cases'],
  told: Told,
): Promise<LinkedCase[]> {
  const block = source_ip !== null || country !== null;
  const { rows } = await sql<Tables['cases'] & Pick<LinkedCase, 'by'>>`
    select distinct on (case_id) by, c.* from (
      select 1 as rank, case when ${block}::boolean or b.source_ip is not null
          or b.country is not null then 'campaign' else 'line' end as by, b.*
        from case_lines mine join case_lines theirs using (subscriber)
        join cases b on b.case_id = theirs.case_id
        where mine.case_id = ${case_id} and b.opened between
          ${opened}::timestamptz - make_interval(days => ${campaignDays})
          and ${opened}::timestamptz + make_interval(days => ${campaignDays})
      union all
      select 2, 'source', b.* from cases b where b.source_ip = ${source_ip}
      union all
      (select 3, 'account', b.* from cases b where b.account = ${account} and ${account} <> ''
        order by opened desc limit ${linkedMax})
    ) as c where case_id <> ${case_id} and ${shownTo(told).cases}
    order by case_id, rank limit ${linkedMax}`.execute(db);
  return rows
    .toSorted((a, b) => b.opened.getTime() - a.opened.getTime())
    .map(row => ({
      case: row.case_id,
      by: row.by,
      state: row.state,
      openedMs: row.opened.getTime(),
      subscriber: row.subscriber,
    }));
}

function at(ms: number): Date {
  return new Date(sqlTimeMs(ms));
}
