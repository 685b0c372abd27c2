// The restricted list and its requests as the pages read them.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { answered, api, type Schemas } from '../../../api/client.ts';
import { useFresh } from '../../live/use-fresh.ts';

export type Entry = Schemas['RestrictedList']['entries'][number];
export type Request = Schemas['Approval'];
export type Matter = Extract<Schemas['AskApprovalInput']['matter'], { kind: 'list-edit' }>;
/** A row as it is proposed: with its three checks and a review date. */
export type CheckedEntry = Matter['put'][number];

export function useRestrictedList() {
  return useQuery({
    queryKey: ['restricted-list'],
    queryFn: () => answered(api.GET('/v1/restricted-list')),
    placeholderData: keepPreviousData,
  });
}

/** Requests that a second person has to decide, or that have to be carried out. */
export function useListRequests() {
  return useQuery({
    queryKey: ['approvals', 'list-edit'],
    queryFn: async () => {
      const query = { kind: 'list-edit', limit: 50 } as const;
      const { rows } = await answered(api.GET('/v1/approvals', { params: { query } }));
      return rows.filter(({ state }) => state === 'asked' || state === 'approved');
    },
    placeholderData: keepPreviousData,
  });
}

export function useListHistory() {
  return useQuery({
    queryKey: ['restricted-list', 'history'],
    queryFn: () =>
      answered(api.GET('/v1/restricted-list/history', { params: { query: { limit: 100 } } })),
    placeholderData: keepPreviousData,
  });
}

/** Read again when somebody changed a list, or asked for it. */
export function useFreshLists(): () => void {
  return useFresh({
    on: ['list', 'approval'],
    keys: [['restricted-list'], ['approvals'], ['rate-deck'], ['list-imports']],
  });
}

/** A row that can be put forward as it is, but for its date. */
export function isWhole(entry: Entry): boolean {
  const { governmentChecked, lifeCriticalChecked, trafficMinutes } = entry;
  return governmentChecked === true && lifeCriticalChecked === true && trafficMinutes !== undefined;
}
