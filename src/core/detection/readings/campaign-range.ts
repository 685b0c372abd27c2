import type { OtherAccounts } from '../campaign.ts';
import type { Reading } from '../reading.ts';

const parameters = { accountsAtLeast: 3, eachEvidence: 120 };

/**
 * Catches: one number range that several accounts call within the hour (R14): a range is pumped.
 * Formula: the smaller of so many other accounts under suspicion (their own evidence reached the
 * alert) and so many other numbers they called in the range; it weighs less where calls are cheap
 * and for the first call of a line (`campaign-share.ts`).
 * Parameters: accounts from which on it says anything; weight of each.
 * Fooled by: appeals and contests (many callers, one number: those are left out); quiet campaigns.
 * Example: four other accounts call four other numbers of the range: +5.
 */
export const campaignRange: Reading<OtherAccounts> = {
  name: 'campaign-range',
  scope: 'episode',
  stage: 'abnormal',
  range: [0, 600],
  model: {
    attack: 'whoever rents a range has it called from every broken account',
    normal: 'unrelated accounts meet in ten thousand numbers by chance',
  },
  parameters,
  sentence: {
    en: 'the same number range is called from several accounts',
    ja: '同じ番号帯へ他の契約からも発信',
  },
  weigh({ byRange, tenths }) {
    if (byRange < parameters.accountsAtLeast) return 0;
    return Math.trunc((parameters.eachEvidence * byRange * tenths) / 10);
  },
};
