import { createHash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { type AuditHead, chainStart, hashedText } from '../core/access/audit-chain.ts';
import type { CaseAudit, CaseAuditQuery, CheckedEntry } from '../workflow/casework-ports.ts';
import { AuditLog } from './audit-log.ts';
import type { Database } from './database.ts';
import { sqlText, sqlTimeMs } from './sql-text.ts';
import type { Tables } from './tables.ts';

type Row = Tables['audit'] & { readonly before: Buffer | null };

/** The audit of one case in PostgreSQL, each entry checked against the one before. */
export class SqlCaseAudit implements CaseAudit {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  entries(query: CaseAuditQuery): ReturnType<CaseAudit['entries']> {
    return this.#database.run('reading the audit of a case', async db => {
      const about = aboutCase(query);
      const { rows: counted } = await sql<{ total: number }>`
        select count(*)::integer as total from audit where ${about}`.execute(db);
      const rows = await pageOf(db, query, about);
      return { rows: rows.map(checked), total: counted[0]?.total ?? 0 };
    });
  }

  head(): Promise<AuditHead> {
    return new AuditLog(this.#database).head();
  }
}

/** References are put together with spaces: `case-1 05012345678`. */
function aboutCase({ case: name, approvals, lines, sinceMs }: CaseAuditQuery) {
  const words = [name, ...approvals].map(sqlText);
  const own = lines.filter(line => line !== '').map(sqlText);
  const since = new Date(sqlTimeMs(sinceMs));
  // The index finds the words; the equality leaves out what names another case beside the line.
  return sql`(string_to_array(subject, ' ') && ${words}::text[]
    or (string_to_array(subject, ' ') && ${own}::text[]
      and subject = any(${own}::text[]) and at >= ${since}))`;
}

async function pageOf(
  db: Kysely<Tables>,
  { beforeSeq, limit }: CaseAuditQuery,
  about: ReturnType<typeof aboutCase>,
): Promise<readonly Row[]> {
  const before = beforeSeq === undefined ? sql`true` : sql`seq < ${beforeSeq}`;
  const { rows } = await sql<Row>`
    select found.*, (select hash from audit where seq = found.seq - 1) as before
    from (select * from audit where ${about} and ${before} order by seq desc limit ${limit}) found
    order by seq desc`.execute(db);
  return rows;
}

function checked({ at, prev_hash, hash, before, ...rest }: Row): CheckedEntry {
  const { seq, who, what, why, subject, called } = rest;
  const previous = prev_hash.toString('hex');
  const entry = { seq, atMs: at.getTime(), who, what, why, subject, called, previous };
  const own = createHash('sha256').update(hashedText(entry)).digest();
  const follows = seq === 1 ? chainStart.hash : before?.toString('hex');
  const sound = own.equals(hash) && follows === previous;
  return { ...entry, hash: hash.toString('hex'), sound };
}
