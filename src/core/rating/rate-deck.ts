/** A row of a rate deck after validation. Rates are integer thousandths of a yen. */
export interface RateRow {
  /** International prefix in digits, without +. */
  readonly prefix: string;
  readonly destination: string;
  /** ISO 3166 alpha-2; empty for what is not a country. */
  readonly country: string;
  readonly milliYenPerMinute: number;
  /** Charged once per answered call, thousandths of a yen. */
  readonly connectFeeMilliYen: number;
  /** First charging increment, seconds. */
  readonly initialSeconds: number;
  /** Further charging increment, seconds. */
  readonly incrementSeconds: number;
  readonly validFromMs?: number;
  readonly validToMs?: number;
}
