import { useWords } from '../../../ui/language/words.ts';
import { Page } from '../../../ui/parts/panel.tsx';
import { shellWords } from '../../shell/shell-words.ts';

export function NetworkPage() {
  const say = useWords(shellWords);
  return <Page title={say('network')}>{null}</Page>;
}
