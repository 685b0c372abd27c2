import { Link } from '@tanstack/react-router';
import type { Schemas } from '../../../../api/client.ts';
import { caseNumber } from '../../../../ui/figures/case-number.ts';
import { count } from '../../../../ui/figures/format-yen.ts';
import { useWords } from '../../../../ui/language/words.ts';
import { Explained } from '../../../../ui/parts/figure.tsx';
import { Empty, Panel } from '../../../../ui/parts/panel.tsx';
import { Loaded } from '../../../../ui/parts/problem.tsx';
import { Yen } from '../../../../ui/parts/yen.tsx';
import { When } from '../../../shell/times.tsx';
import { listed, nameOf, useCampaigns, usePeriod } from '../network-data.ts';
import { networkWords } from '../network-words.ts';
import { useRowKeys } from '../parts/row-keys.ts';
import { campaignWords } from './campaign-words.ts';
import { SharedThings } from './shared-things.tsx';

/** Cases of several accounts that belong together, those of most accounts first. */
export function CampaignList() {
  const say = useWords(campaignWords);
  const [days] = usePeriod('campaigns');
  const query = useCampaigns(days);
  useRowKeys();
  return (
    <Loaded query={query}>
      {({ rows, left }) =>
        rows.length === 0 ? (
          <Empty next={<p className="label">{say('about')}</p>}>{say('empty')}</Empty>
        ) : (
          <Panel>
            <p className="label">{say('about')}</p>
            <CampaignTable rows={rows} days={days} />
            {left === 0 ? null : <p>{say('left', { count: left })}</p>}
          </Panel>
        )
      }
    </Loaded>
  );
}

function CampaignTable({
  rows,
  days,
}: {
  readonly rows: readonly Schemas['Campaign'][];
  readonly days: number;
}) {
  const say = useWords(campaignWords);
  const sayNetwork = useWords(networkWords);
  return (
    <table className="network-table">
      <thead>
        <tr>
          <th>{say('campaign')}</th>
          <th className="network-number">{sayNetwork('accounts')}</th>
          <th className="network-number">{sayNetwork('cases')}</th>
          <th>{say('shared')}</th>
          <th className="network-wide">{say('countries')}</th>
          <th className="network-wide">{say('last')}</th>
          <th className="network-number">{sayNetwork('exposure')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <CampaignLine key={row.campaign} row={row} days={days} />
        ))}
      </tbody>
    </table>
  );
}

function CampaignLine({ row, days }: { readonly row: Schemas['Campaign']; readonly days: number }) {
  const say = useWords(networkWords);
  const inputs = [say('origin.period', { days })];
  return (
    <tr>
      <td>
        <Link
          to="/network/$part/$id"
          params={{ part: 'campaigns', id: row.campaign }}
          search={{ days }}
          className="network-row-link"
        >
          {caseNumber(row.campaign)}
        </Link>
      </td>
      {(['accounts', 'cases'] as const).map(key => (
        <td key={key} className="network-number">
          <Explained origin={{ definition: say(`origin.${key}`), inputs }}>
            {count(row[key])}
          </Explained>
        </td>
      ))}
      <td>
        <SharedThings shared={row.shared} most={2} />
      </td>
      <td className="network-wide">{listed(row.countries.map(nameOf).slice(0, 3))}</td>
      <td className="network-wide">
        <When atMs={row.lastMs} />
      </td>
      <td className="network-number">
        <Explained origin={{ definition: say('origin.exposure'), inputs, sure: 'estimate' }}>
          <Yen yen={row.exposureYen} />
        </Explained>
      </td>
    </tr>
  );
}
