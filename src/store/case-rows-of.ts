// Rows of the tables as rows of answers.
import type { MeasureSubject } from '../core/case/act.ts';
import type { AttemptRow, CallRow, CaseRow, MeasureRow } from '../core/case/case-rows.ts';
import type { Tables } from './tables.ts';

export function toCaseRow(row: Tables['cases']): CaseRow {
  return {
    case: row.case_id,
    state: row.state,
    outcome: row.outcome,
    cause: row.cause,
    account: row.account,
    subscriber: row.subscriber,
    sourceIp: row.source_ip,
    country: row.country,
    openedMs: row.opened.getTime(),
    closedMs: msOf(row.closed),
    changedMs: row.changed.getTime(),
    lossPerHourYen: row.loss_per_hour_yen,
    exposureYen: row.exposure_yen,
    nextStep: row.next_step,
    nextDueMs: msOf(row.next_due),
    assignee: row.assignee,
    version: row.version,
  };
}

export function toAttemptRow(row: Tables['contact_attempts']): AttemptRow {
  return {
    attempt: row.attempt,
    subscriber: row.subscriber,
    channel: row.channel,
    sentMs: row.sent.getTime(),
    result: row.result,
    resultMs: row.result_at.getTime(),
    by: row.recorded_by,
  };
}

export function toMeasureRow(row: Tables['measures']): MeasureRow {
  return {
    id: row.id,
    kind: row.kind,
    ground: row.ground,
    subject: subjectOf(row),
    case: row.case_id,
    beginMs: row.begun.getTime(),
    endMs: msOf(row.until),
    endedMs: msOf(row.ended),
    endedBy: row.ended_by,
    reopened: row.reopened,
    decidedBy: row.decided_by,
    gates: row.gates,
    reasons: row.reasons,
    renewals: row.renewals,
  };
}

function subjectOf({ subject_kind, subject }: Tables['measures']): MeasureSubject {
  if (subject_kind === 'line') return { kind: 'line', subscriber: subject };
  if (subject_kind === 'source') return { kind: 'source', sourceIp: subject };
  return { kind: 'country', country: subject };
}

export function toCallRow(row: Tables['calls']): CallRow {
  return {
    callId: row.call_id,
    subscriber: row.subscriber,
    account: row.account,
    to: row.called,
    country: row.country,
    destination: row.destination,
    service: row.service,
    sourceIp: row.source_ip,
    setupMs: row.setup.getTime(),
    answerMs: msOf(row.answer),
    endMs: row.ended.getTime(),
    milliYen: row.milli_yen,
    verdict: row.verdict,
    case: row.case_id,
  };
}

function msOf(time: Date | null): number | null {
  return time === null ? null : time.getTime();
}
