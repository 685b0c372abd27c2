import { useWords } from '../../../ui/language/words.ts';
import type { WhyWords } from '../../../ui/parts/why-field.tsx';
import { lineWords } from './words.ts';

/** How the reason of an act on a line is asked for: who called, and when. */
export function useWhyWords(): WhyWords {
  const say = useWords(lineWords);
  return { label: say('why'), example: say('notePlaceholder') };
}
