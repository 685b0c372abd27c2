import { forwardedCalls, taughtCalls } from '../../metering/normal.ts';
import { ratioEvidence } from '../../stdx/decibans.ts';
import type { CallContext } from '../call-context.ts';
import type { Reading } from '../reading.ts';

const parameters = { attackByForwardingPerMille: 150 };

/**
 * Catches: call forwarding set to a number abroad, then called from everywhere (R24).
 * Formula: share of attacks made so against how often the line itself forwards abroad.
 * Parameters: that share of attacks.
 * Fooled by: an owner who forwards while travelling.
 * Example: a line whose 30 calls were never forwarded: +8.
 */
export const forwarded: Reading<CallContext> = {
  name: 'forwarded',
  scope: 'call',
  stage: 'abnormal',
  range: [0, 800],
  model: {
    attack: 'forwarded in 15 of a hundred',
    normal: 'as often as the line’s own calls were, one of twenty before any',
  },
  parameters,
  sentence: {
    en: 'the call was forwarded abroad, which this line does not do',
    ja: '転送された呼',
  },
  weigh(context) {
    if (!context.forwarded) return 0;
    const { normal } = context;
    return ratioEvidence(
      parameters.attackByForwardingPerMille * (10 * taughtCalls(normal) + 20),
      1_000 * (10 * forwardedCalls(normal) + 1),
    );
  },
};
