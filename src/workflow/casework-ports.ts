// What working on a case takes from outside: its audit, and printing.
import type { AuditHead, ChainedEntry } from '../core/access/audit-chain.ts';
import type { Paper } from '../core/paper/paper.ts';

export interface CaseAuditQuery {
  readonly case: string;
  /** Requests of the case for a second person: entries name those. */
  readonly approvals: readonly string[];
  /** Lines of the case: looks at them count from its opening on. */
  readonly lines: readonly string[];
  readonly sinceMs: number;
  readonly beforeSeq?: number;
  readonly limit: number;
}

/** `sound`: its hash is that of its text, and it follows the entry before. */
export interface CheckedEntry extends ChainedEntry {
  readonly sound: boolean;
}

/** Who did and looked at what in one case. */
export interface CaseAudit {
  /** Newest first; `total` of all pages. */
  entries(
    query: CaseAuditQuery,
  ): Promise<{ readonly rows: readonly CheckedEntry[]; readonly total: number }>;
  head(): Promise<AuditHead>;
}

/** Prints a document to be handed to somebody. */
export interface PaperPrinter {
  /** `busy`: as many wait as may. */
  print(paper: Paper): Promise<Uint8Array | 'busy'>;
}
