import { Button, Menu } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { answered, api, type Schemas } from '../../../api/client.ts';
import { calendarDay } from '../../../ui/figures/format-time.ts';
import { useCommands } from '../../../ui/keys/commands.ts';
import { languageNow } from '../../../ui/language/language.ts';
import { useWords } from '../../../ui/language/words.ts';
import { Page } from '../../../ui/parts/panel.tsx';
import { Loaded } from '../../../ui/parts/problem.tsx';
import { names } from '../../../ui/words/names.ts';
import { useDeskEvents } from '../../live/use-live.ts';
import { useSoon } from '../../live/use-soon.ts';
import { useCarrier, useWhyNot } from '../../shell/use-me.ts';
import { BarSheet } from './bar-sheet.tsx';
import { FraudSheet, ReopenSheet } from './line-act-sheets.tsx';
import { LineCharges } from './line-charges.tsx';
import { LineNormal } from './line-normal.tsx';
import { LinePapers } from './line-papers.tsx';
import { LineStanding } from './line-standing.tsx';
import { lookAt } from './looked-at.ts';
import './lines.css';
import { lineWords } from './words.ts';
import { writtenNumber } from './written-number.ts';

export type Line = Schemas['LinePage'];
export type LineSheet = 'bar' | 'reopen' | 'fraud' | undefined;

/** Until the network has confirmed a barring, its time is looked at this often. */
const pendingMs = 2_000;
const ownMs = 500;
const otherMs = 3_000;

export function LinePage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const query = useQuery({
    queryKey: ['lines', id],
    queryFn: () => {
      const params = { path: { subscriber: id } };
      return answered(api.GET('/v1/subscribers/{subscriber}/page', { params }));
    },
    refetchInterval: ({ state }) => (isPending(state.data) ? pendingMs : false),
  });
  useChanges(id, query.data);
  return <Loaded query={query}>{line => <WholeLine line={line} />}</Loaded>;
}

/** What concerns the line is read soon; what may concern it, now and then. */
function useChanges(id: string, line: Line | undefined): void {
  const client = useQueryClient();
  const read = () => void client.invalidateQueries({ queryKey: ['lines', id] });
  const ownSoon = useSoon(read, ownMs);
  const otherSoon = useSoon(read, otherMs);
  useDeskEvents(({ event, data }) => {
    if (event !== 'case' && event !== 'measure' && event !== 'reset') return;
    const own = line?.cases.some(one => one.case === data.case) === true;
    if (own) ownSoon();
    else otherSoon();
  });
}

function isPending(line: Line | undefined): boolean {
  return line?.barrings.some(one => one.completedMs === null && one.endedMs === null) ?? false;
}

function WholeLine({ line }: { readonly line: Line }) {
  const [sheet, setSheet] = useState<LineSheet>();
  const { id, number, listed } = line;
  const name = listed?.name ?? '';
  useEffect(() => lookAt({ id, number, name }), [id, number, name]);
  const leave = () => setSheet(undefined);
  return (
    <Page title={<Title line={line} />} actions={<Actions line={line} onSheet={setSheet} />}>
      <Facts line={line} />
      <LineStanding line={line} />
      <LineCharges line={line} />
      <LineNormal line={line} />
      <LinePapers line={line} />
      <BarSheet line={line} open={sheet === 'bar'} onClose={leave} />
      <ReopenSheet line={line} open={sheet === 'reopen'} onClose={leave} />
      <FraudSheet line={line} open={sheet === 'fraud'} onClose={leave} />
    </Page>
  );
}

function Title({ line: { number, listed } }: { readonly line: Line }) {
  return (
    <span className="line-title">
      <span className="nowrap">{writtenNumber(number)}</span>
      {listed?.name == null ? null : <span className="line-name">{listed.name}</span>}
    </span>
  );
}

/** What is in force decides what one would do: bar, or open again. */
function Actions({
  line,
  onSheet,
}: {
  readonly line: Line;
  readonly onSheet: (sheet: LineSheet) => void;
}) {
  const say = useWords(lineWords);
  const whyNot = useWhyNot();
  const stopped = line.measures.some(one => one.endedMs === null);
  const first = stopped ? 'reopen' : 'bar';
  const why = whyNot('line.bar');
  const noFraud = whyNot('contact.record');
  const titles = { bar: say('barAction'), reopen: say('reopenAction'), fraud: say('reportFraud') };
  useCommands([
    {
      id: 'line.measure',
      title: titles[first],
      keys: 'm',
      run: () => onSheet(first),
      unavailable: why,
    },
    {
      id: 'line.fraud',
      title: titles.fraud,
      run: () => onSheet('fraud'),
      unavailable: noFraud,
    },
  ]);
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" aria-label={say('moreActs')}>
            …
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {stopped ? (
            <Menu.Item
              disabled={!(whyNot('line.bar') === undefined)}
              onClick={() => onSheet('bar')}
            >
              {say('barAction')}
            </Menu.Item>
          ) : null}
          <Menu.Item
            disabled={!(whyNot('contact.record') === undefined)}
            onClick={() => onSheet('fraud')}
          >
            {say('reportFraud')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Button disabled={why !== undefined} title={why} onClick={() => onSheet(first)}>
        {say(stopped ? 'reopenAction' : 'barAction')}
      </Button>
    </>
  );
}

function Facts({ line: { listed, accountId } }: { readonly line: Line }) {
  const say = useWords(lineWords);
  const called = useWords(names);
  const { timeZone } = useCarrier();
  if (listed === null) return <p className="sentence">{say('unlisted')}</p>;
  const { account, service, type, channels, deviceModel, challenge, sinceMs } = listed;
  const day = sinceMs === null ? '' : calendarDay(sinceMs, timeZone, languageNow(), true);
  return (
    <p className="line-facts">
      <Link to="/accounts/$id" params={{ id: accountId }}>
        {say('accountTitle', { account })}
      </Link>
      <span>{called(`type.${type}`)}</span>
      <span>{called(`service.${service}`)}</span>
      {channels === null ? null : <span>{say('channels', { count: channels })}</span>}
      {deviceModel === null ? null : <span>{deviceModel}</span>}
      {challenge ? null : <span>{say('noChallenge')}</span>}
      {sinceMs === null ? null : <span>{say('since', { day })}</span>}
    </p>
  );
}
