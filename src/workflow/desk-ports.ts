// What people write and read beside the journal. Each write has its audit entry, in the same
// transaction.
import type { Approval } from '../core/access/approvals.ts';
import type { AuditEntry } from '../core/access/audit-entry.ts';
import type {
  ApprovalQuery,
  Attachment,
  AuthoredEntry,
  ListEdit,
  Note,
} from '../core/access/desk-papers.ts';
import type {
  BarringRow,
  DriftRow,
  MessageQuery,
  MessageRow,
  OrderQuery,
  OrderRow,
} from '../core/access/desk-rows.ts';
import type { Disclosure, DisclosureSubject } from '../core/access/disclosure.ts';
import type { KeptAnswer, KeyClaim, KeyedRequest } from '../core/access/keyed-request.ts';
import type { NowFacts } from '../core/access/now-facts.ts';
import type { ErasureProof, LegalHold, PlacedHold } from '../core/access/retention.ts';
import type { CaseQuery, MeasureRow, Page } from '../core/case/case-rows.ts';
import type { DeskFigures, HandoverNote } from '../core/case/handover.ts';
import type {
  AccountLine,
  FoundLine,
  LineNow,
  LinePaper,
  LineSearch,
} from '../core/case/line-rows.ts';
import type { MessageFacts } from '../core/case/message-order.ts';
import type {
  AssignOutcome,
  AssignPreview,
  CaseAssignment,
  CaseView,
  DeskPerson,
  QueueCount,
  QueueRow,
} from '../core/case/queue.ts';
import type { Claim, Period } from '../core/compensation/claim.ts';
import type { ReportPeriod } from '../core/report/period.ts';
import type { Report } from '../core/report/report.ts';
import type { Told } from './ports.ts';

export interface DeskWork {
  addNote(note: Note, audit: AuditEntry): Promise<void>;
  /** Oldest first, at most 1,000. */
  notes(caseName: string): Promise<readonly Note[]>;
  /** False, and nothing is stored, when the case holds as many as it may. */
  addAttachment(attachment: Attachment, content: Uint8Array, audit: AuditEntry): Promise<boolean>;
  attachments(caseName: string): Promise<readonly Attachment[]>;
  attachmentContent(id: string): Promise<Uint8Array | undefined>;
  askApproval(approval: Approval, audit: AuditEntry): Promise<void>;
  approval(id: string): Promise<Approval | undefined>;
  /** Newest first; `waiting`: asked and not expired. */
  approvals(query: ApprovalQuery): Promise<Page<Approval>>;
  /** Writes the next state unless somebody else was first: then false, and nothing is written. */
  changeApproval(
    next: Approval,
    from: Approval['state'],
    audit: AuditEntry,
    /** What its use brings about, in the same transaction. */
    brings?: { readonly disclosure?: Disclosure; readonly listEdit?: ListEdit },
  ): Promise<boolean>;
  restrictedList(): Promise<readonly AuthoredEntry[]>;
  openDisclosure(disclosure: Disclosure, audit: AuditEntry): Promise<void>;
  /** Those of that person on that subject which have not ended. */
  disclosures(by: string, of: DisclosureSubject, nowMs: number): Promise<readonly Disclosure[]>;
  /** Somebody looks at something that is kept masked: recorded before it is shown. */
  record(audit: AuditEntry): Promise<void>;
}

/** Answers to requests with an Idempotency-Key, so that a repetition does nothing twice. */
export interface RequestKeys {
  /** Claims the key for this caller; one without an answer may be claimed again after a minute. */
  claim(request: KeyedRequest, nowMs: number): Promise<KeyClaim>;
  answered(request: KeyedRequest, answer: KeptAnswer): Promise<void>;
  /** The request failed without doing anything. */
  forget(request: KeyedRequest): Promise<void>;
}

/** What became of messages and of orders to the network. A cursor that is none: BadCursorError. */
export interface DeskReader {
  messages(query: MessageQuery): Promise<Page<MessageRow>>;
  /**
   * A person dealt with a message whose fate is unknown, or with a task. False where there is no
   * such message or somebody did before.
   */
  handleMessage(key: string, nowMs: number, audit: AuditEntry): Promise<boolean>;
  orders(query: OrderQuery): Promise<Page<OrderRow>>;
  /** What the newest question about the case may say; undefined where nothing was asked yet. */
  questionFacts(caseName: string): Promise<MessageFacts | undefined>;
  /** Newest first. */
  drifts(limit: number): Promise<readonly DriftRow[]>;
  /** Barring that the owner of a line asked for or consented to (R20), newest first. */
  barrings(subscriber: string): Promise<readonly BarringRow[]>;
}

/** What legal holds keep, and what retention has erased. Changes carry their audit entries. */
export interface RetentionBook {
  holds(): Promise<readonly PlacedHold[]>;
  /** False when it is held already. */
  hold(hold: LegalHold, nowMs: number): Promise<boolean>;
  /** False when there was none. */
  lift(hold: LegalHold, nowMs: number): Promise<boolean>;
  /** Newest first; those before that entry of the audit log. */
  erasures(limit: number, beforeSeq?: number): Promise<readonly ErasureProof[]>;
}

export interface ClaimQuery {
  readonly case?: string;
  readonly subscriber?: string;
  readonly cursor?: string;
  readonly limit?: number;
}

/** What subscribers are to have back. A claim is decided with its approval, in DeskWork. */
export interface ClaimBook {
  /** Charged calls of the line that were set up in the period. */
  charged(
    subscriber: string,
    period: Period,
  ): Promise<{ readonly calls: number; readonly milliYen: number }>;
  /** False, and nothing is written, where a claim stands for some of the same time. */
  file(claim: Claim, approval: Approval, audit: AuditEntry): Promise<boolean>;
  claim(id: string): Promise<Claim | undefined>;
  /** Newest first. */
  claims(query: ClaimQuery): Promise<Page<Claim>>;
}

/** Lines as people look for them and read them. A cursor that is none: BadCursorError. */
export interface LineReader {
  /** In the order of their numbers. */
  find(search: LineSearch): Promise<Page<FoundLine>>;
  /** `billingDay`: on which its billing month begins. */
  paper(
    line: { readonly subscriber: string; readonly billingDay: number },
    nowMs: number,
  ): Promise<LinePaper>;
  /** The lines of an account with what they used, in the order of import. */
  accountLines(account: string, nowMs: number, told?: Told): Promise<readonly AccountLine[]>;
}

/** Figures of periods; what they are summed from is brought up to date first. */
export interface Reports {
  report(period: ReportPeriod, nowMs: number): Promise<Report>;
}

/** What the engine knows of lines at this moment. */
export interface LinesNow {
  lineNow(subscriber: string): LineNow;
}

/** Whose hand is in an assignment. */
export interface AssignedBy {
  readonly who: string;
  readonly nowMs: number;
}

/** Cases in their order, and who has them. A cursor that is none: BadCursorError. */
export interface QueueBook {
  search(query: CaseQuery): Promise<Page<QueueRow>>;
  counts(queries: readonly CaseQuery[]): Promise<readonly QueueCount[]>;
  previewAssign(query: CaseQuery): Promise<AssignPreview>;
  /** Each for itself: what others changed meanwhile is refused, the rest done. */
  assign(
    cases: readonly CaseAssignment[],
    takeOver: boolean,
    by: AssignedBy,
  ): Promise<AssignOutcome>;
  /** The same with all that match; `too-many`, and nothing is done, beyond `assignMax`. */
  assignMatching(
    query: CaseQuery,
    assignee: string | null,
    takeOver: boolean,
    by: AssignedBy,
  ): Promise<AssignOutcome | 'too-many'>;
  /** Gives the first matching case that nobody has; undefined where there is none. */
  takeNext(query: CaseQuery, assignee: string, by: AssignedBy): Promise<QueueRow | undefined>;
  /** Operators and supervisors, by name. */
  people(): Promise<readonly DeskPerson[]>;
}

/** Kept searches. */
export interface ViewBook {
  /** The person’s own and the shared ones, oldest first. */
  views(by: string): Promise<readonly CaseView[]>;
  view(id: string): Promise<CaseView | undefined>;
  /** False, and nothing is written, when there are as many as there may be. */
  add(view: CaseView, audit: AuditEntry): Promise<boolean>;
  /** False when it was changed since `version`, or is gone. */
  change(view: CaseView, version: number, audit: AuditEntry): Promise<boolean>;
  /** False when it was gone. */
  remove(id: string, audit: AuditEntry): Promise<boolean>;
}

/** What the next shift takes over. */
export interface HandoverBook {
  figures(nowMs: number, told?: Told): Promise<DeskFigures>;
  /** Measures in force that end before that time by themselves, the next first. */
  ending(beforeMs: number, told?: Told): Promise<readonly MeasureRow[]>;
  /** Who has how many open cases; null: nobody. */
  owners(told?: Told): Promise<readonly ({ readonly assignee: string | null } & QueueCount)[]>;
  /** Newest first. */
  notes(): Promise<readonly HandoverNote[]>;
  addNote(note: Omit<HandoverNote, 'acknowledged'>, audit: AuditEntry): Promise<void>;
  /** The note as it stands then; `own` by who wrote it, undefined where there is none. */
  acknowledge(
    id: string,
    by: AssignedBy,
    audit: AuditEntry,
  ): Promise<HandoverNote | 'own' | undefined>;
}

/** The store's part of what goes on now. */
export interface NowReader {
  now(nowMs: number, cases: readonly string[]): Promise<NowFacts>;
}
