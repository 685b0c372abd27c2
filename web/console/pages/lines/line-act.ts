// Acts on a line: sent once, then the page is read anew.
import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answered, api, type Schemas } from '../../../api/client.ts';
import type { Line } from './line-page.tsx';

/** `send` carries it out; when it is done the page is new and the sheet closes. */
export function useLineAct<Sent>(
  line: Line,
  send: (sent: Sent) => Promise<unknown>,
  onDone: () => void,
) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: () => {
      readAnew(client, line.id);
      onDone();
    },
  });
}

/**
 * The act is done when it is on disk, and in the store a moment later; should that take longer,
 * the desk's event says when.
 */
const againMs = [0, 400];

function readAnew(client: QueryClient, id: string): void {
  for (const afterMs of againMs) {
    setTimeout(() => void client.invalidateQueries({ queryKey: ['lines', id] }), afterMs);
  }
}

/** What the act would come to now, gate by gate; asked while its sheet is open. */
export function useProposal(ask: Schemas['ProposeInput'], open: boolean) {
  return useQuery({
    queryKey: ['proposal', ask],
    queryFn: () => answered(api.POST('/v1/proposals', { body: ask })),
    enabled: open,
    gcTime: 0,
  });
}
