// What goes on now, as the server sends it once a second; of the hours before only as much as fits.
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { answered, api, type Schemas } from '../../../api/client.ts';
import { languageNow } from '../../../ui/language/language.ts';
import { carrierClock } from '../../live/carrier-clock.ts';
import { liveConnection } from '../../live/live-connection.ts';
import { MinuteColumns } from './minute-columns.ts';

export type NowView = Schemas['Now'];

const staleMs = 10_000;
/** After a longer time away the hours before are asked for again. */
const awayMs = 5 * 60_000;

export interface NowData {
  readonly view: NowView;
  readonly columns: MinuteColumns;
  /** The destination in the language of now; the code where it has no name. */
  readonly nameOf: (country: string) => string;
  /** No word for ten seconds. */
  readonly stale: boolean;
}

export function useNowStart() {
  return useQuery({
    queryKey: ['now'],
    queryFn: () => answered(api.GET('/v1/now')),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
}

/** The newest view; that of the start until the stream has spoken. */
export function useNowData(start: Schemas['NowStart'], again: () => void): NowData {
  const [view, setView] = useState(start.now);
  const columns = useRef<MinuteColumns>(undefined);
  const begun = useRef<Schemas['NowStart']>(undefined);
  if (columns.current === undefined || begun.current !== start) {
    columns.current = new MinuteColumns(start.minutes);
    columns.current.add(view.minute);
    begun.current = start;
  }
  const heardMs = useRef(performance.now());
  const stale = useStale(heardMs);
  useEffect(() => {
    return liveConnection.follow('now', (event, data) => {
      heardMs.current = performance.now();
      carrierClock.hear((data as { nowMs: number }).nowMs);
      if (event !== 'now') return;
      const next = data as NowView;
      const ring = columns.current!;
      const newest = ring.fromMs + (ring.length - 1) * 60_000;
      if (next.minute.minuteMs - newest > awayMs) again();
      ring.add(next.minute);
      setView(next);
    });
  }, [again]);
  return { view, columns: columns.current, nameOf: useNames(start.names), stale };
}

function useStale(heardMs: { readonly current: number }): boolean {
  const [stale, setStale] = useState(false);
  useEffect(() => {
    const timer = setInterval(() => setStale(performance.now() - heardMs.current > staleMs), 1_000);
    return () => clearInterval(timer);
  }, [heardMs]);
  return stale;
}

function useNames(names: Schemas['NowStart']['names']): (country: string) => string {
  const byCountry = useRef<{ of: typeof names; map: Map<string, (typeof names)[number]> }>(
    undefined,
  );
  if (byCountry.current?.of !== names) {
    byCountry.current = { of: names, map: new Map(names.map(one => [one.country, one])) };
  }
  const { map } = byCountry.current;
  return country => map.get(country)?.[languageNow()] ?? country;
}
