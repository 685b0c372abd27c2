// What a line normally does, as people read it: from its calls of the weeks before, and as the
// engine has learnt it. Calls that count as part of an attack are in neither.

/** Hours of a week, Monday 00:00 first. */
export const weekHours = 168;

/** From the calls that are kept. */
export interface LineHabits {
  readonly weeks: number;
  /** First and last call abroad that is kept at all; null without any. */
  readonly firstMs: number | null;
  readonly lastMs: number | null;
  readonly calls: number;
  /** By hour of the week in the line's zone, `weekHours` each. */
  readonly callsByHour: readonly number[];
  readonly milliYenByHour: readonly number[];
  /** The dearest single such hour of those weeks. */
  readonly mostMilliYenByHour: readonly number[];
  readonly mostDayMilliYen: number;
  readonly mostAtOnce: number;
  readonly countries: readonly CountryHabit[];
  readonly networks: readonly NetworkHabit[];
}

export interface CountryHabit {
  readonly country: string;
  readonly calls: number;
  readonly seconds: number;
  readonly lastMs: number;
}

/** An address without its last part: /24, or /48. */
export interface NetworkHabit {
  readonly network: string;
  readonly calls: number;
  readonly firstMs: number;
  readonly lastMs: number;
}

/** As the engine holds it against the next call. */
export interface LearntNormal {
  /** Calls that taught it, and until when; null before the first. */
  readonly calls: number;
  readonly taughtUntilMs: number | null;
  /** Days that a call must stand undisputed before it teaches, and how many days wait now. */
  readonly teachAfterDays: number;
  readonly daysWaiting: number;
  /** Since when calls are observed at all. */
  readonly observedSinceMs: number;
  readonly mostAtOnce: number;
  readonly mostInTenMinutes: number;
  readonly mostDayCalls: number;
  readonly mostDayMilliYen: number;
  /** Calls by hour: 0–23 on working days, 24–47 on off days. */
  readonly hours: readonly number[];
  readonly countries: readonly { readonly country: string; readonly calls: number }[];
  readonly networks: number;
  readonly devices: number;
}
