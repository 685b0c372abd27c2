import { knowsNumber, taughtCount } from '../../metering/normal.ts';
import { ratioEvidence } from '../../stdx/decibans.ts';
import type { CallContext } from '../call-context.ts';
import type { Reading } from '../reading.ts';

const parameters = { priorCases: 20, priorCalls: 1_000, halfLifeDays: 60 };

/**
 * Catches: destinations where this carrier's confirmed cases went lately, listed or not. A list is
 * out of date within months; this table is taught by each case and forgets by itself.
 * Formula: the destination's share of confirmed cases against its share of calls. Before any case
 * both are alike, so that `priorCases` cases say that nothing is known. Only where the line has not
 * called yet and its owner vouched for no call, and never against a place that nobody attacked.
 * `learnt-risk.ts` keeps the sums.
 * Parameters: cases and calls that count for what is not yet known; after so many days a case
 * counts half.
 * Fooled by: an attack on a place that was never attacked; one on a place that everybody calls.
 * Example: 3 of the last 30 cases went to a place that gets one call of a thousand: +4 at most.
 */
export const destinationRisk: Reading<CallContext> = {
  name: 'destination-risk',
  scope: 'call',
  stage: 'abnormal',
  range: [0, 400],
  model: {
    attack: 'as often there as confirmed cases were, the older the less',
    normal: 'as often there as all calls are',
  },
  parameters,
  sentence: {
    en: '{country} is where confirmed attacks went lately',
    ja: '最近の不正利用が確認された対地',
  },
  weigh(context) {
    const { cases, allCases, calls, allCalls } = context.risk;
    if (cases === 0 || context.vouched === true) return 0;
    const { normal } = context;
    if (taughtCount(normal, 'destinations', context.destination) > 0) return 0;
    if (knowsNumber(normal, context.number, context.knownDay)) return 0;
    // Shares per million, so that the ratio is one of integers.
    const share = Math.max(
      1,
      Math.trunc((calls * 1_000_000) / (allCalls + parameters.priorCalls * 1_000)),
    );
    const prior = parameters.priorCases * 1_000;
    const attack = Math.trunc((cases * 1_000_000 + prior * share) / (allCases + prior));
    return Math.max(0, ratioEvidence(attack, share));
  },
};
