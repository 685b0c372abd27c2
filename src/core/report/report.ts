// Damage and protection in a period (R17): figures, each with the id of its definition, and what
// they are made of.
import type { CaseCause, CaseOutcome } from '../case/case-state.ts';

/** How many, yen, milliseconds, or minutes of calls. */
export type FigureUnit = 'count' | 'yen' | 'ms' | 'minutes';

/** Every figure there is, in the order in which reports show them. */
export const figureUnits = {
  'lawful-stopped': 'count',
  'undecided-stopped': 'count',
  'false-stops': 'count',
  'lawful-challenged': 'count',
  'lawful-asked': 'count',
  cases: 'count',
  fraud: 'count',
  lawful: 'count',
  inconclusive: 'count',
  undecided: 'count',
  loss: 'yen',
  saved: 'yen',
  without: 'yen',
  'undecided-loss': 'yen',
  'loss-median': 'yen',
  'loss-p95': 'yen',
  'loss-largest': 'yen',
  'detect-median': 'ms',
  'detect-p95': 'ms',
  'contact-median': 'ms',
  'contact-p95': 'ms',
  'stop-median': 'ms',
  'stop-p95': 'ms',
  'first-to-stop-median': 'ms',
  'first-to-stop-p95': 'ms',
  suspensions: 'count',
  'source-blocks': 'count',
  'country-blocks': 'count',
  barrings: 'count',
  'barring-median': 'ms',
  'barring-p95': 'ms',
  compensations: 'count',
  'compensation-yen': 'yen',
  refused: 'count',
  challenged: 'count',
  released: 'count',
  calls: 'count',
  minutes: 'minutes',
  charges: 'yen',
} as const satisfies Record<string, FigureUnit>;
export type FigureId = keyof typeof figureUnits;
export const figureIds = Object.keys(figureUnits) as readonly FigureId[];

/** Figures that say what would have been: nobody can know it. */
export const estimates: ReadonlySet<FigureId> = new Set(['saved', 'without']);

/** Null: nothing to tell it from. */
export type Figures = Readonly<Record<FigureId, number | null>>;

/** One case as reports count it. */
export interface ReportedCase {
  readonly outcome: CaseOutcome | null;
  readonly cause: CaseCause | null;
  readonly service: 'ip' | 'pstn' | null;
  readonly type: 'individual' | 'corporate' | null;
  readonly deviceModel: string | null;
  readonly countries: readonly string[];
  readonly exposureYen: number;
  /** Expected loss per hour before a measure, and for how many ten minutes attempts went on. */
  readonly paceYen: number;
  readonly spans: number;
  /** Calls that its measures refused or ended, and that were challenged. */
  readonly stopped: number;
  readonly challenged: number;
  /** From the first call of the episode to the alert; null where it is not known. */
  readonly detectMs: number | null;
  /** From the alert to the first contact that went out. */
  readonly contactMs: number | null;
  /** From the alert to the first call met, or the first measure. */
  readonly stopMs: number | null;
  readonly asked: boolean;
  /** Local day (YYYY-MM-DD), day of the week (1: Monday) and hour in which it began. */
  readonly day: string;
  readonly weekday: number;
  readonly hour: number;
}

export const breakdownIds = [
  'by-service',
  'by-type',
  'by-cause',
  'by-maker',
  'by-model',
  'by-country',
] as const;
export type BreakdownId = (typeof breakdownIds)[number];

/** Of fraud cases; '' where it is not known, `few` for those too few to be told apart. */
export interface BreakdownRow {
  readonly key: string;
  readonly cases: number;
  readonly lossYen: number;
  readonly savedYen: number;
}

/** A month or a day. */
export interface ReportSpan {
  /** YYYY-MM or YYYY-MM-DD. */
  readonly span: string;
  readonly cases: number;
  readonly fraud: number;
  readonly lawful: number;
  readonly lossYen: number;
  readonly savedYen: number;
  readonly lawfulAsked: number;
  readonly falseStops: number;
}

export interface MeasureCount {
  readonly kind: 'suspension' | 'barring' | 'source-block' | 'country-block';
  readonly ground: string;
  readonly begun: number;
  /** Lines, addresses or countries. */
  readonly subjects: number;
  /** Of cases that were closed as lawful. */
  readonly lawful: number;
}

export interface CountryTraffic {
  readonly country: string;
  readonly calls: number;
  readonly minutes: number;
  readonly yen: number;
  readonly refused: number;
}

/** Days of traffic that are summed already, of those that have any. */
export interface TrafficAsOf {
  readonly asOfMs: number | null;
  readonly daysLeft: number;
}

export interface Report {
  readonly fromMs: number;
  readonly toMs: number;
  readonly figures: Figures;
  /** Of the period before. */
  readonly before: Figures;
  readonly breakdowns: Readonly<Record<BreakdownId, readonly BreakdownRow[]>>;
  readonly measures: readonly MeasureCount[];
  /** Cases of fraud by day of the week, Monday first, and hour. */
  readonly attackHours: readonly (readonly number[])[];
  /** The twelve months that end with the period, or those of the period where it has more. */
  readonly months: readonly ReportSpan[];
  /** Of a period of at most 100 days. */
  readonly days: readonly ReportSpan[];
  readonly countries: readonly CountryTraffic[];
  readonly traffic: TrafficAsOf;
}
