import type { OtherAccounts } from '../campaign.ts';
import type { Reading } from '../reading.ts';

const parameters = { accountsAtLeast: 2, eachEvidence: 250 };

/**
 * Catches: one source address that calls from several accounts within the hour (R5, R14).
 * Formula: so many other accounts with an unusual call from the same address.
 * Parameters: accounts from which on it says anything; weight of each.
 * Fooled by: attacks from many addresses; an office of two accounts that moves.
 * Example: three other accounts were called from this address today's hour: +8.
 */
export const campaignSource: Reading<OtherAccounts> = {
  name: 'campaign-source',
  scope: 'episode',
  stage: 'abnormal',
  range: [0, 800],
  model: {
    attack: 'one machine uses every account it has broken into',
    normal: 'accounts share an address that is new to each of them by chance',
  },
  parameters,
  sentence: {
    en: 'the same source address calls from several accounts',
    ja: '同じ発信元が他の契約でも使用',
  },
  weigh({ bySource }) {
    return bySource >= parameters.accountsAtLeast ? parameters.eachEvidence * bySource : 0;
  },
};
