// Sightings of one list change once a second at most; in between, every call asks how many others
// there were. What can be counted beforehand is kept beside each list.

/** An unusual call, as what spans accounts remembers it. */
export interface Sighting {
  readonly account: string;
  readonly subscriber: string;
  readonly number: number;
  readonly ms: number;
  /** The line's evidence had reached the alert level. */
  readonly alarming: boolean;
}

/**
 * When each key (an account, a called number) was seen last, for the sightings of one list. A list
 * only grows at its end and loses from its begin, and `ms` never fall from one sighting to the
 * next, so that only what is new since the last question is taken in.
 */
interface Digest<Key> {
  /** Newest sighting taken in, and how many were in all: they have the turns before `taken`. */
  last: Sighting | undefined;
  taken: number;
  /** Turn of the last sighting of each key; the same ascending, with key and time beside. */
  readonly turnOf: Map<Key, number>;
  readonly turns: number[];
  readonly keys: Key[];
  readonly ms: number[];
}

type Digests<Key> = WeakMap<readonly Sighting[], Digest<Key>>;

const accounts: Digests<string> = new WeakMap();
const numbers: Digests<number> = new WeakMap();
const accountOf = ({ account }: Sighting): string => account;
const numberOf = ({ number }: Sighting): number => number;

/** Distinct accounts other than `account` within `withinMs`. */
export function otherAccounts(
  list: readonly Sighting[] | undefined,
  account: string,
  nowMs: number,
  withinMs: number,
): number {
  if (list === undefined || list.length === 0) return 0;
  const { turnOf, turns, ms } = digestOf(accounts, list, accountOf);
  const others = turns.length - firstFrom(ms, nowMs - withinMs);
  const own = turnOf.get(account);
  if (own === undefined) return others;
  return nowMs - ms[firstFrom(turns, own)]! <= withinMs ? others - 1 : others;
}

/** Distinct called numbers, those of `account` aside, within `withinMs`. */
export function otherNumbers(
  list: readonly Sighting[] | undefined,
  account: string,
  nowMs: number,
  withinMs: number,
): number {
  if (list === undefined || list.length === 0) return 0;
  if (!digestOf(accounts, list, accountOf).turnOf.has(account)) {
    const { ms } = digestOf(numbers, list, numberOf);
    return ms.length - firstFrom(ms, nowMs - withinMs);
  }
  const seen = new Set<number>();
  for (const sighting of list) {
    if (sighting.account !== account && nowMs - sighting.ms <= withinMs) seen.add(sighting.number);
  }
  return seen.size;
}

function digestOf<Key>(
  digests: Digests<Key>,
  list: readonly Sighting[],
  keyOf: (sighting: Sighting) => Key,
): Digest<Key> {
  let digest = digests.get(list);
  if (digest === undefined) {
    digest = { last: undefined, taken: 0, turnOf: new Map(), turns: [], keys: [], ms: [] };
    digests.set(list, digest);
  }
  if (digest.last === list[list.length - 1]) return digest;
  const known = digest.last === undefined ? -1 : list.lastIndexOf(digest.last);
  for (let i = known + 1; i < list.length; i += 1) takeIn(digest, keyOf(list[i]!), list[i]!.ms);
  digest.last = list[list.length - 1];
  while (digest.turns[0]! < digest.taken - list.length) dropAt(digest, 0);
  return digest;
}

function takeIn<Key>(digest: Digest<Key>, key: Key, ms: number): void {
  const before = digest.turnOf.get(key);
  if (before !== undefined) dropAt(digest, firstFrom(digest.turns, before));
  digest.turnOf.set(key, digest.taken);
  digest.turns.push(digest.taken);
  digest.keys.push(key);
  digest.ms.push(ms);
  digest.taken += 1;
}

function dropAt<Key>({ turnOf, turns, keys, ms }: Digest<Key>, at: number): void {
  turnOf.delete(keys[at]!);
  turns.splice(at, 1);
  keys.splice(at, 1);
  ms.splice(at, 1);
}

/** Place of the first of the ascending figures that is `from` or more. */
function firstFrom(figures: readonly number[], from: number): number {
  let low = 0;
  let high = figures.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (figures[middle]! < from) low = middle + 1;
    else high = middle;
  }
  return low;
}
