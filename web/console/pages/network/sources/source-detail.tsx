import { useState } from 'react';
import type { Schemas } from '../../../../api/client.ts';
import { dayMs } from '../../../../ui/figures/format-time.ts';
import { count } from '../../../../ui/figures/format-yen.ts';
import { useWords } from '../../../../ui/language/words.ts';
import { Figure } from '../../../../ui/parts/figure.tsx';
import { Empty, Panel } from '../../../../ui/parts/panel.tsx';
import { Loaded } from '../../../../ui/parts/problem.tsx';
import { When } from '../../../shell/times.tsx';
import { BlockButtons } from '../blocks/block-buttons.tsx';
import { BlockPanel, type BlockShown } from '../blocks/block-panel.tsx';
import { usePeriod, useSource } from '../network-data.ts';
import { AttackedPanel } from '../parts/attacked-panel.tsx';
import { BesidePanels } from '../parts/beside-panels.tsx';
import { CaseTable } from '../parts/case-table.tsx';
import { DetailFrame } from '../parts/network-frame.tsx';
import { SumFigures } from '../parts/sum-figures.tsx';
import { DayBars } from '../pictures/day-bars.tsx';
import { WeekHeat } from '../pictures/week-heat.tsx';
import { RevealButton } from './reveal-button.tsx';
import { sourceWords } from './source-words.ts';

type Source = Schemas['NetworkSourcePage'];

/** One address: who uses it lawfully, who is attacked from it, whether it may be blocked. */
export function SourceDetail({ source }: { readonly source: string }) {
  const say = useWords(sourceWords);
  const [days] = usePeriod('sources');
  const query = useSource(source, days);
  const [asking, setAsking] = useState(false);
  const page = query.data;
  return (
    <DetailFrame
      part="sources"
      title={say('title', { address: page?.row.address ?? '' })}
      actions={
        page === undefined ? null : (
          <>
            <RevealButton
              source={source}
              opened={page.opened}
              asking={asking}
              setAsking={setAsking}
            />
            <BlockButtons shown={shownOf(page)} onOpen={() => setAsking(true)} />
          </>
        )
      }
    >
      <Loaded query={query}>
        {data => (
          <>
            <SourceFigures page={data} />
            <div className="network-columns">
              <BlockPanel {...shownOf(data)} />
              <div className="network-stack">
                <DaysPanel page={data} />
                <AttackedPanel rows={data.attacked} />
                <FeedsPanel page={data} />
              </div>
            </div>
            <SumFigures sum={data.episodes.sum} days={days} />
            <div className="network-columns">
              <WeekHeat cells={data.episodes.hours} />
              <BesidePanels episodes={data.episodes} of={['countries', 'ranges']} />
            </div>
            <CaseTable rows={data.episodes.cases} />
          </>
        )}
      </Loaded>
    </DetailFrame>
  );
}

function shownOf({ row, block, opened, use }: Source): BlockShown {
  return {
    kind: 'source',
    name: row.address,
    subject: opened ? { kind: 'source', sourceIp: row.address } : undefined,
    block,
    lawfulLines: use.lawfulLines,
  };
}

function SourceFigures({ page }: { readonly page: Source }) {
  const say = useWords(sourceWords);
  const { use, rules, row } = page;
  const { days } = use;
  const more = use.more ? [say('linesMore', { count: count(use.calls) })] : [];
  const last = use.lawfulLastMs ?? row.lawfulMs;
  return (
    <Panel title={say('use', { days })}>
      <div className="network-figures">
        <Figure
          label={say('lines')}
          value={count(use.lines)}
          origin={{ definition: say('linesAbout', { days }), inputs: more }}
        />
        <Figure
          label={say('lawfulLines')}
          value={count(use.lawfulLines)}
          below={
            last === null ? (
              say('lawfulNever')
            ) : (
              <>
                {say('lawfulLast')}: <When atMs={last} />
              </>
            )
          }
          origin={{
            definition: say('lawfulLinesAbout', { days }),
            inputs: [
              say('lawfulGate'),
              say('window', { days: Math.round(rules.lawfulWithinMs / dayMs) }),
              ...more,
            ],
          }}
        />
        <Figure
          label={say('registered')}
          value={count(use.registeredLines)}
          origin={{ definition: say('registeredAbout') }}
        />
        <Figure
          label={say('accounts')}
          value={count(use.accounts)}
          origin={{ definition: say('accountsAbout'), inputs: more }}
        />
        <Figure
          label={say('attackedLabel')}
          value={count(row.attackedAccounts)}
          origin={{
            definition: say('attackedAbout', {
              minutes: rules.withinMs / 60_000,
              accounts: rules.accounts,
            }),
          }}
        />
      </div>
    </Panel>
  );
}

function DaysPanel({ page }: { readonly page: Source }) {
  const say = useWords(sourceWords);
  const bars = page.use.byDay.map(({ day, lines, lawfulLines }) => {
    return { day, value: lines, part: lawfulLines };
  });
  return (
    <Panel title={say('byDay')}>
      {bars.length === 0 ? (
        <Empty>{say('byDayNone')}</Empty>
      ) : (
        <DayBars
          bars={bars}
          about={say('byDayBar')}
          partAbout={say('byDayPart')}
          dayHead={say('day')}
        />
      )}
    </Panel>
  );
}

function FeedsPanel({ page }: { readonly page: Source }) {
  const say = useWords(sourceWords);
  return (
    <Panel title={say('feeds')}>
      {page.feeds.length === 0 ? (
        <p className="history">{say('feedsNone')}</p>
      ) : (
        <ul className="network-list">
          {page.feeds.map(one => (
            <li key={one.feed}>
              {one.feed}{' '}
              <span className={one.sourceObserved ? 'history' : 'wait'}>
                {say(one.sourceObserved ? 'feedSees' : 'feedBlind')}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
