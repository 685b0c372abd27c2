// What the page of a replay is drawn from. Times are seconds, in a case counted from its alert;
// money is whole yen, evidence whole decibans (levels centi-decibans). Lists in place of objects
// keep the page small.

/** What became of a call, as the page draws it. */
export const callKinds = ['let through', 'failed', 'passed', 'refused', 'released'] as const;

export type ReportCall = readonly [
  setup: number,
  /** null: not answered. */
  answer: number | null,
  /** null: still running when the files ended, or never set up. */
  end: number | null,
  /** Place in `destinations`. */
  destination: number,
  masked: string,
  /** Place in the case's `lines`. */
  line: number,
  /** Place in `callKinds`. */
  kind: number,
  /** 1: looked like the episode; 2: an attacker's by the labels; 3: both. */
  marks: number,
  yen: number,
  /** Recorded end of a call that was released before it; null otherwise. */
  recordedEnd: number | null,
];

/** Time, what happened, and the readings that changed since the step before: name, evidence, … */
export type ReportStep = readonly [
  time: number,
  what: 'call' | 'alert' | 'challenge' | 'suspension' | 'contact',
  changes: readonly number[],
];

export interface ReportCaseData {
  readonly name: string;
  readonly subscriber: string;
  readonly account: string;
  readonly lines: readonly string[];
  readonly linesInAll: number;
  readonly sources: readonly string[];
  /** Seconds since 1970 (UTC), and minutes to add for local time. */
  readonly opened: number;
  readonly offset: number;
  readonly attack: string;
  /** '' while open. */
  readonly outcome: string;
  readonly closed: number;
  /** Readings and their decibans as the alert gave them. */
  readonly reasons: readonly (readonly [name: string, decibans: number])[];
  /** Place in `explanations`. */
  readonly explanation: number;
  readonly destination: number;
  readonly normalDayYen: number;
  readonly figures: ReportFigures;
  readonly calls: readonly ReportCall[];
  /** Times of further refused calls. */
  readonly refused: readonly number[];
  readonly undrawn: number;
  /** Time, ordinary charges, suspected charges; summed since 24 hours before the alert. */
  readonly charges: readonly (readonly [number, number, number])[];
  readonly steps: readonly ReportStep[];
  readonly contacts: readonly (readonly [
    sent: number,
    settled: number,
    channel: string,
    attempt: number,
    result: string,
  ])[];
  readonly contactsInAll: number;
  readonly measures: readonly ReportMeasure[];
}

export interface ReportMeasure {
  readonly line: number;
  readonly ground: string;
  readonly begin: number;
  /** When it ends by itself. */
  readonly end: number;
  /** When it was ended; −1 when it was in force as the files ended. */
  readonly ended: number;
  readonly renewals: number;
  readonly why: string;
}

export interface ReportFigures {
  /** Charges of the attack by the labels, else of calls that look like the episode. */
  readonly costYen: number;
  /** What the attack's recorded calls would have cost; 0 without labels. */
  readonly worthYen: number;
  readonly exposureYen: number;
  readonly through: number;
  readonly challenged: number;
  readonly passed: number;
  readonly refused: number;
  readonly released: number;
  /** By the labels: lawful calls challenged, and refused or released. */
  readonly lawfulChallenged: number;
  readonly lawfulStopped: number;
  /** Seconds from the first suspected call to the first call stopped; −1: none was. */
  readonly stopAfter: number;
}

/** A block on a source or country. */
export interface ReportBlock {
  readonly kind: 'source-block' | 'country-block';
  readonly name: string;
  readonly subject: string;
  readonly lines: number;
  readonly opened: number;
  readonly offset: number;
  readonly end: number;
  refused: number;
  lawfulRefused: number;
  readonly why: string;
}

export interface ReportShape {
  readonly shape: string;
  readonly attacks: number;
  readonly stopped: number;
  readonly calls: number;
  readonly through: number;
  readonly worthYen: number;
  readonly lossYen: number;
  readonly lossMedianYen: number;
  readonly lossLargestYen: number;
  /** −1 when none was stopped. */
  readonly stopSeconds: number;
}

export interface ReportData {
  readonly policy: string;
  readonly policyVersion: string;
  readonly inputs: readonly (readonly [role: string, name: string])[];
  readonly labelled: boolean;
  readonly from: number;
  readonly to: number;
  readonly offset: number;
  readonly levels: { readonly alert: number; readonly challenge: number; suspension: number };
  readonly totals: Readonly<Record<string, number>>;
  readonly lawful: Readonly<Record<string, number>> | undefined;
  readonly shapes: readonly ReportShape[];
  readonly blocks: readonly ReportBlock[];
  readonly blocksInAll: number;
  /** What owners would have been told, in English and Japanese. */
  readonly explanations: readonly (readonly [en: string, ja: string])[];
  /** Names of destinations in English and Japanese. */
  readonly destinations: readonly (readonly [en: string, ja: string])[];
  /** The readings in English; `{destination}` stands for the name. */
  readonly readings: readonly (readonly [name: string, text: string])[];
  readonly cases: readonly ReportCaseData[];
  /** Cases without a picture: the next costly. */
  readonly rows: readonly ReportRow[];
  readonly casesInAll: number;
}

/** A case without a picture. */
export type ReportRow = readonly [
  name: string,
  subscriber: string,
  /** Seconds since 1970 (UTC), and minutes to add for local time. */
  opened: number,
  offset: number,
  outcome: string,
  costYen: number,
  worthYen: number,
  refused: number,
  challenged: number,
];
