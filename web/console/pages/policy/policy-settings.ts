// The settings of a policy as a form shows them: grouped by what they bear on, each with its unit.
// Names and explanations of both languages are in setting-words.ts, under the same path.

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** How a value is written, and what one unit of it is in the policy. */
export type Unit =
  | 'dban'
  | 'yen'
  | 'minutes'
  | 'hours'
  | 'days'
  | 'times'
  | 'tenths'
  | 'percent'
  | 'count'
  | 'hour'
  | 'plain'
  | 'text'
  | 'flag'
  | 'analysis'
  | 'attempts'
  | 'plans';

export interface PolicySetting {
  readonly path: string;
  readonly unit: Unit;
}

export interface SettingGroup {
  readonly name: GroupName;
  readonly settings: readonly PolicySetting[];
}

export type GroupName =
  | 'evidence'
  | 'charges'
  | 'contact'
  | 'suspension'
  | 'source'
  | 'country'
  | 'after'
  | 'limits';

const of = (unit: Unit, ...paths: readonly string[]): PolicySetting[] =>
  paths.map(path => ({ path, unit }));

export const settingGroups: readonly SettingGroup[] = [
  {
    name: 'evidence',
    settings: [
      ...of(
        'dban',
        'level.alert',
        'level.alertFirstDays',
        'level.alertSmall',
        'level.challenge',
        'level.challengeDear',
        'level.suspension',
        'level.suspensionMore',
      ),
      ...of('dban', 'level.callLike', 'level.callJoins', 'level.callAlone'),
      ...of('flag', 'challenges'),
      ...of('analysis', 'analysis'),
    ],
  },
  {
    name: 'charges',
    settings: [
      ...of('yen', 'lossBudgetYen', 'smallStakeYen', 'charges.dayFloorYen'),
      ...of('tenths', 'charges.abnormalTenths'),
      ...of('times', 'charges.monthFactor'),
      ...of('yen', 'charges.monthFloorYen', 'unratedYenPerMinute'),
      ...of('plain', 'expectedMinutes'),
    ],
  },
  {
    name: 'contact',
    settings: [
      ...of('attempts', 'contact.attemptsAtMs'),
      ...of('minutes', 'contact.answerWithinMs'),
      ...of('count', 'contact.channelsMin'),
      ...of('days', 'contact.contactSettledMs'),
      ...of('minutes', 'contact.retryEveryMs', 'contact.taskEveryMs'),
      ...of('dban', 'contact.urgentEvidence'),
      ...of('hour', 'contact.quietHours.fromHour', 'contact.quietHours.toHour'),
      ...of('minutes', 'contact.busy.retryAfterMs'),
      ...of('count', 'contact.busy.triesMax'),
      ...of('flag', 'contact.busy.counts'),
      ...of('plans', 'contact.plans'),
    ],
  },
  {
    name: 'suspension',
    settings: [
      ...of('text', 'clause'),
      ...of('count', 'several.simultaneous', 'several.calls'),
      ...of('minutes', 'several.withinMs'),
      ...of('hours', 'suspension.lastsMs', 'suspension.reviewBeforeMs'),
    ],
  },
  {
    name: 'source',
    settings: [
      ...of('count', 'sourceBlock.accounts'),
      ...of('minutes', 'sourceBlock.withinMs'),
      ...of('hours', 'sourceBlock.lastsMs'),
      ...of('days', 'sourceBlock.lawfulWithinMs'),
      ...of('minutes', 'sourceBlock.recheckEveryMs'),
    ],
  },
  {
    name: 'country',
    settings: [
      ...of('count', 'countryBlock.accounts', 'countryBlock.unstoppedAccounts'),
      ...of('minutes', 'countryBlock.withinMs'),
      ...of('hours', 'countryBlock.lastsMs'),
      ...of('days', 'countryBlock.historyMs'),
      ...of('plain', 'countryBlock.minutesPerMonthMax', 'countryBlock.callsPerDayMax'),
      ...of('flag', 'countryBlock.preapproved'),
      ...of('minutes', 'countryBlock.recheckEveryMs'),
    ],
  },
  {
    name: 'after',
    settings: [
      ...of('percent', 'reopening.budgetPercent'),
      ...of('days', 'reopening.budgetForMs', 'allowanceMs', 'vouchedMs'),
      ...of('plain', 'teachAfterDays'),
    ],
  },
  {
    name: 'limits',
    settings: [...of('hours', 'callLimitMs', 'unconfirmedMs'), ...of('text', 'name')],
  },
];

const byPath = new Map(
  settingGroups.flatMap(group => group.settings.map(one => [one.path, one] as const)),
);

export function settingAt(path: string): PolicySetting | undefined {
  return byPath.get(path);
}

const perUnit: Partial<Record<Unit, number>> = {
  dban: 100,
  minutes: minuteMs,
  hours: hourMs,
  days: dayMs,
  tenths: 10,
};

/** A number of the policy as the form has it: 2,500 centi-decibans are 25. */
export function inUnit(value: number, unit: Unit): number {
  return value / (perUnit[unit] ?? 1);
}

/** The other way; what the policy cannot hold goes there as it is, and is refused with its line. */
export function fromUnit(value: number, unit: Unit): number {
  const whole = value * (perUnit[unit] ?? 1);
  const rounded = Math.round(whole);
  return Math.abs(whole - rounded) < 1e-6 ? rounded : whole;
}

/** `0, 3, 6` of minutes; undefined where something is no number. */
export function attemptsOf(text: string): readonly number[] | undefined {
  const parts = text.split(/[,、\s]+/).filter(part => part !== '');
  const minutes = parts.map(Number);
  if (minutes.some(minute => !Number.isFinite(minute))) return undefined;
  return minutes.map(minute => fromUnit(minute, 'minutes'));
}

export function attemptsText(value: unknown): string {
  return Array.isArray(value) ? value.map(ms => inUnit(Number(ms), 'minutes')).join(', ') : '';
}

/** What stands at `level.alert` of a policy, or of anything. */
export function valueAt(policy: unknown, path: string): unknown {
  let at = policy;
  for (const key of path.split('.')) {
    if (typeof at !== 'object' || at === null) return undefined;
    at = (at as Readonly<Record<string, unknown>>)[key];
  }
  return at;
}
