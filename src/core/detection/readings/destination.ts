import {
  isDisowned,
  knowsNumber,
  newDestinations,
  pendingBefore,
  taughtCount,
  taughtKeys,
  taughtTotal,
} from '../../metering/normal.ts';
import { ratioEvidence } from '../../stdx/decibans.ts';
import type { CallContext } from '../call-context.ts';
import { noveltyEvidence } from '../novelty.ts';
import type { Reading } from '../reading.ts';

const parameters = { attackToNewPerMille: 950, disownedEvidence: 1_200, accountCounts: 10 };

/**
 * Catches: a destination new to the line (R3), and one where a confirmed attack on it went lately.
 * Formula: novelty of the destination among the line's calls; a known one speaks for the line the
 * more, the more often it is called. Where nobody of its account called there, the account's own
 * share of new destinations is the prior of a line that called little. A destination of a day
 * before the episode, untaught as yet, weighs a third, and so does one of which the owner said
 * lately that the calls are theirs.
 * Parameters: share of an attack's calls to destinations new to the line; what one says that the
 * owner disowned in the last month; for how many calls of the line its account's habit counts.
 * Fooled by: an attack on the line's own usual country; a firm's new market.
 * Example: a line of 30 calls to three countries calls a fourth: about +9; one without a call, of a
 * firm of 200 calls to four countries, calls a fifth: about +12.
 */
export const destination: Reading<CallContext> = {
  name: 'destination',
  scope: 'call',
  stage: 'abnormal',
  range: [-600, 1_200],
  model: {
    attack: 'to a destination new to the line in 19 of 20',
    normal: 'as often new as the line’s own calls were',
  },
  parameters,
  sentence: { en: '{country} is new to this line', ja: 'この回線では珍しい対地' },
  usual: { en: '{country} is usual for this line', ja: 'よく使う対地' },
  weigh(context) {
    const { normal } = context;
    const calls = taughtTotal(normal, 'destinations');
    const known = taughtCount(normal, 'destinations', context.destination);
    if (known > 0) {
      const evidence = ratioEvidence(
        (1_000 - parameters.attackToNewPerMille) * (calls + 1),
        1_000 * known * Math.max(1, taughtKeys(normal, 'destinations') >> 1),
      );
      // A partner of long standing is no news, however seldom the country is called.
      return knowsNumber(normal, context.number, context.knownDay)
        ? Math.min(0, evidence)
        : evidence;
    }
    if (isDisowned(normal, context.destination, context.nowMs)) {
      return parameters.disownedEvidence;
    }
    const evidence = Math.max(
      noveltyEvidence(newDestinations(normal), calls, parameters.attackToNewPerMille),
      newToAccount(context),
    );
    if (evidence <= 0) return evidence;
    const lately = pendingBefore(normal, 'destinations', context.destination, context.knownDay);
    return lately || context.vouched === true ? Math.trunc(evidence / 3) : evidence;
  },
};

/** Empirical Bayes: the account's share of new places stands for so many calls of the line. */
function newToAccount({ normal, account, destination }: CallContext): number {
  if (account === undefined) return 0;
  const { normal: all, knownDay } = account;
  if (taughtCount(all, 'destinations', destination) > 0) return 0;
  if (pendingBefore(all, 'destinations', destination, knownDay)) return 0;
  const { attackToNewPerMille, accountCounts } = parameters;
  const ofAll = 2 * taughtTotal(all, 'destinations') + 2;
  const fresh = 2 * newDestinations(all) + 1;
  return ratioEvidence(
    attackToNewPerMille * (taughtTotal(normal, 'destinations') + accountCounts) * ofAll,
    1_000 * (newDestinations(normal) * ofAll + accountCounts * fresh),
  );
}
