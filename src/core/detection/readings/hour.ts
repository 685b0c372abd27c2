import { callsInHour, callsInHours } from '../../metering/normal.ts';
import { ratioEvidence } from '../../stdx/decibans.ts';
import type { CallContext } from '../call-context.ts';
import { attackHours } from '../hour-habits.ts';
import type { Reading } from '../reading.ts';

const parameters = { priorCalls: 10, ordinaryHourAtMost: 100 };

/**
 * Catches: calls at night, on weekends and holidays (Golden Week, お盆 and the New Year among them),
 * when offices are empty.
 * Formula: share of attacks in this hour of the week against the line's own hours (the hour and
 * its neighbours) and those of its kind (`kind-habits.ts`). An hour that is ordinary for the line's
 * kind is little news, even when never used before.
 * Parameters: for how many calls of the line its kind's habit counts; the most that an ordinary
 * hour says.
 * Fooled by: night shifts not yet learnt, a time zone's shift.
 * Example: an office that calls from nine to five calls at 3:00: about +7.
 */
export const hour: Reading<CallContext> = {
  name: 'hour',
  scope: 'call',
  stage: 'abnormal',
  range: [-600, 700],
  model: {
    attack: 'mostly at night and on off days',
    normal: 'at the line’s own hours, and those of its kind before it has shown them',
  },
  parameters,
  sentence: { en: 'outside the hours this line calls abroad', ja: '普段は使わない時間帯' },
  usual: { en: 'an hour this line often calls', ja: '普段から使う時間帯' },
  weigh(context) {
    const { normal } = context;
    const half = context.bin < 24 ? 0 : 24;
    const before = half + ((context.bin - half + 23) % 24);
    const after = half + ((context.bin - half + 1) % 24);
    const near =
      2 * callsInHour(normal, context.bin) +
      callsInHour(normal, before) +
      callsInHour(normal, after);
    const prior = Math.max(1, context.kindShare);
    const evidence = ratioEvidence(
      attackHours[context.bin]! * (callsInHours(normal) + parameters.priorCalls),
      near * 2_500 + prior * parameters.priorCalls,
    );
    return prior > attackHours[context.bin]!
      ? Math.min(evidence, parameters.ordinaryHourAtMost)
      : evidence;
  },
};
