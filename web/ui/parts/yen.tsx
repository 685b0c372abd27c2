import { yenInCell, yenInSentence } from '../figures/format-yen.ts';
import { languageNow } from '../language/language.ts';

/** Money in a cell or headline; `in="sentence"` in running text. */
export function Yen({
  yen,
  in: place = 'cell',
}: {
  readonly yen: number;
  readonly in?: 'cell' | 'sentence';
}) {
  const text = place === 'cell' ? yenInCell(yen) : yenInSentence(yen, languageNow());
  return <span className="nowrap">{text}</span>;
}
