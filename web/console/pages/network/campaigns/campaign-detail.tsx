import type { Schemas } from '../../../../api/client.ts';
import { caseNumber } from '../../../../ui/figures/case-number.ts';
import { yenInSentence } from '../../../../ui/figures/format-yen.ts';
import { languageNow } from '../../../../ui/language/language.ts';
import { useWords } from '../../../../ui/language/words.ts';
import { Explained } from '../../../../ui/parts/figure.tsx';
import { Empty, Panel } from '../../../../ui/parts/panel.tsx';
import { Loaded } from '../../../../ui/parts/problem.tsx';
import { names } from '../../../../ui/words/names.ts';
import { When } from '../../../shell/times.tsx';
import { useCampaign, usePeriod } from '../network-data.ts';
import { networkWords } from '../network-words.ts';
import { BesidePanels } from '../parts/beside-panels.tsx';
import { CaseTable } from '../parts/case-table.tsx';
import { Fact } from '../parts/fact.tsx';
import { DetailFrame } from '../parts/network-frame.tsx';
import { SumFigures } from '../parts/sum-figures.tsx';
import { WeekHeat } from '../pictures/week-heat.tsx';
import { campaignWords } from './campaign-words.ts';
import { SharedThings } from './shared-things.tsx';

type Campaign = Schemas['CampaignPage'];

/** One campaign: its members, what they share, when it struck, what was done. */
export function CampaignDetail({ campaign }: { readonly campaign: string }) {
  const say = useWords(campaignWords);
  const [days] = usePeriod('campaigns');
  const query = useCampaign(campaign, days);
  const number = caseNumber(query.data?.row.campaign ?? campaign);
  return (
    <DetailFrame
      part="campaigns"
      title={
        <Explained origin={{ definition: say('titleAbout'), inputs: [say('about')] }}>
          {say('title', { number })}
        </Explained>
      }
    >
      <Loaded query={query}>
        {page => (
          <>
            <SharedPanel page={page} />
            <SumFigures sum={page.episodes.sum} days={days} />
            <div className="network-columns">
              <WeekHeat cells={page.episodes.hours} />
              <BesidePanels episodes={page.episodes} of={['countries', 'ranges', 'sources']} />
            </div>
            <CaseTable rows={page.members} />
            <MeasureTable rows={page.measures} />
          </>
        )}
      </Loaded>
    </DetailFrame>
  );
}

function SharedPanel({ page }: { readonly page: Campaign }) {
  const say = useWords(campaignWords);
  const { row } = page;
  const kinds = [...new Set(row.shared.map(one => one.kind))];
  const shared = kinds.map(kind => say(`shared.${kind}`)).join(say('and'));
  const yen = yenInSentence(row.exposureYen, languageNow());
  return (
    <Panel title={say('shared')}>
      <p className="sentence">
        {say('summary', { accounts: row.accounts, cases: row.cases, shared, yen })}
      </p>
      <dl className="network-facts">
        <Fact name={say('begin')}>
          <When atMs={row.beginMs} />
        </Fact>
        <Fact name={say('last')}>
          <When atMs={row.lastMs} />
        </Fact>
        <Fact name={say('shared')}>
          <SharedThings shared={row.shared} most={20} />
        </Fact>
      </dl>
    </Panel>
  );
}

function MeasureTable({ rows }: { readonly rows: Campaign['measures'] }) {
  const say = useWords(campaignWords);
  const sayNetwork = useWords(networkWords);
  const sayName = useWords(names);
  return (
    <Panel title={sayNetwork('measures')}>
      {rows.length === 0 ? (
        <Empty>{sayNetwork('measuresNone')}</Empty>
      ) : (
        <table className="network-table">
          <thead>
            <tr>
              <th>{say('measuresKind')}</th>
              <th>{sayNetwork('caseName')}</th>
              <th>{say('measuresBegin')}</th>
              <th>{say('measuresEnd')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(row => (
              <tr key={row.id} className={row.endedMs === null ? '' : 'history'}>
                <td>{sayName(`measure.${row.kind}`)}</td>
                <td>{caseNumber(row.case)}</td>
                <td>
                  <When atMs={row.beginMs} />
                </td>
                <td>
                  {row.endedMs === null ? sayNetwork('inForce') : <When atMs={row.endedMs} />}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}
