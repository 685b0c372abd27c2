import type { Schemas } from '../../../../api/client.ts';
import { count } from '../../../../ui/figures/format-yen.ts';
import { useWords } from '../../../../ui/language/words.ts';
import { Explained } from '../../../../ui/parts/figure.tsx';
import { Panel } from '../../../../ui/parts/panel.tsx';
import { chanceText, percentOf } from './device-figures.ts';
import { deviceWords } from './device-words.ts';

/** The same by maker: many models of one may add up where each alone is few. */
export function MakerTable({ page }: { readonly page: Schemas['NetworkDevices'] }) {
  const say = useWords(deviceWords);
  return (
    <Panel title={say('makers')}>
      <p className="label">{say('makerAbout')}</p>
      <table className="network-table">
        <thead>
          <tr>
            <th>{say('maker')}</th>
            <th className="network-wide network-number">{say('models')}</th>
            <th className="network-number">{say('cases')}</th>
            <th className="network-number">{say('lines')}</th>
            <th className="network-number">{say('times')}</th>
            <th>{say('remark')}</th>
          </tr>
        </thead>
        <tbody>
          {page.makers.map(row => (
            <tr key={row.maker}>
              <td>{row.maker}</td>
              <td className="network-wide network-number">{count(row.models)}</td>
              <td className="network-number">
                {say('casesOf', { cases: count(row.cases), all: count(page.cases) })}
              </td>
              <td className="network-number">{percentOf(row.lines, page.allLines)} %</td>
              <td className="network-number">
                <Times row={row} />
              </td>
              <td className={row.remark === 'more' ? '' : 'history'}>
                {say(`remark.${row.remark}`)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}

function Times({ row }: { readonly row: Schemas['NetworkDevices']['makers'][number] }) {
  const say = useWords(deviceWords);
  if (row.times === null) return <>–</>;
  const chance = row.chance === null ? [] : [say('chance', { percent: chanceText(row.chance) })];
  return (
    <Explained origin={{ definition: say('timesAbout'), inputs: chance }}>
      {say('timesValue', { times: row.times })}
    </Explained>
  );
}
