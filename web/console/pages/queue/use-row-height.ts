import { useSyncExternalStore } from 'react';

const narrow = matchMedia('(max-width: 700px)');

function watch(watcher: () => void): () => void {
  narrow.addEventListener('change', watcher);
  return () => narrow.removeEventListener('change', watcher);
}

/** A phone: rows are cards, filters are folded away. */
export function useNarrow(): boolean {
  return useSyncExternalStore(watch, () => narrow.matches);
}

/** Rows are of one height, so that thousands of them can be scrolled without measuring any. */
export function useRowHeight(): number {
  return useNarrow() ? 116 : 56;
}
