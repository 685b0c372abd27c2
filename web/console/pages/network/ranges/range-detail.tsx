import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Schemas } from '../../../../api/client.ts';
import { useCommands } from '../../../../ui/keys/commands.ts';
import { useWords } from '../../../../ui/language/words.ts';
import { Panel } from '../../../../ui/parts/panel.tsx';
import { Loaded } from '../../../../ui/parts/problem.tsx';
import { useMe } from '../../../shell/use-me.ts';
import { listed, nameOf, usePeriod, useRange } from '../network-data.ts';
import { BesidePanels } from '../parts/beside-panels.tsx';
import { CaseTable } from '../parts/case-table.tsx';
import { Fact } from '../parts/fact.tsx';
import { DetailFrame } from '../parts/network-frame.tsx';
import { SumFigures } from '../parts/sum-figures.tsx';
import { WeekHeat } from '../pictures/week-heat.tsx';
import { ListSheet } from './list-sheet.tsx';
import { RangeKind } from './range-kind.tsx';
import { rangeWords } from './range-words.ts';

type Range = Schemas['NetworkRangePage'];

/** One number range: what it is, who was made to call it, and whether it is listed. */
export function RangeDetail({ range }: { readonly range: string }) {
  const [days] = usePeriod('ranges');
  const query = useRange(range, days);
  const page = query.data;
  return (
    <DetailFrame
      part="ranges"
      title={page === undefined ? '' : (page.row.masked ?? nameOf(page.row))}
      actions={page === undefined ? null : <ProposeButton page={page} />}
    >
      <Loaded query={query}>
        {data => (
          <>
            <SumFigures sum={data.episodes.sum} days={days} />
            <div className="network-columns">
              <FactsPanel page={data} />
              <WeekHeat cells={data.episodes.hours} />
            </div>
            <BesidePanels episodes={data.episodes} of={['sources']} />
            <CaseTable rows={data.episodes.cases} />
          </>
        )}
      </Loaded>
    </DetailFrame>
  );
}

function FactsPanel({ page }: { readonly page: Range }) {
  const say = useWords(rangeWords);
  const { row, entries } = page;
  return (
    <Panel title={say('range')}>
      <dl className="network-facts">
        <Fact name={say('country')}>
          <Link to="/network/$part/$id" params={{ part: 'countries', id: row.country }}>
            {nameOf(row)}
          </Link>
        </Fact>
        <Fact name={say('kind')}>
          <RangeKind row={row} />
        </Fact>
        <Fact name={say('listed')}>
          {row.listed === null ? say('notListed') : say('listedAs', { prefix: row.listed })}
        </Fact>
        <Fact name={say('entries')}>
          {entries.length === 0
            ? say('entriesNone')
            : listed(entries.map(one => `+${one.prefix} ${one.destination}`))}
        </Fact>
      </dl>
      <p className="label">{say('rangeAbout')}</p>
    </Panel>
  );
}

function ProposeButton({ page }: { readonly page: Range }) {
  const say = useWords(rangeWords);
  const me = useMe();
  const [open, setOpen] = useState(false);
  const unable =
    !me.may('list.edit') || page.prefix === null
      ? say('noList')
      : page.row.listed === null
        ? undefined
        : say('alreadyListed', { prefix: page.row.listed });
  const run = (): void => setOpen(true);
  useCommands([{ id: 'network.list', title: say('propose'), keys: 'm', run, unavailable: unable }]);
  return (
    <>
      <Button disabled={unable !== undefined} title={unable} onClick={run}>
        {say('propose')}
      </Button>
      {page.prefix === null ? null : (
        <ListSheet page={page} prefix={page.prefix} open={open} onClose={() => setOpen(false)} />
      )}
    </>
  );
}
