import { paceWithin } from '../metering/meter.ts';
import type { CallContext } from './call-context.ts';

const campaignMs = 3_600_000;
const expensiveMilliYen = 40_000;

/**
 * Many people may call one place at once (an appeal, a feast): where calls are cheap that is no
 * campaign, and the first call of a line is half as telling as several.
 */
export function campaignTenths(context: CallContext): number {
  if (!context.listed && context.milliYenPerMinute < expensiveMilliYen) return 0;
  const several =
    context.concurrent > 1 || paceWithin(context.meter, context.nowMs, campaignMs) > 0;
  return several ? 10 : 5;
}
