import { useWords } from '../../../ui/language/words.ts';
import { personName } from '../../../ui/words/person-name.ts';
import { When } from '../../shell/times.tsx';
import { Day } from './day.tsx';
import { HistoryPanel } from './history-panel.tsx';
import { useListHistory } from './lists-data.ts';
import { listsWords } from './lists-words.ts';

/** Who changed which row of the restricted list, and why. */
export function RestrictedHistory() {
  const say = useWords(listsWords);
  return (
    <HistoryPanel
      query={useListHistory()}
      title={say('history')}
      none={say('noHistory')}
      className="lists-history"
      heads={[say('when'), say('what'), say('review'), say('by'), say('reason')]}
      keyOf={row => row.seq}
      cells={({ atMs, change, prefix, before, after, author, approver, why }) => (
        <>
          <td>
            <When atMs={atMs} />
          </td>
          <td>
            {say(`change.${change}`)} +{prefix} {(after ?? before)?.destination}
          </td>
          <td>{after?.reviewMs === undefined ? '–' : <Day atMs={after.reviewMs} />}</td>
          <td>{`${personName(author)}, ${personName(approver)}`}</td>
          <td>{why}</td>
        </>
      )}
    />
  );
}
