// What is read of that which spans lines: of the store, and of the engine as it stands.
import type { AuditEntry } from '../core/access/audit-entry.ts';
import type { CaseRow, MeasureRow, Page } from '../core/case/case-rows.ts';
import type {
  CampaignCase,
  CampaignTrait,
  CountrySum,
  CountryToday,
  DeviceReport,
  EpisodeFilter,
  EpisodePage,
  ModelCase,
  ModelSum,
  RangeSum,
  SourceSum,
  SourceUse,
} from '../core/case/network-rows.ts';
import type { Told } from './ports.ts';

export interface NetworkQuery {
  readonly fromMs: number;
  readonly cursor?: string;
  /** At most 200; default 50. */
  readonly limit?: number;
}

/** Sums over the stored calls of cases' episodes. A cursor that is none: BadCursorError. */
export interface NetworkReader {
  /** Addresses, those of most accounts first. */
  sources(query: NetworkQuery): Promise<Page<SourceSum>>;
  /** Number ranges that several accounts' episodes hit, those of most accounts first. */
  ranges(query: NetworkQuery): Promise<Page<RangeSum>>;
  countries(fromMs: number): Promise<readonly CountrySum[]>;
  /** All calls of the day of the carrier's zone by country. */
  today(nowMs: number, told?: Told): Promise<readonly CountryToday[]>;
  episodes(filter: EpisodeFilter, fromMs: number): Promise<EpisodePage>;
  /** What an id of a URL names. */
  nameOf(kind: 'source' | 'range', id: string): Promise<string | undefined>;
  sourceUse(sourceIp: string, fromMs: number): Promise<SourceUse>;
  /** Blocks of that address or country, newest first, at most 20. */
  blocks(kind: 'source' | 'country', subject: string): Promise<readonly MeasureRow[]>;
  /** Cases opened since, newest first, at most 20,000, and what they share. */
  campaignCases(fromMs: number): Promise<{
    readonly cases: readonly CampaignCase[];
    readonly traits: readonly CampaignTrait[];
  }>;
  /** Measures of these cases, newest first, at most 200. */
  measuresOf(cases: readonly string[]): Promise<readonly MeasureRow[]>;
  caseRows(names: readonly string[]): Promise<readonly CaseRow[]>;
  /** Models of lines with cases opened since, most cases first; and all such cases. */
  models(fromMs: number): Promise<{
    readonly models: readonly ModelSum[];
    readonly cases: number;
    readonly accounts: number;
  }>;
  /** Newest first, at most 1,000. */
  modelCases(model: string, fromMs: number): Promise<readonly ModelCase[]>;
  /** Names of the cases of that model, newest first, at most 100. */
  modelCaseRows(model: string, fromMs: number): Promise<readonly CaseRow[]>;
  /** Newest first, at most 50. */
  deviceReports(model: string): Promise<readonly DeviceReport[]>;
  recordDeviceReport(report: DeviceReport, audit: AuditEntry): Promise<void>;
}

/** A case, and where to look for the calls of its episode. */
export interface EpisodeTrace {
  readonly case: string;
  readonly lines: readonly string[];
  readonly fromMs: number;
  readonly toMs: number;
}

/** Keeps what `NetworkReader` sums. */
export interface EpisodeBook {
  /** Sums the stored calls of that episode anew; of a case that is not stored, nothing. */
  trace(episode: EpisodeTrace): Promise<void>;
  /** Cases to sum after a start: open ones, and those changed since. */
  untraced(sinceMs: number): Promise<readonly string[]>;
}

export interface BlockNow {
  readonly case: string;
  readonly beginMs: number;
  readonly endMs: number;
  readonly refused: number;
}

/** An account whose lines call so alarmingly at once. */
export interface AttackedAccount {
  readonly account: string;
  readonly lines: number;
  readonly stopped: boolean;
  readonly lastMs: number;
}

export interface TrafficDay {
  /** Days since 1970, UTC. */
  readonly day: number;
  readonly minutes: number;
  readonly calls: number;
}

export interface CountryNow {
  readonly country: string;
  readonly protectedTerritory: boolean;
  readonly minutesPerMonth: number;
  readonly callsPerDay: number;
  readonly attacked: readonly AttackedAccount[];
  readonly block: BlockNow | undefined;
  /** Oldest first; at most 100. */
  readonly days: readonly TrafficDay[];
}

export interface SourceNow {
  readonly attacked: readonly AttackedAccount[];
  /** When a line for which it is no news called from it last; 0: never. */
  readonly lawfulMs: number;
  readonly block: BlockNow | undefined;
}

export interface NetworkFacts {
  readonly nowMs: number;
  /** First call event ever; 0 before. */
  readonly startedMs: number;
  readonly homeCountry: string;
  readonly feeds: readonly { readonly feed: string; readonly sourceObserved: boolean }[];
  readonly sourceBlock: {
    readonly accounts: number;
    readonly withinMs: number;
    readonly lastsMs: number;
    readonly lawfulWithinMs: number;
  };
  readonly countryBlock: {
    readonly accounts: number;
    readonly withinMs: number;
    readonly lastsMs: number;
    readonly historyMs: number;
    readonly minutesPerMonthMax: number;
    readonly callsPerDayMax: number;
  };
}

/** The engine as it stands: what the gates of blocks are judged by. */
export interface NetworkNow {
  facts(): NetworkFacts;
  /** Countries with traffic, on the list, or under a block. */
  countries(): readonly string[];
  country(country: string): CountryNow;
  source(sourceIp: string): SourceNow;
  /** How many of these lines registered from the network of that address. */
  registered(sourceIp: string, lines: readonly string[]): number;
  /** Whether cases on lines of that model have priority now, as the engine counts (R15). */
  hasPriority(model: string): boolean;
  /** Models that listed lines have; at most 4,000. */
  models(): Iterable<string>;
  /** Listed lines of that model, and of any. */
  linesOf(model: string): { readonly lines: number; readonly allLines: number };
}
