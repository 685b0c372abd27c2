// What the acting half of the case page reads and does. Its keys lie under that of the case, so
// that whatever happens to the case asks for them anew.
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answered, api, type Schemas } from '../../../../api/client.ts';
import { useFresh } from '../../../live/use-fresh.ts';
import { useDeskEvents } from '../../../live/use-live.ts';
import { caseKey } from '../case-data.ts';

export type Ground = 'A' | 'B' | 'C';
export type Proposed = Schemas['ProposeInput'];

const under = (name: string, part: string, ...more: readonly unknown[]) =>
  [...caseKey(name), part, ...more] as const;

export function useCasework(name: string) {
  return useQuery({
    queryKey: under(name, 'work'),
    queryFn: () => answered(api.GET('/v1/cases/{case}/work', { params: { path: { case: name } } })),
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  });
}

/** What an act would come to now, gate by gate. */
export function useProposal(name: string, body: Proposed | undefined) {
  return useQuery({
    queryKey: under(name, 'proposal', body),
    queryFn: () => answered(api.POST('/v1/proposals', { body: body as Proposed })),
    enabled: body !== undefined,
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
    staleTime: 0,
  });
}

/** Orders to the network about measures of the case: wanted, applied, confirmed. */
export function useOrders(name: string, may: boolean) {
  const client = useQueryClient();
  const key = under(name, 'orders');
  // A network element carried something out; whose it was it does not say.
  useDeskEvents(({ event, data }) => {
    if (event !== 'measure' || data.enforcer === undefined) return;
    void client.invalidateQueries({ queryKey: key });
  });
  return useQuery({
    queryKey: key,
    queryFn: () =>
      answered(
        api.GET('/v1/enforcement/orders', { params: { query: { case: name, limit: 100 } } }),
      ),
    enabled: may,
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  });
}

export function useCaseApprovals(name: string) {
  const key = under(name, 'approvals');
  useFresh({ on: ['approval'], keys: [key] });
  return useQuery({
    queryKey: key,
    queryFn: () =>
      answered(api.GET('/v1/approvals', { params: { query: { case: name, limit: 50 } } })),
    placeholderData: keepPreviousData,
  });
}

/** One thing that is done to the case; whatever comes of it, the case is read again. */
export function useAct<Input, Output>(
  name: string,
  act: (input: Input) => Promise<Output>,
  done?: (output: Output, input: Input) => void,
) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: (output, input) => done?.(output, input),
    onSettled: () => client.invalidateQueries({ queryKey: caseKey(name) }),
  });
}
