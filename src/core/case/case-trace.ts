// What is noted of a case beside its decisions, for the picture of how it came about. It is read
// off the engine after an input and changes nothing there.

interface Traced {
  readonly case: string;
  readonly atMs: number;
  /** The line it is about; '' : all lines of the account together. */
  readonly subscriber: string;
}

/** The evidence as it stood from then on. */
export interface EvidenceTrace extends Traced {
  readonly kind: 'evidence';
  /** Centi-decibans. */
  readonly sum: number;
  /** What each reading has of the sum, by name; those that say nothing are left out. */
  readonly shares: Readonly<Record<string, number>>;
  /** The policy's levels then, centi-decibans. */
  readonly levels: EvidenceLevels;
}

export interface EvidenceLevels {
  readonly alert: number;
  readonly challenge: number;
  readonly suspension: number;
}

/** A call that counts as one of the case's episode. */
export interface CallTrace extends Traced {
  readonly kind: 'call';
  readonly callId: string;
  readonly setupMs: number;
  readonly milliYenPerMinute: number;
}

/** Refused registrations of a line in a row, before the case. */
export interface RegistrationsTrace extends Traced {
  readonly kind: 'registrations';
  readonly toMs: number;
  readonly refused: number;
  /** One succeeded from elsewhere afterwards. */
  readonly guessedMs: number | null;
}

export type CaseTrace = EvidenceTrace | CallTrace | RegistrationsTrace;
