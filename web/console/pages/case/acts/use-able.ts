// Whether something can be done from this page now, and why not. Nothing that touches a line is
// kept for later: away from the server it cannot be done.
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import type { Schemas } from '../../../../api/client.ts';
import { useWords } from '../../../../ui/language/words.ts';
import { useConnection } from '../../../live/use-live.ts';
import { type Permission, useWhyNot } from '../../../shell/use-me.ts';
import { type CaseShown, caseKey } from '../case-data.ts';
import { actsWords } from './acts-words.ts';
import { type CaseMark, type Change, changesBetween, markOf } from './away.ts';

interface Absence {
  readonly phase: 'here' | 'away' | 'reading' | 'unseen';
  readonly changes: readonly Change[];
}

/** The first answer after an absence may still fail. */
const readAgainMs = 1_000;

const here: Absence = { phase: 'here', changes: [] };
let absence = here;
const watchers = new Set<() => void>();

function set(next: Absence): void {
  absence = next;
  for (const watcher of watchers) watcher();
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

/** What happened while the connection was gone, and that it was seen. */
export function useAbsence(): Absence & { readonly seen: () => void } {
  const now = useSyncExternalStore(watch, () => absence);
  return { ...now, seen: () => set(here) };
}

/** Remembers the case when the connection goes, and compares when it is back. Once a page. */
export function useWatchAbsence(page: Schemas['Case']): void {
  const client = useQueryClient();
  const { state } = useConnection();
  const mark = useRef<{ readonly name: string; readonly of: CaseMark }>(undefined);
  const name = page.row.case;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the case as it stood when it went
  useEffect(() => {
    if (state !== 'live') {
      if (mark.current?.name !== name) mark.current = { name, of: markOf(page) };
      set({ phase: 'away', changes: [] });
      return undefined;
    }
    const before = mark.current;
    if (before?.name !== name) return undefined;
    set({ phase: 'reading', changes: [] });
    let timer: ReturnType<typeof setTimeout> | undefined;
    const readAgain = async (): Promise<void> => {
      const sinceMs = Date.now();
      await client.refetchQueries({ queryKey: caseKey(name), exact: true });
      const read = client.getQueryState<{ data: Schemas['Case'] }>(caseKey(name));
      if (read?.data === undefined || read.dataUpdatedAt < sinceMs) {
        timer = setTimeout(() => void readAgain(), readAgainMs);
        return;
      }
      mark.current = undefined;
      const changes = changesBetween(before.of, markOf(read.data.data));
      set(changes.length === 0 ? here : { phase: 'unseen', changes });
    };
    void readAgain();
    return () => clearTimeout(timer);
  }, [client, name, state]);
  useEffect(() => () => set(here), []);
}

/** Gives, for a permission, why it cannot be used now; undefined when it can. */
export function useAble({
  atMs,
}: Pick<CaseShown, 'atMs'>): (need: Permission) => string | undefined {
  const say = useWords(actsWords);
  const whyNot = useWhyNot();
  const { phase } = useAbsence();
  return need => {
    if (atMs !== undefined) return say('unablePast');
    if (phase === 'away') return say('unableAway');
    if (phase === 'reading') return say('unableReading');
    if (phase === 'unseen') return say('unableUnseen');
    return whyNot(need);
  };
}
