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
const alone = { bySource: 0, byRange: 0, byCountry: 0, tenths: 10 };

/**
 * How many other accounts were found to be attacked, within six hours, by calls to every country
 * that is new in this episode (R6): the fewest of these countries. 0 where they are fewer than
 * three or where too many proved right or usually call there, and where the policy switched the
 * reading off. Read as it stands now, whatever the episode was told.
 */
export function foundElsewhere(
  { state, derived }: Engine,
  account: string,
  subject: Subject,
): number {
  if (derived.weights[countryAt] === 0) return 0;
  let fewest = 0;
  for (const destination of subject.episode?.destinations ?? []) {
    if (!isNewTo(subject, destination)) continue;
    if (destination < 0) return 0;
    const { country } = destinationByIndex(destination);
    const found = foundOfOthers(state.campaigns, { account, country }, state.nowMs);
    if (found.confirmed < accountsAtLeast) return 0;
    if (campaignCountry.weigh({ ...alone, ...found }) < evidenceAtLeast) return 0;
    fewest = fewest === 0 ? found.confirmed : Math.min(fewest, found.confirmed);
  }
  return fewest;
}
