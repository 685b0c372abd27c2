// The decisions of the contract (design §7): one shape for replay output, webhook, store and page.
import type { Gate } from '../barring/gates.ts';
import type { Explanation, MeasureKind, Reason } from '../barring/verdict.ts';
import type { ZoneText } from '../call/call-event.ts';
import type { ContactResult, ReopenStage } from './act.ts';
import type { CaseCause, CaseOutcome, CaseState } from './case-state.ts';

interface Decided {
  readonly timeMs: number;
  readonly zone: ZoneText;
  readonly case?: string;
  readonly reasons?: readonly Reason[];
  /** Who decided; absent: the policy, by itself. */
  readonly by?: string;
  /** Name and version of the policy in force then; of measures, and live only. */
  readonly policy?: string;
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
  /** Expected, if it goes on as it does. */
  readonly lossPerHourYen?: number;
  /** For the subscriber. */
  readonly explanation?: Explanation;
}

export interface CaseDecision extends Decided {
  readonly type: 'case';
  readonly case: string;
  readonly subscriber?: string;
  readonly account?: string;
  readonly state: CaseState;
  readonly outcome?: CaseOutcome;
  readonly cause?: CaseCause;
  readonly exposureYen?: number;
  /** Expected, if it goes on as it does. */
  readonly lossPerHourYen?: number;
  /** What the desk does next by itself, or waits for, and when. */
  readonly nextStep?: string;
  readonly nextDueMs?: number;
}

export interface ContactDecision extends Decided {
  readonly type: 'contact';
  readonly case: string;
  readonly subscriber: string;
  /** `task`: a call that an operator makes. */
  readonly channel: 'mail' | 'sms' | 'voice' | 'task';
  readonly attempt: number;
  readonly result: 'sent' | ContactResult;
}

interface Measured extends Decided {
  readonly case: string;
  readonly beginMs: number;
  /** When it ends by itself. */
  readonly endMs: number;
  readonly ground: string;
  /** As they were met when it was decided. */
  readonly gates?: readonly Gate[];
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
  /** How far the line is open again; absent: in full. */
  readonly stage?: ReopenStage;
}

/** Barring on the subscriber's request or consent: no end of its own (R11, R12, R20). */
export interface BarringDecision extends Decided {
  readonly type: 'barring';
  readonly case: string;
  readonly subscriber: string;
  readonly on: 'request' | 'consent';
  readonly beginMs: number;
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
  | BarringDecision
  | RestorationDecision
  | QuarantineDecision;
