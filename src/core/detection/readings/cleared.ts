import type { CallContext } from '../call-context.ts';
import type { Reading } from '../reading.ts';

const parameters = { eachEvidence: -600, withinDays: 7 };

/**
 * Catches: nothing; it eases. A line whose odd calls proved to be its own raises such alarms by
 * what it does: a hotel with guests of all nations, an aid organisation, a call centre.
 * Formula: the weight of each time within the week that its owner said "mine" or a challenge was
 * passed. "Not mine" or a failed challenge ends it at once.
 * Parameters: weight of each time; days.
 * Fooled by: an attack on a line in the week after its own odd calls, which is seen later.
 * Example: a hotel whose guests passed three challenges: −12, its most.
 */
export const cleared: Reading<Pick<CallContext, 'cleared'>> = {
  name: 'cleared',
  scope: 'episode',
  stage: 'always',
  range: [-1_200, 0],
  model: {
    attack: 'comes as often on lines that were asked before as on others',
    normal: 'lines that raised an alarm by what they do will raise the next',
  },
  parameters,
  sentence: { en: 'calls that this line explained before', ja: '以前に本人のものと確認された発信' },
  usual: {
    en: 'such calls of this line lately proved to be its own',
    ja: '以前の同様の発信は本人によるもの',
  },
  weigh({ cleared: times }) {
    return times === 0 ? 0 : parameters.eachEvidence * times;
  },
};
