// The queue of a view: pages as one scrolls, and what changes meanwhile, asked for by name.
import { useEffect, useReducer, useRef } from 'react';
import { answered, api } from '../../../api/client.ts';
import { useDeskEvents } from '../../live/use-live.ts';
import { useSoon } from '../../live/use-soon.ts';
import * as model from './queue-list.ts';
import type { Filter } from './queue-views.ts';

const pageRows = 100;
const namesAtOnce = 200;
const askedAgainMost = 2_000;
/** Changes are gathered for so long: the screen is painted at most once a second. */
const gatherMs = 1_000;

export interface Queue {
  readonly filter: Filter;
  readonly list: model.QueueList;
  readonly loading: boolean;
  /** Why the last page did not come. */
  readonly problem: unknown;
  more(): void;
  retry(): void;
  /** Whether rows keep their places. */
  hold(held: boolean): void;
  apply(): void;
  owners(owners: ReadonlyMap<string, string | null>): void;
}

interface State {
  /** The next page takes the place of what is shown, which stays until then. */
  readonly anew: boolean;
  readonly list: model.QueueList;
  readonly held: boolean;
  readonly loading: boolean;
  readonly problem: unknown;
}

type Change =
  | { readonly kind: 'begin' | 'load' | 'apply' }
  | { readonly kind: 'page'; readonly page: Parameters<typeof model.takePage>[1] }
  | { readonly kind: 'fail'; readonly problem: unknown }
  | { readonly kind: 'hold'; readonly held: boolean }
  | {
      readonly kind: 'news';
      readonly asked: readonly string[];
      readonly found: readonly model.QueueRow[];
    }
  | { readonly kind: 'owners'; readonly owners: ReadonlyMap<string, string | null> }
  | { readonly kind: 'looking'; readonly case: string; readonly people: readonly string[] };

const start: State = {
  anew: true,
  list: model.emptyList,
  held: false,
  loading: false,
  problem: undefined,
};

function step(sort: model.Sort) {
  return (state: State, change: Change): State => {
    const { list, held } = state;
    switch (change.kind) {
      case 'begin':
        return { ...state, anew: true, loading: true, problem: undefined };
      case 'load':
        return { ...state, loading: true, problem: undefined };
      case 'page':
        return {
          ...state,
          anew: false,
          list: model.takePage(state.anew ? model.emptyList : list, change.page),
          loading: false,
        };
      case 'fail':
        return { ...state, loading: false, problem: change.problem };
      case 'apply':
        return { ...state, list: model.applyOrder(list, sort) };
      case 'hold':
        return change.held === held
          ? state
          : {
              ...state,
              held: change.held,
              list: change.held ? list : model.applyOrder(list, sort),
            };
      case 'news': {
        const news = model.takeNews(list, change.asked, change.found, sort);
        return { ...state, list: held ? news : model.applyOrder(news, sort) };
      }
      case 'owners':
        return { ...state, list: model.takeOwner(list, change.owners) };
      case 'looking':
        return { ...state, list: model.takeLooking(list, change.case, change.people) };
    }
  };
}

/** `filter` and `sort` are the same things as long as the view is the same. */
export function useQueue(filter: Filter, sort: model.Sort): Queue {
  const [state, send] = useReducer(step(sort), start);
  const run = useRef(0);
  const busy = useRef(false);
  const { next } = state.list;

  const load = async (cursor: string | undefined): Promise<void> => {
    const mine = run.current;
    busy.current = true;
    try {
      const page = await answered(
        api.POST('/v1/cases/search', {
          body: { filter, sort, limit: pageRows, ...(cursor === undefined ? {} : { cursor }) },
        }),
      );
      if (mine === run.current) send({ kind: 'page', page });
    } catch (problem) {
      if (mine === run.current) send({ kind: 'fail', problem });
    }
    if (mine === run.current) busy.current = false;
  };
  const begin = (): void => {
    run.current += 1;
    send({ kind: 'begin' });
    void load(undefined);
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: begins anew for another view only
  useEffect(() => {
    begin();
    return () => {
      run.current += 1;
    };
  }, [filter, sort]);

  useNews({ filter, sort, shown: state.list.rows, begin, send, run });
  return {
    ...state,
    filter,
    more: () => {
      if (busy.current || typeof next !== 'string') return;
      send({ kind: 'load' });
      void load(next);
    },
    retry: begin,
    hold: held => send({ kind: 'hold', held }),
    apply: () => send({ kind: 'apply' }),
    owners: owners => send({ kind: 'owners', owners }),
  };
}

/** Cases of which something was told are asked for by name, many at once. */
function useNews({
  filter,
  sort,
  shown,
  begin,
  send,
  run,
}: {
  readonly filter: Filter;
  readonly sort: model.Sort;
  readonly shown: readonly model.QueueRow[];
  readonly begin: () => void;
  readonly send: (change: Change) => void;
  readonly run: { readonly current: number };
}): void {
  const names = useRef(new Set<string>());
  const search = async (asked?: readonly string[]): Promise<void> => {
    const mine = run.current;
    const wanted = asked === undefined ? filter : { ...filter, cases: [...asked] };
    const limit = asked === undefined ? pageRows : namesAtOnce;
    try {
      const { rows } = await answered(
        api.POST('/v1/cases/search', { body: { filter: wanted, sort, limit } }),
      );
      const about = asked ?? rows.map(row => row.case);
      if (mine === run.current) send({ kind: 'news', asked: about, found: rows });
    } catch {
      // The next change of the case asks again; the band says that the server is away.
    }
  };
  const ask = (): void => {
    const asked = [...names.current].slice(0, namesAtOnce);
    for (const name of asked) names.current.delete(name);
    if (names.current.size > 0) askSoon();
    void search(asked);
  };
  const askSoon = useSoon(ask, gatherMs);
  const later = (changed: readonly string[]): void => {
    for (const name of changed) names.current.add(name);
    if (names.current.size > 0) askSoon();
  };
  useDeskEvents(({ event, data }) => {
    if (event === 'reset') begin();
    else if (event === 'cases') {
      // Many changed hands at once: what is shown, and what may have come to its top.
      later(shown.slice(0, askedAgainMost).map(row => row.case));
      void search();
    } else if (event === 'presence') {
      const people = Array.isArray(data.people) ? (data.people as string[]) : [];
      send({ kind: 'looking', case: String(data.case), people });
    } else if ((event === 'case' || event === 'measure') && typeof data.case === 'string') {
      later([data.case]);
    }
  });
}
