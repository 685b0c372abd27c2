// Attacks on one time axis: what was lost a minute above, each case below.
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { caseNumber } from '../../../ui/figures/case-number.ts';
import { clockTime, timeAndDay } from '../../../ui/figures/format-time.ts';
import { yenInCell } from '../../../ui/figures/format-yen.ts';
import { useCommands } from '../../../ui/keys/commands.ts';
import { languageNow } from '../../../ui/language/language.ts';
import { type Say, useWords } from '../../../ui/language/words.ts';
import { Explained } from '../../../ui/parts/figure.tsx';
import { Empty, Panel } from '../../../ui/parts/panel.tsx';
import { names } from '../../../ui/words/names.ts';
import { carrierClock } from '../../live/carrier-clock.ts';
import {
  type Attack,
  placeOf,
  spansOf,
  stoppedMs,
  type TimeWindow,
  ticks,
  timeWindow,
} from './attack-spans.ts';
import { Due } from './headline.tsx';
import { HoursTable } from './hours-table.tsx';
import { LossLane } from './loss-lane.tsx';
import type { NowData } from './now-data.ts';
import { nowWords } from './words.ts';

/** More are a click away: the page is to be taken in at a glance. */
const shownFirst = 8;

export function Attacks({ data }: { readonly data: NowData }) {
  const say = useWords(nowWords);
  const [table, setTable] = useState(false);
  const [whole, setWhole] = useState(false);
  const { view, columns, nameOf } = data;
  const within = timeWindow(view.nowMs, view.attacks, view.offsetMinutes);
  useCommands([{ id: 'now-table', title: say('table'), keys: 'e', run: () => setTable(!table) }]);
  const all = view.attacks.filter(one => (one.closedMs ?? view.nowMs) > within.fromMs);
  const shown = whole ? all : all.slice(0, shownFirst);
  return (
    <Panel
      tour="attacks"
      title={say('attacks')}
      actions={
        <Button variant="subtle" size="compact-sm" onClick={() => setTable(!table)}>
          {say(table ? 'chart' : 'table')}
        </Button>
      }
    >
      {table ? (
        <HoursTable columns={columns} within={within} offsetMinutes={view.offsetMinutes} />
      ) : (
        <div className="now-axis">
          <LossLane columns={columns} within={within} view={view} />
          <Axis within={within} view={view} />
        </div>
      )}
      {shown.length === 0 ? (
        <Empty next={say('attacksNoneNext')}>{say('attacksNone')}</Empty>
      ) : (
        <ol className="now-attacks">
          {shown.map(one => (
            <AttackRow key={one.case} attack={one} within={within} view={view} nameOf={nameOf} />
          ))}
        </ol>
      )}
      {all.length > shownFirst ? (
        <Button variant="subtle" size="compact-sm" onClick={() => setWhole(!whole)}>
          {whole ? say('showFew') : say('showAll', { count: all.length - shownFirst })}
        </Button>
      ) : null}
      {view.attacksLeftOut > 0 ? (
        <Link to="/queue/$view" params={{ view: 'open' }} className="label">
          {say('inQueue', { count: view.attacksLeftOut })}
        </Link>
      ) : null}
      {shown.length > 0 ? <Legend /> : null}
    </Panel>
  );
}

function Axis({ within, view }: { readonly within: TimeWindow; readonly view: NowData['view'] }) {
  const say = useWords(nowWords);
  return (
    <div className="now-ticks" aria-hidden="true">
      {ticks(within, view.offsetMinutes, 8)
        .filter(at => placeOf(at, within) < 86)
        .map(at => (
          <span key={at} style={{ left: `${placeOf(at, within)}%` }}>
            {clockTime(at, view.timeZone)}
          </span>
        ))}
      <span className="now-tick-now">{say('now')}</span>
    </div>
  );
}

interface Row {
  readonly attack: Attack;
  readonly within: TimeWindow;
  readonly view: NowData['view'];
  readonly nameOf: NowData['nameOf'];
}

function AttackRow({ attack, within, view, nameOf }: Row) {
  const say = useWords(nowWords);
  const sayName = useWords(names);
  const where = attack.countries.map(nameOf).join(languageNow() === 'ja' ? '、' : ', ');
  const lines = attack.lines > 1 ? say('caseLines', { count: attack.lines }) : '';
  const about = attack.about === 'lines' ? lines : say(attack.about);
  return (
    <li className={attack.closedMs === null ? 'now-attack' : 'now-attack now-attack-over'}>
      <Link
        className="now-attack-case"
        to="/cases/$case"
        params={{ case: caseNumber(attack.case) }}
      >
        <strong>{caseNumber(attack.case)}</strong>
        <span className="now-attack-where">
          {[where, about].filter(text => text !== '').join(' · ')}
        </span>
      </Link>
      <Track attack={attack} within={within} />
      <span className="now-attack-state">
        <Money attack={attack} zone={view.timeZone} />
      </span>
      <span className="now-attack-next">
        {attack.closedMs === null ? (
          <>
            <NextStep attack={attack} zone={view.timeZone} />
            <span>
              <span className={ownerLook(attack)}>{attack.assignee ?? say('nobody')}</span>
            </span>
          </>
        ) : (
          <span className="history">
            {attack.outcome === null ? '' : sayName(`outcome.${attack.outcome}`)}
          </span>
        )}
      </span>
    </li>
  );
}

/** A case that loses money and that nobody has taken waits for somebody. */
function ownerLook({ assignee, yenPerMinute }: Attack): string {
  if (assignee !== null) return '';
  return yenPerMinute > 0 ? 'wait' : 'history';
}

function Track({ attack, within }: Pick<Row, 'attack' | 'within'>) {
  return (
    <span className="now-track" aria-hidden="true">
      {spansOf(attack, within).map(({ kind, left, width, losing }) => (
        <span
          key={kind}
          className={`now-span now-span-${kind}${losing ? ' now-span-losing' : ''}`}
          style={{ left: `${left}%`, width: `${width}%` }}
        />
      ))}
    </span>
  );
}

/** What it costs now; else since when it does not, and what was refused since. */
function Money({ attack, zone }: { readonly attack: Attack; readonly zone: string }) {
  const say = useWords(nowWords);
  if (attack.yenPerMinute > 0) {
    return (
      <Explained origin={originOf(attack, say)}>
        <strong className="loss nowrap">
          {say('perMinute', { yen: yenInCell(attack.yenPerMinute) })}
        </strong>
        <span className="nowrap">{say('exposure', { yen: yenInCell(attack.exposureYen) })}</span>
      </Explained>
    );
  }
  const stopped = stoppedMs(attack);
  const how =
    attack.closedMs !== null ? 'closedAt' : attack.measureMs !== null ? 'stopped' : 'quiet';
  const atMs = attack.closedMs ?? stopped;
  return (
    <Explained origin={originOf(attack, say)}>
      <span className="nowrap">
        {atMs === undefined ? say('watching') : say(how, { time: clockTime(atMs, zone) })}
      </span>
      <span className="history">
        {[
          say('exposure', { yen: yenInCell(attack.exposureYen) }),
          attack.refused > 0 && attack.measureMs !== null
            ? say('refusedSince', { count: attack.refused })
            : '',
        ]
          .filter(text => text !== '')
          .join(' · ')}
      </span>
    </Explained>
  );
}

function originOf(
  attack: Attack,
  say: Say<'exposureWhat' | 'exposureHour'>,
): Parameters<typeof Explained>[0]['origin'] {
  const yen = yenInCell(attack.lossPerHourYen);
  const inputs = attack.lossPerHourYen > 0 ? [say('exposureHour', { yen })] : [];
  return { definition: say('exposureWhat'), inputs, sure: 'estimate' };
}

const steps = ['contact', 'answer', 'call', 'restore', 'measure-end', 'decide', 'close'] as const;
const byPeople: ReadonlySet<string> = new Set(['call', 'restore', 'decide']);

export function NextStep({ attack, zone }: { readonly attack: Attack; readonly zone: string }) {
  const say = useWords(nowWords);
  const step = steps.find(one => one === attack.nextStep);
  if (step === undefined) return null;
  const { nextDueMs } = attack;
  if (byPeople.has(step)) {
    return (
      <span>
        {say(`next.${step}`)} <Due dueMs={nextDueMs} zone={zone} />
      </span>
    );
  }
  const about = { nowMs: carrierClock.nowMs(), zone, language: languageNow() };
  const time = nextDueMs === null ? '' : timeAndDay(nextDueMs, about);
  return <span className="nowrap">{say('nextAt', { step: say(`next.${step}`), time })}</span>;
}

function Legend() {
  const say = useWords(nowWords);
  const kinds = [
    ['unseen', 'legendUnseen'],
    ['running', 'legendRunning'],
    ['held', 'legendHeld'],
  ] as const;
  return (
    <p className="now-legend" aria-hidden="true">
      {kinds.map(([kind, word]) => (
        <span key={kind}>
          <span className={`now-span now-span-${kind}`} /> {say(word)}
        </span>
      ))}
    </p>
  );
}
