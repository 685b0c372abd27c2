// What should be in force in the network, and what stands there.
import type { MeasureSubject } from './act.ts';

/** A measure as it should stand in the network; `endMs` null: no end of its own. */
export interface WantedMeasure {
  readonly subject: MeasureSubject;
  /** What is refused: all international calls, or all but those to the usual destinations. */
  readonly scope: 'international' | 'but-usual';
  readonly case: string;
  readonly beginMs: number;
  readonly endMs: number | null;
  /** Journal sequence of the decision: an older order never overrides a newer one. */
  readonly seq: number;
}

/** A measure as an enforcer says that it stands. */
export interface AppliedMeasure extends Pick<WantedMeasure, 'subject' | 'scope' | 'endMs'> {
  /** Null where the element cannot keep it. */
  readonly seq: number | null;
}

export type EnforcedKind = 'suspension' | 'barring' | 'source-block' | 'country-block';

/** What one enforcer has to carry out for one subject, with what it made of it so far. */
export interface EnforcementOrder {
  /** Of the newest decision; one that has `ended` is to be removed. */
  readonly measure: WantedMeasure;
  readonly ended: boolean;
  /** Of the decision within its journal record. */
  readonly ordinal: number;
  readonly kind: EnforcedKind;
  readonly state: 'pending' | 'applied' | 'failed';
  readonly tries: number;
  /** When it was decided. */
  readonly requestedMs: number;
  /** When it was first read back; null before. */
  readonly confirmedMs: number | null;
}

/** A difference between what should stand at an enforcer and what does. */
export interface Drift {
  readonly kind: 'missing' | 'foreign' | 'expired' | 'different';
  readonly subject: MeasureSubject;
  readonly wanted: WantedMeasure | undefined;
  readonly found: AppliedMeasure | undefined;
}

/** Barring on request or consent that stands on every enforcer (R20). */
export interface CompletedBarring {
  /** Key of its decision. */
  readonly key: string;
  readonly case: string;
  readonly subscriber: string;
  readonly receivedMs: number;
  readonly completedMs: number;
}

export interface OrderTimes {
  readonly sentMs: number;
  readonly confirmedMs: number;
}

export interface OrderFailure {
  readonly error: string;
  readonly retryAtMs: number;
  readonly final: boolean;
}
