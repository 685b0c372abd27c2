/** What each oracle holds. */
export const oracleNames = {
  replay: 'snapshot and tail give the full replay',
  recount: 'meters equal a recount of all events',
  untouched: 'domestic, emergency and inbound calls are untouched',
  limits: 'every collection stays within its limit',
  lawful: 'no lawful line is stopped',
  ends: 'every temporary measure ends',
  order: 'the order of accounts within a second makes no difference',
  twice: 'events told twice change nothing',
  faults: 'faults of the feed and restarts stop no lawful line',
} as const;

export interface OracleFailure {
  readonly oracle: string;
  readonly problems: readonly string[];
}
