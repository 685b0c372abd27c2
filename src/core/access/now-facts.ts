// What the store knows of the moment: what waits for people, and what stands in the network.

/** What waits for somebody: how many, and when the first is due. */
export interface Waiting {
  readonly count: number;
  readonly dueMs: number | null;
}

/** Temporary measures of one kind and case, and what the network made of them. */
export interface StandingMeasures {
  readonly kind: 'suspension' | 'source-block' | 'country-block';
  readonly case: string;
  /** Of a country block. */
  readonly country: string | null;
  readonly subjects: number;
  readonly beginMs: number;
  readonly endMs: number | null;
  /** One for each subject and enforcer; those read back, and those tried in vain so far. */
  readonly orders: number;
  readonly confirmed: number;
  readonly failing: number;
  readonly waitingSinceMs: number | null;
  readonly confirmedMs: number | null;
  /** Enforcers that have not confirmed. */
  readonly enforcers: readonly string[];
}

/** What waits and stands, as one reader may be told of it. */
export interface DeskNow {
  readonly approvals: Waiting;
  readonly calls: Waiting;
  readonly decisions: Waiting;
  readonly messages: Waiting;
  readonly unassigned: Waiting;
  /** Newest first. */
  readonly measures: readonly StandingMeasures[];
  readonly measuresLeftOut: number;
}

export interface NowFacts {
  readonly all: DeskNow;
  /** For who may not know of country blocks. */
  readonly withoutCountryBlocks: DeskNow;
  /** Of the cases asked for, those that somebody has taken. */
  readonly assignees: ReadonlyMap<string, string>;
}
