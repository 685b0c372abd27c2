// What waits for a person and what is in force, as it stands now: three short queries.
import { type Kysely, sql } from 'kysely';
import type { DeskNow, NowFacts, StandingMeasures, Waiting } from '../core/access/now-facts.ts';
import type { NowReader } from '../workflow/desk-ports.ts';
import type { Database } from './database.ts';
import { sqlText, sqlTimeMs } from './sql-text.ts';
import type { Tables } from './tables.ts';
import { type Shown, shownTo } from './told-rows.ts';

const measuresMost = 40;
const enforcersMost = 5;

export class SqlNowReader implements NowReader {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  now(nowMs: number, cases: readonly string[]): Promise<NowFacts> {
    const at = new Date(sqlTimeMs(nowMs));
    return this.#database.run('reading what goes on now', async db => {
      const [all, withoutCountryBlocks, assignees] = await Promise.all([
        deskOf(db, at, shownTo({})),
        deskOf(db, at, {
          ...shownTo({ withoutCountryBlocks: true }),
          measures: sql`w.measure <> 'country-block'`,
        }),
        assigneesOf(db, cases),
      ]);
      return { all, withoutCountryBlocks, assignees };
    });
  }
}

async function deskOf(db: Kysely<Tables>, at: Date, shown: Shown): Promise<DeskNow> {
  const [waiting, standing] = await Promise.all([
    waitingOf(db, at, shown),
    standingOf(db, at, shown),
  ]);
  return { ...waiting, ...standing };
}

interface WaitingRow {
  what: 'approvals' | 'calls' | 'decisions' | 'messages' | 'unassigned';
  count: number;
  due: Date | null;
}

async function waitingOf(db: Kysely<Tables>, at: Date, shown: Shown) {
  const { rows } = await sql<WaitingRow>`
    select 'approvals' as what, count(*) as count, min(expires) as due from approvals
      where state = 'asked' and expires > ${at} and ${shown.approvals}
    union all select 'messages', count(*), null from messages
      where handled is null and state = 'unknown'
    union all select 'calls', count(*), min(next_due) from cases
      where state <> 'closed' and next_step = 'call' and ${shown.cases}
    union all select 'decisions', count(*), min(next_due) from cases
      where state <> 'closed' and next_step in ('decide', 'restore') and ${shown.cases}
    union all select 'unassigned', count(*), min(next_due) from cases
      where state <> 'closed' and assignee is null and ${shown.cases}`.execute(db);
  const found = new Map<string, Waiting>(
    rows.map(({ what, count, due }) => [what, { count, dueMs: due?.getTime() ?? null }]),
  );
  const one = (what: WaitingRow['what']): Waiting => found.get(what) ?? { count: 0, dueMs: null };
  return {
    approvals: one('approvals'),
    calls: one('calls'),
    decisions: one('decisions'),
    messages: one('messages'),
    unassigned: one('unassigned'),
  };
}

interface StandingRow {
  kind: StandingMeasures['kind'];
  case_id: string;
  country: string | null;
  subjects: number;
  begun: Date;
  until: Date | null;
  orders: number;
  confirmed: number;
  failing: number;
  waiting_since: Date | null;
  confirmed_at: Date | null;
  enforcers: string[] | null;
  groups: number;
}

/** Barring that its owner asked for has no time left and is not shown here. */
async function standingOf(db: Kysely<Tables>, at: Date, shown: Shown) {
  const { rows } = await sql<StandingRow>`
    select w.measure as kind, w.case_id,
      case when w.measure = 'country-block' then substr(w.subject, 9) end as country,
      count(distinct w.subject) as subjects, min(w.begin_at) as begun, min(w.end_at) as until,
      count(o.enforcer) as orders,
      count(*) filter (where o.state = 'applied') as confirmed,
      count(*) filter (where o.state = 'failed' or (o.state = 'pending' and o.tries > 0))
        as failing,
      min(o.requested_at) filter (where o.state <> 'applied') as waiting_since,
      max(o.confirmed_at) as confirmed_at,
      array_agg(distinct o.enforcer) filter (where o.state <> 'applied') as enforcers,
      count(*) over () as groups
    from wanted_measures as w left join enforcement_orders as o using (subject)
    where not w.ended and w.measure <> 'barring' and w.end_at > ${at}
      and ${shown.measures}
    group by 1, 2, 3
    order by begun desc, w.case_id desc limit ${measuresMost}`.execute(db);
  const measures = rows.map(
    (row): StandingMeasures => ({
      kind: row.kind,
      case: row.case_id,
      country: row.country,
      subjects: row.subjects,
      beginMs: row.begun.getTime(),
      endMs: row.until?.getTime() ?? null,
      orders: row.orders,
      confirmed: row.confirmed,
      failing: row.failing,
      waitingSinceMs: row.waiting_since?.getTime() ?? null,
      confirmedMs: row.confirmed_at?.getTime() ?? null,
      enforcers: (row.enforcers ?? []).slice(0, enforcersMost),
    }),
  );
  return { measures, measuresLeftOut: Math.max(0, (rows[0]?.groups ?? 0) - rows.length) };
}

async function assigneesOf(
  db: Kysely<Tables>,
  cases: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (cases.length === 0) return new Map();
  const { rows } = await sql<{ case_id: string; assignee: string }>`select case_id, assignee
    from cases where case_id = any(${cases.map(sqlText)}::text[])
      and assignee is not null`.execute(db);
  return new Map(rows.map(row => [row.case_id, row.assignee]));
}
