import { sql } from 'kysely';
import type { AuditEntry } from '../core/access/audit-entry.ts';
import type {
  BarringRow,
  DriftRow,
  MessageQuery,
  MessageRow,
  OrderQuery,
  OrderRow,
} from '../core/access/desk-rows.ts';
import type { Page } from '../core/case/case-rows.ts';
import type { MessageFacts } from '../core/case/message-order.ts';
import type { DeskReader } from '../workflow/desk-ports.ts';
import { appendEntries } from './audit-log.ts';
import { limitOf, pageOf, readCursor } from './cursor.ts';
import type { Database } from './database.ts';
import { sqlText, sqlTimeMs } from './sql-text.ts';

const barringsMax = 100;

/** What became of messages and of orders to the network, in PostgreSQL. */
export class SqlDeskReader implements DeskReader {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async messages(query: MessageQuery): Promise<Page<MessageRow>> {
    const limit = limitOf(query.limit);
    const [before] = query.cursor === undefined ? [] : readCursor(query.cursor, 'number');
    return this.#database.run('reading messages', async db => {
      let rows = db.selectFrom('messages').selectAll();
      if (before !== undefined) rows = rows.where('position', '<', before);
      if (query.case !== undefined) rows = rows.where('case_id', '=', sqlText(query.case));
      if (query.subscriber !== undefined) {
        rows = rows.where('subscriber', '=', sqlText(query.subscriber));
      }
      if (query.waiting === true) {
        rows = rows
          .where('handled', 'is', null)
          .where(of => of.or([of('state', '=', 'unknown'), of('channel', '=', 'task')]));
      }
      const found = await rows
        .orderBy('position', 'desc')
        .limit(limit + 1)
        .execute();
      return pageOf(
        found,
        limit,
        row => ({
          key: row.key,
          notice: row.notice,
          channel: row.channel,
          address: row.address,
          case: row.case_id,
          subscriber: row.subscriber,
          attempt: row.attempt,
          atMs: row.at.getTime(),
          untilMs: row.until.getTime(),
          state: row.state,
          changedMs: row.changed.getTime(),
          arrivedMs: row.arrived?.getTime() ?? null,
          error: row.error,
          handledBy: row.handled_by,
        }),
        row => [row.position],
      );
    });
  }

  handleMessage(key: string, nowMs: number, audit: AuditEntry): Promise<boolean> {
    return this.#database.transaction('handling a message', async db => {
      const { numUpdatedRows } = await db
        .updateTable('messages')
        .set({ handled: new Date(sqlTimeMs(nowMs)), handled_by: sqlText(audit.who) })
        .where('key', '=', sqlText(key))
        .where('handled', 'is', null)
        .where(of => of.or([of('state', '=', 'unknown'), of('channel', '=', 'task')]))
        .executeTakeFirstOrThrow();
      if (numUpdatedRows !== 1n) return false;
      await appendEntries(db, [audit]);
      return true;
    });
  }

  async orders(query: OrderQuery): Promise<Page<OrderRow>> {
    const limit = limitOf(query.limit);
    const place =
      query.cursor === undefined
        ? undefined
        : readCursor(query.cursor, 'number', 'string', 'string');
    return this.#database.run('reading orders', async db => {
      let rows = db
        .selectFrom('enforcement_orders as o')
        .leftJoin('wanted_measures as w', 'w.subject', 'o.subject')
        .selectAll('o')
        .select('w.ended');
      if (query.enforcer !== undefined) {
        rows = rows.where('o.enforcer', '=', sqlText(query.enforcer));
      }
      if (query.state !== undefined) rows = rows.where('o.state', '=', query.state);
      if (query.case !== undefined) rows = rows.where('w.case_id', '=', sqlText(query.case));
      if (place !== undefined) {
        const [requestedMs, enforcer, subject] = place;
        const requested = new Date(sqlTimeMs(requestedMs));
        rows = rows.where(
          sql<boolean>`(o.requested_at, o.enforcer, o.subject)
            < (${requested}::timestamptz, ${enforcer}::text, ${subject}::text)`,
        );
      }
      const found = await rows
        .orderBy('o.requested_at', 'desc')
        .orderBy('o.enforcer', 'desc')
        .orderBy('o.subject', 'desc')
        .limit(limit + 1)
        .execute();
      return pageOf(
        found,
        limit,
        row => ({
          enforcer: row.enforcer,
          subject: row.subject,
          state: row.state,
          ended: row.ended ?? true,
          tries: row.tries,
          error: row.error,
          requestedMs: row.requested_at.getTime(),
          sentMs: row.sent_at?.getTime() ?? null,
          confirmedMs: row.confirmed_at?.getTime() ?? null,
        }),
        row => [row.requested_at.getTime(), row.enforcer, row.subject],
      );
    });
  }

  questionFacts(caseName: string): Promise<MessageFacts | undefined> {
    return this.#database.run('reading what was asked', async db => {
      const row = await db
        .selectFrom('messages')
        .select('facts')
        .where('case_id', '=', sqlText(caseName))
        .where('notice', '=', 'question')
        .orderBy('attempt', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row?.facts;
    });
  }

  drifts(limit: number): Promise<readonly DriftRow[]> {
    return this.#database.run('reading drift', async db => {
      const rows = await db
        .selectFrom('enforcement_drift')
        .select(['at', 'enforcer', 'subject', 'kind'])
        .orderBy('id', 'desc')
        .limit(limit)
        .execute();
      return rows.map(({ at, ...row }) => ({ atMs: at.getTime(), ...row }));
    });
  }

  barrings(subscriber: string): Promise<readonly BarringRow[]> {
    return this.#database.run('reading requested barrings', async db => {
      const rows = await db
        .selectFrom('requested_barrings')
        .selectAll()
        .where('subscriber', '=', sqlText(subscriber))
        .orderBy('received_at', 'desc')
        .limit(barringsMax)
        .execute();
      return rows.map(row => ({
        case: row.case_id,
        on: row.asked,
        receivedMs: row.received_at.getTime(),
        completedMs: row.completed_at?.getTime() ?? null,
        endedMs: row.ended_at?.getTime() ?? null,
      }));
    });
  }
}
