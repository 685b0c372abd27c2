// The engine's whole state: plain data, so that a snapshot is a copy and replay is exact.
// Every collection has a limit; what happens at it is said beside it.
import type { Authorisation } from '../core/barring/authorisation.ts';
import type { ContactFacts } from '../core/barring/gates.ts';
import type { Service, ZoneText } from '../core/call/call-event.ts';
import { type Campaigns, newCampaigns } from '../core/detection/campaign.ts';
import { type DeviceModels, newDeviceModels } from '../core/detection/device-models.ts';
import { type KindHabits, newKindHabits } from '../core/detection/kind-habits.ts';
import { type LearntRisk, newLearntRisk } from '../core/detection/learnt-risk.ts';
import type { RestrictedEntry } from '../core/intelligence/restricted-list.ts';
import { type Calendar, japaneseCalendar } from '../core/metering/calendar.ts';
import type { TrackedCall } from '../core/metering/tracked-call.ts';
import { type Policy, standardPolicy } from '../core/policy/policy.ts';
import type { RateRow } from '../core/rating/rate-deck.ts';
import { takeOldest } from '../core/stdx/take-oldest.ts';
import { newTextRing, type TextRing } from '../core/stdx/text-ring.ts';
import { type AccountDirectory, newAccountDirectory } from './account-directory.ts';
import { type EndedCalls, newEndedCalls } from './ended-calls.ts';
import { type LineDirectory, newLineDirectory } from './line-directory.ts';
import type { Registrations } from './line-traces.ts';
import { orphanWidth } from './orphans.ts';
import type { QuietCases } from './quiet-cases.ts';
import { newSubjects, type Subjects } from './subjects.ts';
import { newTimers, type Timers } from './timers.ts';

/** "Mine": a bounded, expiring allowance for a pattern; it teaches nothing. */
export interface Allowance {
  readonly untilMs: number;
  readonly destinations: readonly number[];
  readonly networks: readonly number[];
  leftMilliYen: number;
}

/** What "mine" leaves behind: these destinations are no news on the line for some weeks. */
export interface Vouched {
  readonly untilMs: number;
  readonly destinations: readonly number[];
}

/** Barring that the owner asked for or consented to: it has no end of its own. */
export interface Barred {
  readonly case: string;
  readonly on: 'request' | 'consent';
  readonly beginMs: number;
  /** Open again to usual destinations. */
  readonly butUsual: boolean;
}

/** What is left of a suspension whose line is open again to usual destinations; it ends with it. */
export type PartlyOpen = Pick<Suspension, 'case' | 'ground' | 'beginMs' | 'endMs'>;

export interface Suspension {
  readonly case: string;
  readonly ground: string;
  readonly beginMs: number;
  endMs: number;
  refused: number;
}

/** A line that did something: called abroad, was called, registered, or met a measure. */
export interface Line extends LineRare {
  /** Number in the directory; −1 for an unknown line beyond the limit, which is not remembered. */
  readonly id: number;
  readonly subscriber: string;
  readonly account: string;
  /** Undefined for a line that is not remembered. */
  readonly payer: Account | undefined;
  readonly listed: boolean;
  readonly corporate: boolean;
  readonly service: Service;
  readonly challenge: boolean;
  readonly channels: number;
  readonly zone: string;
  readonly billingDay: number;
  /** As the list tells it; '' where it does not. */
  readonly deviceModel: string;
  readonly lastMonthMilliYen: number;
  /** Billing month as of `nowMs`, to be worked out anew from `monthUntilMs` on. */
  month: number;
  monthUntilMs: number;
  /** Number of its subject, made at the first call abroad; 0 before. */
  subject: number;
  inboundMs: number;
  /** At most four networks. */
  registrations: Registrations;
}

/** What few lines ever have. */
export interface LineRare {
  suspension: Suspension | undefined;
  /** The suspension before, with the time it really ended: for records that are told later. */
  partlyOpen: PartlyOpen | undefined;
  barred: Barred | undefined;
  /** Ground D, as the owner gave it. */
  authorisation: Authorisation | undefined;
  /** Opened again not long ago: until then on a smaller loss budget. */
  cautiousUntilMs: number;
  pastSuspension: Pick<Suspension, 'case' | 'ground' | 'beginMs' | 'endMs'> | undefined;
  allowance: Allowance | undefined;
  vouched: Vouched | undefined;
  /** When unusual calls of the line proved to be its own; the last few. */
  cleared: readonly number[] | undefined;
  rejectedRegistrations: number;
  rejectedMs: number;
  /** When a registration succeeded from elsewhere, soon after many refused ones; 0 before. */
  guessedMs: number;
}

/** Who pays for lines. */
export interface Account {
  readonly account: string;
  readonly lines: number;
  /** Sum over the lines that tell theirs; −1 when none does. */
  readonly lastMonthMilliYen: number;
  /** Number of its subject, only for accounts of several lines; 0 for none. */
  subject: number;
  /** Open case, '' for none. */
  case: string;
}

export interface Case {
  readonly case: string;
  readonly account: string;
  readonly subscriber: string;
  readonly openedMs: number;
  readonly zone: ZoneText;
  /** Lines whose calls look like the episode; at most 400. */
  readonly lines: string[];
  readonly destinations: number[];
  readonly networks: number[];
  /** Number ranges of the episode's calls; at most 64. */
  readonly ranges: number[];
  contact: ContactFacts;
  failedChallenges: number;
  passedChallenges: number;
  notMine: boolean;
  /** Lines of it that the owner's "mine" does not cover: their evidence stands. */
  leftOut: readonly string[];
  /** Ground of the measure in force, '' before. */
  ground: string;
}

export interface Block {
  readonly case: string;
  readonly beginMs: number;
  endMs: number;
  refused: number;
  /** Unusual calls that it refused lately; at most 64. */
  readonly attempts: Attempt[];
  /** When it is looked at again. */
  reviewMs: number;
}

export interface Attempt {
  readonly account: string;
  readonly subscriber: string;
  readonly ms: number;
}

export interface Challenge {
  readonly callId: string;
  readonly subscriber: string;
  readonly e164: string;
  passed: boolean;
  used: boolean;
}

export interface FeedFacts {
  readonly sourceObserved: boolean;
  /** Without ends nobody knows how many calls are up; a reading without its events is off. */
  readonly seesEnd: boolean;
  readonly canRedirect: boolean;
  readonly canRelease: boolean;
}

export interface EngineState {
  nowMs: number;
  /** First call event ever; 0 before. */
  startedMs: number;
  zone: ZoneText;
  country: string;
  policy: Policy;
  calendar: Calendar;
  rateRows: readonly RateRow[];
  restricted: readonly RestrictedEntry[];
  missingChecksValid: boolean;
  /** Digest of the subscriber list taken over last. */
  subscribersDigest: string;
  /** One bit a line: named by the list that is coming in. */
  named: Uint8Array;
  readonly feeds: Map<string, FeedFacts>;
  /** Listed lines and lines that called; unlisted lines beyond the limit are not remembered. */
  readonly lines: LineDirectory;
  readonly accounts: AccountDirectory;
  readonly subjects: Subjects;
  /** Calls not ended; at the limit the oldest is closed as if ended. */
  readonly calls: Map<string, TrackedCall>;
  /** Ended calls, for duplicates and late records. */
  readonly ended: EndedCalls;
  /** Answers and ends whose set-up has not come. */
  readonly orphans: TextRing;
  /** Open cases. */
  readonly cases: Map<string, Case>;
  /** Of them those whose reviews would find nothing new. */
  readonly quiet: QuietCases;
  /** Closed ones, to be opened again; at the limit the one closed first is forgotten. */
  readonly closed: Map<string, Case>;
  /** Acts by id with their times: the same again changes nothing. At the limit the oldest goes. */
  readonly acts: Map<string, number>;
  /** Challenges by number; at the limit the oldest is forgotten, and its token worth nothing. */
  readonly challenges: Map<number, Challenge>;
  readonly sourceBlocks: Map<string, Block>;
  readonly countryBlocks: Map<string, Block>;
  readonly campaigns: Campaigns;
  readonly risk: LearntRisk;
  readonly models: DeviceModels;
  readonly habits: KindHabits;
  readonly timers: Timers;
  nextCase: number;
  nextChallenge: number;
  readonly totals: {
    events: number;
    calls: number;
    domestic: number;
    allowed: number;
    challenged: number;
    blocked: number;
    released: number;
    ignored: number;
  };
}

export const stateLimits = {
  unknownLines: 2_000_000,
  calls: 500_000,
  ended: 300_000,
  orphans: 20_000,
  challenges: 50_000,
  cases: 50_000,
  closedCases: 20_000,
  acts: 50_000,
} as const;

/** Version of the state's shape: a snapshot of another version is not loaded. */
export const engineVersion = '16';

export function newState(): EngineState {
  return {
    nowMs: 0,
    startedMs: 0,
    zone: '+09:00',
    country: 'JP',
    policy: standardPolicy,
    calendar: japaneseCalendar,
    rateRows: [],
    restricted: [],
    missingChecksValid: false,
    subscribersDigest: '',
    named: new Uint8Array(0),
    feeds: new Map(),
    lines: newLineDirectory(),
    accounts: newAccountDirectory(),
    subjects: newSubjects(),
    calls: new Map(),
    ended: newEndedCalls(),
    orphans: newTextRing(orphanWidth),
    cases: new Map(),
    quiet: new Map(),
    closed: new Map(),
    acts: new Map(),
    challenges: new Map(),
    sourceBlocks: new Map(),
    countryBlocks: new Map(),
    campaigns: newCampaigns(),
    risk: newLearntRisk(),
    models: newDeviceModels(),
    habits: newKindHabits(),
    timers: newTimers(),
    nextCase: 1,
    nextChallenge: 1,
    totals: {
      events: 0,
      calls: 0,
      domestic: 0,
      allowed: 0,
      challenged: 0,
      blocked: 0,
      released: 0,
      ignored: 0,
    },
  };
}

/** Adds to a bounded map; at the limit the oldest entry goes. */
export function keep<K, V>(map: Map<K, V>, key: K, value: V, limit: number): void {
  if (map.size >= limit && !map.has(key)) takeOldest(map);
  map.set(key, value);
}
