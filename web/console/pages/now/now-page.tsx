import { useWords } from '../../../ui/language/words.ts';
import { Page } from '../../../ui/parts/panel.tsx';
import { shellWords } from '../../shell/shell-words.ts';

export function NowPage() {
  const say = useWords(shellWords);
  return <Page title={say('now')}>{null}</Page>;
}
