import { useWords } from '../../../../ui/language/words.ts';
import type { WhyWords } from '../../../../ui/parts/why-field.tsx';
import { blockWords } from '../blocks/block-words.ts';

/** How the reason is asked for in the network view; an approver reads it. */
export function useWhyWords(): WhyWords {
  const say = useWords(blockWords);
  return { label: say('why'), hint: say('whyAbout'), rows: 3 };
}
