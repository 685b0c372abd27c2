import { Select } from '@mantine/core';
import type { Schemas } from '../../../../api/client.ts';
import { useWords } from '../../../../ui/language/words.ts';
import { WhyField } from '../../../../ui/parts/why-field.tsx';
import { revealWords } from './reveal-words.ts';
import type { Draft } from './use-draft.ts';

export type Purpose = Schemas['OpenStageInput']['purpose'];
const purposes = [
  'fraud-investigation',
  'charge-check',
  'complaint',
  'billing',
  'legal-inquiry',
] as const satisfies readonly Purpose[];

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
      <Select
        label={say('purpose')}
        allowDeselect={false}
        value={purpose}
        onChange={value => onPurpose(purposes.find(one => one === value) ?? purpose)}
        data={purposes.map(value => ({ value, label: say(`purpose.${value}`) }))}
      />
      <WhyField why={why.text} onWhy={why.write} label={say('why')} />
    </>
  );
}
