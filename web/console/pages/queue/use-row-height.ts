import { useSyncExternalStore } from 'react';

const narrow = matchMedia('(max-width: 700px)');

function watch(watcher: () => void): () => void {
  narrow.addEventListener('change', watcher);
  return () => narrow.removeEventListener('change', watcher);
}

/** Rows are of one height, so that thousands of them can be scrolled without measuring any. */
export function useRowHeight(): number {
  return useSyncExternalStore(watch, () => (narrow.matches ? 112 : 56));
}
