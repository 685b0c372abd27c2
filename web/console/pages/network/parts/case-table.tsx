import type { Schemas } from '../../../../api/client.ts';
import { useWords } from '../../../../ui/language/words.ts';
import { Empty, Panel } from '../../../../ui/parts/panel.tsx';
import { Yen } from '../../../../ui/parts/yen.tsx';
import { names } from '../../../../ui/words/names.ts';
import { CaseLink } from '../../../shell/case-link.tsx';
import { When } from '../../../shell/times.tsx';
import { networkWords } from '../network-words.ts';

/** Cases, newest first; each leads to its page. */
export function CaseTable({ rows }: { readonly rows: readonly Schemas['CaseRow'][] }) {
  const say = useWords(networkWords);
  const sayName = useWords(names);
  if (rows.length === 0) {
    return (
      <Panel title={say('members')}>
        <Empty>{say('membersNone')}</Empty>
      </Panel>
    );
  }
  return (
    <Panel title={say('members')}>
      <table className="network-table">
        <thead>
          <tr>
            <th>{say('caseName')}</th>
            <th>{say('who')}</th>
            <th>{say('state')}</th>
            <th className="network-wide">{say('opened')}</th>
            <th className="network-number">{say('exposure')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={row.case}>
              <td>
                <CaseLink name={row.case} />
              </td>
              <td>
                {row.account}
                <span className="history"> {row.subscriber}</span>
              </td>
              <td>
                {sayName(`state.${row.state}`)}
                {row.outcome === null ? '' : ` (${sayName(`outcome.${row.outcome}`)})`}
              </td>
              <td className="network-wide">
                <When atMs={row.openedMs} />
              </td>
              <td className="network-number">
                <Yen yen={row.exposureYen} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
