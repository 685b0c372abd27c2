import { type QueryKey, useQueryClient } from '@tanstack/react-query';
import { type DeskEvent, useDeskEvents } from './use-live.ts';
import { useSoon } from './use-soon.ts';

/**
 * Reads what lies under these keys anew when the desk tells of one of these, or missed something;
 * `afterMs` gathers what comes in bursts. Gives what reads it at once.
 */
export function useFresh({
  on,
  keys,
  afterMs = 0,
}: {
  readonly on: readonly DeskEvent['event'][];
  readonly keys: readonly QueryKey[];
  readonly afterMs?: number;
}): () => void {
  const client = useQueryClient();
  const readAgain = (): void => {
    for (const queryKey of keys) void client.invalidateQueries({ queryKey });
  };
  const readSoon = useSoon(readAgain, afterMs);
  useDeskEvents(({ event }) => {
    if (event === 'reset' || on.includes(event)) readSoon();
  });
  return readAgain;
}
