// Who did or looked at what, and why. Each entry's hash covers the entry before, so that a change
// anywhere shows; the table itself refuses updates and deletions.
import { createHash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { AuditEntry } from '../core/access/audit-entry.ts';
import { maskNumber } from '../core/numbering/mask-number.ts';
import { maskNumbersIn } from '../core/numbering/mask-numbers-in.ts';
import type { Database } from './database.ts';
import { sqlText, sqlTimeMs } from './sql-text.ts';
import { StoreError } from './store-error.ts';
import type { Tables } from './tables.ts';

/** End of the chain; keep a copy outside the database to notice entries cut off the end. */
export interface AuditHead {
  readonly seq: number;
  /** SHA-256, hexadecimal. */
  readonly hash: string;
}

export type AuditVerification =
  | { readonly ok: true; readonly head: AuditHead }
  | { readonly ok: false; readonly seq: number; readonly problem: string };

type Row = Tables['audit'];

const start: AuditHead = { seq: 0, hash: '00'.repeat(32) };
const pageRows = 5_000;
const appending = 0x5e_4b_15;

export class AuditLog {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Adds the entries in order, all or none; returns the new end of the chain. */
  append(entries: readonly AuditEntry[]): Promise<AuditHead> {
    return this.#database.transaction('writing the audit log', db => appendEntries(db, entries));
  }

  /** Recomputes the whole chain; with a `known` head, also that the chain still contains it. */
  verify(known?: AuditHead): Promise<AuditVerification> {
    return this.#database.run('verifying the audit log', async db => {
      let head = start;
      let containsKnown = known === undefined || known.seq === 0;
      for (;;) {
        const page = await entriesAfter(db, head.seq);
        for (const row of page) {
          const problem = problemOf(row, head);
          if (problem) return { ok: false, seq: row.seq, problem };
          head = { seq: row.seq, hash: row.hash.toString('hex') };
          if (head.seq === known?.seq) containsKnown = head.hash === known.hash;
        }
        if (page.length < pageRows) break;
      }
      if (containsKnown) return { ok: true, head };
      const problem = 'the chain does not contain the entry known from before';
      return { ok: false, seq: known?.seq ?? 0, problem };
    });
  }
}

/** Adds entries inside a transaction that is under way; returns the new end of the chain. */
export async function appendEntries(
  db: Kysely<Tables>,
  entries: readonly AuditEntry[],
): Promise<AuditHead> {
  await sql`select pg_advisory_xact_lock(${appending})`.execute(db);
  let head = await headOf(db);
  const rows: Row[] = [];
  for (const entry of entries) {
    const row = chained(entry, head);
    rows.push(row);
    head = { seq: row.seq, hash: row.hash.toString('hex') };
  }
  for (let at = 0; at < rows.length; at += pageRows) {
    await db
      .insertInto('audit')
      .values(rows.slice(at, at + pageRows))
      .execute();
  }
  return head;
}

async function headOf(db: Kysely<Tables>): Promise<AuditHead> {
  const last = await db
    .selectFrom('audit')
    .select(['seq', 'hash'])
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return last ? { seq: last.seq, hash: last.hash.toString('hex') } : start;
}

function entriesAfter(db: Kysely<Tables>, seq: number): Promise<Row[]> {
  return db
    .selectFrom('audit')
    .selectAll()
    .where('seq', '>', seq)
    .orderBy('seq')
    .limit(pageRows)
    .execute();
}

function chained(entry: AuditEntry, before: AuditHead): Row {
  if (!Number.isFinite(entry.atMs)) throw new StoreError('refused', 'an audit entry without time');
  const row = {
    seq: before.seq + 1,
    at: new Date(sqlTimeMs(entry.atMs)),
    who: sqlText(entry.who),
    what: sqlText(entry.what),
    why: maskNumbersIn(sqlText(entry.why)),
    subject: sqlText(entry.subject),
    called: (entry.called ?? []).map(text => maskNumber(sqlText(text))),
    prev_hash: Buffer.from(before.hash, 'hex'),
  };
  return { ...row, hash: hashOf(row) };
}

function problemOf(row: Row, before: AuditHead): string | undefined {
  if (row.seq !== before.seq + 1) return `entries ${before.seq + 1} to ${row.seq - 1} are missing`;
  if (row.prev_hash.toString('hex') !== before.hash) return 'it does not follow the entry before';
  if (!hashOf(row).equals(row.hash)) return 'it was changed';
  return undefined;
}

function hashOf(row: Omit<Row, 'hash'>): Buffer {
  const { seq, at, who, what, why, subject, called, prev_hash } = row;
  const covered = [seq, at.getTime(), who, what, why, subject, called, prev_hash.toString('hex')];
  return createHash('sha256').update(JSON.stringify(covered)).digest();
}
