// What the page reads, kept fresh by what happens at the desk and by the calls that go on.
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { answered, answeredWhole, api, type Schemas } from '../../../api/client.ts';
import { useDeskEvents, useLiveView } from '../../live/use-live.ts';

/** What both halves of the page get. */
export interface CaseShown {
  readonly page: Schemas['Case'];
  /** For If-Match. */
  readonly etag: string;
  /** The case as it stood then; undefined: now. Nothing can be done to a past one. */
  readonly atMs: number | undefined;
}

export const caseKey = (name: string) => ['case', name] as const;
export const timelineKey = (name: string) => ['case', name, 'timeline'] as const;

export function useCase(name: string) {
  const client = useQueryClient();
  useDeskEvents(({ event, data }) => {
    if (event !== 'reset' && data.case !== name) return;
    void client.invalidateQueries({ queryKey: caseKey(name) });
  });
  return useQuery({
    queryKey: caseKey(name),
    queryFn: () => answeredWhole(api.GET('/v1/cases/{case}', { params: { path: { case: name } } })),
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  });
}

export function useTimeline(name: string, atMs: number | undefined) {
  return useQuery({
    queryKey: [...timelineKey(name), atMs ?? 'now'],
    queryFn: () =>
      answered(
        api.GET('/v1/cases/{case}/timeline', {
          params: { path: { case: name }, query: atMs === undefined ? {} : { atMs } },
        }),
      ),
    placeholderData: keepPreviousData,
    refetchInterval: atMs === undefined ? 60_000 : false,
  });
}

export function useLineNormal(subscriber: string) {
  return useQuery({
    queryKey: ['line-normal', subscriber],
    queryFn: () =>
      answered(
        api.GET('/v1/subscribers/{subscriber}/normal', { params: { path: { subscriber } } }),
      ),
    enabled: subscriber !== '',
    staleTime: 300_000,
  });
}

/** Asks anew when calls of these lines begin or end. */
export function useCallsOf(name: string, lines: readonly string[]): void {
  const client = useQueryClient();
  const view = useLiveView();
  const mine = (view?.calls ?? [])
    .filter(call => lines.includes(call.subscriber))
    .map(call => `${call.subscriber} ${call.startMs} ${call.answered}`)
    .sort()
    .join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: asks whenever the calls are others
  useEffect(() => {
    void client.invalidateQueries({ queryKey: timelineKey(name) });
  }, [client, name, mine]);
}
