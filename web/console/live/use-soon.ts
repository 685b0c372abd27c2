import { useEffect, useRef } from 'react';

/**
 * Gives what asks for `act`. It comes once, so long after the first asking, however many follow:
 * what the desk tells comes in bursts, and each answer costs a question to the store.
 */
export function useSoon(act: () => void, afterMs: number): () => void {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef(act);
  latest.current = act;
  useEffect(() => {
    return () => {
      clearTimeout(timer.current);
      timer.current = undefined;
    };
  }, []);
  return () => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      latest.current();
    }, afterMs);
  };
}
