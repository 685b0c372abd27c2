import { neighboursOf, timesLately } from '../../metering/meter.ts';
import { knowsNumber } from '../../metering/normal.ts';
import type { CallContext } from '../call-context.ts';
import { callsUpTo } from '../calls-up-to.ts';
import type { Reading } from '../reading.ts';

const parameters = {
  neighbourhood: 20,
  neighbourEvidence: 300,
  sameInUseEvidence: 700,
  knownInUseEvidence: 400,
  redialled: 3,
  againEvidence: 200,
  most: 900,
};

/**
 * Catches: called numbers in sequence, one number called again while a call to it is up, or one
 * that the line did not know called again and again.
 * Formula: the weight of each of the last numbers nearby, of each call up to this same number (less
 * where the line knows it), and of each call beyond the usual redialling among the last eight to a
 * number new to the line.
 * Parameters: how near is nearby, and its weight; weight of each call up, to a new number and to a
 * known one; calls that are redialling; weight of each further; the most of all but calls up to a
 * new number.
 * Fooled by: hunting groups of the called firm; conference bridges; a hospital called all day.
 * Example: …110, …111 and …112 one after another: +6.
 */
export const numbers: Reading<CallContext> = {
  name: 'numbers',
  scope: 'episode',
  stage: 'abnormal',
  range: [0, 1_400],
  model: {
    attack: 'one number after another of a range that was rented',
    normal: 'neighbouring numbers only of the firms a line deals with',
  },
  parameters,
  sentence: {
    en: 'numbers in sequence, or one number called again and again',
    ja: '連番または同じ番号への繰り返し',
  },
  weigh(context) {
    const { sameInUseEvidence, knownInUseEvidence, redialled, againEvidence, most } = parameters;
    const { meter, normal, number } = context;
    const { neighbourhood, neighbourEvidence } = parameters;
    const nearby = neighbourEvidence * neighboursOf(meter, number, neighbourhood);
    const again = Math.max(0, timesLately(meter, number) - redialled);
    const up = callsUpTo(meter, number);
    if (again + up === 0) return Math.min(most, nearby);
    if (knowsNumber(normal, number, context.knownDay)) {
      return Math.min(most, nearby + knownInUseEvidence * up);
    }
    return Math.min(most, nearby + againEvidence * again) + sameInUseEvidence * up;
  },
};
