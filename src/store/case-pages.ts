// Cases in the order somebody wants them, page by page: which rows, and where a page ends.

import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { CaseQuery, CaseRow, Page } from '../core/case/case-rows.ts';
import { caseStates } from '../core/case/case-state.ts';
import { toCaseRow } from './case-rows-of.ts';
import { limitOf, pageOf, readCursor } from './cursor.ts';
import { sqlText, sqlTimeMs } from './sql-text.ts';
import type { Tables } from './tables.ts';
import { noCountry } from './told-rows.ts';

export type Condition = RawBuilder<unknown>;

type Sort = NonNullable<CaseQuery['sort']>;

interface Order {
  readonly by: Condition;
  /** Rows after that place of the list. */
  after(cursor: string): Condition;
  place(row: Tables['cases']): readonly (string | number)[];
}

/** In a cursor: no deadline. */
const never = -1;
const due = sql`coalesce(next_due, 'infinity'::timestamptz)`;

const orders: Readonly<Record<Sort, Order>> = {
  loss: {
    by: sql`loss_per_hour_yen desc, opened desc, case_id desc`,
    after: cursor => {
      const [loss, openedMs, name] = readCursor(cursor, 'number', 'number', 'string');
      return sql`(loss_per_hour_yen, opened, case_id) < (${loss}, ${at(openedMs)}, ${name})`;
    },
    place: row => [row.loss_per_hour_yen, row.opened.getTime(), row.case_id],
  },
  opened: {
    by: sql`opened desc, case_id desc`,
    after: cursor => {
      const [openedMs, name] = readCursor(cursor, 'number', 'string');
      return sql`(opened, case_id) < (${at(openedMs)}, ${name})`;
    },
    place: row => [row.opened.getTime(), row.case_id],
  },
  due: {
    by: sql`${due}, case_id`,
    after: cursor => {
      const [dueMs, name] = readCursor(cursor, 'number', 'string');
      const from = dueMs === never ? sql`'infinity'::timestamptz` : sql`${at(dueMs)}::timestamptz`;
      return sql`(${due}, case_id) > (${from}, ${name}::text)`;
    },
    place: row => [row.next_due?.getTime() ?? never, row.case_id],
  },
};

export async function casesPage(db: Kysely<Tables>, query: CaseQuery): Promise<Page<CaseRow>> {
  const limit = limitOf(query.limit);
  const order = caseOrder(query);
  const conditions = caseConditions(query);
  if (query.cursor !== undefined) conditions.push(order.after(query.cursor));
  const { rows } = await sql<Tables['cases']>`select * from cases where ${all(conditions)}
    order by ${order.by} limit ${limit + 1}`.execute(db);
  return pageOf(rows, limit, toCaseRow, order.place);
}

export function caseOrder({ sort = 'loss' }: Pick<CaseQuery, 'sort'>): Order {
  return orders[sort];
}

export function caseConditions(query: CaseQuery): Condition[] {
  const found: Condition[] = [...stateConditions(query), ...ownerConditions(query)];
  const { account, subscriber, text } = query;
  if (query.withoutCountryBlocks === true) found.push(noCountry);
  if (account !== undefined) found.push(sql`account = ${sqlText(account)}`);
  if (subscriber !== undefined) {
    found.push(sql`case_id in (select case_id from case_lines
      where subscriber = ${sqlText(subscriber)})`);
  }
  if (text !== undefined && text !== '') {
    const begins = `${sqlText(text).replace(/[\\%_]/g, '\\$&')}%`;
    found.push(
      sql`(case_id like ${begins} or account like ${begins} or subscriber like ${begins})`,
    );
  }
  if (query.openedFromMs !== undefined) found.push(sql`opened >= ${at(query.openedFromMs)}`);
  if (query.openedToMs !== undefined) found.push(sql`opened < ${at(query.openedToMs)}`);
  if (query.cases !== undefined) {
    found.push(sql`case_id = any(${query.cases.map(sqlText)}::text[])`);
  }
  if (query.nextSteps !== undefined) {
    found.push(sql`next_step = any(${query.nextSteps.map(sqlText)}::text[])`);
  }
  if (query.dueBeforeMs !== undefined) found.push(sql`${due} < ${at(query.dueBeforeMs)}`);
  if (query.lossAtLeastYen !== undefined) {
    found.push(sql`loss_per_hour_yen >= ${Math.trunc(query.lossAtLeastYen)}`);
  }
  return found;
}

const openStates = caseStates.length - 1;

function stateConditions({ states }: CaseQuery): Condition[] {
  if (states === undefined) return [];
  const found: Condition[] = [];
  // Said in words of the partial indexes, so that they serve.
  const open = !states.includes('closed');
  if (open) found.push(sql`state <> 'closed'`);
  if (!open || new Set(states).size < openStates) {
    found.push(sql`state = any(${[...states]}::text[])`);
  }
  return found;
}

function ownerConditions({ assignee, assigneeNot }: CaseQuery): Condition[] {
  const found: Condition[] = [];
  if (assignee === '') found.push(sql`assignee is null`);
  else if (assignee !== undefined) found.push(sql`assignee = ${sqlText(assignee)}`);
  if (assigneeNot !== undefined) found.push(sql`assignee <> ${sqlText(assigneeNot)}`);
  return found;
}

export function all(conditions: readonly Condition[]): Condition {
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `);
}

function at(ms: number): Date {
  return new Date(sqlTimeMs(ms));
}
