// Is money being lost, where, and is someone on it?
import { Button } from '@mantine/core';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { Schemas } from '../../../api/client.ts';
import { caseNumber } from '../../../ui/figures/case-number.ts';
import { clockTimeWithSeconds } from '../../../ui/figures/format-time.ts';
import { useCommands } from '../../../ui/keys/commands.ts';
import { useWords } from '../../../ui/language/words.ts';
import { Page } from '../../../ui/parts/panel.tsx';
import { Loaded } from '../../../ui/parts/problem.tsx';
import { useConnection } from '../../live/use-live.ts';
import { Attacks } from './attacks.tsx';
import { DayLine } from './day-line.tsx';
import { Destinations } from './destinations.tsx';
import { Enforcers, Feeds } from './feeds.tsx';
import { Headline } from './headline.tsx';
import { InForce } from './in-force.tsx';
import { type NowData, type NowView, useNowData, useNowStart } from './now-data.ts';
import './now.css';
import { Suspected } from './suspected.tsx';
import { Wall } from './wall.tsx';
import { nowWords } from './words.ts';

export function NowPage() {
  const say = useWords(nowWords);
  const start = useNowStart();
  if (start.data !== undefined) return <Running start={start.data} refetch={start.refetch} />;
  return (
    <Page title={say('title')}>
      <Loaded query={start}>{() => null}</Loaded>
    </Page>
  );
}

function Running({
  start,
  refetch,
}: {
  readonly start: Schemas['NowStart'];
  readonly refetch: () => unknown;
}) {
  const again = useCallback(() => void refetch(), [refetch]);
  const data = useNowData(start, again);
  const wall = 'wall' in useSearch({ strict: false });
  useNowCommands(data.view, wall);
  return wall ? <Wall data={data} /> : <Desk data={data} />;
}

function Desk({ data }: { readonly data: NowData }) {
  const say = useWords(nowWords);
  const { view, nameOf } = data;
  return (
    <div className={data.stale ? 'now now-stale' : 'now'}>
      <Page
        title={
          <span className="now-title">
            {say('title')} <DayLine day={view.day} />
          </span>
        }
        actions={<Actions view={view} />}
      >
        <StaleNote data={data} />
        <Headline view={view} />
        <Attacks data={data} />
        <div className="now-columns">
          <div className="now-stack">
            <Destinations view={view} nameOf={nameOf} />
            <Suspected view={view} nameOf={nameOf} />
          </div>
          <div className="now-stack">
            <InForce view={view} nameOf={nameOf} />
            <Feeds view={view} />
            <Enforcers view={view} />
          </div>
        </div>
      </Page>
    </div>
  );
}

/** The open case that loses most now, or would. */
export function costliest(view: NowView): NowView['attacks'][number] | undefined {
  const open = view.attacks.filter(one => one.closedMs === null);
  return open.find(one => one.yenPerMinute > 0) ?? open.find(one => one.lossPerHourYen > 0);
}

function Actions({ view }: { readonly view: NowView }) {
  const say = useWords(nowWords);
  const first = costliest(view);
  return (
    <>
      <Button
        component={Link}
        to="/now"
        search={{ wall: 1 } as never}
        variant="default"
        className="now-to-wall"
      >
        {say('openWall')}
      </Button>
      {first === undefined ? (
        <Button component={Link} to="/queue/open" variant="default">
          {say('openQueue')}
        </Button>
      ) : (
        <Button component={Link} to={`/cases/${caseNumber(first.case)}`}>
          {say('openCostliest', { case: caseNumber(first.case) })}
        </Button>
      )}
    </>
  );
}

/** The band of the frame tells of the whole connection; this of this page's figures alone. */
function StaleNote({ data }: { readonly data: NowData }) {
  const say = useWords(nowWords);
  const { state } = useConnection();
  const { view, stale } = data;
  const time = (atMs: number): string => clockTimeWithSeconds(atMs, view.timeZone);
  const storeMs = view.storeMs ?? view.nowMs;
  const behind = view.nowMs - storeMs > 20_000 * Math.max(1, view.speed);
  if (stale && state === 'live') {
    return (
      <p className="now-band" role="status">
        {say('staleNow', { time: time(view.nowMs) })}
      </p>
    );
  }
  if (!behind) return null;
  return (
    <p className="now-band" role="status">
      {say('storeOld', { time: time(storeMs) })}
    </p>
  );
}

function useNowCommands(view: NowView, wall: boolean): void {
  const say = useWords(nowWords);
  const navigate = useNavigate();
  const first = costliest(view);
  const number = first === undefined ? '' : caseNumber(first.case);
  useCommands([
    {
      id: 'open-costliest',
      title: say('openCostliest', { case: number }),
      keys: 'o',
      run: () => void navigate({ to: '/cases/$case', params: { case: number } }),
      unavailable: first === undefined ? say('losingNone') : undefined,
    },
    {
      id: 'wall',
      title: say(wall ? 'leaveWall' : 'openWall'),
      run: () => void navigate({ to: '/now', search: (wall ? {} : { wall: 1 }) as never }),
    },
    { id: 'next-attack', title: `${say('attacks')} ↓`, keys: 'j', run: () => step(1) },
    { id: 'attack-before', title: `${say('attacks')} ↑`, keys: 'k', run: () => step(-1) },
  ]);
}

/** Moves the focus along the attacks; Enter opens the one in focus. */
function step(by: number): void {
  const rows = [...document.querySelectorAll<HTMLElement>('.now-attack-case')];
  const at = rows.indexOf(document.activeElement as HTMLElement);
  rows[at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + by))]?.focus();
}
