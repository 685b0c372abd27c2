import { attemptsOfHours } from '../../metering/meter.ts';
import {
  blockHours,
  blockOf,
  mostDayCalls,
  mostInBlock,
  type Normal,
} from '../../metering/normal.ts';
import { ratioEvidence } from '../../stdx/decibans.ts';
import type { CallContext } from '../call-context.ts';
import { observedDays, usualBeforeTaught } from '../cold-start.ts';
import type { Reading } from '../reading.ts';

const parameters = { alwaysUsual: 2, weightTenths: 15, shareOfDay: 6, settledDays: 30 };

/**
 * Catches: an attack at a time of the day when the line hardly calls, within its usual volume.
 * Formula: attempts in three hours (this one included) against the most there were about this time
 * of the day, working and off days apart, as a ratio. Counts in full only after a month.
 * Parameters: attempts that no line is asked about; weight of the ratio, tenths; the part of the
 * busiest day that is usual at any time; days until it counts in full.
 * Fooled by: a family emergency, work through the night.
 * Example: two calls were the most on Saturday nights, then eight: +9.
 */
export const offHours: Reading<CallContext> = {
  name: 'off-hours',
  scope: 'episode',
  stage: 'abnormal',
  range: [0, 1_000],
  model: {
    attack: 'many calls when nobody is there to see them',
    normal: 'hours above the most so far fall off with a power of the ratio',
  },
  parameters,
  sentence: {
    en: 'more calls abroad than ever at this time of the day',
    ja: 'この時間帯としては平常時を超える呼数',
  },
  weigh(context) {
    const { normal } = context;
    const { alwaysUsual, settledDays } = parameters;
    const attempts = attemptsOfHours(context.meter, context.nowMs, blockHours) + 1;
    if (attempts <= alwaysUsual) return 0;
    const usual = Math.max(
      alwaysUsual,
      mostAbout(normal, context.bin),
      Math.trunc(mostDayCalls(normal) / parameters.shareOfDay),
      usualBeforeTaught(context),
    );
    const days = observedDays(context, settledDays);
    const evidence = ratioEvidence(attempts, usual) * parameters.weightTenths * days;
    return Math.trunc(evidence / (10 * settledDays));
  },
};

/** Most calls in the block of three hours of a bin, or in one of its neighbours. */
function mostAbout(normal: Normal, bin: number): number {
  const block = blockOf(bin);
  const half = block < 8 ? 0 : 8;
  return Math.max(
    mostInBlock(normal, block),
    mostInBlock(normal, half + ((block + 1) % 8)),
    mostInBlock(normal, half + ((block + 7) % 8)),
  );
}
