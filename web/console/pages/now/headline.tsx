// The four figures that one looks at first.
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { clockTimeWithSeconds, duration, timeAndDay } from '../../../ui/figures/format-time.ts';
import { count, yenInCell } from '../../../ui/figures/format-yen.ts';
import { languageNow } from '../../../ui/language/language.ts';
import { type Filled, useWords } from '../../../ui/language/words.ts';
import { Figure } from '../../../ui/parts/figure.tsx';
import { useNow } from '../../live/use-live.ts';
import type { NowView } from './now-data.ts';
import { nowWords } from './words.ts';

interface Shown {
  readonly view: NowView;
}

export function Headline({ view }: Shown) {
  return (
    <section className="now-head" data-tour="loss">
      <Losing view={view} />
      <Calls view={view} />
      <Waits view={view} />
      <FeedsInShort view={view} />
    </section>
  );
}

function Losing({ view }: Shown) {
  const say = useWords(nowWords);
  const { loss } = view;
  const losing = loss.yenPerMinute > 0;
  const exposure = yenInCell(loss.exposureYen);
  return (
    <Figure
      label={say('losing')}
      tone={losing ? 'loss' : 'plain'}
      value={say('perMinute', { yen: yenInCell(loss.yenPerMinute) })}
      below={lossInWords(loss, say)}
      origin={{
        definition: say('losingWhat'),
        inputs: [
          say('losingInputs', { calls: loss.calls, cases: loss.cases }),
          say('exposureInput', { yen: exposure }),
        ],
        asOf: clockTimeWithSeconds(view.nowMs, view.timeZone),
        sure: 'estimate',
      }}
    />
  );
}

type LossWord = 'losingCases' | 'losingCalls' | 'openCases' | 'exposureAll';

/** `1 case · 3 calls · exposure ¥3,840`; of all open cases where nothing is being lost. */
export function lossInWords(
  loss: NowView['loss'],
  say: (key: LossWord, filled: Filled) => string,
): string {
  const cases =
    loss.yenPerMinute > 0
      ? [say('losingCases', { count: loss.cases }), say('losingCalls', { count: loss.calls })]
      : [say('openCases', { count: loss.openCases })];
  return [...cases, say('exposureAll', { yen: yenInCell(loss.exposureYen) })].join(' · ');
}

function Calls({ view }: Shown) {
  const say = useWords(nowWords);
  const { inProgress, usual, yenPerMinute } = view.calls;
  const range = usual === null ? say('callsUnlearnt') : say('callsUsual', { ...usual });
  const off =
    usual === null || (inProgress >= usual.low && inProgress <= usual.high)
      ? ''
      : ` · ${say(inProgress > usual.high ? 'callsAbove' : 'callsBelow')}`;
  return (
    <Figure
      label={say('calls')}
      value={count(inProgress)}
      below={`${range}${off}`}
      origin={{
        definition: say('callsWhat'),
        inputs: [say('callsYen', { yen: yenInCell(yenPerMinute) })],
        asOf: clockTimeWithSeconds(view.nowMs, view.timeZone),
      }}
    />
  );
}

const places = {
  approvals: { to: '/approvals' },
  calls: { to: '/queue/$view', params: { view: 'open' } },
  decisions: { to: '/queue/$view', params: { view: 'open' } },
  messages: { to: '/queue/handover' },
  unassigned: { to: '/queue/$view', params: { view: 'open' } },
} as const;

export type Waiting = keyof typeof places;
export const waitingKinds = Object.keys(places) as Waiting[];

function Waits({ view }: Shown) {
  const say = useWords(nowWords);
  const { waits } = view;
  const total = waits === null ? 0 : waits.approvals.count + waits.calls.count;
  const sum = waits === null ? 0 : total + waits.decisions.count + waits.messages.count;
  return (
    <Figure
      label={say('waits')}
      value={waits === null ? '–' : count(sum)}
      below={waits === null ? say('waitsUnknown') : <WaitsBelow view={view} />}
      origin={{ definition: say('waitsWhat') }}
    />
  );
}

function WaitsBelow({ view }: Shown) {
  const say = useWords(nowWords);
  const waits = view.waits!;
  const some = waitingKinds.filter(kind => waits[kind].count > 0);
  if (some.length === 0) return say('waitsNone');
  return (
    <span className="now-waits">
      {some.map(kind => (
        <Link key={kind} {...places[kind]} className="now-wait-link">
          {say(`waits.${kind}`, { count: waits[kind].count })}
          <Due dueMs={kind === 'unassigned' ? null : waits[kind].dueMs} zone={view.timeZone} />
        </Link>
      ))}
    </span>
  );
}

/** The time a person has, amber when it is near or gone. */
export function Due({ dueMs, zone }: { readonly dueMs: number | null; readonly zone: string }) {
  const say = useWords(nowWords);
  const nowMs = useNow();
  if (dueMs === null) return null;
  const leftMs = dueMs - nowMs;
  if (leftMs > 10 * 60_000) {
    const time = timeAndDay(dueMs, { nowMs, zone, language: languageNow() });
    return <span className="nowrap"> {time}</span>;
  }
  const text = leftMs <= 0 ? say('overdue') : duration(leftMs, languageNow());
  return <span className="wait nowrap now-due">{text}</span>;
}

function FeedsInShort({ view }: Shown) {
  const say = useWords(nowWords);
  const nowMs = useNow();
  const { feeds } = view;
  const silent = feeds.filter(feed => feed.silent);
  const well = say('feedsWell', { well: feeds.length - silent.length, all: feeds.length });
  const [first] = silent;
  const loud: ReactNode =
    first === undefined ? null : (
      <span className="wait">
        {say('feedSilent', {
          name: first.name,
          span: duration(nowMs - first.lastMs, languageNow()),
        })}
      </span>
    );
  return (
    <Figure
      label={say('feeds')}
      value={loud ?? (feeds.length === 0 ? '–' : well)}
      below={feeds.length === 0 ? say('feedsNone') : loud === null ? undefined : well}
      origin={{ definition: say('feedsWhat') }}
    />
  );
}
