// The rows of the queue: only those in sight exist, however many there are.
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import {
  type ReactNode,
  type Ref,
  useCallback,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { useWords } from '../../../ui/language/words.ts';
import { Explained } from '../../../ui/parts/figure.tsx';
import { CaseRow } from './case-row.tsx';
import { queueWords } from './queue-words.ts';
import type { Queue } from './use-queue.ts';
import { useRowHeight } from './use-row-height.ts';

export interface ListKeys {
  /** Focus goes so many rows on; the first row where none has it. */
  move(by: number): void;
  /** The case whose row has the focus. */
  focused(): string | undefined;
}

interface ListProps {
  readonly queue: Queue;
  readonly selected: ReadonlySet<string>;
  readonly me: string;
  readonly mayWork: boolean;
  readonly onSelect: (name: string, range: boolean) => void;
  readonly onSelectAll: (all: boolean) => void;
  readonly keys: Ref<ListKeys>;
  /** Stays above the rows. */
  readonly children: ReactNode;
}

const aheadRows = 60;

export function CaseList(props: ListProps) {
  const { queue, selected, me, mayWork, onSelect, keys } = props;
  const { list } = queue;
  const say = useWords(queueWords);
  const body = useRef<HTMLUListElement>(null);
  const height = useRowHeight();
  const margin = useTop(body);
  // Another function would have every row measured again, at each step of the scroll.
  const virtual = useWindowVirtualizer({
    count: list.rows.length,
    estimateSize: () => height,
    overscan: 12,
    scrollMargin: margin,
    getItemKey: useCallback((at: number) => list.rows[at]?.case ?? at, [list.rows]),
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: sizes are other ones at another height
  useEffect(() => virtual.measure(), [height]);
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (last >= list.rows.length - aheadRows) queue.more();
  }, [last, list.rows.length, queue]);
  const { cursor, onFocus } = useCursor(keys, queue, at => virtual.scrollToIndex(at), body);
  const hold = useHold(queue);
  return (
    <section className="queue-list" aria-label={say('title')} {...hold}>
      <div className="queue-over">
        {props.children}
        <Head {...props} />
      </div>
      <ul ref={body} className="queue-rows" style={{ height: virtual.getTotalSize() }}>
        {items.map(item => {
          const row = list.rows[item.index]!;
          const state = {
            selected: selected.has(row.case),
            gone: list.gone.has(row.case),
            moved: list.moved.has(row.case),
            mine: row.assignee === me && me !== '',
          };
          return (
            <li
              key={item.key}
              className={rowClass(state, cursor === row.case)}
              style={{ height, transform: `translateY(${item.start - margin}px)` }}
              aria-setsize={list.next === null ? list.rows.length : -1}
              aria-posinset={item.index + 1}
            >
              <CaseRow
                row={row}
                mayWork={mayWork}
                onSelect={onSelect}
                onFocus={onFocus}
                {...state}
              />
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function rowClass(
  { selected, gone, mine }: { selected: boolean; gone: boolean; mine: boolean },
  here: boolean,
): string {
  const parts = ['queue-row'];
  if (selected) parts.push('queue-row-selected');
  if (gone) parts.push('queue-row-gone');
  if (mine) parts.push('queue-row-mine');
  if (here) parts.push('queue-row-here');
  return parts.join(' ');
}

function Head({ queue, selected, mayWork, onSelectAll }: ListProps) {
  const say = useWords(queueWords);
  const all = queue.list.rows.length > 0 && selected.size >= queue.list.rows.length;
  return (
    <div className="queue-head">
      <label className="queue-check">
        <input
          type="checkbox"
          checked={all}
          disabled={!mayWork}
          aria-label={say('selectAll')}
          onChange={() => onSelectAll(!all)}
        />
      </label>
      <span className="queue-loss">
        <Explained origin={{ definition: say('lossOrigin'), inputs: [say('lossInput')] }}>
          ¥/h
        </Explained>
      </span>
      <span>{say('case')}</span>
      <span className="queue-next">{say('next')}</span>
      <span className="queue-owner">{say('owner')}</span>
    </div>
  );
}

/** Where the list begins on the page; it moves when something above it comes or goes. */
function useTop(of: { readonly current: HTMLElement | null }): number {
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    const look = (): void => {
      const box = of.current?.getBoundingClientRect();
      if (box !== undefined) setTop(Math.round(box.top + scrollY));
    };
    look();
    const watch = new ResizeObserver(look);
    watch.observe(document.body);
    return () => watch.disconnect();
  }, [of]);
  return top;
}

/** The row that has the focus, also when it has scrolled out of sight. */
function useCursor(
  keys: Ref<ListKeys>,
  { list }: Queue,
  scrollTo: (at: number) => void,
  body: { readonly current: HTMLElement | null },
) {
  const [cursor, setCursor] = useState<string>();
  const wanted = useRef<string>(undefined);
  const onFocus = useCallback((name: string) => setCursor(name), []);
  useEffect(() => {
    if (wanted.current === undefined) return;
    const row = body.current?.querySelector<HTMLElement>(
      `[data-case="${CSS.escape(wanted.current)}"]`,
    );
    if (row === null || row === undefined) return;
    wanted.current = undefined;
    row.focus({ preventScroll: true });
  });
  useImperativeHandle(keys, () => ({
    move(by) {
      const at = list.rows.findIndex(row => row.case === cursor);
      const to = at < 0 ? 0 : Math.min(Math.max(at + by, 0), list.rows.length - 1);
      const row = list.rows[to];
      if (row === undefined) return;
      wanted.current = row.case;
      scrollTo(to);
      setCursor(row.case);
    },
    focused: () => {
      const here = document.activeElement?.closest('.queue-row') !== null;
      return here ? cursor : undefined;
    },
  }));
  return { cursor, onFocus };
}

const touchHoldsMs = 8_000;

/** Rows keep their places while a pointer or the focus is among them, and a while after a touch. */
function useHold({ hold }: Queue) {
  const over = useRef(false);
  const inside = useRef(false);
  const root = useRef<HTMLElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const tell = (): void => hold(over.current || inside.current);
  // A row that was scrolled out of sight with the focus on it is gone without a word.
  useEffect(() => {
    if (!inside.current || root.current?.contains(document.activeElement)) return;
    inside.current = false;
    tell();
  });
  return {
    ref: root,
    onPointerEnter: ({ pointerType }: { pointerType: string }) => {
      if (pointerType !== 'mouse') return;
      over.current = true;
      tell();
    },
    onPointerLeave: ({ pointerType }: { pointerType: string }) => {
      if (pointerType !== 'mouse') return;
      over.current = false;
      tell();
    },
    onPointerDown: ({ pointerType }: { pointerType: string }) => {
      if (pointerType === 'mouse') return;
      clearTimeout(timer.current);
      over.current = true;
      tell();
      timer.current = setTimeout(() => {
        over.current = false;
        tell();
      }, touchHoldsMs);
    },
    onFocus: () => {
      inside.current = true;
      tell();
    },
    onBlur: (event: { currentTarget: Element; relatedTarget: EventTarget | null }) => {
      if (event.currentTarget.contains(event.relatedTarget as Node | null)) return;
      inside.current = false;
      tell();
    },
  };
}
