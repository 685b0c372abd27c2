import type { Service } from '../call/call-event.ts';

/** A line, as `subscribers.csv` describes it. A line that is in no list is an individual. */
export interface Subscriber {
  readonly subscriber: string;
  /** Whose line it is, and how that is read; for people only, it never enters the engine. */
  readonly name?: string;
  readonly nameKana?: string;
  /** Who pays; an account has one or many lines. */
  readonly account: string;
  readonly type: 'individual' | 'corporate';
  readonly service: Service;
  readonly channels?: number;
  readonly deviceModel?: string;
  /** False for fax, modem and other lines on which nobody can answer an announcement. */
  readonly challenge: boolean;
  readonly sinceMs?: number;
  readonly untilMs?: number;
  readonly lastMonthYen?: number;
  /** IANA zone; absent: the carrier's home zone. */
  readonly timeZone?: string;
  /** Day of month 1–28 on which a billing month begins. */
  readonly billingDay?: number;
  readonly accessCarrier?: string;
  readonly contacts: readonly Contact[];
}

export interface Contact {
  readonly channel: 'mail' | 'sms' | 'voice';
  readonly address: string;
  /** When the contact was last changed; a recent change makes it unusable for 30 days. */
  readonly changedMs?: number;
}
