// The queue as it stands on the screen. While somebody points at it or has it in focus, rows keep
// their places: who leaves turns grey, who comes waits above, until the order is applied.
import type { Schemas } from '../../../api/client.ts';

export type QueueRow = Schemas['QueueRow'];
export type Sort = 'loss' | 'opened' | 'due';

export interface QueueList {
  /** In the order of the screen. */
  readonly rows: readonly QueueRow[];
  /** Of rows that match no more, and stand in their places until the order is applied. */
  readonly gone: ReadonlySet<string>;
  /** Of rows that stand in another place than they belong. */
  readonly moved: ReadonlySet<string>;
  /** Rows that match now and have no place yet. */
  readonly fresh: ReadonlyMap<string, QueueRow>;
  /** Where the list goes on; null at its end, undefined before the first page. */
  readonly next: string | null | undefined;
  /** The last row that a page brought: what sorts after it, a later page brings. */
  readonly end: QueueRow | undefined;
}

export const emptyList: QueueList = {
  rows: [],
  gone: new Set(),
  moved: new Set(),
  fresh: new Map(),
  next: undefined,
  end: undefined,
};

const never = Number.POSITIVE_INFINITY;

/** Negative where `a` stands before `b`; the same order as the server's. */
export function compareRows(a: QueueRow, b: QueueRow, sort: Sort): number {
  if (sort === 'due') {
    const soonest = (a.nextDueMs ?? never) - (b.nextDueMs ?? never);
    // Two without a deadline differ by nothing, which is not a number here.
    return (Number.isNaN(soonest) ? 0 : soonest) || byName(a, b);
  }
  const byLoss = sort === 'loss' ? b.lossPerHourYen - a.lossPerHourYen : 0;
  return byLoss || b.openedMs - a.openedMs || byName(b, a);
}

function byName(a: QueueRow, b: QueueRow): number {
  return a.case < b.case ? -1 : a.case > b.case ? 1 : 0;
}

/** The next page goes to the end; what was shown already stays where it is. */
export function takePage(
  list: QueueList,
  page: { readonly rows: readonly QueueRow[]; readonly next: string | null },
): QueueList {
  const shown = new Set(list.rows.map(row => row.case));
  const fresh = new Map(list.fresh);
  const added = page.rows.filter(row => !shown.has(row.case));
  for (const row of added) fresh.delete(row.case);
  return {
    ...list,
    rows: [...list.rows, ...added],
    fresh,
    next: page.next,
    end: page.rows.at(-1) ?? list.end,
  };
}

/**
 * What became of these cases: `found` are those that match the view now. Rows change where they
 * stand; nothing changes place.
 */
export function takeNews(
  list: QueueList,
  asked: readonly string[],
  found: readonly QueueRow[],
  sort: Sort,
): QueueList {
  const news = new Map(found.map(row => [row.case, row]));
  const about = new Set(asked);
  const gone = new Set(list.gone);
  const fresh = new Map(list.fresh);
  const placed = new Set<string>();
  const rows = list.rows.map(row => {
    if (!about.has(row.case)) return row;
    placed.add(row.case);
    const now = news.get(row.case);
    if (now === undefined) gone.add(row.case);
    else gone.delete(row.case);
    return now ?? row;
  });
  for (const name of asked) {
    const row = news.get(name);
    if (row === undefined || placed.has(name)) fresh.delete(name);
    else if (isWithin(list, row, sort)) fresh.set(name, row);
  }
  const changed = { ...list, rows, gone, fresh };
  return { ...changed, moved: misplaced(changed, sort) };
}

/** A row that sorts after the last one of the last page comes with a later page. */
function isWithin({ next, end }: QueueList, row: QueueRow, sort: Sort): boolean {
  if (next === null) return true;
  return end !== undefined && compareRows(row, end, sort) <= 0;
}

/** Rows that stand behind one they belong before, or the other way; gone ones do not count. */
function misplaced({ rows, gone }: QueueList, sort: Sort): ReadonlySet<string> {
  const found = new Set<string>();
  let before: QueueRow | undefined;
  for (const row of rows) {
    if (gone.has(row.case)) continue;
    if (before !== undefined && compareRows(before, row, sort) > 0) found.add(row.case);
    else before = row;
  }
  return found;
}

/** How many changes of place wait. */
export function heldMoves({ gone, moved, fresh }: QueueList): number {
  return gone.size + moved.size + fresh.size;
}

/** Everything goes where it belongs. */
export function applyOrder(list: QueueList, sort: Sort): QueueList {
  if (heldMoves(list) === 0) return list;
  const standing = list.rows.filter(row => !list.gone.has(row.case));
  const all = [...standing, ...list.fresh.values()].sort((a, b) => compareRows(a, b, sort));
  const rows = all.filter(row => isWithin(list, row, sort));
  return { ...list, rows, gone: new Set(), moved: new Set(), fresh: new Map() };
}

/** Who has a case now, before the server says so. */
export function takeOwner(list: QueueList, owners: ReadonlyMap<string, string | null>): QueueList {
  const rows = list.rows.map(row => {
    const assignee = owners.get(row.case);
    return assignee === undefined ? row : { ...row, assignee };
  });
  return { ...list, rows };
}

export function takeLooking(list: QueueList, name: string, people: readonly string[]): QueueList {
  const rows = list.rows.map(row => (row.case === name ? { ...row, looking: [...people] } : row));
  return { ...list, rows };
}
