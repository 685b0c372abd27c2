// The policy: every threshold, weight ceiling and gate figure, as data (R1–R6, R21; design §5, §6).
// Evidence is in centi-decibans (1,000·log10 of a likelihood ratio), money in yen, time in ms.
import type { ContactPolicy } from './contact-policy.ts';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** No level of a policy lies lower; centi-decibans. */
export const lowestLevel = 100;

export interface Policy {
  readonly name: string;
  readonly version: string;
  /** What may be looked at before a line's charges are abnormal (design §5). */
  readonly analysis: 'consented' | 'staged';
  readonly challenges: boolean;
  /** Clause of the published terms the automatic measures rest on. */
  readonly clause: string;
  readonly level: {
    readonly alert: number;
    /** So much more for an alert when a carrier begins; it falls to nothing within 14 days. */
    readonly alertFirstDays: number;
    /** So much more for a question while less is at stake than `smallStakeYen`. */
    readonly alertSmall: number;
    readonly challenge: number;
    /** So much less at most for a challenge, the more is at stake beyond `smallStakeYen`. */
    readonly challengeDear: number;
    readonly suspension: number;
    /**
     * So much more for a suspension on silence where the owner lately called unusual calls theirs,
     * on ground A where no source is seen, on ground B at the usual hours, and where people may be
     * talking; of these only the first where other accounts were just found to be attacked there,
     * or where far more calls were up at once than ever before.
     */
    readonly suspensionMore: number;
    /** A call by itself must be this unusual to count as one of the episode. */
    readonly callLike: number;
    /** So unusual, and to the case's destination: another line's call belongs to the case. */
    readonly callJoins: number;
    /** So unusual that it belongs to its account's open case whatever the destination. */
    readonly callAlone: number;
  };
  readonly lossBudgetYen: number;
  readonly smallStakeYen: number;
  /** Minutes a call that asks is taken to last, for its likely cost. */
  readonly expectedMinutes: number;
  /** Yen a minute where no rate deck row fits. */
  readonly unratedYenPerMinute: number;
  readonly charges: {
    /** Charges of a day below this are never abnormal. */
    readonly dayFloorYen: number;
    /** Abnormal: so many tenths of the own normal day. */
    readonly abnormalTenths: number;
    /** Ground B: so many times last month's charges, and this floor. */
    readonly monthFactor: number;
    readonly monthFloorYen: number;
  };
  readonly several: {
    readonly simultaneous: number;
    readonly calls: number;
    readonly withinMs: number;
  };
  readonly contact: ContactPolicy;
  readonly suspension: { readonly lastsMs: number; readonly reviewBeforeMs: number };
  readonly sourceBlock: {
    readonly accounts: number;
    readonly withinMs: number;
    readonly lastsMs: number;
    readonly lawfulWithinMs: number;
    /** While it is in force its gates are looked at so often. */
    readonly recheckEveryMs: number;
  };
  readonly countryBlock: {
    readonly accounts: number;
    readonly withinMs: number;
    readonly lastsMs: number;
    readonly historyMs: number;
    readonly minutesPerMonthMax: number;
    readonly callsPerDayMax: number;
    readonly preapproved: boolean;
    /** Measures on lines are not enough while so many of the attacked accounts go on. */
    readonly unstoppedAccounts: number;
    readonly recheckEveryMs: number;
  };
  /** A line that was opened again is challenged at so many percent of its loss budget. */
  readonly reopening: { readonly budgetPercent: number; readonly budgetForMs: number };
  /** "These calls are mine": the pattern is allowed for so long. */
  readonly allowanceMs: number;
  /** Its destinations weigh little as news for so long. */
  readonly vouchedMs: number;
  readonly teachAfterDays: number;
  readonly callLimitMs: number;
  /** Accrual without any confirmation beyond this is an estimate and satisfies no gate. */
  readonly unconfirmedMs: number;
  /** Readings switched off or weighed otherwise, by name; those not named weigh in full. */
  readonly readings?: Readonly<Record<string, ReadingSetting>>;
}

/** From where on a call can be challenged at all, if enough is at stake; centi-decibans. */
export function leastToChallenge(level: Policy['level']): number {
  return Math.max(lowestLevel, level.challenge - level.challengeDear);
}

export interface ReadingSetting {
  /** A reading that is off weighs nothing. */
  readonly on?: boolean;
  /** Percent of its weight, 0–200; its bounds stay. */
  readonly weightPercent?: number;
}

/** Follows the full procedure with challenges; needs an announcement address when live. */
export const standardPolicy: Policy = {
  name: 'standard',
  version: '1',
  analysis: 'consented',
  challenges: true,
  clause: 'terms of service, suspension on misuse',
  level: {
    alert: 2_800,
    alertFirstDays: 400,
    alertSmall: 600,
    challenge: 2_600,
    challengeDear: 200,
    suspension: 4_600,
    suspensionMore: 800,
    callLike: 500,
    callJoins: 1_800,
    callAlone: 2_500,
  },
  lossBudgetYen: 500,
  smallStakeYen: 1_000,
  expectedMinutes: 10,
  unratedYenPerMinute: 100,
  charges: {
    dayFloorYen: 1_000,
    abnormalTenths: 30,
    monthFactor: 3,
    monthFloorYen: 3_000,
  },
  several: { simultaneous: 2, calls: 3, withinMs: hour },
  contact: {
    attemptsAtMs: [0, 3 * minute, 6 * minute],
    answerWithinMs: 2 * minute,
    channelsMin: 2,
    contactSettledMs: 30 * day,
    retryEveryMs: hour,
    urgentEvidence: 0,
    quietHours: { fromHour: 22, toHour: 7 },
    busy: { retryAfterMs: 2 * minute, triesMax: 3, counts: false },
    taskEveryMs: 4 * hour,
    plans: [],
  },
  suspension: { lastsMs: 7 * day, reviewBeforeMs: hour },
  sourceBlock: {
    accounts: 3,
    withinMs: hour,
    lastsMs: day,
    lawfulWithinMs: 30 * day,
    recheckEveryMs: 10 * minute,
  },
  countryBlock: {
    accounts: 8,
    withinMs: 30 * minute,
    lastsMs: 12 * hour,
    historyMs: 90 * day,
    minutesPerMonthMax: 600,
    callsPerDayMax: 10,
    preapproved: true,
    unstoppedAccounts: 4,
    recheckEveryMs: 10 * minute,
  },
  reopening: { budgetPercent: 25, budgetForMs: 7 * day },
  allowanceMs: 7 * day,
  vouchedMs: 60 * day,
  teachAfterDays: 7,
  callLimitMs: 12 * hour,
  unconfirmedMs: 4 * hour,
};

/** Never challenges: the subscriber is asked, and the rest waits for the answer. */
export const contactOnlyPolicy: Policy = {
  ...standardPolicy,
  name: 'contact-only',
  challenges: false,
};

export const policies: Readonly<Record<string, Policy>> = {
  standard: standardPolicy,
  'contact-only': contactOnlyPolicy,
};
