import { type Kysely, sql } from 'kysely';
import type { AuditEntry } from '../core/access/audit-entry.ts';
import type { MeasureRow } from '../core/case/case-rows.ts';
import { type DeskFigures, type HandoverNote, notesShown } from '../core/case/handover.ts';
import { urgentYenPerHour } from '../core/case/queue.ts';
import type { AssignedBy, HandoverBook } from '../workflow/desk-ports.ts';
import type { Told } from '../workflow/ports.ts';
import { appendEntries } from './audit-log.ts';
import { toMeasureRow } from './case-rows-of.ts';
import type { Database } from './database.ts';
import { sqlJson, sqlText, sqlTimeMs } from './sql-text.ts';
import type { Tables } from './tables.ts';
import { shownTo } from './told-rows.ts';

const endingMost = 200;

/** What one shift leaves to the next, in PostgreSQL. */
export class SqlHandover implements HandoverBook {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  figures(nowMs: number, told: Told = {}): Promise<DeskFigures> {
    const { cases, measures, approvals } = shownTo(told);
    return this.#database.run('counting what is open', async db => {
      const { rows } = await sql<{
        open: number;
        unassigned: number;
        urgent: number;
        measures: number;
        approvals: number;
      }>`select count(*) as open, count(*) filter (where assignee is null) as unassigned,
          count(*) filter (where assignee is null
            and loss_per_hour_yen >= ${urgentYenPerHour}) as urgent,
          (select count(*) from measures where ended is null and ${measures}) as measures,
          (select count(*) from approvals
            where state = 'asked' and expires > ${time(nowMs)} and ${approvals}) as approvals
        from cases where state <> 'closed' and ${cases}`.execute(db);
      const { open, unassigned, urgent, ...waiting } = rows[0]!;
      return {
        openCases: open,
        unassigned,
        urgent,
        measuresInForce: waiting.measures,
        approvalsWaiting: waiting.approvals,
      };
    });
  }

  ending(beforeMs: number, told: Told = {}): Promise<readonly MeasureRow[]> {
    return this.#database.run('reading ending measures', async db => {
      const { rows } = await sql<Tables['measures']>`select * from measures
        where ended is null and until is not null and until < ${time(beforeMs)}
          and ${shownTo(told).measures}
        order by until, id limit ${endingMost}`.execute(db);
      return rows.map(toMeasureRow);
    });
  }

  owners(told: Told = {}) {
    return this.#database.run('counting cases by owner', async db => {
      const { rows } = await sql<{ assignee: string | null; cases: number; loss: number }>`
        select assignee, count(*) as cases, coalesce(sum(loss_per_hour_yen), 0)::bigint as loss
        from cases where state <> 'closed' and ${shownTo(told).cases}
        group by assignee order by assignee nulls first limit 200`.execute(db);
      return rows.map(({ loss, ...row }) => ({ ...row, lossPerHourYen: loss }));
    });
  }

  notes(): Promise<readonly HandoverNote[]> {
    return this.#database.run('reading handover notes', db => notesWhere(db, sql`true`));
  }

  async addNote(note: Omit<HandoverNote, 'acknowledged'>, audit: AuditEntry): Promise<void> {
    await this.#database.transaction('writing a handover note', async db => {
      await db
        .insertInto('handover_notes')
        .values({
          id: note.id,
          by_whom: sqlText(note.by),
          at: time(note.atMs),
          text: sqlText(note.text),
          figures: sql`${sqlJson(note.figures)}::jsonb`,
        })
        .execute();
      await appendEntries(db, [audit]);
    });
  }

  acknowledge(
    id: string,
    { who, nowMs }: AssignedBy,
    audit: AuditEntry,
  ): Promise<HandoverNote | 'own' | undefined> {
    return this.#database.transaction('taking a handover over', async db => {
      const [note] = await notesWhere(db, sql`n.id = ${sqlText(id)}`);
      if (note === undefined) return undefined;
      if (note.by === who) return 'own';
      if (note.acknowledged.some(one => one.by === who)) return note;
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('handover_acknowledgements')
        .values({ note: id, by_whom: sqlText(who), at: time(nowMs) })
        .onConflict(again => again.doNothing())
        .executeTakeFirstOrThrow();
      if (numInsertedOrUpdatedRows === 1n) await appendEntries(db, [audit]);
      return (await notesWhere(db, sql`n.id = ${sqlText(id)}`))[0];
    });
  }
}

async function notesWhere(
  db: Kysely<Tables>,
  condition: ReturnType<typeof sql>,
): Promise<HandoverNote[]> {
  const { rows } = await sql<
    Tables['handover_notes'] & { readers: { by: string; atMs: number }[] }
  >`select n.*, coalesce((select jsonb_agg(jsonb_build_object('by', a.by_whom,
        'atMs', (extract(epoch from a.at) * 1000)::bigint) order by a.at, a.by_whom)
      from handover_acknowledgements a where a.note = n.id), '[]') as readers
    from handover_notes n where ${condition}
    order by n.at desc, n.id desc limit ${notesShown}`.execute(db);
  return rows.map(row => ({
    id: row.id,
    by: row.by_whom,
    atMs: row.at.getTime(),
    text: row.text,
    figures: row.figures,
    acknowledged: row.readers,
  }));
}

function time(ms: number): Date {
  return new Date(sqlTimeMs(ms));
}
