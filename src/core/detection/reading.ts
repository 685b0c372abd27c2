// The template of a reading (design §5): one observation, weighed as a likelihood ratio.

export type ReadingName =
  | 'source-network'
  | 'device'
  | 'destination'
  | 'called-number'
  | 'destination-listed'
  | 'destination-cost'
  | 'number-range'
  | 'hour'
  | 'first-use'
  | 'inbound-before'
  | 'forwarded'
  | 'call-back'
  | 'destination-risk'
  | 'range-risk'
  | 'concurrency'
  | 'pace'
  | 'volume'
  | 'off-hours'
  | 'lines'
  | 'numbers'
  | 'new-numbers'
  | 'charges'
  | 'test-calls'
  | 'registrations'
  | 'campaign-source'
  | 'campaign-range'
  | 'campaign-country'
  | 'challenge'
  | 'cleared';

/** One sentence for the operator, in both languages; `{country}` is where the call goes. */
export interface Sentence {
  readonly en: string;
  readonly ja: string;
}

/**
 * One observation about a call or an episode. Each has a file of its own under `readings/`, whose
 * comment has the same headings: Catches, Formula, Parameters, Fooled by, Example.
 */
export interface Reading<Seen> {
  readonly name: ReadingName;
  /** Of the call: weighed together, as one vector. Of the episode: what its calls do together. */
  readonly scope: 'call' | 'episode';
  /**
   * What staged analysis allows (000 §4①): `always`, or only once the line's charges are
   * `abnormal`. Under consented analysis every reading is weighed always.
   */
  readonly stage: 'always' | 'abnormal';
  /** Lowest and highest evidence, centi-decibans. */
  readonly range: readonly [low: number, high: number];
  /** What is likely in an attack, and what for the line as it is; the ratio is the weight. */
  readonly model: { readonly attack: string; readonly normal: string };
  /** Figures of the model; units stand last in the names. */
  readonly parameters: Readonly<Record<string, number>>;
  /** What it says when it speaks for an attack. */
  readonly sentence: Sentence;
  /** What it says when it speaks for the line; only where the range goes below nothing. */
  readonly usual?: Sentence;
  /** Evidence in centi-decibans, not yet bounded by the range. */
  weigh(seen: Seen): number;
}
