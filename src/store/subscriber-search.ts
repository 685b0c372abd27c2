// Lines by how their number, their account or their device begins.
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Page, SubscriberQuery } from '../core/case/case-rows.ts';
import type { Subscriber } from '../core/subscriber/subscriber.ts';
import { limitOf, pageOf, readCursor } from './cursor.ts';
import { withContacts } from './sql-reference-store.ts';
import { sqlText } from './sql-text.ts';
import type { Tables } from './tables.ts';

export async function subscriberPage(
  db: Kysely<Tables>,
  { text, account, cursor, limit: asked }: SubscriberQuery,
): Promise<Page<Subscriber>> {
  const limit = limitOf(asked);
  const conditions: RawBuilder<unknown>[] = [sql`true`];
  if (account !== undefined) conditions.push(sql`account = ${sqlText(account)}`);
  if (text !== undefined) {
    // Numbers are stored without what people write between their digits.
    const number = /^[\d\s()-]+$/.test(text) ? text.replaceAll(/[\s()-]/g, '') : text;
    const begins = beginning(text);
    conditions.push(sql`(subscriber like ${beginning(number)} or account like ${begins}
      or device_model like ${begins})`);
  }
  if (cursor !== undefined) {
    const [after] = readCursor(cursor, 'string');
    conditions.push(sql`subscriber > ${after}`);
  }
  const { rows } = await sql<Tables['subscribers']>`select * from subscribers
    where ${sql.join(conditions, sql` and `)}
    order by subscriber limit ${limit + 1}`.execute(db);
  const page = pageOf(
    rows,
    limit,
    row => row,
    row => [row.subscriber],
  );
  return { rows: await withContacts(db, page.rows), next: page.next };
}

function beginning(text: string): string {
  return `${sqlText(text).replace(/[\\%_]/g, '\\$&')}%`;
}
