// The audit log as a chain: each entry's hash covers the one before. And how it is searched.
import type { AuditEntry } from './audit-entry.ts';

/** An entry as it stands in the chain: each hash covers the entry and the hash before. */
export interface ChainedEntry extends Required<AuditEntry> {
  readonly seq: number;
  /** SHA-256, hexadecimal. */
  readonly previous: string;
  readonly hash: string;
}

/** End of the chain; a copy outside the database shows when entries were cut off the end. */
export interface AuditHead {
  readonly seq: number;
  /** SHA-256, hexadecimal. */
  readonly hash: string;
}

/** The chain before its first entry. */
export const chainStart: AuditHead = { seq: 0, hash: '00'.repeat(32) };

/** What breaks a chain; `unknown-head`: an end that was kept outside is no longer in it. */
export const chainFaults = [
  'missing',
  'out-of-order',
  'unlinked',
  'changed',
  'unreadable',
  'unknown-head',
] as const;

export interface ChainProblem {
  readonly fault: (typeof chainFaults)[number];
  readonly problem: string;
}

/** Names the first entry that is not as it was written, and what is wrong with it. */
export type AuditVerification =
  | { readonly ok: true; readonly head: AuditHead }
  | ({ readonly ok: false; readonly seq: number } & ChainProblem);

/**
 * What is looked for; all that is said must hold. `subject` also finds longer references to it, a
 * `what` that ends in a dot all that begin so.
 */
export interface AuditQuery {
  readonly who?: string;
  readonly what?: string;
  readonly subject?: string;
  readonly fromMs?: number;
  readonly toMs?: number;
  /** Looked for anywhere in `what`, `why`, `subject`, whatever the case of its letters. */
  readonly text?: string;
  /** Leaves out that somebody looked into the log itself. */
  readonly withoutLooks?: boolean;
  /** Leaves out what tells of country blocks, of their cases and of requests for them. */
  readonly withoutCountryBlocks?: boolean;
  /** Only entries before that one: the last of the page before. */
  readonly beforeSeq?: number;
  /** Entries at most. */
  readonly limit: number;
}

/** The text whose SHA-256 is the entry's hash. */
export function hashedText(entry: Omit<ChainedEntry, 'hash'>): string {
  const { seq, atMs, who, what, why, subject, called, previous } = entry;
  return JSON.stringify([seq, atMs, who, what, why, subject, called, previous]);
}

/** What is wrong with an entry that should follow `before`; `hash` is that of its text. */
export function chainProblem(
  entry: ChainedEntry,
  before: AuditHead,
  hash: string,
): ChainProblem | undefined {
  if (entry.seq > before.seq + 1) {
    const problem = `entries ${before.seq + 1} to ${entry.seq - 1} are missing`;
    return { fault: 'missing', problem };
  }
  if (entry.seq <= before.seq) return { fault: 'out-of-order', problem: 'it is out of order' };
  if (entry.previous !== before.hash) {
    return { fault: 'unlinked', problem: 'it does not follow the entry before' };
  }
  return hash === entry.hash ? undefined : { fault: 'changed', problem: 'it was changed' };
}

/** Of a head kept outside, once the whole chain was read without meeting it. */
export function headIsGone(known: AuditHead | undefined): AuditVerification {
  const problem = 'the chain does not contain the entry known from before';
  return { ok: false, seq: known?.seq ?? 0, fault: 'unknown-head', problem };
}
