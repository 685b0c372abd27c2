import type { Purpose } from '../../../../../src/core/access/disclosure.ts';
import { useWords } from '../../../../ui/language/words.ts';
import { PurposeField } from '../../../../ui/parts/purpose-field.tsx';
import { WhyField } from '../../../../ui/parts/why-field.tsx';
import { revealWords } from './reveal-words.ts';
import type { Draft } from './use-draft.ts';

/** Why somebody looks: from a closed list, and in their own words. */
export function PurposeFields({
  purpose,
  onPurpose,
  why,
}: {
  readonly purpose: Purpose;
  readonly onPurpose: (purpose: Purpose) => void;
  readonly why: Draft;
}) {
  const say = useWords(revealWords);
  return (
    <>
      <PurposeField purpose={purpose} onPurpose={onPurpose} />
      <WhyField why={why.text} onWhy={why.write} label={say('why')} />
    </>
  );
}
