// What is older than its class may be is erased, with a proof in the audit log: how many rows, up
// to when, and a digest of their keys. What a legal hold names stays.
import { createHash } from 'node:crypto';
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type {
  ErasureProof,
  LegalHold,
  PlacedHold,
  RetentionClass,
  RetentionDays,
} from '../core/access/retention.ts';
import type { RetentionBook } from '../workflow/desk-ports.ts';
import { AuditLog, appendEntries } from './audit-log.ts';
import { callPartitions } from './call-table.ts';
import type { Database } from './database.ts';
import { sqlText, sqlTimeMs } from './sql-text.ts';
import { StoreError } from './store-error.ts';
import type { Tables } from './tables.ts';

export interface Erasure {
  readonly class: RetentionClass;
  readonly rows: number;
  readonly beforeMs: number;
}

type Condition = RawBuilder<unknown>;

/** Rows of one table that are over; `keys` identifies them in the digest. */
interface Rule {
  readonly table:
    | 'cases'
    | 'decisions'
    | 'messages'
    | 'disclosures'
    | 'approvals'
    | 'handover_notes';
  readonly key: 'case_id' | 'key' | 'id';
  over(beforeMs: number): Condition;
}

const dayMs = 86_400_000;
const batchRows = 5_000;

const heldCases = sql`(select subject from legal_holds where kind = 'case'
  union select l.case_id from case_lines l join legal_holds h
    on h.kind = 'subscriber' and h.subject = l.subscriber)`;
const heldLines = sql`(select subject from legal_holds where kind = 'subscriber'
  union select l.subscriber from case_lines l join legal_holds h
    on h.kind = 'case' and h.subject = l.case_id)`;

const rules: Readonly<Record<Exclude<RetentionClass, 'calls'>, Rule>> = {
  cases: {
    table: 'cases',
    key: 'case_id',
    // What is still in force, as barring may be for years, keeps its case.
    over: beforeMs => sql`closed < ${at(beforeMs)} and case_id not in ${heldCases}
      and not exists (select from measures m where m.case_id = cases.case_id and m.ended is null)`,
  },
  decisions: {
    table: 'decisions',
    key: 'key',
    over: beforeMs => sql`at < ${at(beforeMs)}
      and not exists (select from cases c where c.case_id = decisions.case_id)
      and (subscriber is null or subscriber not in ${heldLines})
      and (case_id is null or case_id not in ${heldCases})
      and not exists (select from outbox o where o.key = decisions.key and o.delivered is null)`,
  },
  messages: {
    table: 'messages',
    key: 'key',
    over: beforeMs => sql`at < ${at(beforeMs)} and state not in ('waiting', 'sending')
      and subscriber not in ${heldLines} and case_id not in ${heldCases}
      and not exists (select from cases c where c.case_id = messages.case_id
        and c.state <> 'closed')`,
  },
  disclosures: {
    table: 'disclosures',
    key: 'id',
    over: beforeMs => sql`ends < ${at(beforeMs)}
      and not (subject_kind = 'case' and subject in ${heldCases})
      and not (subject_kind = 'subscriber' and subject in ${heldLines})`,
  },
  approvals: {
    table: 'approvals',
    key: 'id',
    over: beforeMs => sql`expires < ${at(beforeMs)}
      and coalesce(body#>>'{matter,of,case}', '') not in ${heldCases}
      and coalesce(body#>>'{matter,of,subscriber}', '') not in ${heldLines}`,
  },
  handovers: {
    table: 'handover_notes',
    key: 'id',
    over: beforeMs => sql`at < ${at(beforeMs)}`,
  },
};
const order = ['cases', 'decisions', 'messages', 'disclosures', 'approvals', 'handovers'] as const;

export class Retention implements RetentionBook {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** What `run` would erase now. */
  preview(days: RetentionDays, nowMs: number): Promise<Erasure[]> {
    return this.#database.run('looking what is over', async db => {
      const found: Erasure[] = [];
      for (const name of order) {
        const beforeMs = nowMs - days[name] * dayMs;
        found.push({ class: name, rows: await countOver(db, rules[name], beforeMs), beforeMs });
      }
      const beforeMs = nowMs - days.calls * dayMs;
      let rows = 0;
      for (const { name, toMs } of await callPartitions(db)) {
        if (toMs <= beforeMs) rows += (await callsOver(db, name)).rows;
      }
      return [...found, { class: 'calls', rows, beforeMs }];
    });
  }

  /** Erases what is over; each batch with its proof in one transaction. */
  async run(days: RetentionDays, nowMs: number): Promise<Erasure[]> {
    const done: Erasure[] = [];
    for (const name of order) {
      const beforeMs = nowMs - days[name] * dayMs;
      let rows = 0;
      for (let batch = batchRows; batch === batchRows; rows += batch) {
        batch = await this.#erase(name, beforeMs, nowMs);
      }
      done.push({ class: name, rows, beforeMs });
    }
    const beforeMs = nowMs - days.calls * dayMs;
    const partitions = await this.#database.run('looking for old calls', callPartitions);
    let rows = 0;
    for (const { name, toMs } of partitions) {
      if (toMs <= beforeMs) rows += await this.#eraseCalls(name, nowMs);
    }
    return [...done, { class: 'calls', rows, beforeMs }];
  }

  /** False when it is held already; nothing changes then. */
  hold(hold: LegalHold, nowMs: number): Promise<boolean> {
    return this.#database.transaction('placing a legal hold', async db => {
      const subject = sqlText(hold.subject);
      const row = { kind: hold.kind, subject, why: sqlText(hold.why), placed: at(nowMs) };
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('legal_holds')
        .values({ ...row, placed_by: sqlText(hold.by) })
        .onConflict(again => again.columns(['kind', 'subject']).doNothing())
        .executeTakeFirst();
      if (numInsertedOrUpdatedRows === 0n) return false;
      const entry = { atMs: nowMs, who: hold.by, what: 'hold.place', why: hold.why };
      await appendEntries(db, [{ ...entry, subject: `${hold.kind} ${hold.subject}` }]);
      return true;
    });
  }

  /** False when there was none. */
  lift(hold: LegalHold, nowMs: number): Promise<boolean> {
    return this.#database.transaction('lifting a legal hold', async db => {
      const { numDeletedRows } = await db
        .deleteFrom('legal_holds')
        .where('kind', '=', hold.kind)
        .where('subject', '=', sqlText(hold.subject))
        .executeTakeFirst();
      if (numDeletedRows === 0n) return false;
      const entry = { atMs: nowMs, who: hold.by, what: 'hold.lift', why: hold.why };
      await appendEntries(db, [{ ...entry, subject: `${hold.kind} ${hold.subject}` }]);
      return true;
    });
  }

  holds(): Promise<PlacedHold[]> {
    return this.#database.run('reading legal holds', async db => {
      const rows = await db.selectFrom('legal_holds').selectAll().orderBy('placed').execute();
      return rows.map(({ kind, subject, why, placed_by: by, placed }) => {
        return { kind, subject, why, by, placedMs: placed.getTime() };
      });
    });
  }

  /** Proofs of erasure from the audit log, newest first. */
  async erasures(limit: number, beforeSeq?: number): Promise<ErasureProof[]> {
    const before = beforeSeq === undefined ? {} : { beforeSeq };
    const log = new AuditLog(this.#database);
    const entries = await log.search({ what: 'retention.erase', limit, ...before });
    return entries.map(({ seq, atMs, subject, why }) => {
      const [name = '', digest = ''] = subject.split(' sha256:');
      return { seq, atMs, class: name, digest, what: why };
    });
  }

  #erase(name: keyof typeof rules, beforeMs: number, nowMs: number): Promise<number> {
    const rule = rules[name];
    return this.#database.transaction(`erasing ${name}`, async db => {
      const { rows } = await sql<{ key: string }>`select ${sql.ref(rule.key)} as key
        from ${sql.table(rule.table)} where ${rule.over(beforeMs)}
        order by 1 limit ${batchRows} for update`.execute(db);
      if (rows.length === 0) return 0;
      const keys = rows.map(row => row.key);
      const more = name === 'cases' ? await eraseBelonging(db, keys) : '';
      await sql`delete from ${sql.table(rule.table)}
        where ${sql.ref(rule.key)} = any(${keys}::text[])`.execute(db);
      await requireGone(db, rule, keys);
      const digest = createHash('sha256').update(keys.join('\n')).digest('hex');
      await prove(db, { class: name, rows: keys.length, beforeMs }, nowMs, { digest, more });
      return keys.length;
    });
  }

  /** A day is dropped whole, or emptied but for what is held. */
  #eraseCalls(partition: string, nowMs: number): Promise<number> {
    return this.#database.transaction('erasing calls', async db => {
      const table = sql.table(partition);
      await sql`lock table ${table} in access exclusive mode`.execute(db);
      const { rows, held, digest, toMs } = await callsOver(db, partition);
      if (held === 0) await sql`drop table ${table}`.execute(db);
      else {
        await sql`delete from ${table} where subscriber not in ${heldLines}`.execute(db);
        const left = await callsOver(db, partition);
        if (left.rows > 0 || left.held !== held) {
          throw new StoreError('damaged', `${partition}: not what was to be erased is gone`);
        }
      }
      const more = await eraseSums(db, partition);
      const erased = { class: 'calls', rows, beforeMs: toMs } as const;
      if (rows > 0) await prove(db, erased, nowMs, { digest, more });
      return rows;
    });
  }
}

/** The same day's sums of episodes, but for what is held, and names that nothing has any more. */
async function eraseSums(db: Kysely<Tables>, partition: string): Promise<string> {
  const from = Date.parse(partition.replace(/^calls_(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3'));
  const { numAffectedRows } = await sql`delete from episode_calls
    where hour >= ${at(from)} and hour < ${at(from + dayMs)}
      and subscriber not in ${heldLines} and case_id not in ${heldCases}`.execute(db);
  await sql`delete from network_names n where kind = 'source'
    and not exists (select from episode_calls e where e.source_ip = n.name)`.execute(db);
  await sql`delete from network_names n where kind = 'range'
    and not exists (select from episode_calls e where e.number_range = n.name)`.execute(db);
  return `; with ${numAffectedRows ?? 0} sums of episodes`;
}

async function countOver(db: Kysely<Tables>, rule: Rule, beforeMs: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count
    from ${sql.table(rule.table)} where ${rule.over(beforeMs)}`.execute(db);
  return rows[0]!.count;
}

/** What hangs on cases without a reference of the database; says for the proof how much it was. */
async function eraseBelonging(db: Kysely<Tables>, cases: readonly string[]): Promise<string> {
  const told: string[] = [];
  for (const table of [
    'case_notes',
    'case_attachments',
    'messages',
    'used_answer_links',
    'measures',
    'claims',
    'case_traces',
  ] as const) {
    const { numAffectedRows } = await sql`delete from ${sql.table(table)}
      where case_id = any(${[...cases]}::text[])`.execute(db);
    told.push(`${numAffectedRows ?? 0} ${table}`);
  }
  const { numAffectedRows } = await sql`delete from decisions d
    where d.case_id = any(${[...cases]}::text[]) and not exists (select from outbox o
      where o.key = d.key and o.delivered is null)`.execute(db);
  return `; with ${told.join(', ')}, ${numAffectedRows ?? 0} decisions`;
}

async function requireGone(db: Kysely<Tables>, rule: Rule, keys: readonly string[]) {
  const { rows } = await sql<{ count: number }>`select count(*) as count
    from ${sql.table(rule.table)} where ${sql.ref(rule.key)} = any(${[...keys]}::text[])
  `.execute(db);
  if (rows[0]!.count > 0) throw new StoreError('damaged', `rows of ${rule.table} are still there`);
}

async function callsOver(db: Kysely<Tables>, partition: string) {
  const { rows } = await sql<{
    rows: number;
    held: number;
    digest: string | null;
    to: Date | null;
  }>`
    select count(*) filter (where not held) as rows, count(*) filter (where held) as held,
      max(setup) as to,
      encode(sha256(convert_to(string_agg(call_id, ${'\n'} order by setup, call_id)
        filter (where not held), 'UTF8')), 'hex') as digest
    from (select setup, call_id, subscriber in ${heldLines} as held
      from ${sql.table(partition)}) as t`.execute(db);
  const { rows: over = 0, held = 0, digest, to } = rows[0] ?? {};
  return { rows: over, held, digest: digest ?? '', toMs: to?.getTime() ?? 0 };
}

function prove(
  db: Kysely<Tables>,
  erased: Erasure,
  nowMs: number,
  { digest, more = '' }: { readonly digest: string; readonly more?: string },
) {
  const until = new Date(erased.beforeMs).toISOString();
  const why = `${erased.rows} rows before ${until}${more}`;
  const entry = { atMs: nowMs, who: 'retention', what: 'retention.erase', why };
  // Not in the reason, where the log would mask digits of the digest.
  return appendEntries(db, [{ ...entry, subject: `${erased.class} sha256:${digest}` }]);
}

function at(ms: number): Date {
  return new Date(sqlTimeMs(ms));
}
