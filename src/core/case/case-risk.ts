/** What is at stake in a case at a moment. */
export interface CaseRisk {
  /** Centi-decibans of the strongest of its lines, or of their account. */
  readonly evidence: number;
  /** Charges of the episode so far, calls in progress included. */
  readonly exposureYen: number;
  /** Calls of the episode that are up or being set up. */
  readonly callsInProgress: number;
  /** Expected, if it goes on as it does. */
  readonly lossPerHourYen: number;
  /** Calls that look like the episode, those that were refused included. */
  readonly calls: number;
  /** ISO codes of where they went; empty where none is known. */
  readonly countries: readonly string[];
  /** When the episode began; 0 without one. */
  readonly firstCallMs: number;
  /** Names of the readings that speak for an attack, heaviest first. */
  readonly readings: readonly string[];
}
