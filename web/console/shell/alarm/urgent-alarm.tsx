// What is said aloud, on every page: urgent cases that nobody has, above the page and out of its
// way; whether sound is on, in the bar.
import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { answered, api } from '../../../api/client.ts';
import { caseNumber } from '../../../ui/figures/case-number.ts';
import { yenInCell } from '../../../ui/figures/format-yen.ts';
import { useWords } from '../../../ui/language/words.ts';
import { When } from '../times.tsx';
import { topBarPlace } from '../top-bar.tsx';
import { offerUndo } from '../undo.tsx';
import { useMe } from '../use-me.ts';
import './alarm.css';
import { type AlarmCase, unanswered } from './alarm-rules.ts';
import { alarmWords } from './alarm-words.ts';
import { SoundMenu } from './sound-menu.tsx';
import { useAlarms } from './use-alarms.ts';

/** One row, in the middle of the bar, where nothing of the page is. */
const shownMost = 1;

export function UrgentAlarm() {
  const say = useWords(alarmWords);
  const me = useMe();
  const mayWork = me.signedIn && me.may('case.work');
  const navigate = useNavigate();
  const open = (number: string): void =>
    void navigate({ to: '/cases/$case', params: { case: number } });
  const alarms = useAlarms(mayWork, open);
  const [put, setPut] = useState<ReadonlySet<string>>(new Set());
  const [told, setTold] = useState('');
  const waiting = mayWork ? unanswered(alarms, put) : [];
  const shown = waiting.slice(0, shownMost);
  const more = waiting.length - shown.length;
  const later = (): void => setPut(new Set([...put, ...waiting.map(one => one.case)]));
  return (
    <>
      {mayWork ? <InTopBar /> : null}
      <section className="alarm-strip" aria-label={say('strip')}>
        <div role="status" aria-live="assertive">
          {shown.map(one => (
            <Urgent key={one.case} one={one} me={me.name} onOpen={open} onTold={setTold}>
              {more > 0 ? <span className="label">{say('more', { count: more })}</span> : null}
              <Button variant="subtle" size="compact-sm" onClick={later}>
                {say('later')}
              </Button>
            </Urgent>
          ))}
          {told === '' ? null : (
            <p className="alarm-row">
              <span>{told}</span>
              <Button variant="subtle" size="compact-xs" onClick={() => setTold('')}>
                OK
              </Button>
            </p>
          )}
        </div>
      </section>
    </>
  );
}

/** The bar gives pages and this a place of its own. */
function InTopBar() {
  const [place, setPlace] = useState<HTMLElement | null>(null);
  useEffect(() => setPlace(document.getElementById(topBarPlace)), []);
  return place === null ? null : createPortal(<SoundMenu />, place);
}

function Urgent({
  one,
  me,
  onOpen,
  onTold,
  children,
}: {
  readonly one: AlarmCase;
  readonly me: string;
  readonly onOpen: (number: string) => void;
  readonly onTold: (text: string) => void;
  readonly children: ReactNode;
}) {
  const say = useWords(alarmWords);
  const number = caseNumber(one.case);
  const assign = (assignee: string | null, version?: number) =>
    answered(
      api.POST('/v1/cases/assign', {
        body: {
          cases: [{ case: one.case, assignee, ...(version === undefined ? {} : { version }) }],
          takeOver: version !== undefined,
        },
      }),
    );
  const take = async (): Promise<void> => {
    const { assigned, refused } = await assign(me);
    const [done] = assigned;
    if (done !== undefined) {
      offerUndo(say('taken', { number }), () => void assign(done.was, done.version));
      return;
    }
    const owner = refused[0]?.assignee ?? null;
    onTold(owner === null ? say('changed') : say('takenBy', { name: owner }));
  };
  return (
    <div className="alarm-row">
      <span className="wait">{say('urgent')}</span>
      <strong>{number}</strong>
      <span className="nowrap">{say('perHour', { yen: yenInCell(one.lossPerHourYen) })}</span>
      <span className="alarm-when">
        <When atMs={one.atMs} />
      </span>
      <span className="alarm-acts">
        <Button variant="default" size="compact-sm" onClick={() => onOpen(number)}>
          {say('open')}
        </Button>
        <Button
          variant="default"
          size="compact-sm"
          onClick={() => void take().catch(() => onTold(say('changed')))}
        >
          {say('take')}
        </Button>
        {children}
      </span>
    </div>
  );
}
