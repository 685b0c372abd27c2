// What others have just shown of such calls.
import { foundOfOthers } from '../core/detection/campaign.ts';
import { reading } from '../core/detection/reading-list.ts';
import { campaignCountry } from '../core/detection/readings/campaign-country.ts';
import { destinationByIndex } from '../core/numbering/destination-table.ts';
import type { Engine } from './engine.ts';
import { isNewTo, type Subject } from './subjects.ts';

/** One failed challenge may be a guest's, a second one a coincidence. */
const accountsAtLeast = 3;
/** What became of their calls against those that proved lawful and those usual; centi-decibans. */
const evidenceAtLeast = 1_000;
const countryAt = reading['campaign-country'];

/**
 * Whether several other accounts were found to be attacked, within six hours, by calls to every
 * country that is new in this episode (R6). Read as it stands now, whatever the episode was told.
 * Never where the policy switched the reading off.
 */
export function foundElsewhere(
  { state, derived }: Engine,
  account: string,
  subject: Subject,
): boolean {
  if (derived.weights[countryAt] === 0) return false;
  const news = subject.episode?.destinations.filter(one => isNewTo(subject, one)) ?? [];
  return news.length > 0 && news.every(one => isFoundAt(one));

  function isFoundAt(destination: number): boolean {
    if (destination < 0) return false;
    const { country } = destinationByIndex(destination);
    if (country === '') return false;
    const found = foundOfOthers(state.campaigns, { account, country }, state.nowMs);
    if (found.confirmed < accountsAtLeast) return false;
    const says = campaignCountry.weigh({
      ...found,
      bySource: 0,
      byRange: 0,
      byCountry: 0,
      tenths: 10,
    });
    return says >= evidenceAtLeast;
  }
}
