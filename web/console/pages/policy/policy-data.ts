// Versions of the policy as the pages read them.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { answered, answeredWhole, api, type Schemas } from '../../../api/client.ts';
import { useFresh } from '../../live/use-fresh.ts';

export type PolicyRow = Schemas['PolicyVersion'];
export type PolicyShown = Schemas['Policy'];
export type Checked = Schemas['CheckedPolicy'];

export function usePolicies() {
  return useQuery({
    queryKey: ['policies'],
    queryFn: () => answered(api.GET('/v1/policies', { params: { query: { limit: 100 } } })),
    placeholderData: keepPreviousData,
  });
}

export function usePolicy(version: number, against: number | undefined) {
  return useQuery({
    queryKey: ['policies', version, against ?? 0],
    queryFn: () =>
      answeredWhole(
        api.GET('/v1/policies/{version}', {
          params: { path: { version }, query: against === undefined ? {} : { against } },
        }),
      ),
    placeholderData: keepPreviousData,
  });
}

/** A text as it is being written, checked a moment after the last key. */
export function useCheck(text: string, against: number | undefined) {
  const settled = useSettled(text, 300);
  const query = useQuery({
    queryKey: ['policy-check', settled, against ?? 0],
    queryFn: () => checkPolicy({ text: settled, ...(against === undefined ? {} : { against }) }),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
  return { ...query, isBehind: settled !== text || query.isPlaceholderData };
}

export function checkPolicy(body: Schemas['CheckPolicyInput']): Promise<Checked> {
  return answered(api.POST('/v1/policy-checks', { body }));
}

function useSettled(text: string, afterMs: number): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), afterMs);
    return () => clearTimeout(timer);
  }, [text, afterMs]);
  return settled;
}

/** Policies and backtests are read again when somebody changed one. */
export function useFreshPolicies(): () => void {
  return useFresh({ on: ['policy', 'approval'], keys: [['policies'], ['backtests'], ['carrier']] });
}
