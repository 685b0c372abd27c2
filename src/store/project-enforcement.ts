// What decisions mean for the network, written in the transaction that stores them: what is wanted
// of each line, source and country, and an order for every enforcer.
import { type Kysely, sql } from 'kysely';
import type { MeasureSubject } from '../core/case/act.ts';
import type { Decision, RestorationDecision } from '../core/case/decision.ts';
import type { EnforcedKind } from '../core/case/enforcement.ts';
import { subjectKey } from '../core/case/measure-subject.ts';
import type { DecisionRecord } from '../workflow/ports.ts';
import { sqlText, sqlTimeMs } from './sql-text.ts';
import type { Tables } from './tables.ts';

type Act = 'want' | 'narrow' | 'lift' | 'unbar';

/** What one decision asks for. */
interface Wish {
  readonly act: Act;
  readonly subject: string;
  readonly record: DecisionRecord;
  readonly kind: EnforcedKind;
  readonly beginMs: number;
  readonly endMs: number | null;
}

/** Takes records that are stored for the first time, in order. */
export async function projectEnforcement(
  db: Kysely<Tables>,
  records: readonly DecisionRecord[],
): Promise<void> {
  for (const wishes of runs(records.flatMap(wishesOf))) {
    const statements = { want, narrow, lift, unbar };
    await statements[wishes[0]!.act](db, wishes);
    await order(db, wishes);
  }
  const asked = records.filter(record => record.decision.type === 'barring');
  if (asked.length > 0) await noteRequests(db, asked);
  const opened = records.filter(({ decision }) => opensLine(decision));
  if (opened.length > 0) await endRequests(db, opened);
}

function wishesOf(record: DecisionRecord): Wish[] {
  const { decision } = record;
  switch (decision.type) {
    case 'suspension':
    case 'source-block':
    case 'country-block': {
      const { type: kind, beginMs, endMs } = decision;
      return [{ act: 'want', subject: subjectOf(decision), record, kind, beginMs, endMs }];
    }
    case 'barring': {
      const { type: kind, beginMs } = decision;
      return [{ act: 'want', subject: subjectOf(decision), record, kind, beginMs, endMs: null }];
    }
    case 'restoration': {
      // Without a stage a suspension or block has ended; barring ends with a full re-opening only.
      const acts = { usual: 'narrow', all: 'unbar' } as const;
      const act = decision.stage === undefined ? 'lift' : acts[decision.stage];
      const { timeMs } = decision;
      const rest = { kind: 'suspension', beginMs: timeMs, endMs: timeMs } as const;
      return [{ act, subject: subjectOf(decision), record, ...rest }];
    }
    default:
      return [];
  }
}

type Subjected = Extract<
  Decision,
  { type: 'suspension' | 'source-block' | 'country-block' | 'barring' | 'restoration' }
>;

function subjectOf(decision: Subjected): string {
  return sqlText(subjectKey(measureSubject(decision)));
}

function measureSubject(decision: Subjected): MeasureSubject {
  switch (decision.type) {
    case 'source-block':
      return { kind: 'source', sourceIp: decision.sourceIp };
    case 'country-block':
      return { kind: 'country', country: decision.country };
    case 'restoration':
      return restored(decision);
    default:
      return { kind: 'line', subscriber: decision.subscriber };
  }
}

function restored({ subscriber, sourceIp, country }: RestorationDecision): MeasureSubject {
  if (sourceIp !== undefined) return { kind: 'source', sourceIp };
  if (country !== undefined) return { kind: 'country', country };
  return { kind: 'line', subscriber: subscriber ?? '' };
}

function opensLine(decision: Decision): boolean {
  return (
    decision.type === 'restoration' && decision.subscriber !== undefined && decision.stage === 'all'
  );
}

/** Neighbours of one kind about different subjects, so that each run is one statement. */
function runs(wishes: readonly Wish[]): Wish[][] {
  const result: Wish[][] = [];
  let seen = new Set<string>();
  for (const wish of wishes) {
    const last = result.at(-1);
    if (last === undefined || last[0]!.act !== wish.act || seen.has(wish.subject)) {
      result.push([wish]);
      seen = new Set([wish.subject]);
    } else {
      last.push(wish);
      seen.add(wish.subject);
    }
  }
  return result;
}

/** The newest decision wins; but a suspension does not give a barred line an end. */
async function want(db: Kysely<Tables>, wishes: readonly Wish[]): Promise<void> {
  await sql`insert into wanted_measures as w
      (subject, measure, scope, case_id, begin_at, end_at, seq, ordinal, requested_at, ended)
    select subject, measure, 'international', case_id, to_timestamp(begin_ms / 1000.0),
      to_timestamp(end_ms / 1000.0), seq, ordinal, to_timestamp(at_ms / 1000.0), false
    from unnest(
      ${wishes.map(wish => wish.subject)}::text[],
      ${wishes.map(wish => wish.kind)}::text[],
      ${wishes.map(wish => sqlText(wish.record.decision.case ?? ''))}::text[],
      ${wishes.map(wish => sqlTimeMs(wish.beginMs))}::bigint[],
      ${wishes.map(wish => (wish.endMs === null ? null : sqlTimeMs(wish.endMs)))}::bigint[],
      ${wishes.map(wish => wish.record.seq)}::bigint[],
      ${wishes.map(wish => wish.record.ordinal)}::integer[],
      ${wishes.map(atMs)}::bigint[]
    ) as t (subject, measure, case_id, begin_ms, end_ms, seq, ordinal, at_ms)
    on conflict (subject) do update set measure = excluded.measure, scope = excluded.scope,
      case_id = excluded.case_id, begin_at = excluded.begin_at, end_at = excluded.end_at,
      seq = excluded.seq, ordinal = excluded.ordinal, requested_at = excluded.requested_at,
      ended = false,
      barred_case = case when ${suspendsOpenBarring} then w.case_id
        when excluded.measure = 'suspension' and not w.ended then w.barred_case end,
      barred_at = case when ${suspendsOpenBarring} then w.begin_at
        when excluded.measure = 'suspension' and not w.ended then w.barred_at end
    where (excluded.seq, excluded.ordinal) > (w.seq, w.ordinal)
      and not (w.measure = 'barring' and w.scope = 'international' and not w.ended
        and excluded.measure = 'suspension')`.execute(db);
}

const suspendsOpenBarring = sql`excluded.measure = 'suspension' and w.measure = 'barring'
  and not w.ended`;

/** What a suspension over barring leaves when it is gone. */
const backToBarring = sql`
      measure = case when w.barred_case is null then w.measure else 'barring' end,
      case_id = coalesce(w.barred_case, w.case_id),
      begin_at = coalesce(w.barred_at, w.begin_at),
      end_at = case when w.barred_case is null then w.end_at end,
      barred_case = null, barred_at = null`;

/** Open again to the usual destinations: what is left keeps its end. */
async function narrow(db: Kysely<Tables>, wishes: readonly Wish[]): Promise<void> {
  await sql`update wanted_measures as w
    set scope = 'but-usual', seq = t.seq, ordinal = t.ordinal,
      requested_at = to_timestamp(t.at_ms / 1000.0), ${backToBarring}
    from ${versions(wishes)}
    where w.subject = t.subject and (t.seq, t.ordinal) > (w.seq, w.ordinal)
      and not w.ended`.execute(db);
}

/** The suspension or block has ended; barring that the owner asked for stays. */
async function lift(db: Kysely<Tables>, wishes: readonly Wish[]): Promise<void> {
  await sql`update wanted_measures as w
    set ended = w.barred_case is null, seq = t.seq, ordinal = t.ordinal,
      scope = case when w.barred_case is null then w.scope else 'but-usual' end,
      requested_at = to_timestamp(t.at_ms / 1000.0), ${backToBarring}
    from ${versions(wishes)}
    where w.subject = t.subject and (t.seq, t.ordinal) > (w.seq, w.ordinal)
      and not w.ended and w.measure <> 'barring'`.execute(db);
}

async function unbar(db: Kysely<Tables>, wishes: readonly Wish[]): Promise<void> {
  await sql`update wanted_measures as w
    set ended = true, seq = t.seq, ordinal = t.ordinal, barred_case = null, barred_at = null,
      requested_at = to_timestamp(t.at_ms / 1000.0)
    from ${versions(wishes)}
    where w.subject = t.subject and (t.seq, t.ordinal) > (w.seq, w.ordinal)
      and not w.ended`.execute(db);
}

function versions(wishes: readonly Wish[]) {
  return sql`unnest(
      ${wishes.map(wish => wish.subject)}::text[],
      ${wishes.map(wish => wish.record.seq)}::bigint[],
      ${wishes.map(wish => wish.record.ordinal)}::integer[],
      ${wishes.map(atMs)}::bigint[]
    ) as t (subject, seq, ordinal, at_ms)`;
}

function atMs({ record }: Wish): number {
  return sqlTimeMs(record.decision.timeMs);
}

/** Every enforcer gets the order anew where what is wanted has changed. */
async function order(db: Kysely<Tables>, wishes: readonly Wish[]): Promise<void> {
  await sql`insert into enforcement_orders as o
      (enforcer, subject, seq, ordinal, requested_at)
    select e.enforcer, w.subject, w.seq, w.ordinal, w.requested_at
    from wanted_measures as w cross join enforcers as e
    where w.subject = any(${wishes.map(wish => wish.subject)}::text[])
    on conflict (enforcer, subject) do update set seq = excluded.seq,
      ordinal = excluded.ordinal, requested_at = excluded.requested_at, state = 'pending',
      tries = 0, next_try = '-infinity', error = null, sent_at = null, confirmed_at = null
    where (excluded.seq, excluded.ordinal) > (o.seq, o.ordinal)`.execute(db);
}

async function noteRequests(db: Kysely<Tables>, records: readonly DecisionRecord[]): Promise<void> {
  const rows = records.flatMap(({ key, seq, ordinal, decision }) => {
    if (decision.type !== 'barring') return [];
    return {
      key,
      seq,
      ordinal,
      subscriber: sqlText(decision.subscriber),
      case_id: sqlText(decision.case),
      asked: decision.on,
      received_at: new Date(sqlTimeMs(decision.timeMs)),
    };
  });
  await db
    .insertInto('requested_barrings')
    .values(rows)
    .onConflict(conflict => conflict.column('key').doNothing())
    .execute();
}

async function endRequests(db: Kysely<Tables>, records: readonly DecisionRecord[]): Promise<void> {
  const lines = records.map(({ decision }) =>
    sqlText(('subscriber' in decision ? decision.subscriber : undefined) ?? ''),
  );
  await sql`update requested_barrings as r set ended_at = to_timestamp(t.at_ms / 1000.0)
    from unnest(
      ${lines}::text[],
      ${records.map(record => record.seq)}::bigint[],
      ${records.map(record => record.ordinal)}::integer[],
      ${records.map(record => sqlTimeMs(record.decision.timeMs))}::bigint[]
    ) as t (subscriber, seq, ordinal, at_ms)
    where r.subscriber = t.subscriber and r.ended_at is null
      and (t.seq, t.ordinal) > (r.seq, r.ordinal)`.execute(db);
}
