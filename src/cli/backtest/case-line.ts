// One pair of cases as a line of the cases file.
import { formatTime } from '../../core/call/format-time.ts';
import type { CasePair } from './match-cases.ts';
import type { SideCase } from './side-case.ts';

/** One JSON object, without the line end; what is absent has no key. */
export function caseLine(pair: CasePair): string {
  const { candidate, inForce } = pair;
  const one = (candidate ?? inForce)!;
  const openedMs = Math.min(candidate?.openedMs ?? one.openedMs, inForce?.openedMs ?? one.openedMs);
  const attack = candidate?.attack || inForce?.attack;
  const both = candidate !== undefined && inForce !== undefined;
  const saved = (side: SideCase | undefined): number => side?.savedMilliYen ?? 0;
  return JSON.stringify({
    time: formatTime(openedMs, one.zone),
    difference: pair.difference,
    account: one.account || undefined,
    subscriber: one.subscriber || undefined,
    sourceIp: one.sourceIp || undefined,
    country: one.country || undefined,
    attack: attack || undefined,
    secondsEarlier: both ? Math.round(pair.earlierMs / 1_000) : undefined,
    savedMoreYen: Math.round((saved(candidate) - saved(inForce)) / 1_000),
    candidate: sideOf(candidate),
    inForce: sideOf(inForce),
  });
}

function sideOf(one: SideCase | undefined): object | undefined {
  if (one === undefined) return undefined;
  return {
    case: one.case,
    opened: formatTime(one.openedMs, one.zone),
    subscriber: one.subscriber || undefined,
    measures: [...one.measures].sort(),
    ground: one.ground || undefined,
    suspended: one.suspended,
    challenged: one.challenged,
    refused: one.refused,
    released: one.released,
    firstStop: one.firstStopMs === 0 ? undefined : formatTime(one.firstStopMs, one.zone),
    savedYen: Math.round(one.savedMilliYen / 1_000),
    outcome: one.outcome || undefined,
  };
}
