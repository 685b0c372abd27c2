// Watches for urgent cases on every page, and says them aloud in one window of the browser only.
import { useEffect, useRef, useState } from 'react';
import { urgentYenPerHour } from '../../../../src/core/case/queue.ts';
import { answered, api, type Schemas } from '../../../api/client.ts';
import { carrierClock } from '../../live/carrier-clock.ts';
import { useDeskEvents } from '../../live/use-live.ts';
import { useSoon } from '../../live/use-soon.ts';
import { notify } from './alarm-notices.ts';
import * as rules from './alarm-rules.ts';
import { alarmSound } from './alarm-sound.ts';

type Filter = Schemas['QueueFilter'];

const urgentFilter: Filter = { owner: 'nobody', lossAtLeastYen: urgentYenPerHour };
const dueFilter: Filter = {
  owner: 'nobody',
  nextSteps: ['call', 'decide', 'restore'],
  dueWithinMs: 180_000,
};
const lookEveryMs = 60_000;
const gatherMs = 1_000;
const namesAtOnce = 200;
const tickMs = 5_000;
const overdueMs = 60_000;
const most = 50;

/** Urgent cases that nobody has; `sounding` false: for who cannot take any. */
export function useAlarms(sounding: boolean, open: (number: string) => void): rules.Alarms {
  const [alarms, setAlarms] = useState(rules.silence);
  const latest = useRef(alarms);
  const change = (next: rules.Alarms): void => {
    latest.current = next;
    setAlarms(next);
  };
  const speaking = useRef(false);
  const tick = (): void => {
    if (!speaking.current) return;
    const due = rules.nextSound(latest.current, Date.now());
    if (due === undefined) return;
    change(due.next);
    alarmSound.play(due.sound);
    notify(due.sound, due.cases, open);
  };
  useUrgent(sounding, latest, change, tick);
  useSpeaker(sounding, speaking, tick);
  return alarms;
}

function useUrgent(
  wanted: boolean,
  latest: { readonly current: rules.Alarms },
  change: (next: rules.Alarms) => void,
  tick: () => void,
): void {
  const first = useRef(true);
  const names = useRef(new Set<string>());
  const speaks = useRef(tick);
  speaks.current = tick;
  const ask = async (asked?: readonly string[]): Promise<void> => {
    const filter = asked === undefined ? urgentFilter : { ...urgentFilter, cases: [...asked] };
    const found = await search(filter);
    if (found === undefined) return;
    const before = latest.current;
    const about = asked ?? [...before.urgent.keys(), ...found.map(one => one.case)];
    const next = rules.takeUrgent(before, about, found);
    change(first.current ? rules.alreadySaid(next, Date.now()) : next);
    first.current = false;
    speaks.current();
  };
  const look = async (): Promise<void> => {
    const nowMs = carrierClock.nowMs();
    const due = await search(dueFilter);
    const near = due?.filter(one => one.atMs > nowMs - overdueMs);
    if (near !== undefined) change(rules.takeDue(latest.current, near));
  };
  const asking = useRef({ ask, look });
  asking.current = { ask, look };
  const askSoon = useSoon(() => {
    const asked = [...names.current].slice(0, namesAtOnce);
    for (const name of asked) names.current.delete(name);
    if (names.current.size > 0) askSoon();
    if (wanted) void asking.current.ask(asked);
  }, gatherMs);
  useDeskEvents(({ event, data }) => {
    if (!wanted) return;
    if (event === 'reset' || event === 'cases') void asking.current.ask();
    if (event !== 'case' || typeof data.case !== 'string') return;
    const loses = typeof data.lossPerHourYen === 'number' ? data.lossPerHourYen : 0;
    if (loses < urgentYenPerHour && !latest.current.urgent.has(data.case)) return;
    names.current.add(data.case);
    askSoon();
  });
  useEffect(() => {
    if (!wanted) return undefined;
    void asking.current.ask();
    void asking.current.look();
    const looking = setInterval(() => void asking.current.look(), lookEveryMs);
    return () => clearInterval(looking);
  }, [wanted]);
}

async function search(filter: Filter): Promise<rules.AlarmCase[] | undefined> {
  try {
    const { rows } = await answered(
      api.POST('/v1/cases/search', { body: { filter, limit: most } }),
    );
    const nowMs = carrierClock.nowMs();
    return rows.map(row => ({
      case: row.case,
      lossPerHourYen: row.lossPerHourYen,
      atMs: filter.nextSteps === undefined ? nowMs : (row.nextDueMs ?? nowMs),
    }));
  } catch {
    // The next change asks again; the band says that the server is away.
    return undefined;
  }
}

/** Of several windows one speaks: the one that holds the lock, as long as it is open. */
function useSpeaker(wanted: boolean, speaking: { current: boolean }, tick: () => void): void {
  const speaks = useRef(tick);
  speaks.current = tick;
  useEffect(() => {
    if (!wanted) return undefined;
    const ended = Promise.withResolvers<void>();
    const leave = new AbortController();
    let timer: ReturnType<typeof setInterval> | undefined;
    const speak = (): Promise<void> => {
      speaking.current = true;
      timer = setInterval(() => speaks.current(), tickMs);
      speaks.current();
      return ended.promise;
    };
    const { locks } = navigator;
    if (locks === undefined) void speak();
    else locks.request('sekisho-alarm', { signal: leave.signal }, speak).catch(() => {});
    return () => {
      speaking.current = false;
      leave.abort();
      clearInterval(timer);
      ended.resolve();
    };
  }, [wanted, speaking]);
}
