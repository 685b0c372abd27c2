// Cases and contact attempts as people read them, made from decisions in the transaction that
// stores those. Each decision is projected once: when its key is new.
import { type Kysely, sql } from 'kysely';
import type { CaseState } from '../core/case/case-state.ts';
import type {
  AlertDecision,
  CaseDecision,
  ContactDecision,
  CountryBlockDecision,
  SourceBlockDecision,
} from '../core/case/decision.ts';
import type { DecisionRecord } from '../workflow/ports.ts';
import { projectMeasures } from './project-measures.ts';
import { sqlText, sqlTimeMs } from './sql-text.ts';
import type { Tables } from './tables.ts';

/** What a batch says of a case; null: nothing. */
interface CasePatch {
  readonly case: string;
  readonly firstMs: number;
  changedMs: number;
  state: CaseState | null;
  /** Of a case that is new, where nothing says its state. */
  firstState: CaseState;
  outcome: string | null;
  cause: string | null;
  account: string | null;
  subscriber: string | null;
  sourceIp: string | null;
  country: string | null;
  lossPerHourYen: number | null;
  exposureYen: number | null;
  /** Whether the batch says what comes next, be it nothing. */
  stepSaid: boolean;
  nextStep: string | null;
  nextDueMs: number | null;
}

export async function projectCases(
  db: Kysely<Tables>,
  records: readonly DecisionRecord[],
): Promise<void> {
  const patches = new Map<string, CasePatch>();
  const lines = new Map<string, { readonly case: string; readonly subscriber: string }>();
  for (const { decision } of records) {
    if (decision.type === 'verdict' || decision.type === 'quarantine') continue;
    const name = sqlText(decision.case);
    const patch = patchOf(patches, name, decision.timeMs);
    for (const subscriber of subscribersOf(decision)) {
      lines.set(`${name}\n${subscriber}`, { case: name, subscriber });
    }
    switch (decision.type) {
      case 'alert':
        takeAlert(patch, decision);
        break;
      case 'case':
        takeState(patch, decision);
        break;
      case 'source-block':
      case 'country-block':
        takeBlock(patch, decision);
        break;
      case 'suspension':
        patch.lossPerHourYen = 0;
        break;
      case 'barring':
        // Without a case to belong to, what was asked for is done: nobody has to work on it, and
        // nothing of the line is open because of it.
        patch.firstState = 'closed';
        break;
      case 'restoration':
        // A block has a case without a subscriber: it ends with the block.
        if (decision.subscriber === undefined) patch.state = 'restored';
        break;
      default:
    }
  }
  if (patches.size === 0) return;
  await writeCases(db, [...patches.values()]);
  await writeLines(db, [...lines.values()]);
  await writeAttempts(db, records);
  await projectMeasures(db, records);
}

function patchOf(patches: Map<string, CasePatch>, name: string, timeMs: number): CasePatch {
  let patch = patches.get(name);
  if (patch === undefined) {
    patch = {
      case: name,
      firstMs: timeMs,
      changedMs: timeMs,
      state: null,
      firstState: 'open',
      outcome: null,
      cause: null,
      account: null,
      subscriber: null,
      sourceIp: null,
      country: null,
      lossPerHourYen: null,
      exposureYen: null,
      stepSaid: false,
      nextStep: null,
      nextDueMs: null,
    };
    patches.set(name, patch);
  }
  patch.changedMs = Math.max(patch.changedMs, timeMs);
  return patch;
}

function subscribersOf(decision: object): readonly string[] {
  const { subscriber, subscribers } = decision as {
    readonly subscriber?: string;
    readonly subscribers?: readonly string[];
  };
  return subscriber === undefined ? (subscribers ?? []) : [subscriber, ...(subscribers ?? [])];
}

function takeAlert(patch: CasePatch, alert: AlertDecision): void {
  patch.subscriber ??= alert.subscriber ?? null;
  patch.account ??= alert.account ?? null;
  patch.sourceIp ??= alert.sourceIp ?? null;
  patch.country ??= alert.country ?? null;
  patch.exposureYen = Math.max(patch.exposureYen ?? 0, alert.exposureYen);
  patch.lossPerHourYen = alert.lossPerHourYen ?? alert.exposureYen;
}

function takeState(patch: CasePatch, decision: CaseDecision): void {
  const { state } = decision;
  patch.state = state;
  patch.outcome = decision.outcome ?? null;
  patch.cause = decision.cause ?? null;
  patch.subscriber ??= decision.subscriber ?? null;
  patch.account ??= decision.account ?? null;
  const { exposureYen = 0, lossPerHourYen } = decision;
  patch.exposureYen = Math.max(patch.exposureYen ?? 0, exposureYen);
  if (lossPerHourYen !== undefined) patch.lossPerHourYen = lossPerHourYen;
  if (state === 'measure' || state === 'restored' || state === 'closed') patch.lossPerHourYen = 0;
  patch.stepSaid = true;
  patch.nextStep = decision.nextStep ?? null;
  patch.nextDueMs = decision.nextDueMs ?? null;
}

function takeBlock(patch: CasePatch, block: SourceBlockDecision | CountryBlockDecision): void {
  if (block.type === 'source-block') patch.sourceIp = block.sourceIp;
  else patch.country = block.country;
  patch.state ??= 'measure';
  patch.lossPerHourYen = 0;
}

/** Of what a later decision does not say, the earlier stands; the account comes from the list. */
async function writeCases(db: Kysely<Tables>, patches: readonly CasePatch[]): Promise<void> {
  await sql`with patch as (
      select t.case_id, to_timestamp(first_ms / 1000.0) as first,
        to_timestamp(changed_ms / 1000.0) as changed, state, first_state, outcome, cause,
        coalesce(t.account, s.account) as account, t.subscriber, source_ip, country,
        loss_yen, exposure_yen, step_said, next_step, to_timestamp(due_ms / 1000.0) as next_due
      from unnest(
        ${patches.map(one => one.case)}::text[],
        ${patches.map(one => sqlTimeMs(one.firstMs))}::bigint[],
        ${patches.map(one => sqlTimeMs(one.changedMs))}::bigint[],
        ${patches.map(one => one.state)}::text[],
        ${patches.map(one => one.firstState)}::text[],
        ${patches.map(one => one.outcome)}::text[],
        ${patches.map(one => one.cause)}::text[],
        ${patches.map(one => optional(one.account))}::text[],
        ${patches.map(one => optional(one.subscriber))}::text[],
        ${patches.map(one => optional(one.sourceIp))}::text[],
        ${patches.map(one => optional(one.country))}::text[],
        ${patches.map(one => one.lossPerHourYen && Math.round(one.lossPerHourYen))}::bigint[],
        ${patches.map(one => one.exposureYen && Math.round(one.exposureYen))}::bigint[],
        ${patches.map(one => one.stepSaid)}::boolean[],
        ${patches.map(one => optional(one.nextStep))}::text[],
        ${patches.map(one => (one.nextDueMs === null ? null : sqlTimeMs(one.nextDueMs)))}::bigint[]
      ) as t (case_id, first_ms, changed_ms, state, first_state, outcome, cause, account,
        subscriber, source_ip, country, loss_yen, exposure_yen, step_said, next_step, due_ms)
      left join subscribers s on s.subscriber = t.subscriber
    ), known as (
      update cases c set
        state = coalesce(p.state, c.state),
        outcome = case when p.state is null then c.outcome else p.outcome end,
        cause = case when p.state is null then c.cause else p.cause end,
        account = coalesce(nullif(c.account, ''), p.account, ''),
        subscriber = coalesce(nullif(c.subscriber, ''), p.subscriber, ''),
        source_ip = coalesce(c.source_ip, p.source_ip),
        country = coalesce(c.country, p.country),
        closed = case when p.state is null then c.closed
          when p.state = 'closed' then p.changed end,
        changed = greatest(c.changed, p.changed),
        loss_per_hour_yen = coalesce(p.loss_yen, c.loss_per_hour_yen),
        exposure_yen = greatest(c.exposure_yen, p.exposure_yen),
        next_step = case when p.step_said then p.next_step else c.next_step end,
        next_due = case when p.step_said then p.next_due else c.next_due end
      from patch p where c.case_id = p.case_id
      returning c.case_id
    )
    insert into cases (case_id, state, outcome, cause, account, subscriber, source_ip, country,
      opened, closed, changed, loss_per_hour_yen, exposure_yen, next_step, next_due)
    select case_id, coalesce(state, first_state), outcome, cause, coalesce(account, ''),
      coalesce(subscriber, ''), source_ip, country, first,
      case when coalesce(state, first_state) = 'closed' then changed end, changed,
      coalesce(loss_yen, 0),
      coalesce(exposure_yen, 0), next_step, next_due
    from patch where case_id not in (select case_id from known)`.execute(db);
}

async function writeLines(
  db: Kysely<Tables>,
  lines: readonly { readonly case: string; readonly subscriber: string }[],
): Promise<void> {
  if (lines.length === 0) return;
  await sql`insert into case_lines (case_id, subscriber)
    select * from unnest(
      ${lines.map(line => line.case)}::text[],
      ${lines.map(line => sqlText(line.subscriber))}::text[]
    ) on conflict do nothing`.execute(db);
}

/** `sent` makes the attempt; what comes later is its result. */
async function writeAttempts(
  db: Kysely<Tables>,
  records: readonly DecisionRecord[],
): Promise<void> {
  const attempts = new Map<string, { first: ContactDecision; last: ContactDecision }>();
  for (const { decision } of records) {
    if (decision.type !== 'contact') continue;
    const key = `${sqlText(decision.case)}\n${decision.attempt}`;
    const before = attempts.get(key);
    if (before === undefined) attempts.set(key, { first: decision, last: decision });
    else before.last = decision;
  }
  if (attempts.size === 0) return;
  const rows = [...attempts.values()];
  await sql`insert into contact_attempts as a
      (case_id, attempt, subscriber, channel, sent, result, result_at, recorded_by)
    select case_id, attempt, subscriber, channel, to_timestamp(sent_ms / 1000.0), result,
      to_timestamp(result_ms / 1000.0), recorded_by
    from unnest(
      ${rows.map(({ last }) => sqlText(last.case))}::text[],
      ${rows.map(({ last }) => last.attempt)}::integer[],
      ${rows.map(({ last }) => sqlText(last.subscriber))}::text[],
      ${rows.map(({ last }) => last.channel)}::text[],
      ${rows.map(({ first }) => sqlTimeMs(first.timeMs))}::bigint[],
      ${rows.map(({ last }) => last.result)}::text[],
      ${rows.map(({ last }) => sqlTimeMs(last.timeMs))}::bigint[],
      ${rows.map(({ last }) => optional(last.by ?? null))}::text[]
    ) as t (case_id, attempt, subscriber, channel, sent_ms, result, result_ms, recorded_by)
    on conflict (case_id, attempt) do update set
      result = excluded.result, result_at = excluded.result_at, recorded_by = excluded.recorded_by
  `.execute(db);
}

function optional(text: string | null): string | null {
  return text === null ? null : sqlText(text);
}
