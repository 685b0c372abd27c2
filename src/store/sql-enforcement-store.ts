import { type RawBuilder, sql } from 'kysely';
import type { AuditEntry } from '../core/access/audit-entry.ts';
import type { MeasureSubject } from '../core/case/act.ts';
import type {
  CompletedBarring,
  Drift,
  EnforcedKind,
  EnforcementOrder,
  OrderFailure,
  OrderTimes,
} from '../core/case/enforcement.ts';
import { readSubjectKey, subjectKey } from '../core/case/measure-subject.ts';
import type { EnforcementStore } from '../workflow/ports.ts';
import { appendEntries } from './audit-log.ts';
import type { Database } from './database.ts';
import { sqlJson, sqlText, sqlTimeMs } from './sql-text.ts';
import { StoreError } from './store-error.ts';

interface OrderRow {
  subject: string;
  measure: EnforcedKind;
  scope: 'international' | 'but-usual';
  case_id: string;
  begin_at: Date;
  end_at: Date | null;
  seq: number;
  ordinal: number;
  ended: boolean;
  state: EnforcementOrder['state'];
  tries: number;
  requested_at: Date;
  confirmed_at: Date | null;
}

const errorCharacters = 1_000;
/** Beyond so many differences at a time the audit log says only how many there were. */
const auditedMax = 100;

/** What should be in force and what every enforcer made of it, in PostgreSQL. */
export class SqlEnforcementStore implements EnforcementStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async register(enforcers: readonly string[]): Promise<void> {
    await this.#database.transaction('writing the enforcers', async db => {
      await sql`delete from enforcers where enforcer <> all(${[...enforcers]}::text[])`.execute(db);
      await sql`insert into enforcers select unnest(${[...enforcers]}::text[])
        on conflict do nothing`.execute(db);
      await sql`insert into enforcement_orders (enforcer, subject, seq, ordinal, requested_at)
        select e.enforcer, w.subject, w.seq, w.ordinal, w.requested_at
        from enforcers as e cross join wanted_measures as w where not w.ended
        on conflict do nothing`.execute(db);
    });
  }

  due(enforcer: string, limit: number, nowMs: number): Promise<readonly EnforcementOrder[]> {
    const now = new Date(sqlTimeMs(nowMs));
    return this.#orders(sql`where o.enforcer = ${enforcer} and o.state <> 'applied'
      and o.next_try <= ${now} order by o.tries, o.seq, o.ordinal limit ${limit}`);
  }

  orders(enforcer: string, subjects: readonly MeasureSubject[]): Promise<EnforcementOrder[]> {
    return this.#orders(sql`where o.enforcer = ${enforcer}
      and o.subject = any(${subjects.map(subject => sqlText(subjectKey(subject)))}::text[])`);
  }

  standing(enforcer: string, after: string, limit: number): Promise<readonly EnforcementOrder[]> {
    return this.#orders(sql`where o.enforcer = ${enforcer} and o.state = 'applied' and not w.ended
      and o.subject > ${after} order by o.subject limit ${limit}`);
  }

  #orders(which: RawBuilder<unknown>): Promise<EnforcementOrder[]> {
    return this.#database.run('reading enforcement orders', async db => {
      const { rows } = await sql<OrderRow>`select w.subject, w.measure, w.scope, w.case_id,
          w.begin_at, w.end_at, w.ended, o.seq, o.ordinal, o.state, o.tries, o.requested_at,
          o.confirmed_at
        from enforcement_orders as o join wanted_measures as w using (subject) ${which}`.execute(
        db,
      );
      return rows.map(orderOf);
    });
  }

  async confirmed(enforcer: string, order: EnforcementOrder, at: OrderTimes): Promise<void> {
    const { seq } = order.measure;
    await this.#database.run('confirming an enforcement order', db =>
      sql`update enforcement_orders set state = 'applied', tries = 0, error = null,
          sent_at = ${new Date(sqlTimeMs(at.sentMs))},
          confirmed_at = coalesce(confirmed_at, ${new Date(sqlTimeMs(at.confirmedMs))}),
          applied_seq = seq, applied_ordinal = ordinal
        where enforcer = ${enforcer} and subject = ${keyOf(order)}
          and seq = ${seq} and ordinal = ${order.ordinal}`.execute(db),
    );
  }

  async failed(enforcer: string, order: EnforcementOrder, failure: OrderFailure): Promise<void> {
    const { seq } = order.measure;
    await this.#database.run('putting off an enforcement order', db =>
      sql`update enforcement_orders set tries = tries + 1,
          state = ${failure.final ? 'failed' : 'pending'},
          error = ${sqlText(failure.error.slice(0, errorCharacters))},
          next_try = ${new Date(sqlTimeMs(failure.retryAtMs))}
        where enforcer = ${enforcer} and subject = ${keyOf(order)}
          and seq = ${seq} and ordinal = ${order.ordinal}`.execute(db),
    );
  }

  async drifted(
    enforcer: string,
    drifts: readonly Drift[],
    again: readonly EnforcementOrder[],
    nowMs: number,
  ): Promise<void> {
    const at = new Date(sqlTimeMs(nowMs));
    await this.#database.transaction('writing enforcement drift', async db => {
      await sql`insert into enforcement_drift (at, enforcer, subject, kind, wanted, found)
        select ${at}, ${enforcer}, subject, kind, wanted, found from unnest(
          ${drifts.map(drift => sqlText(subjectKey(drift.subject)))}::text[],
          ${drifts.map(drift => drift.kind)}::text[],
          ${drifts.map(drift => drift.wanted && sqlJson(drift.wanted))}::jsonb[],
          ${drifts.map(drift => drift.found && sqlJson(drift.found))}::jsonb[]
        ) as t (subject, kind, wanted, found)`.execute(db);
      await sql`update enforcement_orders as o
        set state = 'pending', tries = 0, next_try = '-infinity'
        from unnest(
          ${again.map(keyOf)}::text[],
          ${again.map(order => order.measure.seq)}::bigint[],
          ${again.map(order => order.ordinal)}::integer[]
        ) as t (subject, seq, ordinal)
        where o.enforcer = ${enforcer} and o.subject = t.subject
          and o.seq = t.seq and o.ordinal = t.ordinal`.execute(db);
      if (drifts.length > 0) await appendEntries(db, driftEntries(enforcer, drifts, nowMs));
    });
  }

  completed(): Promise<readonly CompletedBarring[]> {
    return this.#database.transaction('reading completed barrings', async db => {
      const { rows } = await sql<CompletedRow>`with complete as (
          select r.key, max(o.confirmed_at) as at
          from requested_barrings as r
            join wanted_measures as w on w.subject = 'line:' || r.subscriber
              and w.measure = 'barring' and not w.ended
            join enforcement_orders as o on o.subject = w.subject
          where r.completed_at is null and r.told_at is null and r.ended_at is null
          group by r.key
          having bool_and(o.state = 'applied'
            and (o.applied_seq, o.applied_ordinal) >= (r.seq, r.ordinal))
        )
        update requested_barrings as r set completed_at = complete.at
        from complete where r.key = complete.key returning r.*`.execute(db);
      if (rows.length > 0) await appendEntries(db, rows.map(completionEntry));
      const waiting = await db
        .selectFrom('requested_barrings')
        .selectAll()
        .where('completed_at', 'is not', null)
        .where('told_at', 'is', null)
        .where('ended_at', 'is', null)
        .orderBy('seq')
        .orderBy('ordinal')
        .limit(1_000)
        .execute();
      return waiting.map(row => ({
        key: row.key,
        case: row.case_id,
        subscriber: row.subscriber,
        receivedMs: row.received_at.getTime(),
        completedMs: (row.completed_at ?? row.received_at).getTime(),
      }));
    });
  }

  async told(keys: readonly string[], nowMs: number): Promise<void> {
    await this.#database.run('writing completed barrings', db =>
      sql`update requested_barrings set told_at = ${new Date(sqlTimeMs(nowMs))}
        where key = any(${[...keys]}::text[])`.execute(db),
    );
  }

  async forgetEnded(beforeMs: number): Promise<void> {
    await this.#database.run('forgetting ended measures', db =>
      sql`delete from wanted_measures as w
        where w.ended and w.requested_at < ${new Date(sqlTimeMs(beforeMs))}
          and not exists (select from enforcement_orders as o
            where o.subject = w.subject and o.state <> 'applied')`.execute(db),
    );
  }
}

interface CompletedRow {
  key: string;
  subscriber: string;
  case_id: string;
  received_at: Date;
  completed_at: Date;
}

function completionEntry(row: CompletedRow): AuditEntry {
  return {
    atMs: row.completed_at.getTime(),
    who: 'enforcement',
    what: 'barring.complete',
    why: `asked for at ${row.received_at.toISOString()}, read back everywhere`,
    subject: `${row.case_id} ${row.subscriber}`,
  };
}

function driftEntries(enforcer: string, drifts: readonly Drift[], atMs: number): AuditEntry[] {
  const entry = { atMs, who: 'enforcement', what: 'enforcement.drift' };
  const entries = drifts.slice(0, auditedMax).map(({ kind, subject }) => {
    return { ...entry, why: explained[kind], subject: `${enforcer} ${subjectKey(subject)}` };
  });
  const more = drifts.length - entries.length;
  if (more > 0) entries.push({ ...entry, why: `and ${more} more`, subject: enforcer });
  return entries;
}

const explained: Readonly<Record<Drift['kind'], string>> = {
  missing: 'it was not in force where it should be',
  foreign: 'it was in force though nobody decided it',
  expired: 'it was in force after its end',
  different: 'it was in force otherwise than decided',
};

function keyOf(order: EnforcementOrder): string {
  return sqlText(subjectKey(order.measure.subject));
}

function orderOf(row: OrderRow): EnforcementOrder {
  const subject = readSubjectKey(row.subject);
  if (subject === undefined) throw new StoreError('damaged', `subject ${row.subject}`);
  return {
    measure: {
      subject,
      scope: row.scope,
      case: row.case_id,
      beginMs: row.begin_at.getTime(),
      endMs: row.end_at === null ? null : row.end_at.getTime(),
      seq: row.seq,
    },
    ended: row.ended,
    ordinal: row.ordinal,
    kind: row.measure,
    state: row.state,
    tries: row.tries,
    requestedMs: row.requested_at.getTime(),
    confirmedMs: row.confirmed_at === null ? null : row.confirmed_at.getTime(),
  };
}
