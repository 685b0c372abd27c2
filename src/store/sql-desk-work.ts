import { type Kysely, sql } from 'kysely';
import type { Approval } from '../core/access/approvals.ts';
import type { AuditEntry } from '../core/access/audit-entry.ts';
import {
  type ApprovalQuery,
  type Attachment,
  type AuthoredEntry,
  attachmentsMax,
  type ListEdit,
  type Note,
} from '../core/access/desk-papers.ts';
import {
  type Disclosure,
  type DisclosureSubject,
  nameOfDisclosed,
} from '../core/access/disclosure.ts';
import type { Page } from '../core/case/case-rows.ts';
import type { DeskWork } from '../workflow/desk-ports.ts';
import { BadCursorError } from '../workflow/ports.ts';
import {
  approvalRow,
  decideClaim,
  insertApproval,
  isAbout,
  noCountryRequest,
} from './approval-rows.ts';
import { appendEntries } from './audit-log.ts';
import type { Database } from './database.ts';
import { authoredEntries, editList } from './restricted-list-edit.ts';
import { decidePolicy } from './sql-policy-book.ts';
import { sqlJson, sqlText, sqlTimeMs } from './sql-text.ts';
import type { Tables } from './tables.ts';

const notesMax = 1_000;
const limitMax = 200;

/** Notes, attachments, approvals and disclosures in PostgreSQL, each write with its audit entry. */
export class SqlDeskWork implements DeskWork {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async addNote(note: Note, audit: AuditEntry): Promise<void> {
    await this.#write('adding a note', audit, async db => {
      const { id, case: caseId, by, atMs, text } = note;
      const row = {
        id,
        case_id: sqlText(caseId),
        by_whom: by,
        at: time(atMs),
        text: sqlText(text),
      };
      await db.insertInto('case_notes').values(row).execute();
      return true;
    });
  }

  notes(caseName: string): Promise<readonly Note[]> {
    return this.#database.run('reading notes', async db => {
      const rows = await db
        .selectFrom('case_notes')
        .selectAll()
        .where('case_id', '=', sqlText(caseName))
        .orderBy('at')
        .orderBy('id')
        .limit(notesMax)
        .execute();
      return rows.map(({ id, case_id, by_whom, at, text }) => {
        return { id, case: case_id, by: by_whom, atMs: at.getTime(), text };
      });
    });
  }

  addAttachment(file: Attachment, content: Uint8Array, audit: AuditEntry): Promise<boolean> {
    return this.#write('adding an attachment', audit, async db => {
      const caseId = sqlText(file.case);
      // Two people at once do not fill the last place twice.
      await sql`select pg_advisory_xact_lock(hashtext(${caseId}))`.execute(db);
      const { count } = await db
        .selectFrom('case_attachments')
        .select(row => row.fn.countAll<number>().as('count'))
        .where('case_id', '=', caseId)
        .executeTakeFirstOrThrow();
      if (count >= attachmentsMax) return false;
      const { id, by, atMs, name, mediaType, bytes, sha256 } = file;
      const row = {
        id,
        case_id: caseId,
        by_whom: by,
        at: time(atMs),
        name: sqlText(name),
        media_type: sqlText(mediaType),
        bytes,
        sha256,
        content: Buffer.from(content),
      };
      await db.insertInto('case_attachments').values(row).execute();
      return true;
    });
  }

  attachments(caseName: string): Promise<readonly Attachment[]> {
    return this.#database.run('reading attachments', async db => {
      const rows = await db
        .selectFrom('case_attachments')
        .select(['id', 'case_id', 'by_whom', 'at', 'name', 'media_type', 'bytes', 'sha256'])
        .where('case_id', '=', sqlText(caseName))
        .orderBy('at')
        .orderBy('id')
        .execute();
      return rows.map(row => ({
        id: row.id,
        case: row.case_id,
        by: row.by_whom,
        atMs: row.at.getTime(),
        name: row.name,
        mediaType: row.media_type,
        bytes: row.bytes,
        sha256: row.sha256,
      }));
    });
  }

  attachmentContent(id: string): Promise<Uint8Array | undefined> {
    return this.#database.run('reading an attachment', async db => {
      const row = await db
        .selectFrom('case_attachments')
        .select('content')
        .where('id', '=', sqlText(id))
        .executeTakeFirst();
      return row?.content;
    });
  }

  async askApproval(approval: Approval, audit: AuditEntry): Promise<void> {
    await this.#write('asking for an approval', audit, async db => {
      await insertApproval(db, approval);
      return true;
    });
  }

  approval(id: string): Promise<Approval | undefined> {
    return this.#database.run('reading an approval', async db => {
      const row = await db
        .selectFrom('approvals')
        .select('body')
        .where('id', '=', sqlText(id))
        .executeTakeFirst();
      return row?.body;
    });
  }

  async approvals(query: ApprovalQuery): Promise<Page<Approval>> {
    const limit = Math.min(query.limit ?? 50, limitMax);
    const place = query.cursor === undefined ? undefined : placeOf(query.cursor);
    return this.#database.run('reading approvals', async db => {
      let found = db.selectFrom('approvals').select('body');
      if (query.waiting === true) {
        found = found.where('state', '=', 'asked').where('expires', '>', time(query.nowMs));
      }
      if (query.kind !== undefined) found = found.where('kind', '=', query.kind);
      if (query.askedBy !== undefined) found = found.where('asked_by', '=', sqlText(query.askedBy));
      if (query.withoutCountryBlocks === true) found = found.where(noCountryRequest);
      if (query.case !== undefined) found = found.where(isAbout(query.case));
      if (place !== undefined) {
        const { askedMs, id } = place;
        found = found.where(sql<boolean>`(asked, id) < (${time(askedMs)}, ${id})`);
      }
      const rows = await found
        .orderBy('asked', 'desc')
        .orderBy('id', 'desc')
        .limit(limit + 1)
        .execute();
      const page = rows.slice(0, limit).map(row => row.body);
      const last = page.at(-1);
      const next = rows.length > limit && last ? `${last.askedMs}.${last.id}` : null;
      return { rows: page, next };
    });
  }

  changeApproval(
    next: Approval,
    from: Approval['state'],
    audit: AuditEntry,
    brings: { readonly disclosure?: Disclosure; readonly listEdit?: ListEdit } = {},
  ): Promise<boolean> {
    return this.#write('changing an approval', audit, async db => {
      const { state, decided_by, body } = approvalRow(next);
      const { numUpdatedRows } = await db
        .updateTable('approvals')
        .set({ state, decided_by, body })
        .where('id', '=', next.id)
        .where('state', '=', from)
        .executeTakeFirstOrThrow();
      if (numUpdatedRows !== 1n) return false;
      await decideClaim(db, next);
      await decidePolicy(db, next);
      if (brings.disclosure !== undefined) await insertDisclosure(db, brings.disclosure);
      if (brings.listEdit !== undefined) await editList(db, brings.listEdit, next);
      return true;
    });
  }

  restrictedList(): Promise<readonly AuthoredEntry[]> {
    return this.#database.run('reading the restricted list', authoredEntries);
  }

  async openDisclosure(disclosure: Disclosure, audit: AuditEntry): Promise<void> {
    await this.#write('opening a disclosure', audit, async db => {
      await insertDisclosure(db, disclosure);
      return true;
    });
  }

  disclosures(by: string, of: DisclosureSubject, nowMs: number): Promise<readonly Disclosure[]> {
    return this.#database.run('reading disclosures', async db => {
      const rows = await db
        .selectFrom('disclosures')
        .select('body')
        .where('by_whom', '=', by)
        .where('subject_kind', '=', of.kind)
        .where('subject', '=', sqlText(nameOfDisclosed(of)))
        .where('ends', '>', time(nowMs))
        .execute();
      return rows.map(row => row.body);
    });
  }

  async record(audit: AuditEntry): Promise<void> {
    await this.#write('recording a view', audit, async () => true);
  }

  /** False: nothing was done, so nothing is audited either. */
  #write(
    doing: string,
    audit: AuditEntry,
    work: (db: Kysely<Tables>) => Promise<boolean>,
  ): Promise<boolean> {
    return this.#database.transaction(doing, async db => {
      const done = await work(db);
      if (done) await appendEntries(db, [audit]);
      return done;
    });
  }
}

async function insertDisclosure(db: Kysely<Tables>, disclosure: Disclosure): Promise<void> {
  const { id, by, of, openedMs, endMs } = disclosure;
  await db
    .insertInto('disclosures')
    .values({
      id,
      by_whom: by,
      subject_kind: of.kind,
      subject: sqlText(nameOfDisclosed(of)),
      opened: time(openedMs),
      ends: time(endMs),
      body: sql`${sqlJson(disclosure)}::jsonb`,
    })
    .execute();
}

function placeOf(cursor: string): { askedMs: number; id: string } {
  const [, ms, id] = /^(\d{1,15})\.([0-9a-f-]{36})$/.exec(cursor) ?? [];
  if (ms === undefined || id === undefined) throw new BadCursorError('not a cursor of approvals');
  return { askedMs: Number(ms), id };
}

function time(ms: number): Date {
  return new Date(sqlTimeMs(ms));
}
