// Lines as people look for them and read them, in PostgreSQL.
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Page } from '../core/case/case-rows.ts';
import type {
  AccountLine,
  FoundLine,
  LineAct,
  LineMonths,
  LineOrder,
  LinePaper,
  LineSearch,
} from '../core/case/line-rows.ts';
import { subjectKey } from '../core/case/measure-subject.ts';
import { nameKey } from '../core/subscriber/name-key.ts';
import type { Subscriber } from '../core/subscriber/subscriber.ts';
import type { LineReader } from '../workflow/desk-ports.ts';
import type { Told } from '../workflow/ports.ts';
import { limitOf, pageOf, readCursor } from './cursor.ts';
import type { Database } from './database.ts';
import { type BilledLine, lineMonths } from './line-usage.ts';
import { accountSubscribers, withContacts } from './sql-reference-store.ts';
import { sqlText } from './sql-text.ts';
import type { Tables } from './tables.ts';
import { shownTo } from './told-rows.ts';

const actsShown = 50;
const noSum = { calls: 0, seconds: 0, milliYen: 0, refused: 0 };

export interface LineReaderOptions {
  /** Days and months are those of this zone. */
  readonly timeZone: string;
  /** How a number of home is written without and with its country: `0` and `81`. */
  readonly home: { readonly trunkPrefix: string; readonly callingCode: string };
}

export class SqlLineReader implements LineReader {
  readonly #database: Database;
  readonly #options: LineReaderOptions;

  constructor(database: Database, options: LineReaderOptions) {
    this.#database = database;
    this.#options = options;
  }

  find(search: LineSearch): Promise<Page<FoundLine>> {
    return this.#database.run('looking for lines', async db => {
      const page = await foundPage(db, search, this.#options.home);
      const lines = await withContacts(db, page.rows);
      return { rows: await withState(db, lines, search), next: page.next };
    });
  }

  paper(line: BilledLine, nowMs: number): Promise<LinePaper> {
    const subscriber = sqlText(line.subscriber);
    return this.#database.run('reading a line', async db => {
      const [months, orders, acts] = await Promise.all([
        lineMonths(db, [{ ...line, subscriber }], this.#at(nowMs)),
        ordersOf(db, subscriber),
        actsOn(db, subscriber),
      ]);
      return { months: months.get(subscriber)!, orders, acts };
    });
  }

  accountLines(account: string, nowMs: number, told: Told = {}): Promise<readonly AccountLine[]> {
    return this.#database.run('reading the lines of an account', async db => {
      const lines = await accountSubscribers(db, sqlText(account));
      const found = await withState(db, lines, told);
      const billed = lines.map(({ subscriber, billingDay = 1 }) => ({ subscriber, billingDay }));
      const months = await lineMonths(db, billed, this.#at(nowMs));
      return found.map(one => ({ ...one, months: months.get(one.line.subscriber) ?? noMonths }));
    });
  }

  #at(nowMs: number): { nowMs: number; timeZone: string } {
    return { nowMs, timeZone: this.#options.timeZone };
  }
}

const noMonths: LineMonths = {
  thisFromMs: 0,
  lastFromMs: 0,
  thisMonth: noSum,
  lastMonth: noSum,
  lastMonthSoFar: noSum,
  today: noSum,
};

async function foundPage(
  db: Kysely<Tables>,
  { text, names, cursor, limit: asked }: LineSearch,
  home: LineReaderOptions['home'],
): Promise<Page<Tables['subscribers']>> {
  const limit = limitOf(asked);
  const begins = `${escaped(text.trim())}%`;
  const ways: RawBuilder<unknown>[] = [
    sql`account like ${begins}`,
    sql`device_model like ${begins}`,
  ];
  for (const number of numbersOf(text, home)) {
    ways.push(sql`subscriber like ${`${escaped(number)}%`}`);
  }
  const key = nameKey(text);
  if (names && key !== '') {
    const named = `${escaped(key)}%`;
    ways.push(sql`name_key like ${named}`, sql`kana_key like ${named}`);
  }
  const after = cursor === undefined ? undefined : readCursor(cursor, 'string')[0];
  const beyond = after === undefined ? sql`true` : sql`subscriber > ${after}`;
  // Each way by its own index; a disjunction would read the whole list.
  const found = ways.map(
    way => sql`(select subscriber from subscribers where ${way} and ${beyond}
      order by subscriber limit ${limit + 1})`,
  );
  const { rows } = await sql<Tables['subscribers']>`select * from subscribers
    where subscriber in (${sql.join(found, sql` union `)})
    order by subscriber limit ${limit + 1}`.execute(db);
  return pageOf(
    rows,
    limit,
    row => row,
    row => [row.subscriber],
  );
}

/** How the lists may write a number that people write with +, spaces and hyphens. */
function numbersOf(
  text: string,
  { trunkPrefix, callingCode }: LineReaderOptions['home'],
): string[] {
  const plain = text.normalize('NFKC').trim();
  const digits = plain.replaceAll(/[\s().\u2010-\u2015\u2212ー-]/g, '').replace(/^\+/, '');
  if (!/^\d+$/.test(digits)) return [plain];
  const ways = new Set([digits]);
  if (digits.startsWith(callingCode)) ways.add(trunkPrefix + digits.slice(callingCode.length));
  if (digits.startsWith(trunkPrefix)) ways.add(callingCode + digits.slice(trunkPrefix.length));
  return [...ways];
}

async function withState(
  db: Kysely<Tables>,
  lines: readonly Subscriber[],
  told: Told,
): Promise<readonly FoundLine[]> {
  const { cases: shown } = shownTo(told);
  const named = lines.map(line => line.subscriber);
  const { rows } = await sql<{ subscriber: string; cases: number; measures: number }>`
    select subscriber,
      (select count(*) from case_lines l join cases c using (case_id)
        where l.subscriber = t.subscriber and c.state <> 'closed' and ${shown}) as cases,
      (select count(*) from measures m where m.subject = t.subscriber
        and m.subject_kind = 'line' and m.ended is null) as measures
    from unnest(${named}::text[]) as t (subscriber)`.execute(db);
  const states = new Map(rows.map(row => [row.subscriber, row]));
  return lines.map(line => {
    const state = states.get(line.subscriber);
    return { line, openCases: state?.cases ?? 0, measures: state?.measures ?? 0 };
  });
}

async function ordersOf(db: Kysely<Tables>, subscriber: string): Promise<LineOrder[]> {
  const rows = await db
    .selectFrom('enforcement_orders as o')
    .leftJoin('wanted_measures as w', 'w.subject', 'o.subject')
    .selectAll('o')
    .select('w.ended')
    .where('o.subject', '=', subjectKey({ kind: 'line', subscriber }))
    .orderBy('o.enforcer')
    .execute();
  return rows.map(row => ({
    enforcer: row.enforcer,
    state: row.state,
    ended: row.ended ?? true,
    requestedMs: row.requested_at.getTime(),
    confirmedMs: row.confirmed_at?.getTime() ?? null,
    tries: row.tries,
  }));
}

async function actsOn(db: Kysely<Tables>, subscriber: string): Promise<LineAct[]> {
  const rows = await db
    .selectFrom('audit')
    .select(['at', 'who', 'what', 'why'])
    .where('subject', '=', subscriber)
    .where('what', 'like', 'act.%')
    .orderBy('seq', 'desc')
    .limit(actsShown)
    .execute();
  return rows.map(({ at, ...row }) => ({ atMs: at.getTime(), ...row }));
}

function escaped(text: string): string {
  return sqlText(text).replace(/[\\%_]/g, '\\$&');
}
