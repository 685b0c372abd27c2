/** Ground D: "stop first, ask after", over an amount, hours or countries of the owner's choice. */
export interface Authorisation {
  /** Yen of a day from which it holds; undefined: any amount. */
  readonly overYen?: number;
  /** Local hours 0–23 in which it holds; empty: all. */
  readonly hours: readonly number[];
  /** ISO countries to which it holds; empty: all. */
  readonly countries: readonly string[];
}
