import { paceWithin } from '../../metering/meter.ts';
import { mostPace } from '../../metering/normal.ts';
import { integerRoot } from '../../stdx/decibans.ts';
import type { CallContext } from '../call-context.ts';
import { usualBeforeTaught } from '../cold-start.ts';
import { paceWindowMs } from '../pace-window-ms.ts';
import type { Reading } from '../reading.ts';

const parameters = { alwaysUsual: 3, eachEvidence: 250, beforeTaughtAtMost: 12, paceWindowMs };

/**
 * Catches: attempts in quick succession, as diallers make them.
 * Formula: attempts in ten minutes (this one included) above the most that was normal, each weighed
 * by the root of that most.
 * Parameters: attempts that no line is asked about; weight of each above a usual of one; the most
 * that counts as usual before a line has taught; the window.
 * Fooled by: a call centre's first campaign; somebody who redials a busy number.
 * Example: four in ten minutes were the most, then eight: +5.
 */
export const pace: Reading<CallContext> = {
  name: 'pace',
  scope: 'episode',
  stage: 'abnormal',
  range: [0, 800],
  model: {
    attack: 'as fast as the dialler goes',
    normal: 'hardly faster than ever before, the less likely the faster',
  },
  parameters,
  sentence: {
    en: 'more attempts in ten minutes than this line ever made',
    ja: '平常時を超える発信の頻度',
  },
  weigh(context) {
    const attempts = paceWithin(context.meter, context.nowMs, paceWindowMs) + 1;
    const usual = Math.max(
      parameters.alwaysUsual,
      mostPace(context.normal),
      Math.min(parameters.beforeTaughtAtMost, 2 * usualBeforeTaught(context)),
    );
    if (attempts <= usual) return 0;
    return Math.trunc((parameters.eachEvidence * (attempts - usual)) / integerRoot(usual));
  },
};
