import type { Schemas } from '../../../../api/client.ts';
import { useWords } from '../../../../ui/language/words.ts';
import { Explained } from '../../../../ui/parts/figure.tsx';
import { rangeWords } from './range-words.ts';

const types = [
  'fixed',
  'mobile',
  'fixed-or-mobile',
  'premium',
  'shared-cost',
  'toll-free',
  'personal',
  'voip',
  'uan',
  'pager',
  'voicemail',
  'satellite',
] as const;

/** What the numbering plan says of a range: its kind, or that nobody was given it. */
export function RangeKind({ row }: { readonly row: Schemas['NetworkRange'] }) {
  const say = useWords(rangeWords);
  const type = types.find(one => one === row.numberType) ?? 'unknown';
  if (row.allocated) return <>{say(`type.${type}`)}</>;
  return (
    <Explained origin={{ definition: say('unallocatedAbout') }}>
      <strong>{say('unallocated')}</strong>
    </Explained>
  );
}
