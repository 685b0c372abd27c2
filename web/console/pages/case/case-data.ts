// What the page reads, kept fresh by what happens at the desk and by the calls that go on.
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef } from 'react';
import { ApiProblem } from '../../../api/api-problem.ts';
import { answered, answeredWhole, api, type Schemas } from '../../../api/client.ts';
import { useDeskEvents, useLiveView } from '../../live/use-live.ts';
import { silentSpans } from './story/silent-spans.ts';

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

const askAgainMs = 4_000;

/** Asks anew when calls of these lines begin or end, or the evidence changes; not too often. */
export function useCallsOf(name: string, lines: readonly string[]): void {
  const client = useQueryClient();
  const askedMs = useRef(0);
  const now = momentOf(useLiveView(), name, lines);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asks whenever something is another
  useEffect(() => {
    const ask = (): void => {
      askedMs.current = performance.now();
      void client.invalidateQueries({ queryKey: timelineKey(name) });
    };
    const waitMs = Math.max(0, askedMs.current + askAgainMs - performance.now());
    const timer = setTimeout(ask, waitMs);
    return () => clearTimeout(timer);
  }, [client, name, now]);
}

/** What of the live view bears on the case, in one text that changes when it does. */
function momentOf(
  view: Schemas['LiveView'] | undefined,
  name: string,
  lines: readonly string[],
): string {
  if (view === undefined) return '';
  const calls = view.calls
    .filter(call => lines.includes(call.subscriber))
    .map(call => `${call.subscriber} ${call.startMs} ${call.answered}`)
    .sort();
  const shown = view.cases.find(one => one.case === name);
  const steps = shown?.steps.reduce((sum, step) => sum + step.count, 0) ?? 0;
  return [...calls, shown?.decibans ?? 0, steps].join();
}

/** When some feed was silent beyond what is usual, in the last twelve hours. */
export function useGaps(): ReturnType<typeof silentSpans> {
  const { data } = useQuery({
    queryKey: ['silent-minutes'],
    queryFn: () => orNothing(answered(api.GET('/v1/now'))),
    refetchInterval: 60_000,
  });
  return useMemo(() => (data ? silentSpans(data.minutes) : []), [data]);
}

/** What the case shares with others, and the campaign that it belongs to, if any. */
export function useLinks(name: string, may: boolean) {
  const params = { path: { case: name } };
  const links = useQuery({
    queryKey: ['case-links', name],
    queryFn: () => answered(api.GET('/v1/cases/{case}/links', { params })),
    enabled: may,
    staleTime: 60_000,
  });
  const campaign = useQuery({
    queryKey: ['case-campaign', name],
    queryFn: () =>
      orNothing(
        answered(
          api.GET('/v1/network/campaigns/{campaign}', { params: { path: { campaign: name } } }),
        ),
      ),
    enabled: may,
    staleTime: 60_000,
  });
  return { links: links.data, campaign: campaign.data?.row };
}

/** Null where there is no such thing. */
async function orNothing<Data>(asked: Promise<Data>): Promise<Data | null> {
  try {
    return await asked;
  } catch (problem) {
    if (problem instanceof ApiProblem && problem.status === 404) return null;
    throw problem;
  }
}
