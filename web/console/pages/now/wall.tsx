// The same for a wall, read from two metres: no names, few words, large figures.
import { Link } from '@tanstack/react-router';
import { caseNumber } from '../../../ui/figures/case-number.ts';
import { clockTime, duration } from '../../../ui/figures/format-time.ts';
import { count, yenInCell } from '../../../ui/figures/format-yen.ts';
import { languageNow } from '../../../ui/language/language.ts';
import { useWords } from '../../../ui/language/words.ts';
import { useNow } from '../../live/use-live.ts';
import { placeOf, spansOf, stoppedMs, type TimeWindow, ticks, timeWindow } from './attack-spans.ts';
import { NextStep } from './attacks.tsx';
import { DayLine } from './day-line.tsx';
import { costliestFirst, LateMap } from './destinations.tsx';
import { Due, lossInWords, waitingKinds } from './headline.tsx';
import type { NowData, NowView } from './now-data.ts';
import { nowWords } from './words.ts';

const rowsMost = 9;
const rowsWithWorld = 4;
const destinationsMost = 8;
/** Which countries are blocked is nothing for a wall. */
const noneBlocked: ReadonlySet<string> = new Set();

export function Wall({ data }: { readonly data: NowData }) {
  const say = useWords(nowWords);
  const { view, nameOf, stale } = data;
  const within = timeWindow(view.nowMs, view.attacks, view.offsetMinutes);
  const shown = view.attacks.filter(one => (one.closedMs ?? view.nowMs) > within.fromMs);
  return (
    <div className={stale ? 'wall now-stale' : 'wall'}>
      <header className="wall-head">
        <h1>
          {say('title')} <DayLine day={view.day} />
        </h1>
        <Link to="/now" className="wall-leave">
          {say('leaveWall')}
        </Link>
      </header>
      <WallFigures view={view} />
      <section className="wall-attacks">
        {shown.length === 0 ? <p className="wall-quiet">{say('attacksNone')}</p> : null}
        {shown.slice(0, rowsMost).map(one => (
          <WallAttack key={one.case} attack={one} within={within} view={view} nameOf={nameOf} />
        ))}
        {shown.length > rowsMost ? (
          <p>{say('wallMore', { count: shown.length - rowsMost + view.attacksLeftOut })}</p>
        ) : null}
        {shown.length === 0 ? null : <WallAxis view={view} within={within} />}
      </section>
      {shown.length <= rowsWithWorld ? <WallWorld view={view} nameOf={nameOf} /> : null}
      <WallFoot view={view} />
    </div>
  );
}

/** Where calls go, while attacks leave room for it. */
function WallWorld({ view, nameOf }: Pick<NowData, 'view' | 'nameOf'>) {
  const say = useWords(nowWords);
  return (
    <section className="wall-world">
      <LateMap
        label={say('mapLabel')}
        destinations={view.destinations}
        blocked={noneBlocked}
        chosen={undefined}
        textOf={one => nameOf(one.country)}
        onChoose={() => {}}
      />
      <div>
        {costliestFirst(view.destinations)
          .slice(0, destinationsMost)
          .map(one => (
            <div key={one.country} className="wall-destination">
              <span>{one.country === '' ? say('unknown') : nameOf(one.country)}</span>
              <span>{count(one.calls)}</span>
              <WallYen destination={one} />
            </div>
          ))}
      </div>
    </section>
  );
}

/** A minute now; where nothing goes on, what was lost today. */
function WallYen({ destination }: { readonly destination: NowView['destinations'][number] }) {
  const say = useWords(nowWords);
  const { lossYenPerMinute, yenPerMinute, lossYenToday } = destination;
  const now = lossYenPerMinute || yenPerMinute;
  if (now === 0 && lossYenToday > 0) {
    return <span className="history">{say('yenToday', { yen: yenInCell(lossYenToday) })}</span>;
  }
  return (
    <span className={lossYenPerMinute > 0 ? 'loss' : ''}>
      {say('perMinute', { yen: yenInCell(now) })}
    </span>
  );
}

function WallFigures({ view }: { readonly view: NowView }) {
  const say = useWords(nowWords);
  const losing = view.loss.yenPerMinute > 0;
  const { usual, inProgress } = view.calls;
  return (
    <section className="wall-figures">
      <div>
        <div className="wall-label">{say('wallLosing')}</div>
        <div className={losing ? 'wall-headline loss' : 'wall-headline'}>
          {say('perMinute', { yen: yenInCell(view.loss.yenPerMinute) })}
        </div>
        <div className="wall-label">{lossInWords(view.loss, say)}</div>
      </div>
      <div>
        <div className="wall-label">{say('calls')}</div>
        <div className="wall-headline">{count(inProgress)}</div>
        <div className="wall-label">
          {usual === null ? say('callsUnlearnt') : say('callsUsual', { ...usual })}
        </div>
      </div>
      <WallWaits view={view} />
    </section>
  );
}

function WallWaits({ view }: { readonly view: NowView }) {
  const say = useWords(nowWords);
  const { waits } = view;
  const some = waits === null ? [] : waitingKinds.filter(kind => waits[kind].count > 0);
  return (
    <div>
      <div className="wall-label">{say('wallWaits')}</div>
      {some.length === 0 ? <div className="wall-line">{say('waitsNone')}</div> : null}
      {some.map(kind => (
        <div key={kind} className="wall-line">
          {say(`waits.${kind}`, { count: waits![kind].count })}{' '}
          <Due dueMs={kind === 'unassigned' ? null : waits![kind].dueMs} zone={view.timeZone} />
        </div>
      ))}
    </div>
  );
}

interface RowProps {
  readonly attack: NowView['attacks'][number];
  readonly within: TimeWindow;
  readonly view: NowView;
  readonly nameOf: NowData['nameOf'];
}

function WallAttack({ attack, within, view, nameOf }: RowProps) {
  const say = useWords(nowWords);
  const stopped = stoppedMs(attack);
  const losing = attack.yenPerMinute > 0;
  return (
    <div className="wall-attack">
      <span>
        <strong>{caseNumber(attack.case)}</strong> {attack.countries.slice(0, 1).map(nameOf)}
      </span>
      <span className="now-track" aria-hidden="true">
        {spansOf(attack, within).map(span => (
          <span
            key={span.kind}
            className={`now-span now-span-${span.kind}${span.losing ? ' now-span-losing' : ''}`}
            style={{ left: `${span.left}%`, width: `${span.width}%` }}
          />
        ))}
      </span>
      <span className="nowrap">
        {losing ? (
          <strong className="loss">
            {say('perMinute', { yen: yenInCell(attack.yenPerMinute) })}
          </strong>
        ) : attack.closedMs !== null ? (
          say('closedAt', { time: clockTime(attack.closedMs, view.timeZone) })
        ) : stopped === undefined ? (
          say('watching')
        ) : (
          say(attack.measureMs === null ? 'quiet' : 'stopped', {
            time: clockTime(stopped, view.timeZone),
          })
        )}
      </span>
      <span>
        {attack.closedMs === null ? <NextStep attack={attack} zone={view.timeZone} /> : null}
      </span>
    </div>
  );
}

function WallAxis({ view, within }: Pick<RowProps, 'view' | 'within'>) {
  const say = useWords(nowWords);
  return (
    <div className="wall-attack wall-axis" aria-hidden="true">
      <span />
      <span className="now-ticks">
        {ticks(within, view.offsetMinutes, 4)
          .filter(at => placeOf(at, within) < 72)
          .map(at => (
            <span key={at} style={{ left: `${placeOf(at, within)}%` }}>
              {clockTime(at, view.timeZone)}
            </span>
          ))}
        <span className="now-tick-now">{say('now')}</span>
      </span>
    </div>
  );
}

function WallFoot({ view }: { readonly view: NowView }) {
  const say = useWords(nowWords);
  const nowMs = useNow();
  const silent = view.feeds.filter(feed => feed.silent);
  const ill = view.enforcers.filter(enforcer => !enforcer.well);
  const unread = view.measures.filter(one => one.state !== 'confirmed').length;
  const well = view.feeds.length - silent.length;
  return (
    <footer className="wall-foot">
      <span>
        {say('feeds')} {say('feedsWell', { well, all: view.feeds.length })}
      </span>
      {silent.slice(0, 3).map(feed => (
        <span key={feed.name} className="wait">
          {say('feedSilent', {
            name: feed.name,
            span: duration(nowMs - feed.lastMs, languageNow()),
          })}
        </span>
      ))}
      {ill.slice(0, 3).map(enforcer => (
        <span key={enforcer.name} className="wait">
          {enforcer.name === 'engine' ? say('engine') : enforcer.name} {say('enforcerTrouble')}
        </span>
      ))}
      <span>
        {say('inForce')} {count(view.measures.length + view.measuresLeftOut)}
        {unread === 0 ? '' : ` · ${say('state.ordered')} ${count(unread)}`}
      </span>
    </footer>
  );
}
