/** What is written in the audit log, whose entries are never changed. */
export interface AuditEntry {
  readonly atMs: number;
  /** Sign-in of a person, or the name of the part of the system that acted. */
  readonly who: string;
  /** The act in a stable word: `suspension.apply`, `number.unmask` … */
  readonly what: string;
  /** In the words of whoever acted; telephone numbers in it are masked. */
  readonly why: string;
  /** A reference: case, measure, subscriber. */
  readonly subject: string;
  /** Called numbers concerned; kept with the last four digits hidden. */
  readonly called?: readonly string[];
}
