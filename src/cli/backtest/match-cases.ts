// The cases of two policies side by side: which are the same, and what became of them.
import type { SideCase } from './side-case.ts';

/** Cases further apart are two stories, unless one attack is behind both. */
const apartMs = 86_400_000;

export type Difference =
  | 'only-candidate'
  | 'only-in-force'
  /** Another set of measures. */
  | 'measure'
  | 'earlier'
  | 'later'
  | 'same';

export interface CasePair {
  readonly difference: Difference;
  readonly candidate: SideCase | undefined;
  readonly inForce: SideCase | undefined;
  /** By how much the candidate asked, or stopped its first call, before the policy in force. */
  readonly earlierMs: number;
}

/** In order of time; every case of either side is in exactly one pair. */
export function matchCases(candidate: Iterable<SideCase>, inForce: Iterable<SideCase>): CasePair[] {
  const waiting = new Map<string, SideCase[]>();
  for (const one of inForce) {
    const known = waiting.get(one.subject);
    if (known === undefined) waiting.set(one.subject, [one]);
    else known.push(one);
  }
  const pairs: CasePair[] = [];
  for (const one of candidate) pairs.push(pairOf(one, takeNearest(waiting.get(one.subject), one)));
  for (const left of waiting.values()) for (const one of left) pairs.push(pairOf(undefined, one));
  return pairs.sort((a, b) => openedMs(a) - openedMs(b) || compare(subjectOf(a), subjectOf(b)));
}

/** The waiting case nearest in time, one about the same line first; it is taken out. */
function takeNearest(waiting: SideCase[] | undefined, one: SideCase): SideCase | undefined {
  if (waiting === undefined) return undefined;
  let best = -1;
  let bestMs = Number.POSITIVE_INFINITY;
  waiting.forEach((other, at) => {
    const apart = Math.abs(other.openedMs - one.openedMs);
    const oneAttack = one.attack !== '' && other.attack === one.attack;
    if (apart > apartMs && !oneAttack) return;
    const distance = apart + (other.subscriber === one.subscriber ? 0 : apartMs);
    if (distance >= bestMs) return;
    best = at;
    bestMs = distance;
  });
  return best < 0 ? undefined : waiting.splice(best, 1)[0];
}

function pairOf(candidate: SideCase | undefined, inForce: SideCase | undefined): CasePair {
  if (candidate === undefined || inForce === undefined) {
    const difference = candidate === undefined ? 'only-in-force' : 'only-candidate';
    return { difference, candidate, inForce, earlierMs: 0 };
  }
  const bothStop = candidate.firstStopMs > 0 && inForce.firstStopMs > 0;
  const earlierMs = bothStop
    ? inForce.firstStopMs - candidate.firstStopMs
    : inForce.openedMs - candidate.openedMs;
  return { difference: differenceOf(candidate, inForce, earlierMs), candidate, inForce, earlierMs };
}

function differenceOf(candidate: SideCase, inForce: SideCase, earlierMs: number): Difference {
  const measures = (one: SideCase): string => [...one.measures].sort().join(' ');
  if (measures(candidate) !== measures(inForce)) return 'measure';
  if (earlierMs === 0) return 'same';
  return earlierMs > 0 ? 'earlier' : 'later';
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function openedMs(pair: CasePair): number {
  const of = (one: SideCase | undefined): number => one?.openedMs ?? Number.POSITIVE_INFINITY;
  return Math.min(of(pair.candidate), of(pair.inForce));
}

function subjectOf(pair: CasePair): string {
  const one = (pair.candidate ?? pair.inForce)!;
  return `${one.subject} ${one.case}`;
}
