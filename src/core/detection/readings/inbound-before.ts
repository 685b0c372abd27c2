import { callsAfterInbound, taughtCalls } from '../../metering/normal.ts';
import { ratioEvidence } from '../../stdx/decibans.ts';
import type { CallContext } from '../call-context.ts';
import { disaWithinMs, inboundJustBefore } from '../inbound-just-before.ts';
import type { Reading } from '../reading.ts';

const parameters = { attackByDisaPerMille: 200, disaWithinMs };

/**
 * Catches: somebody dials in and out again through the line's PBX (DISA, remote access, 事象2; R24).
 * Formula: share of attacks made so against how often the line's own calls abroad came just after
 * an inbound call.
 * Parameters: that share of attacks; how soon after the inbound call.
 * Fooled by: lines that are called all day (their own share is learnt).
 * Example: a line whose 30 calls never followed an inbound one: +8.
 */
export const inboundBefore: Reading<CallContext> = {
  name: 'inbound-before',
  scope: 'call',
  stage: 'abnormal',
  range: [0, 800],
  model: {
    attack: 'just after an inbound call in two of ten',
    normal: 'as often as the line’s own calls were, two of twenty before any',
  },
  parameters,
  sentence: {
    en: 'an inbound call on the line came just before the call abroad',
    ja: '発信の直前に着信',
  },
  weigh(context) {
    if (!inboundJustBefore(context)) return 0;
    const { normal } = context;
    return ratioEvidence(
      parameters.attackByDisaPerMille * (10 * taughtCalls(normal) + 20),
      1_000 * (10 * callsAfterInbound(normal) + 2),
    );
  },
};
