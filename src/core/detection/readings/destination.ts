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

const parameters = { attackToNewPerMille: 950, disownedEvidence: 1_200 };

/**
 * Catches: a destination new to the line (R3), and one where a confirmed attack on it went lately.
 * Formula: novelty of the destination among the line's calls; a known one speaks for the line the
 * more, the more often it is called. A destination of a day before the episode, untaught as yet,
 * weighs a third, and so does one of which the owner said lately that the calls are theirs.
 * Parameters: share of an attack's calls to destinations new to the line; what one says that the
 * owner disowned in the last month.
 * Fooled by: an attack on the line's own usual country; a firm's new market.
 * Example: a line of 30 calls to three countries calls a fourth: about +9.
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
    const distinct = newDestinations(normal);
    const evidence = noveltyEvidence(distinct, calls, parameters.attackToNewPerMille);
    if (evidence <= 0) return evidence;
    const lately = pendingBefore(normal, 'destinations', context.destination, context.knownDay);
    return lately || context.vouched === true ? Math.trunc(evidence / 3) : evidence;
  },
};
