import { Select } from '@mantine/core';
import { type Purpose, purposes } from '../../../src/core/access/disclosure.ts';
import { useWords } from '../language/words.ts';
import { names } from '../words/names.ts';

/** Why somebody looks, from the closed list. */
export function PurposeField({
  purpose,
  onPurpose,
}: {
  readonly purpose: Purpose;
  readonly onPurpose: (purpose: Purpose) => void;
}) {
  const say = useWords(names);
  return (
    <Select
      label={say('purpose')}
      allowDeselect={false}
      value={purpose}
      onChange={value => onPurpose(purposes.find(one => one === value) ?? purpose)}
      data={purposes.map(value => ({ value, label: say(`purpose.${value}`) }))}
    />
  );
}
