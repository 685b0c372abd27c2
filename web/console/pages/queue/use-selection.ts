import { useCallback, useRef, useState } from 'react';
import type { Chosen } from './assign-sheet.tsx';
import type { QueueRow } from './queue-list.ts';
import type { Filter } from './queue-views.ts';

export interface Selection {
  readonly names: ReadonlySet<string>;
  /** All that match the view, those included that were not loaded. */
  readonly matching: boolean;
  toggle(name: string, range: boolean): void;
  all(selected: boolean): void;
  selectMatching(): void;
  clear(): void;
  /** What an assignment is about: what is selected, else the case in focus. */
  chosen(focused: string | undefined): Chosen;
}

const none: ReadonlySet<string> = new Set();

/** Which cases are selected; with Shift all between the last one and this. */
export function useSelection(rows: readonly QueueRow[], filter: Filter): Selection {
  const [names, setNames] = useState(none);
  const [matching, setMatching] = useState(false);
  const last = useRef<string>(undefined);
  const shown = useRef(rows);
  shown.current = rows;
  const toggle = useCallback((name: string, range: boolean): void => {
    const between = range ? rowsBetween(shown.current, last.current, name) : [name];
    last.current = name;
    setMatching(false);
    setNames(before => {
      const after = new Set(before);
      const select = !before.has(name);
      for (const one of between) {
        if (select) after.add(one);
        else after.delete(one);
      }
      return after;
    });
  }, []);
  return {
    names,
    matching,
    toggle,
    all(selected) {
      setMatching(false);
      setNames(selected ? new Set(rows.map(row => row.case)) : none);
    },
    selectMatching: () => setMatching(true),
    clear() {
      setMatching(false);
      setNames(none);
    },
    chosen(focused) {
      if (matching) return { kind: 'matching', filter };
      const wanted = names.size > 0 ? names : new Set(focused === undefined ? [] : [focused]);
      return { kind: 'rows', rows: rows.filter(row => wanted.has(row.case)) };
    },
  };
}

function rowsBetween(rows: readonly QueueRow[], from: string | undefined, to: string): string[] {
  const a = rows.findIndex(row => row.case === from);
  const b = rows.findIndex(row => row.case === to);
  if (a < 0 || b < 0) return [to];
  return rows.slice(Math.min(a, b), Math.max(a, b) + 1).map(row => row.case);
}
