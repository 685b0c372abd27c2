// Which cases a page of the queue shows: the desk's own views, kept ones, and what stands in the
// address. A text or an account that somebody looks for never stands there.
import { caseStates } from '../../../../src/core/case/case-state.ts';
import { urgentYenPerHour } from '../../../../src/core/case/queue.ts';
import type { Schemas } from '../../../api/client.ts';
import type { Sort } from './queue-list.ts';

export type Filter = Schemas['QueueFilter'];
export type CaseView = Schemas['CaseView'];

const minuteMs = 60_000;

/** Views that everybody has, by their names in the address. */
export const deskViews = {
  open: { filter: {}, sort: 'loss' },
  mine: { filter: { owner: 'me' }, sort: 'loss' },
  unassigned: { filter: { owner: 'nobody' }, sort: 'loss' },
  urgent: { filter: { owner: 'nobody', lossAtLeastYen: urgentYenPerHour }, sort: 'loss' },
  due: {
    filter: { nextSteps: ['call', 'restore', 'decide'], dueWithinMs: 15 * minuteMs },
    sort: 'due',
  },
} as const satisfies Readonly<Record<string, { filter: Filter; sort: Sort }>>;
export type DeskView = keyof typeof deskViews;

export function isDeskView(name: string): name is DeskView {
  return Object.hasOwn(deskViews, name);
}

/** What somebody changed of the view, in the address: none of it names a line or an account. */
export interface ViewSearch {
  readonly states?: string;
  readonly owner?: string;
  readonly next?: string;
  /** Minutes. */
  readonly due?: number;
  readonly loss?: number;
  readonly sort?: string;
}

/** Read with all mistrust: anybody can write an address. */
export function searchOf(search: Readonly<Record<string, unknown>>): ViewSearch {
  const text = (value: unknown) => (typeof value === 'string' ? value : undefined);
  const number = (value: unknown) =>
    typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
  const found = {
    states: text(search.states),
    owner: text(search.owner),
    next: text(search.next),
    due: number(search.due),
    loss: number(search.loss),
    sort: text(search.sort),
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}

export const steps = [
  'call',
  'contact',
  'answer',
  'restore',
  'measure-end',
  'decide',
  'close',
] as const satisfies readonly NonNullable<Filter['nextSteps']>[number][];
export const owners = ['me', 'nobody', 'others'] as const;
export const sorts = ['loss', 'due', 'opened'] as const;

/** The view's filter with what the address says in place of it; `all` takes a part away. */
export function filterOf(base: Filter, search: ViewSearch, text: string): Filter {
  const filter: Record<string, unknown> = { ...base };
  const put = (name: keyof Filter, said: string | number | undefined, value: unknown): void => {
    if (said === undefined) return;
    if (said === 'all' || value === undefined) delete filter[name];
    else filter[name] = value;
  };
  put('states', search.states, chosen(caseStates, search.states));
  put('owner', search.owner, one(owners, search.owner));
  put('nextSteps', search.next, chosen(steps, search.next));
  put('dueWithinMs', search.due, search.due ? search.due * minuteMs : undefined);
  put('lossAtLeastYen', search.loss, search.loss || undefined);
  if (text !== '') filter.text = text.slice(0, 64);
  return filter as Filter;
}

export function sortOf(base: Sort, { sort }: ViewSearch): Sort {
  return one(sorts, sort) ?? base;
}

/** What the address has to say so that the view shows this filter. */
export function searchFor(base: Filter, wanted: Filter): ViewSearch {
  const differs = (name: keyof Filter) =>
    JSON.stringify(base[name]) !== JSON.stringify(wanted[name]);
  return {
    ...(differs('states') ? { states: wanted.states?.join(',') ?? 'all' } : {}),
    ...(differs('owner') ? { owner: wanted.owner ?? 'all' } : {}),
    ...(differs('nextSteps') ? { next: wanted.nextSteps?.join(',') ?? 'all' } : {}),
    ...(differs('dueWithinMs') ? { due: (wanted.dueWithinMs ?? 0) / minuteMs } : {}),
    ...(differs('lossAtLeastYen') ? { loss: wanted.lossAtLeastYen ?? 0 } : {}),
  };
}

function one<Value extends string>(known: readonly Value[], said: string | undefined) {
  return known.find(value => value === said);
}

function chosen<Value extends string>(
  known: readonly Value[],
  said: string | undefined,
): Value[] | undefined {
  const wanted = new Set(said?.split(','));
  const found = known.filter(value => wanted.has(value));
  return found.length === 0 ? undefined : found;
}
