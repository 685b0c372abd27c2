// The whole outside world in one file. Adapters implement or call these; nothing else crosses.
import type { AuditEntry } from '../core/access/audit-entry.ts';
import type { Gate } from '../core/barring/gates.ts';
import type { Verdict } from '../core/barring/verdict.ts';
import type { CallEvent, Quarantined, SetupEvent } from '../core/call/call-event.ts';
import type { CallRecord } from '../core/call/call-record.ts';
import type { Act, MeasureSubject } from '../core/case/act.ts';
import type { CaseRisk } from '../core/case/case-risk.ts';
import type * as read from '../core/case/case-rows.ts';
import type { CaseTrace } from '../core/case/case-trace.ts';
import type { Decision } from '../core/case/decision.ts';
import type {
  AppliedMeasure,
  CompletedBarring,
  Drift,
  EnforcementOrder,
  OrderFailure,
  OrderTimes,
  WantedMeasure,
} from '../core/case/enforcement.ts';
import type { AttemptFate, LinkUse, MessageReceipt } from '../core/case/message-fate.ts';
import type {
  MessageFacts,
  MessageLanguage,
  MessageOrder,
  MessageText,
} from '../core/case/message-order.ts';
import type { Proposal } from '../core/case/proposal.ts';
import type { RestrictedEntry } from '../core/intelligence/restricted-list.ts';
import type { RateRow } from '../core/rating/rate-deck.ts';
import type { Subscriber } from '../core/subscriber/subscriber.ts';
import type { ContactAnswer } from '../engine/input.ts';

/** Wall clock, or the accelerated clock of the demo. Milliseconds since 1970, UTC. */
export interface Clock {
  nowMs(): number;
}

/** What a feed sees and can do (design §4 Feeds). A reading whose events are missing is off. */
export interface FeedDeclaration {
  readonly name: string;
  readonly sees: {
    readonly setup: boolean;
    readonly answer: boolean;
    readonly end: boolean;
    readonly register: boolean;
    /** The source address was observed by a trusted SBC, not read from Via or Contact. */
    readonly source: boolean;
  };
  readonly can: {
    readonly refuse: boolean;
    readonly redirect: boolean;
    readonly release: boolean;
  };
}

/** What ingest and the API call. All of it is synchronous: nothing waits for the disk. */
export interface Intake {
  /** Declares a feed; the same name again replaces the declaration. */
  declare(feed: FeedDeclaration): void;
  /** Judges a call that asks to be set up. Never throws: when unsure it allows (fail open). */
  screen(feed: string, setup: SetupEvent): Verdict;
  /** Takes any event that needs no answer. Never throws. */
  accept(feed: string, event: CallEvent): void;
  /** Counts and keeps what could not be used. */
  quarantine(feed: string, item: Quarantined): void;
  /** The token for the Contact of a challenge. */
  challengeToken(challengeId: number): string;
  /** The challenge number behind a token that is genuine; undefined otherwise. */
  verifyChallengeToken(token: string): number | undefined;
  /** The call a challenge was made for, for the announcement that reports by token. */
  challengedCall(challengeId: number): string | undefined;
  /** What came of a contact attempt; one for a closed case or an unknown attempt is ignored. */
  contactAnswer(answer: ContactAnswer): void;
}

/** What the rules made of an act. `gates` are those that were asked, met or not. */
export type ActResult =
  | { readonly done: true; readonly case?: string }
  | { readonly done: false; readonly reason: string; readonly gates: readonly Gate[] };

/** What the API calls for people. */
export interface ActIntake {
  /**
   * Carries out an act at once; `undefined` while it cannot be journalled. An act whose id came
   * before is refused as `repeated`: what became of the first is in the decisions and the audit.
   */
  act(act: Act): ActResult | undefined;
}

/** What people look at before they act. */
export interface Proposals {
  /**
   * What the act would come to now, gate by gate, by the same rules that carry it out. Nothing is
   * changed or journalled; `undefined` while the engine recovers.
   */
  propose(act: Omit<Act, 'id'>): Proposal | undefined;
}

/** What people see of an open case beside what is stored of it. */
export interface CaseRisks {
  /** What is at stake now; undefined for a case that is not open, and while the engine recovers. */
  riskOf(caseName: string): CaseRisk | undefined;
}

/** One record of the journal; payload is UTF-8 JSON of an engine input. */
export interface JournalRecord {
  readonly seq: number;
  readonly payload: string;
}

/** The ordered log: append-only, checksummed, fsynced in batches. */
export interface Journal {
  /** Sequence of the last record appended; 0 when empty. */
  readonly lastSeq: number;
  /** Sequence of the last record known to be on disk. */
  readonly durableSeq: number;
  /** Appends and returns the record's sequence (1, 2, …). Throws JournalError when it cannot. */
  append(payload: string): number;
  /** Called after each fsync with the new durableSeq. */
  onDurable(listener: (durableSeq: number) => void): void;
  /** Resolves when everything appended so far is on disk. */
  flush(): Promise<void>;
  /** Reads records from `fromSeq` on, in order. A torn tail was cut off at the opening. */
  read(fromSeq: number): AsyncIterable<JournalRecord>;
  /** Drops whole segments that end before `seq` (retention). */
  truncateBefore(seq: number): Promise<void>;
  close(): Promise<void>;
}

/** Snapshots of engine and case desk, each at a journal sequence; written beside, then renamed. */
export interface SnapshotStore {
  /**
   * `state` is plain data: objects, arrays, Maps, Sets, typed arrays, numbers, strings; it is
   * copied before this returns. Then `journalled` is called: the snapshot comes into being only
   * after what that gives has resolved, never when it rejects.
   */
  save(
    seq: number,
    version: string,
    state: unknown,
    journalled?: () => Promise<unknown>,
  ): Promise<void>;
  /** The newest whole snapshot of that engine version, if any. */
  load(version: string): Promise<{ seq: number; state: unknown } | undefined>;
}

/** What people read of cases, lines and calls. A cursor that is none throws BadCursorError. */
export interface CaseReader {
  cases(query: read.CaseQuery): Promise<read.Page<read.CaseRow>>;
  case(name: string, told?: Told): Promise<read.CasePage | undefined>;
  measures(query: read.MeasureQuery): Promise<read.Page<read.MeasureRow>>;
  /** Undefined where neither a list nor a case nor a call knows the line. */
  subscriber(
    subscriber: string,
    nowMs: number,
    told?: Told,
  ): Promise<read.SubscriberPage | undefined>;
  /** Lines of the lists by how they begin, in the order of their numbers. */
  subscribers(query: read.SubscriberQuery): Promise<read.Page<Subscriber>>;
  account(account: string, told?: Told): Promise<read.AccountPage | undefined>;
  /** Newest set-up first; of one line, one account, or all. */
  calls(query: read.CallQuery): Promise<read.Page<read.CallRow>>;
  /** `fromMs` and `toMs` bound the closing of the closed ones. */
  stats(fromMs: number, toMs: number, told?: Told): Promise<read.CaseStats>;
}

/** What a reader may be told; nothing said: everything. */
export interface Told {
  /** Who may not know of country blocks sees neither them nor their cases. */
  readonly withoutCountryBlocks?: boolean;
}

/** What people change of a case that is not for the journal. */
export interface CaseWriter {
  /**
   * Gives the case to somebody, or to nobody (null), if nobody changed it since `version`.
   * The new version; `stale` when it was changed, undefined when there is no such case.
   */
  assign(
    name: string,
    assignee: string | null,
    version: number,
    audit: AuditEntry,
  ): Promise<number | 'stale' | undefined>;
}

/** The cursor is not one that a page of this list gave. */
export class BadCursorError extends Error {
  override name = 'BadCursorError';
}

/** An effect on its way out; `key` is `partition-sequence-ordinal` and unique. */
export interface DecisionRecord {
  readonly key: string;
  readonly seq: number;
  readonly ordinal: number;
  readonly decision: Decision;
}

/** Where decisions are kept; and the outbox for what must be delivered outside at least once. */
export interface DecisionStore {
  /**
   * Writes decisions, messages and traces (but for those whose key exists), calls and the offset
   * in one transaction. A call told again is the same call, perhaps with its charges corrected.
   */
  record(
    records: readonly DecisionRecord[],
    offsetSeq: number,
    messages?: readonly MessageRecord[],
    calls?: readonly EndedCallRecord[],
    traces?: readonly TraceRecord[],
  ): Promise<void>;
  /** The journal sequence up to which all decisions are recorded; 0 when none. */
  offset(): Promise<number>;
  /** Undelivered webhook effects that are due, oldest first. */
  undelivered(limit: number, nowMs: number): Promise<readonly DecisionRecord[]>;
  delivered(keys: readonly string[], nowMs: number): Promise<void>;
  failed(key: string, error: string, retryAtMs: number): Promise<void>;
}

/** A message on its way out; `key` is `partition-sequence-m<ordinal>` and unique. */
export interface MessageRecord {
  readonly key: string;
  readonly seq: number;
  readonly order: MessageOrder;
}

/** An international call that is over, with the time at which the journal knew. */
export interface EndedCallRecord {
  readonly seq: number;
  readonly atMs: number;
  readonly call: CallRecord;
}

/** What was noted of a case beside its decisions; case, `seq` and `ordinal` are its key. */
export interface TraceRecord {
  readonly seq: number;
  readonly ordinal: number;
  readonly trace: CaseTrace;
}

/** Messages as stored with the decisions that ask for them. */
export interface MessageStore {
  /**
   * Takes due messages and marks them as being sent before anything goes out: one that stays so
   * marked after a crash has an unknown fate. Of one case's messages to one address a later one
   * waits for the earlier. A `task` is never taken: a person makes that call.
   */
  claim(limit: number, nowMs: number): Promise<readonly MessageRecord[]>;
  /** It went out; `names` are what the channel calls its parts. */
  sent(key: string, nowMs: number, names: readonly string[]): Promise<void>;
  /** It surely did not go out; tried again at `retryAtMs`, or never (null). */
  failed(key: string, error: string, nowMs: number, retryAtMs: number | null): Promise<void>;
  /** Nobody knows whether it went out: for a person, never sent again. */
  unknown(key: string, error: string, nowMs: number): Promise<void>;
  /** As `unknown`, for everything that a process which is gone had claimed; gives how many. */
  strand(nowMs: number): Promise<number>;
  /** Gives up what waited beyond its `untilMs`; gives how many. */
  expire(nowMs: number): Promise<number>;
  /** A receipt came in for a part that went out; false when no message has that name. */
  receipt(receipt: MessageReceipt, nowMs: number): Promise<boolean>;
  /** Attempts that did not go out, or may not have, of which the desk does not know yet. */
  untold(limit: number): Promise<readonly AttemptFate[]>;
  told(keys: readonly string[]): Promise<void>;
}

/** Answer links: what was asked, and that each serves once. */
export interface AnswerStore {
  /** What the newest message of that attempt said; undefined when unknown or answered. */
  question(
    name: string,
    attempt: number,
  ): Promise<{ readonly subscriber: string; readonly facts: MessageFacts } | undefined>;
  /**
   * Marks the link as used and does the work, both or neither: work that gives `later` or fails
   * leaves the link unused. `used` when somebody was first or nothing was asked.
   */
  use(
    use: LinkUse,
    work: () => Promise<'done' | 'refused' | 'later'>,
  ): Promise<'done' | 'refused' | 'later' | 'used'>;
}

/** A message as a channel gets it. */
export interface OutgoingMessage {
  readonly record: MessageRecord;
  readonly language: MessageLanguage;
  readonly texts: Readonly<Record<MessageLanguage, MessageText>>;
}

/** Carries messages out. */
export interface MessageChannel {
  /**
   * Gives the channel's names for its parts. Throws DeliveryError when it surely did not go out,
   * UnknownFateError when it may have.
   */
  send(message: OutgoingMessage): Promise<readonly string[]>;
}

/** The connection broke after the message was handed over and before its receipt. */
export class UnknownFateError extends Error {
  override name = 'UnknownFateError';
}

/** A network element that carries measures out; orders may come again. Throws DeliveryError. */
export interface Enforcer {
  readonly name: string;
  apply(measure: WantedMeasure): Promise<void>;
  /** Removes what stands there with that sequence or an older one; nothing there is no error. */
  remove(subject: MeasureSubject, seq: number): Promise<void>;
  /** What Sekisho has in force there for that subject. */
  readOne(subject: MeasureSubject): Promise<AppliedMeasure | undefined>;
  /** Everything that Sekisho has in force there, for the comparison with what is wanted. */
  read(): Promise<readonly AppliedMeasure[]>;
}

/** What should be in force, projected from decisions, and what every enforcer made of it. */
export interface EnforcementStore {
  /** The enforcers there are; a new one gets an order for everything that is wanted. */
  register(enforcers: readonly string[]): Promise<void>;
  /** Orders not carried out whose time has come: those never tried first, then by age. */
  due(enforcer: string, limit: number, nowMs: number): Promise<readonly EnforcementOrder[]>;
  /** Read back as ordered. Without effect when the order has been replaced meanwhile. */
  confirmed(enforcer: string, order: EnforcementOrder, at: OrderTimes): Promise<void>;
  /** Not carried out, or not read back; `final` when repeating will hardly help. */
  failed(enforcer: string, order: EnforcementOrder, failure: OrderFailure): Promise<void>;
  /** The orders for these subjects, whatever their state. */
  orders(enforcer: string, subjects: readonly MeasureSubject[]): Promise<EnforcementOrder[]>;
  /** Every order that should stand there and was confirmed to, by subject after `after`. */
  standing(enforcer: string, after: string, limit: number): Promise<readonly EnforcementOrder[]>;
  /** Writes down and audits differences, and makes the orders of `again` due. */
  drifted(
    enforcer: string,
    drifts: readonly Drift[],
    again: readonly EnforcementOrder[],
    nowMs: number,
  ): Promise<void>;
  /** Requested barrings that are complete and of which the case desk has not been told. */
  completed(): Promise<readonly CompletedBarring[]>;
  told(keys: readonly string[], nowMs: number): Promise<void>;
  /** Drops what ended before that time and was removed by every enforcer. */
  forgetEnded(beforeMs: number): Promise<void>;
}

/** Reference data as imported and approved; journalled by the driver when it changes. */
export interface ReferenceStore {
  subscribers(): Promise<readonly Subscriber[]>;
  rateRows(): Promise<readonly RateRow[]>;
  restrictedEntries(): Promise<readonly RestrictedEntry[]>;
  replaceSubscribers(rows: readonly Subscriber[]): Promise<void>;
  replaceRateRows(rows: readonly RateRow[]): Promise<void>;
  replaceRestrictedEntries(rows: readonly RestrictedEntry[]): Promise<void>;
}

/** Delivers one effect outside. Throws DeliveryError; retried only by the workflow. */
export interface EffectSink {
  deliver(record: DecisionRecord): Promise<void>;
}

/** The outside failed; `retryable` tells whether trying again can help. */
export class DeliveryError extends Error {
  override name = 'DeliveryError';
  readonly retryable: boolean;
  constructor(message: string, retryable: boolean) {
    super(message);
    this.retryable = retryable;
  }
}

/** `retryAtMs` of an effect that repeating cannot help: the last day of the year 9999. */
export const neverAgainMs = Date.UTC(9999, 11, 31);

/** The journal could not take a record; calls are allowed and this is counted loudly. */
export class JournalError extends Error {
  override name = 'JournalError';
}
