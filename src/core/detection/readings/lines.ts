import { pendingBefore, taughtCount } from '../../metering/normal.ts';
import type { CallContext } from '../call-context.ts';
import type { Reading } from '../reading.ts';

const parameters = { linesAtLeast: 3, eachEvidence: 100 };

/** A call of an account, and where each of its lines called last within the episode. */
export interface AccountCall {
  readonly context: CallContext;
  readonly lineDestinations: readonly number[];
}

/**
 * Catches: an attack spread over the numbers of one account or trunk, one call each.
 * Formula: so many lines of the account that call a destination new to all of it: never called
 * on an earlier day, taught or not.
 * Parameters: lines from which on it says anything; weight of each further line.
 * Fooled by: an office that opens a new market on one day; a single call there the day before.
 * Example: six lines of an office call Sierra Leone, which none of them ever did: +5.
 */
export const lines: Reading<AccountCall> = {
  name: 'lines',
  scope: 'episode',
  stage: 'abnormal',
  range: [0, 900],
  model: {
    attack: 'many numbers of the account to the same new place within a day',
    normal: 'colleagues find a new place one after another',
  },
  parameters,
  sentence: {
    en: 'several lines of the account call {country}, which is new to all of them',
    ja: '同じ契約の多くの回線から同時に発信',
  },
  weigh({ context, lineDestinations }) {
    const { normal, destination, knownDay } = context;
    if (taughtCount(normal, 'destinations', destination) > 0) return 0;
    // No new market either, and on a carrier's first days nothing has taught yet.
    if (pendingBefore(normal, 'destinations', destination, knownDay)) return 0;
    let calling = 0;
    for (const one of lineDestinations) if (one === destination) calling += 1;
    return calling >= parameters.linesAtLeast ? parameters.eachEvidence * (calling - 1) : 0;
  },
};
