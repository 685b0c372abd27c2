// What is read of cases, measures, lines and calls: rows of answers, not rows of tables. Times are
// milliseconds since 1970, UTC. Called numbers stand in full here; whoever shows them masks them.
import type { Gate } from '../barring/gates.ts';
import type { CallVerdict } from '../call/call-record.ts';
import type { Contact, Subscriber } from '../subscriber/subscriber.ts';
import type { MeasureSubject, ReopenStage } from './act.ts';
import type { CaseCause, CaseOutcome, CaseState } from './case-state.ts';
import type { ContactDecision, Decision } from './decision.ts';

/** `next` continues the list; null at its end. */
export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly next: string | null;
}

export interface CaseQuery {
  readonly states?: readonly CaseState[];
  /** Sign-in of a person; '' for cases that nobody has taken. */
  readonly assignee?: string;
  readonly account?: string;
  /** A line that has part in the case. */
  readonly subscriber?: string;
  /** How the case's name, account or line begins. */
  readonly text?: string;
  readonly openedFromMs?: number;
  readonly openedToMs?: number;
  /** Of somebody, but not of this person. */
  readonly assigneeNot?: string;
  /** These by name. */
  readonly cases?: readonly string[];
  readonly nextSteps?: readonly string[];
  /** Its deadline is before that time. */
  readonly dueBeforeMs?: number;
  readonly lossAtLeastYen?: number;
  /**
   * `loss`: highest expected loss per hour first; `opened`: newest first; `due`: nearest deadline
   * first, those without one last. Default `loss`.
   */
  readonly sort?: 'loss' | 'opened' | 'due';
  readonly cursor?: string;
  /** At most 200; default 50. */
  readonly limit?: number;
  /** For who may not know of country blocks: neither they nor their cases are there. */
  readonly withoutCountryBlocks?: boolean;
}

export interface CaseRow {
  readonly case: string;
  readonly state: CaseState;
  readonly outcome: CaseOutcome | null;
  readonly cause: CaseCause | null;
  /** '' where no account is known. */
  readonly account: string;
  /** The line to ask about; '' where the case is about a source or a country. */
  readonly subscriber: string;
  readonly sourceIp: string | null;
  readonly country: string | null;
  readonly openedMs: number;
  readonly closedMs: number | null;
  /** When something of it was decided last. */
  readonly changedMs: number;
  /** Expected loss per hour; 0 while a measure is in force and after the end. */
  readonly lossPerHourYen: number;
  readonly exposureYen: number;
  readonly nextStep: string | null;
  readonly nextDueMs: number | null;
  readonly assignee: string | null;
  /** Grows with each change by people; for the ETag. */
  readonly version: number;
}

export interface AttemptRow {
  readonly attempt: number;
  readonly subscriber: string;
  readonly channel: ContactDecision['channel'];
  readonly sentMs: number;
  readonly result: ContactDecision['result'];
  readonly resultMs: number;
  /** Who recorded it; null: the channel itself. */
  readonly by: string | null;
}

export interface MeasureQuery {
  /** Default: in force or not. */
  readonly inForce?: boolean;
  readonly kind?: MeasureRow['kind'];
  readonly case?: string;
  readonly subscriber?: string;
  readonly cursor?: string;
  readonly limit?: number;
  readonly withoutCountryBlocks?: boolean;
}

export interface MeasureRow {
  /** Key of the decision with which it began. */
  readonly id: string;
  readonly kind: 'suspension' | 'barring' | 'source-block' | 'country-block';
  readonly ground: string;
  readonly subject: MeasureSubject;
  readonly case: string;
  readonly beginMs: number;
  /** When it ends by itself; null: no end of its own. */
  readonly endMs: number | null;
  /** When it ended; null while it is in force. */
  readonly endedMs: number | null;
  readonly endedBy: string | null;
  /** How far it has been opened again; null: not at all, or in full. */
  readonly reopened: ReopenStage | null;
  /** A person, or the policy with its name. */
  readonly decidedBy: string;
  readonly gates: readonly Gate[];
  readonly reasons: Decision['reasons'];
  readonly renewals: number;
}

/** A decision as it was made: alert and verdict reasons are the evidence frozen with it. */
export interface DecisionRow {
  readonly key: string;
  readonly decision: Decision;
}

export interface LinkedCase {
  readonly case: string;
  readonly by: 'account' | 'line' | 'source' | 'campaign';
  readonly state: CaseState;
  readonly openedMs: number;
  readonly subscriber: string;
}

export interface CasePage {
  readonly row: CaseRow;
  /** Lines that have part in it. */
  readonly lines: readonly string[];
  readonly attempts: readonly AttemptRow[];
  readonly measures: readonly MeasureRow[];
  /** Oldest first; refusals of calls beyond the first 500 are left out, `decisionsLeftOut` many. */
  readonly decisions: readonly DecisionRow[];
  readonly decisionsLeftOut: number;
  readonly linked: readonly LinkedCase[];
}

/** International usage of a local day. */
export interface UsageDay {
  /** YYYY-MM-DD, in the zone of the carrier. */
  readonly day: string;
  readonly country: string;
  readonly calls: number;
  readonly seconds: number;
  readonly milliYen: number;
  readonly refused: number;
}

export interface SubscriberPage {
  /** Undefined where the line is in no list. */
  readonly subscriber: Subscriber | undefined;
  readonly contacts: readonly Contact[];
  readonly measures: readonly MeasureRow[];
  readonly cases: readonly CaseRow[];
  /** The last 62 days, newest first. */
  readonly usage: readonly UsageDay[];
}

export interface AccountPage {
  readonly account: string;
  readonly subscribers: readonly Subscriber[];
  readonly cases: readonly CaseRow[];
}

export interface SubscriberQuery {
  /** How the line's number, account or device begins. */
  readonly text?: string;
  readonly account?: string;
  readonly cursor?: string;
  /** At most 200; default 50. */
  readonly limit?: number;
}

export interface CallQuery {
  readonly subscriber?: string;
  readonly account?: string;
  readonly fromMs: number;
  readonly toMs: number;
  readonly cursor?: string;
  readonly limit?: number;
}

/** An international call, ended or refused. */
export interface CallRow {
  readonly callId: string;
  readonly subscriber: string;
  readonly account: string;
  /** E.164 digits. */
  readonly to: string;
  readonly country: string;
  /** Index into the numbering table; −1 where the calling code is unknown. */
  readonly destination: number;
  readonly service: 'ip' | 'pstn';
  readonly sourceIp: string | null;
  readonly setupMs: number;
  readonly answerMs: number | null;
  readonly endMs: number;
  /** Thousandths of a yen. */
  readonly milliYen: number;
  readonly verdict: CallVerdict;
  readonly case: string | null;
}

export interface CaseStats {
  readonly openByState: Readonly<Partial<Record<CaseState, number>>>;
  readonly measuresInForce: Readonly<Partial<Record<MeasureRow['kind'], number>>>;
  /** Sum over open cases. */
  readonly lossPerHourYen: number;
  readonly closed: readonly ClosedStats[];
}

/** Cases closed in the time asked for, by what R17 asks: kind of service, of subscriber, cause. */
export interface ClosedStats {
  readonly outcome: CaseOutcome;
  readonly cause: CaseCause | null;
  readonly service: 'ip' | 'pstn' | null;
  readonly type: 'individual' | 'corporate' | null;
  readonly cases: number;
  readonly exposureYen: number;
}
