import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { answered, api, type Schemas } from '../../../api/client.ts';
import { yenInCell } from '../../../ui/figures/format-yen.ts';
import { useWords } from '../../../ui/language/words.ts';
import { Figure } from '../../../ui/parts/figure.tsx';
import { Empty, Page, Panel } from '../../../ui/parts/panel.tsx';
import { Loaded } from '../../../ui/parts/problem.tsx';
import { names } from '../../../ui/words/names.ts';
import '../../../ui/parts/plain-table.css';
import { LineState } from './found-lines.tsx';
import { CaseLine } from './line-papers.tsx';
import './lines.css';
import { lineWords } from './words.ts';
import { writtenNumber } from './written-number.ts';

type Account = Schemas['AccountPage'];

export function AccountPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const query = useQuery({
    queryKey: ['accounts', id],
    queryFn: () => {
      const params = { path: { account: id } };
      return answered(api.GET('/v1/accounts/{account}/page', { params }));
    },
    refetchInterval: 60_000,
  });
  return <Loaded query={query}>{account => <WholeAccount account={account} />}</Loaded>;
}

function WholeAccount({ account }: { readonly account: Account }) {
  const say = useWords(lineWords);
  return (
    <Page
      title={
        <span className="line-title">
          {say('accountTitle', { account: account.account })}
          {account.name === null ? null : <span className="line-name">{account.name}</span>}
        </span>
      }
    >
      <Sums account={account} />
      <Panel title={say('accountLines', { count: account.lines.length })}>
        <LinesOfAccount lines={account.lines} />
      </Panel>
      <Panel title={say('cases')}>
        {account.cases.length === 0 ? (
          <Empty>{say('casesNone')}</Empty>
        ) : (
          <ul className="line-list">
            {account.cases.map(row => (
              <li key={row.case}>
                <CaseLine row={row} />
              </li>
            ))}
          </ul>
        )}
      </Panel>
    </Page>
  );
}

function Sums({ account: { lines } }: { readonly account: Account }) {
  const say = useWords(lineWords);
  const sum = (of: 'today' | 'thisMonth' | 'lastMonth' | 'lastMonthSoFar'): string => {
    const milliYen = lines.reduce((total, line) => total + line.months[of].milliYen, 0);
    return yenInCell(milliYen / 1_000);
  };
  const inputs = [say('accountLines', { count: lines.length })];
  const origin = (definition: string) => ({ definition, inputs, sure: 'estimate' as const });
  return (
    <Panel title={say('allLines')}>
      <div className="line-sums">
        <Figure label={say('today')} value={sum('today')} origin={origin(say('means_today'))} />
        <Figure
          label={say('thisMonth')}
          value={sum('thisMonth')}
          origin={origin(say('means_months'))}
        />
        <Figure
          label={say('lastSoFar')}
          value={sum('lastMonthSoFar')}
          origin={origin(say('means_lastSoFar'))}
        />
        <Figure
          label={say('lastMonth')}
          value={sum('lastMonth')}
          origin={origin(say('means_months'))}
        />
      </div>
    </Panel>
  );
}

function LinesOfAccount({ lines }: { readonly lines: Account['lines'] }) {
  const say = useWords(lineWords);
  const called = useWords(names);
  return (
    <table className="plain-table lines-found">
      <thead>
        <tr>
          <th>{say('number')}</th>
          <th>{say('service')}</th>
          <th>{say('device')}</th>
          <th className="number">{say('thisMonth')}</th>
          <th className="number">{say('lastSoFar')}</th>
          <th>{say('state')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(line => (
          <tr key={line.id}>
            <td>
              <Link to="/lines/$id" params={{ id: line.id }} className="nowrap">
                {writtenNumber(line.subscriber)}
              </Link>
            </td>
            <td>{called(`service.${line.service}`)}</td>
            <td>{line.deviceModel ?? '–'}</td>
            <td className="number" data-label={say('thisMonth')}>
              {yenInCell(line.months.thisMonth.milliYen / 1_000)}
            </td>
            <td className="number" data-label={say('lastSoFar')}>
              {yenInCell(line.months.lastMonthSoFar.milliYen / 1_000)}
            </td>
            <td>
              <LineState {...line} calm={say('calm')} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
