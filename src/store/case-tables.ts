// The tables of 0002-cases.sql and 0010-case-traces.sql as kysely sees them.
import type { Gate } from '../core/barring/gates.ts';
import type { Reason } from '../core/barring/verdict.ts';
import type { CallVerdict } from '../core/call/call-record.ts';
import type { ReopenStage } from '../core/case/act.ts';
import type { MeasureRow } from '../core/case/case-rows.ts';
import type { CaseCause, CaseOutcome, CaseState } from '../core/case/case-state.ts';
import type { CaseTrace } from '../core/case/case-trace.ts';
import type { ContactDecision } from '../core/case/decision.ts';

export interface CaseTables {
  cases: {
    case_id: string;
    state: CaseState;
    outcome: CaseOutcome | null;
    cause: CaseCause | null;
    account: string;
    subscriber: string;
    source_ip: string | null;
    country: string | null;
    opened: Date;
    closed: Date | null;
    changed: Date;
    loss_per_hour_yen: number;
    exposure_yen: number;
    next_step: string | null;
    next_due: Date | null;
    assignee: string | null;
    version: number;
  };
  case_lines: { case_id: string; subscriber: string };
  contact_attempts: {
    case_id: string;
    attempt: number;
    subscriber: string;
    channel: ContactDecision['channel'];
    sent: Date;
    result: ContactDecision['result'];
    result_at: Date;
    recorded_by: string | null;
  };
  measures: {
    id: string;
    kind: MeasureRow['kind'];
    ground: string;
    subject_kind: 'line' | 'source' | 'country';
    subject: string;
    case_id: string;
    begun: Date;
    until: Date | null;
    ended: Date | null;
    ended_by: string | null;
    reopened: ReopenStage | null;
    decided_by: string;
    gates: readonly Gate[];
    reasons: readonly Reason[];
    renewals: number;
  };
  calls: {
    setup: Date;
    call_id: string;
    subscriber: string;
    account: string;
    called: string;
    country: string;
    destination: number;
    service: 'ip' | 'pstn';
    source_ip: string | null;
    answer: Date | null;
    ended: Date;
    milli_yen: number;
    verdict: CallVerdict;
    case_id: string | null;
  };
  case_traces: {
    case_id: string;
    seq: number;
    ordinal: number;
    kind: CaseTrace['kind'];
    at: Date;
    subscriber: string;
    call_id: string | null;
    body: CaseTrace;
  };
  domestic_calls: { day: Date; calls: number };
  legal_holds: {
    kind: 'case' | 'subscriber';
    subject: string;
    why: string;
    placed: Date;
    placed_by: string;
  };
}
