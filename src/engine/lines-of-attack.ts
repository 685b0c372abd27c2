// Once an attack on an account is no longer in doubt: the lines that call where it goes.
import { settledCalls } from '../core/detection/cold-start.ts';
import { evidenceSum } from '../core/detection/episode.ts';
import { reading } from '../core/detection/reading-list.ts';
import { dayOf, localMs } from '../core/metering/calendar.ts';
import { pendingBefore, taughtCalls } from '../core/metering/normal.ts';
import type { Engine } from './engine.ts';
import { accountNamed, lineOf } from './lines.ts';
import type { Case, EngineState } from './state.ts';
import { episodeOf, isNewTo, subjectOf } from './subjects.ts';

/** A destination other than the one that was asked about is the attack's from so many lines on. */
const manyLines = 4;
const challengeAt = reading.challenge;
const clearedAt = reading.cleared;
const sourceAt = reading['source-network'];

/**
 * Lines of the account that made such calls where the line that was asked about makes them, to
 * destinations that the account did not call before. Each of them may have made one call, and that
 * may say little; but the owner disowned them, or somebody failed to prove to be the subscriber,
 * and the account's evidence suffices for a suspension. Empty before.
 */
export function linesOfAttack({ state }: Engine, open: Case): readonly string[] {
  const shared = subjectOf(state, accountNamed(state, open.account));
  const episode = shared?.episode;
  if (shared === undefined || episode === undefined) return [];
  if (!open.notMine && episode.evidence[challengeAt]! <= 0) return [];
  // Whether a colleague was cleared lately says nothing here.
  const evidence = evidenceSum(episode) - episode.evidence[clearedAt]!;
  if (evidence < state.policy.level.suspension) return [];
  // Before an account has shown what it does, everything is new to it.
  if (taughtCalls(shared.normal) < settledCalls) return [];
  const { lines, lineDestinations } = episode;
  const line = lineOf(state, open.subscriber);
  const asked = episodeOf(state, line)?.destinations ?? [];
  // The look-back: what came on the day before the alert may be the attack's.
  const from = dayOf(localMs(state.calendar, line.zone, open.openedMs)) - 1;
  const attacked = asked.filter(
    at =>
      isNewTo(shared, at) &&
      !pendingBefore(shared.normal, 'destinations', at, from) &&
      (at === open.destinations[0] || lineDestinations.filter(to => to === at).length >= manyLines),
  );
  const fromElsewhere = episode.evidence[sourceAt]! > 0;
  return lines.filter(
    (one, i) =>
      attacked.includes(lineDestinations[i]!) &&
      !(fromElsewhere && calledFromHome(state, one)) &&
      !proved(state, one),
  );
}

/** Of an attack from elsewhere a line that calls from where it always does is no part. */
function calledFromHome(state: EngineState, subscriber: string): boolean {
  return (episodeOf(state, lineOf(state, subscriber))?.evidence[sourceAt] ?? 0) < 0;
}

/** Whoever calls from the line has proved to be the subscriber, or the owner said so. */
function proved(state: EngineState, subscriber: string): boolean {
  const line = lineOf(state, subscriber);
  if (line.allowance !== undefined && state.nowMs < line.allowance.untilMs) return true;
  return (episodeOf(state, line)?.evidence[challengeAt] ?? 0) < 0;
}
