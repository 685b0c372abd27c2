import { useWords } from '../../../ui/language/words.ts';
import { WhyField } from '../../../ui/parts/why-field.tsx';
import { adminWords } from './admin-words.ts';

/** The reason of an act of administration. */
export function AdminWhy({
  why,
  onWhy,
}: {
  readonly why: string;
  readonly onWhy: (why: string) => void;
}) {
  const say = useWords(adminWords);
  return <WhyField why={why} onWhy={onWhy} label={say('why')} hint={say('whyHint')} />;
}
