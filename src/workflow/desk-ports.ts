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
import type { ErasureProof, LegalHold, PlacedHold } from '../core/access/retention.ts';
import type { Page } from '../core/case/case-rows.ts';
import type {
  AccountLine,
  FoundLine,
  LineNow,
  LinePaper,
  LineSearch,
} from '../core/case/line-rows.ts';
import type { Claim, Period } from '../core/compensation/claim.ts';

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
  accountLines(account: string, nowMs: number): Promise<readonly AccountLine[]>;
}

/** What the engine knows of lines at this moment. */
export interface LinesNow {
  lineNow(subscriber: string): LineNow;
}
