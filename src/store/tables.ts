// The tables as kysely sees them; migrations/ has the truth.
import type { Generated } from 'kysely';
import type { Decision } from '../core/case/decision.ts';
import type { CaseTables } from './case-tables.ts';
import type { DeskTables } from './desk-tables.ts';
import type { EnforcementTables } from './enforcement-tables.ts';
import type { MessageTables } from './message-tables.ts';
import type { NetworkTables } from './network-tables.ts';
import type { PeopleTables } from './people-tables.ts';
import type { PolicyTables } from './policy-tables.ts';
import type { QueueTables } from './queue-tables.ts';
import type { ReportTables } from './report-tables.ts';

export interface Tables
  extends CaseTables,
    MessageTables,
    DeskTables,
    EnforcementTables,
    NetworkTables,
    PeopleTables,
    PolicyTables,
    QueueTables,
    ReportTables {
  subscribers: {
    subscriber: string;
    account: string;
    position: number;
    type: 'individual' | 'corporate';
    service: 'ip' | 'pstn';
    channels: number | null;
    device_model: string | null;
    challenge: boolean;
    since: Date | null;
    until: Date | null;
    last_month_yen: number | null;
    time_zone: string | null;
    billing_day: number | null;
    access_carrier: string | null;
    name: string | null;
    name_kana: string | null;
    name_key: string | null;
    kana_key: string | null;
  };
  contacts: {
    subscriber: string;
    position: number;
    channel: 'mail' | 'sms' | 'voice';
    address: string;
    changed: Date | null;
  };
  rate_deck: {
    position: number;
    prefix: string;
    destination: string;
    country: string;
    milli_yen_per_minute: number;
    connect_fee_milli_yen: number;
    initial_seconds: number;
    increment_seconds: number;
    valid_from: Date | null;
    valid_to: Date | null;
  };
  restricted_destinations: {
    position: number;
    prefix: string;
    destination: string;
    country: string;
    government_checked: boolean | null;
    life_critical_checked: boolean | null;
    traffic_minutes: number | null;
    review: Date | null;
  };
  decisions: {
    key: string;
    seq: number;
    ordinal: number;
    type: Decision['type'];
    case_id: string | null;
    subscriber: string | null;
    at: Date;
    body: Decision;
  };
  journal_offset: { journal: string; seq: number };
  outbox: {
    key: string;
    seq: number;
    ordinal: number;
    attempts: Generated<number>;
    next_try: Generated<Date>;
    last_error: string | null;
    delivered: Date | null;
  };
  audit: {
    seq: number;
    at: Date;
    who: string;
    what: string;
    why: string;
    subject: string;
    called: string[];
    prev_hash: Buffer;
    hash: Buffer;
  };
}
