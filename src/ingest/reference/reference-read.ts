/** What a reference file gave. Every line that is not blank is a row or a problem. */
export interface ReferenceRead<Row> {
  readonly rows: readonly Row[];
  readonly problems: readonly ReferenceProblem[];
  /** Lines looked at: not blank, and not the header. */
  readonly lines: number;
}

/** A line that could not be used; a problem in the header (line 1) leaves no rows at all. */
export interface ReferenceProblem {
  /** Counted from 1, the header included. */
  readonly line: number;
  readonly column?: string;
  readonly reason: string;
}
