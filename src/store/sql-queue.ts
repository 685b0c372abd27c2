// The queue in PostgreSQL: pages with why and what was tried, counts, and who has a case.
import { type Kysely, sql } from 'kysely';
import type { AuditEntry } from '../core/access/audit-entry.ts';
import type { Reason } from '../core/barring/verdict.ts';
import type { ContactResult } from '../core/case/act.ts';
import type { CaseQuery, CaseRow, Page } from '../core/case/case-rows.ts';
import {
  type AssignedCase,
  type AssignOutcome,
  type AssignPreview,
  type AttemptCount,
  assignMax,
  assignProblem,
  type CaseAssignment,
  type DeskPerson,
  type QueueCount,
  type QueueRow,
  type RefusedCase,
} from '../core/case/queue.ts';
import { contactOutcome } from '../core/contact/contact-outcome.ts';
import type { AssignedBy, QueueBook } from '../workflow/desk-ports.ts';
import { appendEntries } from './audit-log.ts';
import { all, caseConditions, caseOrder, casesPage } from './case-pages.ts';
import { toCaseRow } from './case-rows-of.ts';
import type { Database } from './database.ts';
import { sqlText } from './sql-text.ts';
import type { Tables } from './tables.ts';

/** The alert is among the first decisions of a case; refusals behind it may be thousands. */
const alertWithin = 20;
const nothingTried: AttemptCount = {
  made: 0,
  unanswered: 0,
  undelivered: 0,
  waiting: 0,
  reached: false,
  lastMs: null,
};

export class SqlQueue implements QueueBook {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  search(query: CaseQuery): Promise<Page<QueueRow>> {
    return this.#database.run('searching the queue', async db => {
      const { rows, next } = await casesPage(db, query);
      return { rows: await withWhy(db, rows), next };
    });
  }

  counts(queries: readonly CaseQuery[]): Promise<readonly QueueCount[]> {
    return this.#database.run('counting cases', db =>
      Promise.all(queries.map(query => countOf(db, query))),
    );
  }

  previewAssign(query: CaseQuery): Promise<AssignPreview> {
    return this.#database.run('previewing an assignment', async db => {
      const { rows } = await sql<{ assignee: string | null; cases: number; loss: number }>`
        select assignee, count(*) as cases, coalesce(sum(loss_per_hour_yen), 0)::bigint as loss
        from cases where ${all(caseConditions(query))}
        group by assignee order by count(*) desc, assignee nulls first`.execute(db);
      return {
        matching: rows.reduce((sum, row) => sum + row.cases, 0),
        lossPerHourYen: rows.reduce((sum, row) => sum + row.loss, 0),
        owners: rows.map(({ assignee, cases }) => ({ assignee, cases })),
      };
    });
  }

  assign(cases: readonly CaseAssignment[], takeOver: boolean, by: AssignedBy) {
    return this.#database.transaction('assigning cases', async db => {
      const names = cases.map(one => sqlText(one.case));
      // In one order, so that two people at once wait for each other rather than for ever.
      const { rows } = await sql<Locked>`select case_id, state, assignee, version from cases
        where case_id = any(${names}::text[]) order by case_id for update`.execute(db);
      return assignLocked(db, { cases, found: rows, takeOver, by });
    });
  }

  assignMatching(
    query: CaseQuery,
    assignee: string | null,
    takeOver: boolean,
    by: AssignedBy,
  ): Promise<AssignOutcome | 'too-many'> {
    return this.#database.transaction('assigning cases', async db => {
      const { rows } = await sql<Locked>`select case_id, state, assignee, version from cases
        where case_id in (select case_id from cases where ${all(caseConditions(query))}
          limit ${assignMax + 1}) order by case_id for update`.execute(db);
      if (rows.length > assignMax) return 'too-many';
      const cases = rows.map(row => ({ case: row.case_id, assignee }));
      return assignLocked(db, { cases, found: rows, takeOver, by });
    });
  }

  takeNext(query: CaseQuery, assignee: string, by: AssignedBy): Promise<QueueRow | undefined> {
    return this.#database.transaction('taking the next case', async db => {
      const conditions = all(caseConditions({ ...query, assignee: '' }));
      // Who asks at the same moment gets the next but one.
      const { rows } = await sql<Tables['cases']>`update cases
        set assignee = ${sqlText(assignee)}, version = version + 1
        where case_id = (select case_id from cases where ${conditions}
          order by ${caseOrder(query).by} limit 1 for update skip locked)
        returning *`.execute(db);
      const [row] = rows;
      if (row === undefined) return undefined;
      await appendEntries(db, [assignEntry(row.case_id, assignee, by)]);
      return (await withWhy(db, [toCaseRow(row)]))[0];
    });
  }

  people(): Promise<readonly DeskPerson[]> {
    return this.#database.run('reading the desk’s people', async db => {
      const { rows } = await sql<{ name: string; role: string; open: number }>`
        select name, role, (select count(*) from cases c
          where c.assignee = p.name and c.state <> 'closed') as open
        from people p where disabled is null and role in ('operator', 'supervisor')
        order by name`.execute(db);
      return rows.map(({ name, role, open }) => ({ name, role, openCases: open }));
    });
  }
}

async function countOf(db: Kysely<Tables>, query: CaseQuery): Promise<QueueCount> {
  const { rows } = await sql<{ cases: number; loss: number }>`select count(*) as cases,
    coalesce(sum(loss_per_hour_yen), 0)::bigint as loss
    from cases where ${all(caseConditions(query))}`.execute(db);
  return { cases: rows[0]!.cases, lossPerHourYen: rows[0]!.loss };
}

async function withWhy(db: Kysely<Tables>, rows: readonly CaseRow[]): Promise<QueueRow[]> {
  const names = rows.map(row => sqlText(row.case));
  const [reasons, attempts, owners] = await Promise.all([
    reasonsOf(db, names),
    attemptsOf(db, names),
    namesOf(db, [...new Set(rows.map(row => sqlText(row.subscriber)))]),
  ]);
  return rows.map(row => ({
    ...row,
    name: owners.get(row.subscriber) ?? null,
    reasons: reasons.get(row.case) ?? [],
    attempts: attempts.get(row.case) ?? nothingTried,
  }));
}

/** Whose lines these are. */
async function namesOf(
  db: Kysely<Tables>,
  lines: readonly string[],
): Promise<Map<string, string | null>> {
  const { rows } = await sql<{ subscriber: string; name: string | null }>`
    select subscriber, name from subscribers
    where subscriber = any(${[...lines]}::text[])`.execute(db);
  return new Map(rows.map(row => [row.subscriber, row.name]));
}

async function reasonsOf(
  db: Kysely<Tables>,
  names: readonly string[],
): Promise<Map<string, readonly Reason[]>> {
  const { rows } = await sql<{ case_id: string; reasons: readonly Reason[] | null }>`
    select asked.case_id, alert.reasons
    from unnest(${[...names]}::text[]) as asked (case_id),
      lateral (select body -> 'reasons' as reasons from (select type, body from decisions d
        where d.case_id = asked.case_id order by seq, ordinal limit ${alertWithin}) as first
        where type = 'alert' limit 1) as alert`.execute(db);
  return new Map(rows.map(row => [row.case_id, row.reasons ?? []]));
}

async function attemptsOf(
  db: Kysely<Tables>,
  names: readonly string[],
): Promise<Map<string, AttemptCount>> {
  const { rows } = await sql<{
    case_id: string;
    result: ContactResult | 'sent';
    count: number;
    last: Date;
  }>`select case_id, result, count(*) as count, max(sent) as last from contact_attempts
    where case_id = any(${[...names]}::text[]) group by case_id, result`.execute(db);
  const found = new Map<string, AttemptCount>();
  for (const { case_id, result, count, last } of rows) {
    const before = found.get(case_id) ?? nothingTried;
    found.set(case_id, addAttempts(before, result, count, last.getTime()));
  }
  return found;
}

function addAttempts(
  before: AttemptCount,
  result: ContactResult | 'sent',
  count: number,
  lastMs: number,
): AttemptCount {
  const { reached, unanswered, undelivered } =
    result === 'sent'
      ? { reached: false, unanswered: false, undelivered: false }
      : contactOutcome(result, true);
  return {
    made: before.made + count,
    unanswered: before.unanswered + (unanswered ? count : 0),
    undelivered: before.undelivered + (undelivered ? count : 0),
    waiting: before.waiting + (result === 'sent' ? count : 0),
    reached: before.reached || reached,
    lastMs: Math.max(before.lastMs ?? 0, lastMs),
  };
}

type Locked = Pick<Tables['cases'], 'case_id' | 'state' | 'assignee' | 'version'>;

/** The rows are held by this transaction: what is found stays so until it is written. */
async function assignLocked(
  db: Kysely<Tables>,
  asked: {
    readonly cases: readonly CaseAssignment[];
    readonly found: readonly Locked[];
    readonly takeOver: boolean;
    readonly by: AssignedBy;
  },
): Promise<AssignOutcome> {
  const known = new Map(asked.found.map(row => [row.case_id, row]));
  const assigned: (AssignedCase & { readonly assignee: string | null })[] = [];
  const refused: RefusedCase[] = [];
  for (const wanted of asked.cases) {
    const row = known.get(sqlText(wanted.case));
    const problem = row === undefined ? 'unknown' : assignProblem(row, wanted, asked.takeOver);
    if (row === undefined || problem !== undefined) {
      const reason = problem ?? 'unknown';
      refused.push({ case: wanted.case, reason, assignee: row?.assignee ?? null });
      continue;
    }
    // Named twice, it is assigned once.
    known.set(row.case_id, { ...row, assignee: wanted.assignee, version: row.version + 1 });
    const { assignee } = wanted;
    assigned.push({ case: row.case_id, was: row.assignee, version: row.version + 1, assignee });
  }
  if (assigned.length > 0) {
    await sql`update cases c set assignee = t.assignee, version = c.version + 1
      from unnest(${assigned.map(one => one.case)}::text[],
        ${assigned.map(one => (one.assignee === null ? null : sqlText(one.assignee)))}::text[]
      ) as t (case_id, assignee) where c.case_id = t.case_id`.execute(db);
    const entries = assigned.map(one => assignEntry(one.case, one.assignee, asked.by));
    await appendEntries(db, entries);
  }
  return { assigned: assigned.map(({ assignee: _, ...one }) => one), refused };
}

function assignEntry(name: string, assignee: string | null, by: AssignedBy): AuditEntry {
  const what = assignee === null ? 'case.unassign' : 'case.assign';
  const why = assignee === null ? '' : `to ${assignee}`;
  return { atMs: by.nowMs, who: by.who, what, why, subject: name };
}
