// What is read of a line beside its cases: who is found, what it used, what it does now.
import type { Authorisation } from '../barring/authorisation.ts';
import type { Subscriber } from '../subscriber/subscriber.ts';

export interface LineSearch {
  /** A number as people write it, or how an account, a device or a name begins. */
  readonly text: string;
  /** Whether names are looked through. */
  readonly names: boolean;
  readonly cursor?: string;
  /** At most 200; default 50. */
  readonly limit?: number;
  /** Whether cases of country blocks are left out of what is counted. */
  readonly withoutCountryBlocks?: boolean;
}

/** A line that was found, with what tells at once whether something is the matter. */
export interface FoundLine {
  readonly line: Subscriber;
  readonly openCases: number;
  /** In force on it now. */
  readonly measures: number;
}

/** International usage of a time. */
export interface UsageSum {
  readonly calls: number;
  readonly seconds: number;
  readonly milliYen: number;
  /** Attempts that a measure refused. */
  readonly refused: number;
}

/** Usage of the billing month, of the one before, and of that one to the same point. */
export interface LineMonths {
  readonly thisFromMs: number;
  readonly lastFromMs: number;
  readonly thisMonth: UsageSum;
  readonly lastMonth: UsageSum;
  /** The month before up to as far as this one has come. */
  readonly lastMonthSoFar: UsageSum;
  readonly today: UsageSum;
}

/** How an order about the line stands at one network element. */
export interface LineOrder {
  readonly enforcer: string;
  readonly state: 'pending' | 'applied' | 'failed';
  /** The order is to remove the measure. */
  readonly ended: boolean;
  readonly requestedMs: number;
  readonly confirmedMs: number | null;
  readonly tries: number;
}

/** What a person did to the line, from the audit log. */
export interface LineAct {
  readonly atMs: number;
  readonly who: string;
  readonly what: string;
  readonly why: string;
}

export interface LinePaper {
  readonly months: LineMonths;
  readonly orders: readonly LineOrder[];
  /** Newest first. */
  readonly acts: readonly LineAct[];
}

/** One line of an account. */
export interface AccountLine extends FoundLine {
  readonly months: LineMonths;
}

/** What the engine knows of a line at this moment. */
export interface LineNow {
  readonly authorisation: Authorisation | undefined;
  readonly callsInProgress: number;
  /** Of calls in progress, to this moment. */
  readonly accruedMilliYen: number;
}
