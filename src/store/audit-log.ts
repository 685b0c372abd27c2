// Who did or looked at what, and why. Each entry's hash covers the entry before, so that a change
// anywhere shows; the table itself refuses updates and deletions.
import { createHash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import {
  type AuditHead,
  type AuditQuery,
  type AuditVerification,
  type ChainedEntry,
  chainProblem,
  chainStart,
  hashedText,
  headIsGone,
} from '../core/access/audit-chain.ts';
import type { AuditEntry } from '../core/access/audit-entry.ts';
import { maskNumber } from '../core/numbering/mask-number.ts';
import { maskNumbersIn } from '../core/numbering/mask-numbers-in.ts';
import type { AuditTrail } from '../workflow/people-ports.ts';
import type { Database } from './database.ts';
import { tellsOfNoCountryBlock } from './quiet-audit.ts';
import { sqlText, sqlTimeMs } from './sql-text.ts';
import { StoreError } from './store-error.ts';
import type { Tables } from './tables.ts';

type Row = Tables['audit'];

const pageRows = 5_000;
const appending = 0x5e_4b_15;

export class AuditLog implements AuditTrail {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Adds the entries in order, all or none; returns the new end of the chain. */
  append(entries: readonly AuditEntry[]): Promise<AuditHead> {
    return this.#database.transaction('writing the audit log', db => appendEntries(db, entries));
  }

  head(): Promise<AuditHead> {
    return this.#database.run('reading the audit log', headOf);
  }

  after(seq: number): Promise<readonly ChainedEntry[]> {
    return this.#database.run('reading the audit log', db => entriesAfter(db, seq));
  }

  search(query: AuditQuery): Promise<readonly ChainedEntry[]> {
    const { who, what, subject, text, fromMs, toMs, beforeSeq, limit } = query;
    return this.#database.run('searching the audit log', async db => {
      let rows = db.selectFrom('audit').selectAll().orderBy('seq', 'desc').limit(limit);
      if (who !== undefined) rows = rows.where('who', '=', sqlText(who));
      if (what !== undefined) {
        rows = what.endsWith('.')
          ? rows.where('what', 'like', `${likeText(what)}%`)
          : rows.where('what', '=', sqlText(what));
      }
      if (query.withoutCountryBlocks === true) rows = rows.where(tellsOfNoCountryBlock);
      if (query.withoutLooks === true) rows = rows.where('what', '!=', 'audit.read');
      if (text !== undefined) {
        const anywhere = `%${likeText(text)}%`;
        rows = rows.where(sql<boolean>`(what || ' ' || why || ' ' || subject) ilike ${anywhere}`);
      }
      if (subject !== undefined) {
        // References are put together with spaces: `case-1 05012345678`.
        const asWord = ` ${sqlText(subject)} `;
        rows = rows.where(sql<boolean>`position(${asWord} in ' ' || subject || ' ') > 0`);
      }
      if (fromMs !== undefined) rows = rows.where('at', '>=', new Date(sqlTimeMs(fromMs)));
      if (toMs !== undefined) rows = rows.where('at', '<', new Date(sqlTimeMs(toMs)));
      if (beforeSeq !== undefined) rows = rows.where('seq', '<', beforeSeq);
      return (await rows.execute()).map(entryOf);
    });
  }

  async verify(known?: AuditHead): Promise<AuditVerification> {
    let head = chainStart;
    let containsKnown = known === undefined || known.seq === 0;
    for (;;) {
      const page = await this.after(head.seq);
      for (const entry of page) {
        const problem = chainProblem(entry, head, sha256(hashedText(entry)).toString('hex'));
        if (problem !== undefined) return { ok: false, seq: entry.seq, ...problem };
        head = { seq: entry.seq, hash: entry.hash };
        if (head.seq === known?.seq) containsKnown = head.hash === known.hash;
      }
      if (page.length < pageRows) break;
    }
    return containsKnown ? { ok: true, head } : headIsGone(known);
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

/** As a pattern that stands for itself. */
function likeText(text: string): string {
  return sqlText(text).replaceAll(/[\\%_]/g, '\\$&');
}

async function headOf(db: Kysely<Tables>): Promise<AuditHead> {
  const last = await db
    .selectFrom('audit')
    .select(['seq', 'hash'])
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return last ? { seq: last.seq, hash: last.hash.toString('hex') } : chainStart;
}

async function entriesAfter(db: Kysely<Tables>, seq: number): Promise<ChainedEntry[]> {
  const rows = await db
    .selectFrom('audit')
    .selectAll()
    .where('seq', '>', seq)
    .orderBy('seq')
    .limit(pageRows)
    .execute();
  return rows.map(entryOf);
}

function entryOf({ seq, at, who, what, why, subject, called, prev_hash, hash }: Row): ChainedEntry {
  const previous = prev_hash.toString('hex');
  const atMs = at.getTime();
  return { seq, atMs, who, what, why, subject, called, previous, hash: hash.toString('hex') };
}

function chained(entry: AuditEntry, before: AuditHead): Row {
  if (!Number.isFinite(entry.atMs)) throw new StoreError('refused', 'an audit entry without time');
  const row = {
    seq: before.seq + 1,
    who: sqlText(entry.who),
    what: sqlText(entry.what),
    why: maskNumbersIn(sqlText(entry.why)),
    subject: sqlText(entry.subject),
    called: (entry.called ?? []).map(text => maskNumber(sqlText(text))),
  };
  const atMs = sqlTimeMs(entry.atMs);
  const hash = sha256(hashedText({ ...row, atMs, previous: before.hash }));
  return { ...row, at: new Date(atMs), prev_hash: Buffer.from(before.hash, 'hex'), hash };
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
