import { useWords } from '../../../ui/language/words.ts';
import { Page } from '../../../ui/parts/panel.tsx';
import { shellWords } from '../../shell/shell-words.ts';

export function LinesPage() {
  const say = useWords(shellWords);
  return <Page title={say('lines')}>{null}</Page>;
}
