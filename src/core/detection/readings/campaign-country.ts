import { ratioEvidence } from '../../stdx/decibans.ts';
import type { OtherAccounts } from '../campaign.ts';
import type { Reading } from '../reading.ts';

const parameters = {
  accountsAtLeast: 3,
  eachEvidence: 60,
  suspectedAtMost: 500,
  foundPerHour: 1_000,
  usualAtLeast: 50,
  leastMost: 800,
  mostForEach: 200,
};

/**
 * Catches: a country that many accounts call at once, each for the first time (R6, R14), and, as
 * soon as one of them is confirmed, every further account that calls there.
 * Formula: so many other accounts under suspicion (their evidence came within 4 dB of the alert)
 * with an unusual call there within the hour; it weighs less where calls are cheap and for the
 * first call of a line (`campaign-share.ts`). To that what became of such calls within six hours:
 * the calls an hour that are usual there and the square of the accounts that failed a challenge or
 * whose owner said "not mine", against the same with those that passed or whose owner said "mine",
 * the own account among these unless somebody failed on the line. After an earthquake the first
 * answers speak for everybody who calls there.
 * Parameters: accounts from which suspicion says anything, weight of each, and the most of it; the
 * most of all together, which grows with each confirmed account;
 * calls an hour that one confirmed account stands for, and the least that counts as usual,
 * thousandths.
 * Fooled by: an attack on a country where others were cleared the same day; accounts taken out to
 * be cleared on purpose. Either is undone by as many confirmed ones.
 * Example: one account failed a challenge of a country that is called once a day: +10; two owners
 * said "mine" of calls to it: −8.
 */
export const campaignCountry: Reading<OtherAccounts> = {
  name: 'campaign-country',
  scope: 'episode',
  stage: 'abnormal',
  range: [-800, 1_600],
  model: {
    attack: 'many accounts at once to where the money is paid, and some are found out first',
    normal: 'unrelated accounts by chance, or all for one reason that the first asked can tell',
  },
  parameters,
  sentence: {
    en: 'other accounts make suspicious calls to {country} too',
    ja: '同じ対地へ他の契約からも不審な発信',
  },
  usual: {
    en: 'calls of others to {country} just proved to be their own',
    ja: '同じ対地への他の契約の発信は本人によるもの',
  },
  weigh({ byCountry, confirmed, cleared, usualCalls, tenths }) {
    const { accountsAtLeast, eachEvidence, suspectedAtMost, leastMost, mostForEach } = parameters;
    const suspected =
      byCountry < accountsAtLeast ? 0 : Math.trunc((eachEvidence * byCountry * tenths) / 10);
    const found = foundEvidence(confirmed, cleared, usualCalls);
    // Cheap places that nobody listed are no campaign's; what others proved holds there too.
    if (tenths === 0) return Math.min(0, found);
    const together = Math.min(suspectedAtMost, suspected) + found;
    return Math.min(together, leastMost + mostForEach * Math.max(1, confirmed));
  },
};

/** What became of such calls of others, against what is usual there. */
function foundEvidence(attacked: number, cleared: number, usualCalls: number): number {
  if (attacked + cleared === 0) return 0;
  const usual = Math.max(parameters.usualAtLeast, Math.trunc(usualCalls / 24));
  const perHour = (accounts: number) => parameters.foundPerHour * accounts * accounts;
  return ratioEvidence(usual + perHour(attacked), usual + perHour(cleared));
}
