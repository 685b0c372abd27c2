/** Why, in words for an operator; `reading` is the reading's stable name, weight in decibans. */
export interface Reason {
  readonly reading: string;
  readonly decibans: number;
  readonly text: string;
}

/** Why, in one sentence that can be read to a subscriber on the phone. */
export interface Explanation {
  readonly ja: string;
  readonly en: string;
}

export type MeasureKind = 'challenge' | 'suspension' | 'source-block' | 'country-block' | 'barring';

/** The answer to a call that asks to be set up. */
export interface Verdict {
  readonly verdict: 'allow' | 'challenge' | 'block';
  readonly measure?: MeasureKind;
  readonly case?: string;
  readonly reasons: readonly Reason[];
  /** Of every refusal and challenge, but a repeated one. */
  readonly explanation?: Explanation;
  /** Number of the challenge, to be signed into the one-time token of the announcement. */
  readonly challengeId?: number;
}

export const allowed: Verdict = { verdict: 'allow', reasons: [] };
