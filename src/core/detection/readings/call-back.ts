import { callsInProgress, lastInbound, paceWithin } from '../../metering/meter.ts';
import type { CallContext } from '../call-context.ts';
import { inboundJustBefore } from '../inbound-just-before.ts';
import type { Reading } from '../reading.ts';

const parameters = { withinMs: 86_400_000, callsAtMost: 2, callBackEvidence: -600 };

/**
 * Catches: nothing. It speaks for the line: a single call after a missed one from abroad (wangiri)
 * is lawful, however new its destination.
 * Formula: a fixed weight against an attack, while no other call is up and few were made that day.
 * Never within the minute in which somebody dials in and out again.
 * Parameters: how long after the inbound call; how many calls of that day; the weight.
 * Fooled by: an attack of two calls a day on a line that was called.
 * Example: a call to a country never called, two hours after an inbound call: −6.
 */
export const callBack: Reading<CallContext> = {
  name: 'call-back',
  scope: 'call',
  stage: 'abnormal',
  range: [-800, 0],
  model: {
    attack: 'a single call on a day with an inbound one, in one of ten',
    normal: 'what most calls back to missed calls look like',
  },
  parameters,
  sentence: { en: 'looks like a call back to a missed call', ja: '着信への折り返しと見られる' },
  usual: { en: 'looks like a call back to a missed call', ja: '着信への折り返しと見られる' },
  weigh(context) {
    const { meter, nowMs } = context;
    const { withinMs, callsAtMost } = parameters;
    const inboundMs = lastInbound(meter);
    if (inboundMs === 0 || nowMs - inboundMs > withinMs) return 0;
    if (inboundJustBefore(context) || callsInProgress(meter).length > 0) return 0;
    return paceWithin(meter, nowMs, withinMs) <= callsAtMost ? parameters.callBackEvidence : 0;
  },
};
