// The tables of messages as kysely sees them; migrations/ has the truth.
import type { Generated } from 'kysely';
import type { MessageFacts, NoticeKind } from '../core/case/message-order.ts';

export interface MessageTables {
  messages: {
    key: string;
    position: Generated<number>;
    seq: number;
    notice: NoticeKind;
    channel: 'mail' | 'sms' | 'voice' | 'task';
    address: string;
    case_id: string;
    subscriber: string;
    attempt: number;
    at: Date;
    until: Date;
    facts: MessageFacts;
    state: Generated<'waiting' | 'sending' | 'sent' | 'failed' | 'unknown' | 'expired'>;
    tries: Generated<number>;
    next_try: Date;
    changed: Date;
    channel_names: Generated<string[]>;
    error: string | null;
    templates: string | null;
    arrived: Date | null;
    desk_told: Generated<boolean>;
    handled: Date | null;
    handled_by: string | null;
  };
  used_answer_links: {
    case_id: string;
    attempt: number;
    answer: 'mine' | 'not-mine' | 'unsure';
    at: Date;
  };
}
