import { callsInProgress, neighboursOf, timesLately } from '../../metering/meter.ts';
import { knowsNumber } from '../../metering/normal.ts';
import type { CallContext } from '../call-context.ts';
import type { Reading } from '../reading.ts';

const parameters = {
  neighbourhood: 20,
  neighbourEvidence: 300,
  sameInUseEvidence: 400,
  redialled: 3,
  againEvidence: 200,
};

/**
 * Catches: called numbers in sequence, one number called again while a call to it is up, or one
 * that the line did not know called again and again.
 * Formula: the weight of each of the last numbers nearby, of each call up to this same number, and
 * of each call beyond the usual redialling among the last eight to a number new to the line.
 * Parameters: how near is nearby; both weights; calls that are redialling; weight of each further.
 * Fooled by: hunting groups of the called firm; conference bridges; a hospital called all day.
 * Example: …110, …111 and …112 one after another: +6.
 */
export const numbers: Reading<CallContext> = {
  name: 'numbers',
  scope: 'episode',
  stage: 'abnormal',
  range: [0, 900],
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
    const { neighbourhood, neighbourEvidence, sameInUseEvidence } = parameters;
    const { meter, normal, number } = context;
    let evidence = neighbourEvidence * neighboursOf(meter, number, neighbourhood);
    const again = timesLately(meter, number) - parameters.redialled;
    if (again > 0 && !knowsNumber(normal, number, context.day)) {
      evidence += parameters.againEvidence * again;
    }
    const calls = callsInProgress(meter);
    if (calls.length === 0) return evidence;
    const text = String(number);
    for (const call of calls) if (call.e164 === text) evidence += sameInUseEvidence;
    return evidence;
  },
};
