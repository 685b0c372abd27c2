// Sightings of one key change once a second; in between, every call asks how many others there
// were. What can be counted beforehand is counted once for each list as it stands.

/** An unusual call, as what spans accounts remembers it. */
export interface Sighting {
  readonly account: string;
  readonly subscriber: string;
  readonly number: number;
  readonly ms: number;
  /** The line's evidence had reached the alert level. */
  readonly alarming: boolean;
}

/** `ms` of sightings never fall from one to the next, as they come in order of arrival. */
interface Digest {
  readonly length: number;
  readonly last: Sighting | undefined;
  /** Last sighting of each account. */
  readonly accounts: ReadonlyMap<string, number>;
  /** The same times, ascending; and those of each called number. */
  readonly accountMs: readonly number[];
  readonly numberMs: readonly number[];
}

const digests = new WeakMap<readonly Sighting[], Digest>();

/** Distinct accounts other than `account` within `withinMs`. */
export function otherAccounts(
  list: readonly Sighting[] | undefined,
  account: string,
  nowMs: number,
  withinMs: number,
): number {
  if (list === undefined || list.length === 0) return 0;
  const { accounts, accountMs } = digestOf(list);
  const own = accounts.get(account);
  const others = countSince(accountMs, nowMs - withinMs);
  return own !== undefined && nowMs - own <= withinMs ? others - 1 : others;
}

/** Distinct called numbers, those of `account` aside, within `withinMs`. */
export function otherNumbers(
  list: readonly Sighting[] | undefined,
  account: string,
  nowMs: number,
  withinMs: number,
): number {
  if (list === undefined || list.length === 0) return 0;
  const digest = digestOf(list);
  if (!digest.accounts.has(account)) return countSince(digest.numberMs, nowMs - withinMs);
  const seen = new Set<number>();
  for (const sighting of list) {
    if (sighting.account !== account && nowMs - sighting.ms <= withinMs) seen.add(sighting.number);
  }
  return seen.size;
}

/** A list only grows at its end and loses from its begin, so that its last sighting tells it. */
function digestOf(list: readonly Sighting[]): Digest {
  const known = digests.get(list);
  const last = list[list.length - 1];
  if (known !== undefined && known.last === last && known.length === list.length) return known;
  const accounts = new Map<string, number>();
  const numbers = new Map<number, number>();
  for (const { account, number, ms } of list) {
    accounts.set(account, ms);
    numbers.set(number, ms);
  }
  const digest = {
    length: list.length,
    last,
    accounts,
    accountMs: [...accounts.values()].sort((a, b) => a - b),
    numberMs: [...numbers.values()].sort((a, b) => a - b),
  };
  digests.set(list, digest);
  return digest;
}

/** How many of the ascending times are `fromMs` or later. */
function countSince(times: readonly number[], fromMs: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (times[middle]! < fromMs) low = middle + 1;
    else high = middle;
  }
  return times.length - low;
}
