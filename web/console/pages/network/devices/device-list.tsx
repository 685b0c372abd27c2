import { Link } from '@tanstack/react-router';
import type { Schemas } from '../../../../api/client.ts';
import { count } from '../../../../ui/figures/format-yen.ts';
import { useWords } from '../../../../ui/language/words.ts';
import { Explained } from '../../../../ui/parts/figure.tsx';
import { Empty, Panel } from '../../../../ui/parts/panel.tsx';
import { Loaded } from '../../../../ui/parts/problem.tsx';
import { useDevices, usePeriod } from '../network-data.ts';
import { networkWords } from '../network-words.ts';
import { useRowKeys } from '../parts/row-keys.ts';
import { chanceText, percentOf } from './device-figures.ts';
import { deviceWords } from './device-words.ts';
import { MakerTable } from './maker-table.tsx';

type Devices = Schemas['NetworkDevices'];

/** Device models: their share of cases beside their share of lines. */
export function DeviceList() {
  const say = useWords(deviceWords);
  const [days] = usePeriod('devices');
  const query = useDevices(days);
  useRowKeys();
  return (
    <Loaded query={query}>
      {page =>
        page.rows.length === 0 ? (
          <Empty>{say('empty')}</Empty>
        ) : (
          <>
            <Panel>
              <p className="label">{say('about')}</p>
              <DeviceTable page={page} days={days} />
            </Panel>
            <MakerTable page={page} />
          </>
        )
      }
    </Loaded>
  );
}

function DeviceTable({ page, days }: { readonly page: Devices; readonly days: number }) {
  const say = useWords(deviceWords);
  const sayNetwork = useWords(networkWords);
  return (
    <table className="network-table">
      <thead>
        <tr>
          <th>{say('model')}</th>
          <th className="network-number">{say('cases')}</th>
          <th className="network-wide network-number">{sayNetwork('accounts')}</th>
          <th className="network-number">{say('lines')}</th>
          <th className="network-number">{say('times')}</th>
          <th>{say('remark')}</th>
        </tr>
      </thead>
      <tbody>
        {page.rows.map(row => (
          <DeviceLine key={row.device} row={row} page={page} days={days} />
        ))}
      </tbody>
    </table>
  );
}

function DeviceLine({
  row,
  page,
  days,
}: {
  readonly row: Devices['rows'][number];
  readonly page: Devices;
  readonly days: number;
}) {
  const say = useWords(deviceWords);
  const sayNetwork = useWords(networkWords);
  const inputs = [sayNetwork('origin.period', { days })];
  const chance = row.chance === null ? [] : [say('chance', { percent: chanceText(row.chance) })];
  return (
    <tr>
      <td>
        <Link
          to="/network/$part/$id"
          params={{ part: 'devices', id: row.device }}
          search={{ days }}
          className="network-row-link"
        >
          {row.model}
        </Link>
        {row.priority ? (
          <span className="history">
            {' '}
            <Explained origin={{ definition: say('priorityAbout') }}>{say('priority')}</Explained>
          </span>
        ) : null}
      </td>
      <td className="network-number">
        <Explained origin={{ definition: say('casesAbout'), inputs }}>
          {say('casesOf', { cases: count(row.cases), all: count(page.cases) })}
        </Explained>
      </td>
      <td className="network-wide network-number">{count(row.accounts)}</td>
      <td className="network-number">
        <Explained origin={{ definition: say('linesAbout') }}>
          {say('linesOf', {
            percent: percentOf(row.lines, page.allLines),
            lines: count(row.lines),
          })}
        </Explained>
      </td>
      <td className="network-number">
        {row.times === null ? (
          '–'
        ) : (
          <Explained origin={{ definition: say('timesAbout'), inputs: chance }}>
            {say('timesValue', { times: row.times })}
          </Explained>
        )}
      </td>
      <td className={row.remark === 'more' ? '' : 'history'}>{say(`remark.${row.remark}`)}</td>
    </tr>
  );
}
