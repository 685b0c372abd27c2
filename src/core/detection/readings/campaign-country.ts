import type { OtherAccounts } from '../campaign.ts';
import type { Reading } from '../reading.ts';

const parameters = { accountsAtLeast: 6, eachEvidence: 60 };

/**
 * Catches: a country that many accounts call at once, each for the first time (R6, R14).
 * Formula: so many other accounts under suspicion (their own evidence reached the alert) with an
 * unusual call there within the hour; it weighs less where calls are cheap and for the first call
 * of a line (`campaign-share.ts`).
 * Parameters: accounts from which on it says anything; weight of each.
 * Fooled by: an earthquake or a feast, once households are suspect by themselves.
 * Example: eight other accounts call the same dear country: +5.
 */
export const campaignCountry: Reading<OtherAccounts> = {
  name: 'campaign-country',
  scope: 'episode',
  stage: 'abnormal',
  range: [0, 500],
  model: {
    attack: 'many accounts at once to where the money is paid',
    normal: 'unrelated accounts find the same new country within the hour by chance',
  },
  parameters,
  sentence: {
    en: '{country} is called from many accounts at once',
    ja: '同じ対地へ他の契約からも発信',
  },
  weigh({ byCountry, tenths }) {
    if (byCountry < parameters.accountsAtLeast) return 0;
    return Math.trunc((parameters.eachEvidence * byCountry * tenths) / 10);
  },
};
