import { Link } from '@tanstack/react-router';
import { answered, api, type Schemas } from '../../../../api/client.ts';
import { count } from '../../../../ui/figures/format-yen.ts';
import { useWords } from '../../../../ui/language/words.ts';
import { Explained } from '../../../../ui/parts/figure.tsx';
import { usePaged } from '../../../../ui/parts/paged.tsx';
import { Yen } from '../../../../ui/parts/yen.tsx';
import { When } from '../../../shell/times.tsx';
import { nameOf, usePeriod } from '../network-data.ts';
import { networkWords } from '../network-words.ts';
import { PagedList } from '../parts/paged-list.tsx';
import { useRowKeys } from '../parts/row-keys.ts';
import { RangeKind } from './range-kind.tsx';
import { rangeWords } from './range-words.ts';

type Row = Schemas['NetworkRange'];

/** Number ranges that several accounts were made to call. */
export function RangeList() {
  const say = useWords(rangeWords);
  const [days] = usePeriod('ranges');
  useRowKeys();
  const paged = usePaged({
    queryKey: ['network', 'ranges', days],
    ask: from => answered(api.GET('/v1/network/ranges', { params: { query: { days, ...from } } })),
    refetchInterval: 60_000,
  });
  return (
    <PagedList paged={paged} about={say('rangeAbout')} empty={say('empty')}>
      {rows => <RangeTable rows={rows} days={days} />}
    </PagedList>
  );
}

function RangeTable({ rows, days }: { readonly rows: readonly Row[]; readonly days: number }) {
  const say = useWords(rangeWords);
  const sayNetwork = useWords(networkWords);
  return (
    <table className="network-table">
      <thead>
        <tr>
          <th>{say('range')}</th>
          <th>{say('kind')}</th>
          <th className="network-number">{sayNetwork('accounts')}</th>
          <th className="network-number">{sayNetwork('calls')}</th>
          <th className="network-wide network-number">{sayNetwork('yen')}</th>
          <th className="network-wide">{sayNetwork('last')}</th>
          <th>{say('listed')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <RangeLine key={row.range} row={row} days={days} />
        ))}
      </tbody>
    </table>
  );
}

function RangeLine({ row, days }: { readonly row: Row; readonly days: number }) {
  const say = useWords(rangeWords);
  const sayNetwork = useWords(networkWords);
  const inputs = [sayNetwork('origin.period', { days })];
  return (
    <tr>
      <td>
        <Link
          to="/network/$part/$id"
          params={{ part: 'ranges', id: row.range }}
          search={{ days }}
          className="network-row-link"
        >
          {row.masked ?? nameOf(row)}
        </Link>
        <span className="history"> {row.masked === null ? '' : nameOf(row)}</span>
      </td>
      <td>
        <RangeKind row={row} />
      </td>
      {(['accounts', 'calls'] as const).map(key => (
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
      <td>
        {row.listed === null ? (
          <span className="history">{say('notListed')}</span>
        ) : (
          say('listedAs', { prefix: row.listed })
        )}
      </td>
    </tr>
  );
}
