// What spans lines, as people read it: sums over the calls of cases' episodes. Numbers, ranges and
// addresses stand in full here; whoever shows them masks them. Times are milliseconds since 1970.
import type { CaseRow } from './case-rows.ts';

/** Calls of episodes, summed. */
export interface EpisodeSum {
  readonly cases: number;
  readonly accounts: number;
  readonly lines: number;
  readonly calls: number;
  readonly refused: number;
  /** Thousandths of a yen. */
  readonly milliYen: number;
  readonly firstMs: number;
  readonly lastMs: number;
}

export interface SourceSum extends EpisodeSum {
  /** Names the address in URLs. */
  readonly id: string;
  readonly sourceIp: string;
}

export interface RangeSum extends EpisodeSum {
  readonly id: string;
  /** Called numbers without their last four digits. */
  readonly range: string;
  readonly country: string;
  readonly destination: number;
}

export interface CountrySum extends EpisodeSum {
  readonly country: string;
}

/** All calls to a country on a day of the carrier's zone. */
export interface CountryToday {
  readonly country: string;
  readonly calls: number;
  readonly refused: number;
  readonly seconds: number;
  readonly milliYen: number;
}

/** Which of the episodes' calls are summed. */
export type EpisodeFilter =
  | { readonly kind: 'source'; readonly sourceIp: string }
  | { readonly kind: 'range'; readonly range: string }
  | { readonly kind: 'country'; readonly country: string }
  | { readonly kind: 'cases'; readonly cases: readonly string[] };

/** Calls of episodes in an hour of the week, in the carrier's zone; Monday is 1. */
export interface WeekHour {
  readonly weekday: number;
  readonly hour: number;
  readonly calls: number;
}

export interface EpisodePage {
  readonly sum: EpisodeSum;
  readonly hours: readonly WeekHour[];
  /** Newest first, at most 100. */
  readonly cases: readonly CaseRow[];
  /** Most calls first, at most 20 each. */
  readonly ranges: readonly RangeSum[];
  readonly sources: readonly SourceSum[];
  readonly countries: readonly CountrySum[];
}

/** A day of the carrier's zone, YYYY-MM-DD. */
export interface SourceDay {
  readonly day: string;
  readonly lines: number;
  /** Of them lines with calls that are of no case's episode. */
  readonly lawfulLines: number;
  readonly calls: number;
}

/** Who used an address in the time asked for. */
export interface SourceUse {
  readonly calls: number;
  readonly lines: number;
  readonly accounts: number;
  /** Lines with calls from it that are of no case's episode, and when the last was. */
  readonly lawfulLines: number;
  readonly lawfulCalls: number;
  readonly lawfulLastMs: number | null;
  /** There are more calls than were counted: figures are at least so high. */
  readonly more: boolean;
  /** The lines, at most 500. */
  readonly subscribers: readonly string[];
  readonly days: readonly SourceDay[];
}

/** A case with what links it to others. */
export interface CampaignCase {
  readonly case: string;
  readonly account: string;
  readonly openedMs: number;
  /** Listed model of the line; '' where the list tells none. */
  readonly model: string;
  readonly country: string;
  readonly exposureYen: number;
}

export interface CampaignTrait {
  readonly case: string;
  readonly kind: 'source' | 'range';
  readonly value: string;
}

/** Cases of lines with one model. */
export interface ModelSum {
  readonly model: string;
  readonly cases: number;
  readonly accounts: number;
  readonly exposureYen: number;
  readonly firstMs: number;
  readonly lastMs: number;
}

export interface DeviceReport {
  readonly id: string;
  readonly model: string;
  readonly sentMs: number;
  readonly by: string;
  readonly to: string;
  readonly language: 'ja' | 'en';
  readonly text: string;
  readonly cases: number;
  readonly accounts: number;
}

/** The cases of a model for its maker: nothing that tells whose they were. */
export interface ModelCase {
  readonly openedMs: number;
  readonly service: 'ip' | 'pstn';
  readonly cause: string | null;
  readonly outcome: string | null;
  readonly exposureYen: number;
  readonly countries: readonly string[];
  readonly calls: number;
}
