// The lists a recorded run is given, read once; what is wrong in them is named and left out.
import { readFileSync } from 'node:fs';
import type { RestrictedEntry } from '../../core/intelligence/restricted-list.ts';
import { type DialPlan, dialPlans } from '../../core/numbering/dial-plan.ts';
import { buildRateDeck, type RateDeck } from '../../core/rating/build-rate-deck.ts';
import type { RateRow } from '../../core/rating/rate-deck.ts';
import type { Subscriber } from '../../core/subscriber/subscriber.ts';
import { type ReachableRow, readContacts } from '../../ingest/reference/read-contacts.ts';
import { readLabels } from '../../ingest/reference/read-labels.ts';
import { readRates } from '../../ingest/reference/read-rates.ts';
import { readRestricted } from '../../ingest/reference/read-restricted.ts';
import { readSubscribers } from '../../ingest/reference/read-subscribers.ts';
import type { ReferenceRead } from '../../ingest/reference/reference-read.ts';

export interface ListFiles {
  readonly subscribers: string;
  readonly rates: string;
  readonly restricted: string;
  /** When the owners can be reached; absent: never. */
  readonly contacts?: string;
  /** Which calls are an attacker's; absent: none is. */
  readonly labels?: string;
  /** Country of the dial plan. */
  readonly homeCountry: string;
}

export interface ReplayLists {
  readonly subscribers: readonly Subscriber[];
  readonly rates: readonly RateRow[];
  readonly deck: RateDeck;
  readonly restricted: readonly RestrictedEntry[];
  readonly reachable: readonly ReachableRow[];
  /** Attack of each attacker's call. */
  readonly attackOf: ReadonlyMap<string, string>;
  readonly plan: DialPlan;
}

/** Reads the files; each wrong line is named on standard error, the first ten of a file. */
export function readReplayLists(files: ListFiles): ReplayLists {
  const labels = files.labels === undefined ? [] : rowsOf(files.labels, readLabels);
  const rates = rowsOf(files.rates, bytes => readRates(bytes));
  return {
    subscribers: rowsOf(files.subscribers, bytes => readSubscribers(bytes)),
    rates,
    deck: buildRateDeck(rates),
    restricted: rowsOf(files.restricted, bytes => readRestricted(bytes)),
    reachable: files.contacts === undefined ? [] : rowsOf(files.contacts, readContacts),
    attackOf: new Map(labels.map(row => [row.callId, row.attack])),
    plan: dialPlans[files.homeCountry as keyof typeof dialPlans] ?? dialPlans.JP,
  };
}

function rowsOf<Row>(
  path: string,
  reader: (bytes: Uint8Array) => ReferenceRead<Row>,
): readonly Row[] {
  const { rows, problems } = reader(readFileSync(path));
  for (const problem of problems.slice(0, 10)) {
    const column = problem.column === undefined ? '' : `, column ${problem.column}`;
    process.stderr.write(`${path}, line ${problem.line}${column}: ${problem.reason}\n`);
  }
  if (problems.length > 10)
    process.stderr.write(`${path}: ${problems.length - 10} more lines are wrong\n`);
  return rows;
}
