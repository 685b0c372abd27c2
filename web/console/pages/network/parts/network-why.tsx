import { useWords } from '../../../../ui/language/words.ts';
import { WhyField } from '../../../../ui/parts/why-field.tsx';
import { blockWords } from '../blocks/block-words.ts';

/** The reason of what is asked for in the network view; its approver reads it. */
export function NetworkWhy({
  why,
  onWhy,
}: {
  readonly why: string;
  readonly onWhy: (why: string) => void;
}) {
  const say = useWords(blockWords);
  return <WhyField why={why} onWhy={onWhy} label={say('why')} hint={say('whyAbout')} rows={3} />;
}
