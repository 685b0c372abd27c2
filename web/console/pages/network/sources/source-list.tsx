import { Link } from '@tanstack/react-router';
import { answered, api, type Schemas } from '../../../../api/client.ts';
import { count } from '../../../../ui/figures/format-yen.ts';
import { useWords } from '../../../../ui/language/words.ts';
import { Explained } from '../../../../ui/parts/figure.tsx';
import { usePaged } from '../../../../ui/parts/paged.tsx';
import { Yen } from '../../../../ui/parts/yen.tsx';
import { When } from '../../../shell/times.tsx';
import { usePeriod } from '../network-data.ts';
import { networkWords } from '../network-words.ts';
import { PagedList } from '../parts/paged-list.tsx';
import { useRowKeys } from '../parts/row-keys.ts';
import { sourceWords } from './source-words.ts';

/** Addresses that cases' calls came from, those of most accounts first. */
export function SourceList() {
  const say = useWords(sourceWords);
  const [days] = usePeriod('sources');
  useRowKeys();
  const paged = usePaged({
    queryKey: ['network', 'sources', days],
    ask: from => answered(api.GET('/v1/network/sources', { params: { query: { days, ...from } } })),
    refetchInterval: 60_000,
  });
  return (
    <PagedList paged={paged} about={say('addressAbout')} empty={say('empty')}>
      {rows => <SourceTable rows={rows} days={days} />}
    </PagedList>
  );
}

function SourceTable({
  rows,
  days,
}: {
  readonly rows: readonly Schemas['NetworkSource'][];
  readonly days: number;
}) {
  const say = useWords(sourceWords);
  const sayNetwork = useWords(networkWords);
  return (
    <table className="network-table">
      <thead>
        <tr>
          <th>{say('address')}</th>
          <th className="network-number">{sayNetwork('accounts')}</th>
          <th className="network-number">{sayNetwork('lines')}</th>
          <th className="network-number">{sayNetwork('cases')}</th>
          <th className="network-wide network-number">{sayNetwork('yen')}</th>
          <th className="network-wide">{sayNetwork('last')}</th>
          <th className="network-wide">{say('lawful')}</th>
          <th>{say('block')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <SourceLine key={row.source} row={row} days={days} />
        ))}
      </tbody>
    </table>
  );
}

function SourceLine({
  row,
  days,
}: {
  readonly row: Schemas['NetworkSource'];
  readonly days: number;
}) {
  const say = useWords(sourceWords);
  const sayNetwork = useWords(networkWords);
  const inputs = [sayNetwork('origin.period', { days })];
  return (
    <tr>
      <td>
        <Link
          to="/network/$part/$id"
          params={{ part: 'sources', id: row.source }}
          search={{ days }}
          className="network-row-link"
        >
          {row.address}
        </Link>
        <span className="history"> #{row.source}</span>
      </td>
      {(['accounts', 'lines', 'cases'] as const).map(key => (
        <td key={key} className="network-number">
          <Explained origin={{ definition: sayNetwork(`origin.${key}`), inputs }}>
            {count(row[key])}
          </Explained>
        </td>
      ))}
      <td className="network-wide network-number">
        <Yen yen={row.milliYen / 1_000} />
      </td>
      <td className="network-wide">
        <When atMs={row.lastMs} />
      </td>
      <td className="network-wide">
        {row.lawfulMs === null ? (
          <span className="history">{say('lawfulNever')}</span>
        ) : (
          <When atMs={row.lawfulMs} />
        )}
      </td>
      <td>{row.block === null ? <span className="history">–</span> : say('blockInForce')}</td>
    </tr>
  );
}
