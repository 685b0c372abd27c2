// What people write beside a case: it bears on no call, so it is not journalled.
import type { RestrictedEntry } from '../intelligence/restricted-list.ts';
import type { ApprovalKind } from './approvals.ts';

export interface Note {
  readonly id: string;
  readonly case: string;
  readonly by: string;
  readonly atMs: number;
  readonly text: string;
}

/** A file kept with a case: what a subscriber sent, a letter of the police. */
export interface Attachment {
  readonly id: string;
  readonly case: string;
  readonly by: string;
  readonly atMs: number;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
  /** SHA-256 of the content, hexadecimal. */
  readonly sha256: string;
}

export const attachmentBytesMax = 5 * 1024 * 1024;
export const attachmentsMax = 50;

export interface ApprovalQuery {
  readonly nowMs: number;
  readonly waiting?: boolean;
  readonly kind?: ApprovalKind;
  readonly askedBy?: string;
  /** About that case: its numbers, its claims, its pack, the source or country it is of. */
  readonly case?: string;
  readonly cursor?: string;
  /** At most 200; default 50. */
  readonly limit?: number;
  /** For who may not know of country blocks: requests for one are not there. */
  readonly withoutCountryBlocks?: boolean;
}

/** A row of the restricted list with who put it there; imported rows have neither. */
export interface AuthoredEntry extends RestrictedEntry {
  readonly author?: string;
  readonly approver?: string;
}

/** Rows put on the list, in place of those with the same prefix, and prefixes that leave it. */
export interface ListEdit {
  readonly put: readonly RestrictedEntry[];
  readonly remove: readonly string[];
  readonly author: string;
  readonly approver: string;
}
