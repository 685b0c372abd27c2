import { callsInProgress, neighboursOf } from '../../metering/meter.ts';
import type { CallContext } from '../call-context.ts';
import type { Reading } from '../reading.ts';

const parameters = { neighbourhood: 20, neighbourEvidence: 300, sameInUseEvidence: 400 };

/**
 * Catches: called numbers in sequence, or one number called again while a call to it is up.
 * Formula: the weight of each of the last numbers nearby, and of each call up to this same number.
 * Parameters: how near is nearby; both weights.
 * Fooled by: hunting groups of the called firm; conference bridges.
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
    en: 'numbers in sequence, or one number called again while in use',
    ja: '連番または同じ番号への繰り返し',
  },
  weigh(context) {
    const { neighbourhood, neighbourEvidence, sameInUseEvidence } = parameters;
    const { meter } = context;
    let evidence = neighbourEvidence * neighboursOf(meter, context.number, neighbourhood);
    const calls = callsInProgress(meter);
    if (calls.length === 0) return evidence;
    const text = String(context.number);
    for (const call of calls) if (call.e164 === text) evidence += sameInUseEvidence;
    return evidence;
  },
};
