import { useWords } from '../../../ui/language/words.ts';
import { WhyField } from '../../../ui/parts/why-field.tsx';
import { lineWords } from './words.ts';

/** The reason of an act on a line: who called, and when. */
export function LineWhy({
  why,
  onWhy,
}: {
  readonly why: string;
  readonly onWhy: (why: string) => void;
}) {
  const say = useWords(lineWords);
  return <WhyField why={why} onWhy={onWhy} label={say('why')} example={say('notePlaceholder')} />;
}
