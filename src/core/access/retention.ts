// What is kept how long, what a legal hold keeps longer, and the proof of what went.

/** How many days each class is kept. */
export interface RetentionDays {
  readonly calls: number;
  /** Closed cases with all that belongs to them. */
  readonly cases: number;
  /** Decisions that belong to no case. */
  readonly decisions: number;
  readonly messages: number;
  readonly disclosures: number;
  /** Requests for a second person, whatever became of them. */
  readonly approvals: number;
  /** What one shift wrote to the next. */
  readonly handovers: number;
}

export type RetentionClass = keyof RetentionDays;

export interface LegalHold {
  readonly kind: 'case' | 'subscriber';
  readonly subject: string;
  readonly why: string;
  readonly by: string;
}

export interface PlacedHold extends LegalHold {
  readonly placedMs: number;
}

/** One erasure, as the audit log has it. */
export interface ErasureProof {
  /** Of the entry in the audit log. */
  readonly seq: number;
  readonly atMs: number;
  readonly class: string;
  /** SHA-256 of the keys that went, hexadecimal. */
  readonly digest: string;
  /** How many rows, and up to when. */
  readonly what: string;
}
