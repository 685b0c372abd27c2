// Measures as people read them: begun, renewed, ended. They are few, so each is written by itself
// and in order.
import { type Kysely, sql } from 'kysely';
import type { MeasureSubject } from '../core/case/act.ts';
import type {
  BarringDecision,
  CountryBlockDecision,
  RestorationDecision,
  SourceBlockDecision,
  SuspensionDecision,
} from '../core/case/decision.ts';
import type { DecisionRecord } from '../workflow/ports.ts';
import { sqlJson, sqlText, sqlTimeMs } from './sql-text.ts';
import type { Tables } from './tables.ts';

type Begun = SuspensionDecision | BarringDecision | SourceBlockDecision | CountryBlockDecision;

export async function projectMeasures(
  db: Kysely<Tables>,
  records: readonly DecisionRecord[],
): Promise<void> {
  for (const { key, decision } of records) {
    switch (decision.type) {
      case 'suspension':
      case 'barring':
      case 'source-block':
      case 'country-block':
        if (decision.type === 'barring' || decision.renewal === undefined) {
          await begin(db, key, decision);
        } else await renew(db, key, decision);
        break;
      case 'restoration':
        await end(db, decision);
        break;
      default:
    }
  }
}

async function begin(db: Kysely<Tables>, key: string, decision: Begun): Promise<void> {
  const { kind, name } = subjectOf(decision);
  const untilMs = decision.type === 'barring' ? null : sqlTimeMs(decision.endMs);
  const ground = decision.type === 'barring' ? decision.on : decision.ground;
  const gates = decision.type === 'barring' ? [] : (decision.gates ?? []);
  const decidedBy = decision.by ?? `policy ${decision.policy ?? ''}`.trim();
  // The same measure begun anew takes the place of the one before.
  await sql`update measures set ended = ${new Date(sqlTimeMs(decision.timeMs))}, ended_by = 'anew'
    where subject = ${name} and subject_kind = ${kind} and kind = ${decision.type}
      and ended is null`.execute(db);
  await sql`insert into measures (id, kind, ground, subject_kind, subject, case_id, begun, until,
      decided_by, gates, reasons)
    values (${key}, ${decision.type}, ${ground}, ${kind}, ${name}, ${sqlText(decision.case)},
      to_timestamp(${sqlTimeMs(decision.beginMs)}::bigint / 1000.0),
      to_timestamp(${untilMs}::bigint / 1000.0), ${sqlText(decidedBy)},
      ${sqlJson(gates)}::jsonb, ${sqlJson(decision.reasons ?? [])}::jsonb)`.execute(db);
}

/** A renewal of a measure that is not known, its begin being lost to retention, begins it. */
async function renew(
  db: Kysely<Tables>,
  key: string,
  decision: Exclude<Begun, BarringDecision>,
): Promise<void> {
  const { kind, name } = subjectOf(decision);
  const { numAffectedRows } = await sql`update measures set renewals = renewals + 1,
      until = to_timestamp(${sqlTimeMs(decision.endMs)}::bigint / 1000.0)
    where subject = ${name} and subject_kind = ${kind} and kind = ${decision.type}
      and ended is null`.execute(db);
  if (numAffectedRows === 0n) await begin(db, key, decision);
}

/** Of a line, what the named case put in force, else what is in force. */
async function end(db: Kysely<Tables>, decision: RestorationDecision): Promise<void> {
  const { kind, name } = subjectOf(decision);
  const at = new Date(sqlTimeMs(decision.timeMs));
  const caseId = sqlText(decision.case);
  const inForce = sql`subject = ${name} and subject_kind = ${kind} and ended is null
    and (case_id = ${caseId} or not exists (select from measures o
      where o.subject = ${name} and o.subject_kind = ${kind} and o.ended is null
        and o.case_id = ${caseId}))`;
  if (decision.stage === 'usual') {
    await sql`update measures set reopened = 'usual' where ${inForce}`.execute(db);
    return;
  }
  const by = decision.by === undefined ? null : sqlText(decision.by);
  await sql`update measures set ended = ${at}, reopened = null,
      ended_by = coalesce(${by}::text, case when until <= ${at} then 'its end' else 'policy' end)
    where ${inForce}`.execute(db);
}

function subjectOf(decision: Begun | RestorationDecision): {
  readonly kind: MeasureSubject['kind'];
  readonly name: string;
} {
  if ('subscriber' in decision && decision.subscriber !== undefined) {
    return { kind: 'line', name: sqlText(decision.subscriber) };
  }
  if ('sourceIp' in decision && decision.sourceIp !== undefined) {
    return { kind: 'source', name: sqlText(decision.sourceIp) };
  }
  return { kind: 'country', name: sqlText('country' in decision ? (decision.country ?? '') : '') };
}
