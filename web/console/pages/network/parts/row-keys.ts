import { useCommands } from '../../../../ui/keys/commands.ts';
import { useWords } from '../../../../ui/language/words.ts';
import { networkWords } from '../network-words.ts';

/** `j` and `k` go through the rows of the list; Enter follows the link that has the focus. */
export function useRowKeys(): void {
  const say = useWords(networkWords);
  useCommands([
    { id: 'network.next', title: say('openNext'), keys: 'j', run: () => step(1) },
    { id: 'network.previous', title: say('openPrevious'), keys: 'k', run: () => step(-1) },
  ]);
}

function step(by: 1 | -1): void {
  const links = [...document.querySelectorAll<HTMLElement>('.network-row-link')];
  const at = links.indexOf(document.activeElement as HTMLElement);
  const next = at < 0 ? (by === 1 ? 0 : links.length - 1) : at + by;
  links[Math.min(Math.max(next, 0), links.length - 1)]?.focus();
}
