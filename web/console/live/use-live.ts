// What pages use of the live streams.
import { useEffect, useEffectEvent, useState, useSyncExternalStore } from 'react';
import type { Schemas } from '../../api/client.ts';
import { carrierClock } from './carrier-clock.ts';
import { type Connection, liveConnection } from './live-connection.ts';

/** What changed at the desk; ask for the rest. `reset`: events were missed, ask for everything. */
export interface DeskEvent {
  readonly event:
    | 'case'
    | 'cases'
    | 'measure'
    | 'approval'
    | 'message'
    | 'presence'
    | 'handover'
    | 'policy'
    | 'list'
    | 'reset';
  readonly data: Readonly<Record<string, string | number | null | readonly string[]>>;
}

/** Hears the desk's events while the component is there. */
export function useDeskEvents(listener: (event: DeskEvent) => void): void {
  const hear = useEffectEvent(listener);
  useEffect(() => {
    return liveConnection.follow('desk', (event, data) => {
      if (event === 'heartbeat') carrierClock.hear((data as { nowMs: number }).nowMs);
      else hear({ event, data } as DeskEvent);
    });
  }, []);
}

let lastView: Schemas['LiveView'] | undefined;

/** What goes on now, new at most once a second; undefined until the first word. */
export function useLiveView(): Schemas['LiveView'] | undefined {
  const [view, setView] = useState(lastView);
  useEffect(() => {
    return liveConnection.follow('live', (event, data) => {
      const { nowMs } = data as { nowMs: number };
      carrierClock.hear(nowMs);
      if (event !== 'live') return;
      lastView = data as Schemas['LiveView'];
      setView(lastView);
    });
  }, []);
  return view;
}

export function useConnection(): Connection {
  return useSyncExternalStore(liveConnection.watch, liveConnection.now);
}

/** The carrier's time, new every second (or as often as said). */
export function useNow(everyMs = 1_000): number {
  const [nowMs, setNowMs] = useState(() => carrierClock.nowMs());
  useEffect(() => {
    const look = (): void => setNowMs(carrierClock.nowMs());
    const timer = setInterval(look, everyMs);
    const unwatch = carrierClock.watch(look);
    return () => {
      clearInterval(timer);
      unwatch();
    };
  }, [everyMs]);
  return nowMs;
}
