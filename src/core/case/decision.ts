// The decisions of the contract (design §7): one shape for replay output, webhook, store and page.
import type { Explanation, MeasureKind, Reason } from '../barring/verdict.ts';
import type { ZoneText } from '../call/call-event.ts';

interface Decided {
  readonly timeMs: number;
  readonly zone: ZoneText;
  readonly case?: string;
  readonly reasons?: readonly Reason[];
}

export interface VerdictDecision extends Decided {
  readonly type: 'verdict';
  readonly callId: string;
  readonly subscriber: string;
  readonly verdict: 'allow' | 'block' | 'challenge' | 'release';
  readonly measure?: MeasureKind;
  /** For the subscriber; of every verdict but `allow`. */
  readonly explanation?: Explanation;
}

export interface AlertDecision extends Decided {
  readonly type: 'alert';
  readonly case: string;
  readonly subscriber?: string;
  readonly subscribers?: readonly string[];
  readonly account?: string;
  readonly sourceIp?: string;
  readonly country?: string;
  readonly exposureYen: number;
  /** For the subscriber. */
  readonly explanation?: Explanation;
}

export interface CaseDecision extends Decided {
  readonly type: 'case';
  readonly case: string;
  readonly subscriber?: string;
  readonly account?: string;
  readonly state: 'open' | 'contacting' | 'measure' | 'restored' | 'closed';
  readonly outcome?: 'fraud' | 'lawful' | 'inconclusive';
}

export interface ContactDecision extends Decided {
  readonly type: 'contact';
  readonly case: string;
  readonly subscriber: string;
  readonly channel: 'mail' | 'sms' | 'voice';
  readonly attempt: number;
  readonly result: 'sent' | 'no-answer' | 'undelivered' | 'mine' | 'not-mine' | 'unsure';
}

interface Measured extends Decided {
  readonly case: string;
  readonly beginMs: number;
  /** When it ends by itself. */
  readonly endMs: number;
  readonly ground: string;
  readonly renewal?: true;
}

export interface SuspensionDecision extends Measured {
  readonly type: 'suspension';
  readonly subscriber: string;
}

export interface SourceBlockDecision extends Measured {
  readonly type: 'source-block';
  readonly sourceIp: string;
  readonly subscribers: readonly string[];
}

export interface CountryBlockDecision extends Measured {
  readonly type: 'country-block';
  readonly country: string;
  readonly subscribers: readonly string[];
}

export interface RestorationDecision extends Decided {
  readonly type: 'restoration';
  readonly case: string;
  readonly subscriber?: string;
  readonly sourceIp?: string;
  readonly country?: string;
}

export interface QuarantineDecision extends Decided {
  readonly type: 'quarantine';
  readonly source: string;
  readonly line: number;
  readonly reason: string;
}

export type Decision =
  | VerdictDecision
  | AlertDecision
  | CaseDecision
  | ContactDecision
  | SuspensionDecision
  | SourceBlockDecision
  | CountryBlockDecision
  | RestorationDecision
  | QuarantineDecision;
