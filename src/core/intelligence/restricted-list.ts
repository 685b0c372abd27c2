/** A row of the restricted destination list (R2) with its three checks. */
export interface RestrictedEntry {
  /** International prefix in digits, without +. */
  readonly prefix: string;
  readonly destination: string;
  readonly country: string;
  /** True when almost no government traffic was confirmed; absent: not checked. */
  readonly governmentChecked?: boolean;
  /** True when almost no life-critical traffic was confirmed; absent: not checked. */
  readonly lifeCriticalChecked?: boolean;
  /** Total traffic in the stated period, minutes; absent: not measured. */
  readonly trafficMinutes?: number;
  readonly reviewMs?: number;
}

/** Whether the entry carries its three checks and its review is not overdue (R2). */
export function hasValidChecks(entry: RestrictedEntry, nowMs: number): boolean {
  return (
    entry.governmentChecked === true &&
    entry.lifeCriticalChecked === true &&
    entry.trafficMinutes !== undefined &&
    (entry.reviewMs === undefined || entry.reviewMs > nowMs)
  );
}
