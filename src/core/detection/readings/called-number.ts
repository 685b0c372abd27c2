import { knowsNumber, newNumberCalls, taughtCalls, taughtCount } from '../../metering/normal.ts';
import { ratioEvidence } from '../../stdx/decibans.ts';
import type { CallContext } from '../call-context.ts';
import type { Reading } from '../reading.ts';

const parameters = { attackToNewPerMille: 900 };

/**
 * Catches: an attack on a country that the line calls itself, by the numbers it calls there.
 * Formula: how often the line's calls went to new numbers is learnt; only in a destination that it
 * calls, since a new destination says so already.
 * Parameters: share of an attack's calls to numbers new to the line.
 * Fooled by: a new business partner; an attack that calls the line's own partners.
 * Example: a line that calls five relatives, and then a sixth number there: about +7.
 */
export const calledNumber: Reading<CallContext> = {
  name: 'called-number',
  scope: 'call',
  stage: 'abnormal',
  range: [-300, 900],
  model: {
    attack: 'to a number new to the line in nine of ten',
    normal: 'as often new as the line’s own calls were',
  },
  parameters,
  sentence: { en: 'numbers this line never called before', ja: 'この回線では初めての着信先番号' },
  usual: { en: 'a number this line often calls', ja: 'よくかける着信先番号' },
  weigh(context) {
    const { normal } = context;
    if (taughtCount(normal, 'destinations', context.destination) === 0) return 0;
    const all = 2 * taughtCalls(normal) + 2;
    const fresh = Math.min(all - 1, 2 * newNumberCalls(normal) + 1);
    const share = parameters.attackToNewPerMille;
    return knowsNumber(normal, context.number, context.knownDay)
      ? ratioEvidence((1_000 - share) * all, 1_000 * (all - fresh))
      : ratioEvidence(share * all, 1_000 * fresh);
  },
};
