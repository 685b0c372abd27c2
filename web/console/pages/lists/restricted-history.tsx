import { useWords } from '../../../ui/language/words.ts';
import { Empty, Panel } from '../../../ui/parts/panel.tsx';
import { Loaded } from '../../../ui/parts/problem.tsx';
import { ScrollBox } from '../../../ui/parts/scroll-box.tsx';
import { When } from '../../shell/times.tsx';
import { Day } from './day.tsx';
import { personName, useListHistory } from './lists-data.ts';
import { listsWords } from './lists-words.ts';

/** Who changed which row of the restricted list, and why. */
export function RestrictedHistory() {
  const say = useWords(listsWords);
  const query = useListHistory();
  return (
    <Panel title={say('history')}>
      <Loaded query={query}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty>{say('noHistory')}</Empty>
          ) : (
            <ScrollBox label={say('history')} className="lists-history">
              <table className="lists-table">
                <thead>
                  <tr>
                    <th scope="col">{say('when')}</th>
                    <th scope="col">{say('what')}</th>
                    <th scope="col">{say('review')}</th>
                    <th scope="col">{say('by')}</th>
                    <th scope="col">{say('reason')}</th>
                  </tr>
                </thead>
                <tbody>
                  {rows.map(row => (
                    <tr key={row.seq}>
                      <td>
                        <When atMs={row.atMs} />
                      </td>
                      <td>
                        {say(`change.${row.change}`)} +{row.prefix}{' '}
                        {(row.after ?? row.before)?.destination}
                      </td>
                      <td>
                        {row.after?.reviewMs === undefined ? (
                          '–'
                        ) : (
                          <Day atMs={row.after.reviewMs} />
                        )}
                      </td>
                      <td>{`${personName(row.author)}, ${personName(row.approver)}`}</td>
                      <td>{row.why}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </ScrollBox>
          )
        }
      </Loaded>
    </Panel>
  );
}
