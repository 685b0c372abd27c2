import type { Generated } from 'kysely';
import type { Drift, EnforcedKind, WantedMeasure } from '../core/case/enforcement.ts';

/** The tables of 0004-enforcement.sql. */
export interface EnforcementTables {
  enforcers: { enforcer: string };
  wanted_measures: {
    subject: string;
    measure: EnforcedKind;
    scope: WantedMeasure['scope'];
    case_id: string;
    begin_at: Date;
    end_at: Date | null;
    seq: number;
    ordinal: number;
    requested_at: Date;
    ended: Generated<boolean>;
    barred_case: string | null;
    barred_at: Date | null;
  };
  enforcement_orders: {
    enforcer: string;
    subject: string;
    seq: number;
    ordinal: number;
    state: Generated<'pending' | 'applied' | 'failed'>;
    tries: Generated<number>;
    next_try: Generated<Date>;
    error: string | null;
    requested_at: Date;
    sent_at: Date | null;
    confirmed_at: Date | null;
    applied_seq: number | null;
    applied_ordinal: number | null;
  };
  enforcement_drift: {
    id: Generated<number>;
    at: Date;
    enforcer: string;
    subject: string;
    kind: Drift['kind'];
    wanted: unknown;
    found: unknown;
  };
  requested_barrings: {
    key: string;
    seq: number;
    ordinal: number;
    subscriber: string;
    case_id: string;
    asked: 'request' | 'consent';
    received_at: Date;
    completed_at: Date | null;
    told_at: Date | null;
    ended_at: Date | null;
  };
}
