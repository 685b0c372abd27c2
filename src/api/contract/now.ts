// What the desk's first page shows: is money being lost, where, and is someone on it? No line, no
// called number, no address: cases by name, destinations, sums.

import { z } from 'zod';
import { caseOutcomes, caseStates } from '../../core/case/case-state.ts';
import { contract } from './registry.ts';

const count = z.int().min(0);
const time = z.number();
const rangeSchema = z.object({ low: count, high: count });

const daySchema = z.object({
  day: z.string().describe('local date, YYYY-MM-DD'),
  weekday: z.int().min(0).max(6).describe('0 is Sunday'),
  off: z.boolean().describe('offices are closed: weekend or holiday'),
  holiday: z
    .object({ ja: z.string(), en: z.string() })
    .nullable()
    .describe('the public holiday, where the day is one'),
  run: z.int().min(1).describe('which day of a run of days of the same kind'),
  runDays: z.int().min(1).describe('how long that run is, at most 15'),
});

const waitingSchema = z.object({
  count,
  dueMs: time.nullable().describe('when the first is due; null: not told'),
});

const waitsSchema = z.object({
  approvals: waitingSchema.describe('requests for a second person; due: when one expires'),
  calls: waitingSchema.describe('cases whose next step is a call by a person'),
  decisions: waitingSchema.describe('cases that wait for a decision or a restoration'),
  messages: waitingSchema.describe('messages of unknown fate'),
  unassigned: waitingSchema.describe('open cases that nobody has taken'),
});

const destinationSchema = z.object({
  country: z.string().describe('ISO code, or +870 … for what is no country; empty: not known'),
  calls: count.describe('calls in progress'),
  yenPerMinute: z.number(),
  lossYenPerMinute: z.number().describe('of calls that open cases suspect'),
  refused: count
    .nullable()
    .describe('calls refused in the last ten minutes; null to those who may not know of blocks'),
  challenged: count.nullable().describe('calls challenged in the last ten minutes'),
  lossYenToday: z
    .number()
    .describe('what suspected calls cost since midnight in the carrier’s zone; an estimate'),
  stoppedToday: count.nullable().describe('calls refused or challenged since midnight'),
});

const suspectedSchema = z.object({
  case: z.string(),
  country: z.string(),
  startMs: time,
  answered: z.boolean(),
  yen: z.number(),
  yenPerMinute: z.number(),
});

const attackSchema = z.object({
  case: z.string(),
  about: z.enum(['lines', 'source', 'country']),
  state: z.enum(caseStates),
  outcome: z.enum(caseOutcomes).nullable(),
  beginMs: time.describe('first call of the episode'),
  alertMs: time,
  lastLossMs: time.nullable().describe('when a suspected call was last seen running'),
  measureMs: time.nullable().describe('when its measure began'),
  closedMs: time.nullable(),
  calls: count.describe('suspected calls in progress'),
  yenPerMinute: z.number().describe('what they cost now'),
  exposureYen: z.number(),
  lossPerHourYen: z.number().describe('expected, if it goes on as it does'),
  lines: count,
  countries: z.array(z.string()).readonly().describe('at most 6; of open cases only'),
  refused: count.describe('its calls refused or challenged since its measure began, or the alert'),
  nextStep: z.string().nullable(),
  nextDueMs: time.nullable(),
  assignee: z.string().nullable(),
});

const measureSchema = z.object({
  kind: z.enum(['suspension', 'source-block', 'country-block']),
  case: z.string(),
  country: z.string().nullable().describe('of a country block'),
  subjects: count.describe('lines, addresses or countries'),
  beginMs: time,
  endMs: time.nullable().describe('when the first of them ends'),
  state: z
    .enum(['ordered', 'applied', 'confirmed'])
    .describe('applied: read back somewhere, not everywhere yet'),
  orders: count.describe('one for each subject and network element'),
  confirmed: count.describe('of them read back'),
  failing: count.describe('of them tried in vain so far'),
  waitingSinceMs: time.nullable().describe('when the oldest that is not read back was ordered'),
  confirmedMs: time.nullable().describe('when the last was first read back'),
  enforcers: z
    .array(z.string())
    .readonly()
    .describe('those that have not confirmed, at most 5; to those who may know'),
});

const feedSchema = z.object({
  name: z.string(),
  heard: z.boolean().describe('false: the settings name it, and it has never sent anything'),
  lastMs: time.describe('of the last event; of one never heard: since when it is waited for'),
  events: count.describe('since the start'),
  perMinute: z.number().describe('events a minute, lately'),
  quarantined: count,
  usualMs: time
    .nullable()
    .describe('the longest silence that is usual at this hour; never heard: how long is waited'),
  silent: z.boolean().describe('silent beyond what is usual: its calls are unseen'),
});

const enforcerSchema = z.object({
  name: z.string(),
  well: z.boolean(),
  problem: z.string().nullable().describe('what is wrong there, to those who may know'),
  readMs: time.nullable().describe('when it was last read back'),
  drift: count.describe('measures that stand there and should not, or the other way'),
  stuck: count.describe('orders that are not carried out'),
});

const leftOut = count.describe('how many more there are');

/** The view; times in milliseconds since 1970, UTC. */
export const nowViewSchema = z.object({
  nowMs: time,
  demo: z.boolean(),
  speed: z.number().describe('how much faster than real time the clock of the calls runs'),
  policy: z.string(),
  timeZone: z.string(),
  offsetMinutes: z.int().describe('of that zone now, east of UTC'),
  day: daySchema,
  loss: z.object({
    yenPerMinute: z.number().describe('suspected calls in progress of open cases'),
    calls: count,
    cases: count,
    exposureYen: z.number().describe('of all open cases, calls in progress included'),
    openCases: count,
  }),
  calls: z.object({
    inProgress: count,
    yenPerMinute: z.number(),
    usual: rangeSchema
      .nullable()
      .describe('nine of ten values at this hour of such days, lately; null: not learnt yet'),
  }),
  minute: z.object({
    minuteMs: time,
    calls: count,
    yenPerMinute: z.number(),
    lossYenPerMinute: z.number(),
    refused: count,
    challenged: count,
    silentFeeds: count,
  }),
  waits: waitsSchema.nullable().describe('null: the store has not answered yet'),
  storeMs: time.nullable().describe('as of when waits, measures and assignees are'),
  destinations: z.array(destinationSchema).readonly(),
  suspected: z.array(suspectedSchema).readonly().describe('costliest first, at most 20'),
  suspectedLeftOut: leftOut,
  attacks: z.array(attackSchema).readonly().describe('open before closed, at most 24'),
  attacksLeftOut: leftOut,
  measures: z.array(measureSchema).readonly().describe('by case and kind, at most 40'),
  measuresLeftOut: leftOut,
  feeds: z.array(feedSchema).readonly().describe('at most 50'),
  feedsLeftOut: leftOut,
  enforcers: z.array(enforcerSchema).readonly().describe('at most 50'),
  failedOpen: count.describe('calls allowed because they could not be judged'),
});
nowViewSchema.register(contract, { id: 'Now' });

export type NowView = z.infer<typeof nowViewSchema>;
export type NowDay = NowView['day'];
export type NowWaits = NonNullable<NowView['waits']>;
export type NowDestination = NowView['destinations'][number];
export type NowSuspected = NowView['suspected'][number];
export type NowAttack = NowView['attacks'][number];
export type NowMeasure = NowView['measures'][number];
export type NowFeed = NowView['feeds'][number];
export type NowEnforcer = NowView['enforcers'][number];
export type NowMinute = NowView['minute'];

const column = z.array(z.number().nullable()).readonly();

/** The last twelve hours, a value a minute; null where nothing was seen. */
export const nowMinutesSchema = z.object({
  fromMs: time.describe('of the first minute'),
  calls: column,
  yenPerMinute: column,
  lossYenPerMinute: column,
  refused: column,
  challenged: column,
  silentFeeds: column,
});
nowMinutesSchema.register(contract, { id: 'NowMinutes' });
export type NowMinutes = z.infer<typeof nowMinutesSchema>;

const nameSchema = z.object({ country: z.string(), en: z.string(), ja: z.string() });

/** What a page needs once, and again after it was away. */
export const nowStartSchema = z.object({
  now: nowViewSchema,
  minutes: nowMinutesSchema,
  names: z.array(nameSchema).readonly().describe('every destination there is'),
});
nowStartSchema.register(contract, { id: 'NowStart' });
export type NowStart = z.infer<typeof nowStartSchema>;
