import { type Kysely, sql } from 'kysely';
import { type Approval, approvalLastsMs } from '../core/access/approvals.ts';
import type { AuditEntry } from '../core/access/audit-entry.ts';
import type { Page } from '../core/case/case-rows.ts';
import type { Claim, Period } from '../core/compensation/claim.ts';
import type { ClaimBook, ClaimQuery } from '../workflow/desk-ports.ts';
import { insertApproval } from './approval-rows.ts';
import { appendEntries } from './audit-log.ts';
import { limitOf, pageOf, readCursor } from './cursor.ts';
import type { Database } from './database.ts';
import { sqlText, sqlTimeMs } from './sql-text.ts';
import type { Tables } from './tables.ts';

/** Claims in PostgreSQL; their state changes with the approval that decides them. */
export class SqlClaimBook implements ClaimBook {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  charged(subscriber: string, { fromMs, toMs }: Period) {
    return this.#database.run('summing charges', async db => {
      const { rows } = await sql<{ calls: number; milli_yen: number }>`
        select count(*) as calls, coalesce(sum(milli_yen), 0)::bigint as milli_yen from calls
        where subscriber = ${sqlText(subscriber)} and setup >= ${time(fromMs)}
          and setup < ${time(toMs)} and milli_yen > 0`.execute(db);
      return { calls: Number(rows[0]!.calls), milliYen: Number(rows[0]!.milli_yen) };
    });
  }

  file(claim: Claim, approval: Approval, audit: AuditEntry): Promise<boolean> {
    return this.#database.transaction('filing a claim', async db => {
      const subscriber = sqlText(claim.subscriber);
      // Two people at once do not claim the same calls.
      await sql`select pg_advisory_xact_lock(hashtext(${`claim ${subscriber}`}))`.execute(db);
      const since = time(claim.openedMs - approvalLastsMs.compensation);
      const other = await db
        .selectFrom('claims')
        .select('id')
        .where('subscriber', '=', subscriber)
        .where('period_from', '<', time(claim.toMs))
        .where('period_to', '>', time(claim.fromMs))
        .where(sql<boolean>`(state = 'approved' or (state = 'filed' and opened > ${since}))`)
        .executeTakeFirst();
      if (other !== undefined) return false;
      await insertApproval(db, approval);
      await db.insertInto('claims').values(rowOf(claim)).execute();
      await appendEntries(db, [audit]);
      return true;
    });
  }

  claim(id: string): Promise<Claim | undefined> {
    return this.#database.run('reading a claim', async db => {
      const rows = db.selectFrom('claims').selectAll().where('id', '=', sqlText(id));
      const row = await rows.executeTakeFirst();
      return row && toClaim(row);
    });
  }

  claims(query: ClaimQuery): Promise<Page<Claim>> {
    const limit = limitOf(query.limit);
    return this.#database.run('reading claims', db => {
      return claimsPage(db, query, limit);
    });
  }
}

async function claimsPage(
  db: Kysely<Tables>,
  { case: name, subscriber, cursor }: ClaimQuery,
  limit: number,
): Promise<Page<Claim>> {
  let found = db.selectFrom('claims').selectAll();
  if (name !== undefined) found = found.where('case_id', '=', sqlText(name));
  if (subscriber !== undefined) found = found.where('subscriber', '=', sqlText(subscriber));
  if (cursor !== undefined) {
    const [openedMs, id] = readCursor(cursor, 'number', 'string');
    found = found.where(sql<boolean>`(opened, id) < (${time(openedMs)}, ${id})`);
  }
  const ordered = found.orderBy('opened', 'desc').orderBy('id', 'desc');
  const rows = await ordered.limit(limit + 1).execute();
  return pageOf(rows, limit, toClaim, row => [row.opened.getTime(), row.id]);
}

function rowOf(claim: Claim): Tables['claims'] {
  return {
    id: claim.id,
    case_id: sqlText(claim.case),
    subscriber: sqlText(claim.subscriber),
    basis: claim.basis,
    opened_by: claim.openedBy,
    opened: time(claim.openedMs),
    period_from: time(claim.fromMs),
    period_to: time(claim.toMs),
    calls: claim.calls,
    milli_yen: claim.milliYen,
    why: sqlText(claim.why),
    approval: claim.approval,
    state: 'filed',
    decided_by: null,
    decided: null,
  };
}

function toClaim(row: Tables['claims']): Claim {
  return {
    id: row.id,
    case: row.case_id,
    subscriber: row.subscriber,
    basis: row.basis,
    openedBy: row.opened_by,
    openedMs: row.opened.getTime(),
    fromMs: row.period_from.getTime(),
    toMs: row.period_to.getTime(),
    calls: row.calls,
    milliYen: row.milli_yen,
    why: row.why,
    approval: row.approval,
    state: row.state,
    decidedBy: row.decided_by,
    decidedMs: row.decided?.getTime() ?? null,
  };
}

function time(ms: number): Date {
  return new Date(sqlTimeMs(ms));
}
