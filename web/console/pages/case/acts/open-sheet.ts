// Which sheet of the case page is open. The three places of the acts share it, and the story may
// open one too.
import { useSyncExternalStore } from 'react';

export type MeasureAct = 'suspend' | 'bar' | 'extend' | 'reopen';
export type AskedFor = 'unmask' | 'export' | 'claim' | 'block';

export type OpenSheet =
  | { readonly sheet: 'contact' }
  | { readonly sheet: 'measure'; readonly act: MeasureAct; readonly line?: string }
  | { readonly sheet: 'close' }
  | { readonly sheet: 'state'; readonly act: 'investigate' | 'reopen' }
  | { readonly sheet: 'assign' }
  | { readonly sheet: 'reveal' }
  | { readonly sheet: 'ask'; readonly matter: AskedFor }
  | { readonly sheet: 'pack' }
  | { readonly sheet: 'note' };

let opened: OpenSheet | undefined;
const watchers = new Set<() => void>();

export function openSheet(next: OpenSheet | undefined): void {
  opened = next;
  for (const watcher of watchers) watcher();
}

export function useOpenSheet(): OpenSheet | undefined {
  return useSyncExternalStore(watch, () => opened);
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}
