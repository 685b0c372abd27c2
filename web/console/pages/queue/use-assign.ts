// Giving cases to somebody: done at once on the screen, told when somebody else was first, taken
// back for ten seconds.
import { useState } from 'react';
import { answered, api, type Schemas } from '../../../api/client.ts';
import { caseNumber } from '../../../ui/figures/case-number.ts';
import { count } from '../../../ui/figures/format-yen.ts';
import { sayNow } from '../../../ui/language/words.ts';
import { partWords } from '../../../ui/parts/part-words.ts';
import { problemText } from '../../../ui/parts/problem.tsx';
import { offerUndo } from '../../shell/undo.tsx';
import type { QueueRow } from './queue-list.ts';
import type { Filter } from './queue-views.ts';
import { queueWords } from './queue-words.ts';

export type Outcome = Schemas['AssignOutcome'];
type Refused = Outcome['refused'][number];

export interface Assigning {
  /** What came of the last one, where it was not as wanted. */
  readonly notice: string;
  readonly busy: boolean;
  clearNotice(): void;
  take(row: QueueRow, me: string): void;
  takeNext(filter: Filter, sort: 'loss' | 'opened' | 'due'): Promise<QueueRow | undefined>;
  /** Throws ApiProblem; whoever asked shows it. */
  assign(what: AssignWhat): Promise<Outcome>;
}

export type AssignWhat =
  | {
      readonly kind: 'rows';
      readonly rows: readonly QueueRow[];
      readonly assignee: string | null;
      readonly takeOver: boolean;
    }
  | {
      readonly kind: 'matching';
      readonly filter: Filter;
      readonly assignee: string | null;
      readonly takeOver: boolean;
    };

type TellOwners = (owners: ReadonlyMap<string, string | null>) => void;

export function useAssign(tellOwners: TellOwners): Assigning {
  const [notice, setNotice] = useState('');
  const [busy, setBusy] = useState(false);
  const fail = (error: unknown): void => {
    setNotice(problemText(error, (key, filled) => sayNow(partWords, key, filled)));
  };
  const taken = (outcome: Outcome, text: string): void => {
    if (outcome.assigned.length > 0) {
      offerUndo(text, () => void giveBack(outcome, tellOwners).then(setNotice, fail));
    }
    tellOwners(new Map(outcome.refused.map(one => [one.case, one.assignee])));
    const [first] = outcome.refused;
    if (first !== undefined) setNotice(refusedText(first));
  };
  return {
    notice,
    busy,
    clearNotice: () => setNotice(''),
    take(row, me) {
      setNotice('');
      tellOwners(new Map([[row.case, me]]));
      const cases = [{ case: row.case, assignee: me, version: row.version }];
      answered(api.POST('/v1/cases/assign', { body: { cases, takeOver: false } })).then(
        outcome => taken(outcome, sayNow(queueWords, 'taken', { number: caseNumber(row.case) })),
        error => {
          tellOwners(new Map([[row.case, row.assignee]]));
          fail(error);
        },
      );
    },
    async takeNext(filter, sort) {
      setNotice('');
      setBusy(true);
      try {
        const { row } = await answered(api.POST('/v1/cases/take-next', { body: { filter, sort } }));
        if (row === null) {
          setNotice(sayNow(queueWords, 'nothingToTake'));
          return undefined;
        }
        const { case: name, version, assignee } = row;
        tellOwners(new Map([[name, assignee]]));
        const outcome = { assigned: [{ case: name, was: null, version }], refused: [] };
        taken(outcome, sayNow(queueWords, 'taken', { number: caseNumber(name) }));
        return row;
      } catch (error) {
        fail(error);
        return undefined;
      } finally {
        setBusy(false);
      }
    },
    async assign(what) {
      const outcome = await send(what);
      const done = outcome.assigned.length;
      tellOwners(new Map(outcome.assigned.map(one => [one.case, what.assignee])));
      const undo = (): void => void giveBack(outcome, tellOwners).then(setNotice, fail);
      if (done > 0) offerUndo(sayNow(queueWords, 'assigned', { count: count(done) }), undo);
      return outcome;
    },
  };
}

function send(what: AssignWhat): Promise<Outcome> {
  const { assignee, takeOver } = what;
  if (what.kind === 'matching') {
    const body = { filter: what.filter, assignee, takeOver };
    return answered(api.POST('/v1/cases/assign-matching', { body }));
  }
  const cases = what.rows.map(row => ({ case: row.case, assignee, version: row.version }));
  return answered(api.POST('/v1/cases/assign', { body: { cases, takeOver } }));
}

/** Each to whom it was, but what was changed since; says in words how that went. */
async function giveBack({ assigned }: Outcome, tellOwners: TellOwners): Promise<string> {
  const cases = assigned.map(one => ({
    case: one.case,
    assignee: one.was,
    version: one.version,
  }));
  const back = await answered(api.POST('/v1/cases/assign', { body: { cases, takeOver: true } }));
  const was = new Map(assigned.map(one => [one.case, one.was]));
  tellOwners(new Map(back.assigned.map(one => [one.case, was.get(one.case) ?? null])));
  const { length } = back.refused;
  if (length === 0) return sayNow(queueWords, 'gaveBack');
  const filled = { done: back.assigned.length, refused: length };
  return sayNow(queueWords, 'gaveBackSome', filled);
}

/** Who was first. */
export function refusedText({ case: name, reason, assignee }: Refused): string {
  const filled = { number: caseNumber(name), name: assignee ?? '' };
  if (reason === 'taken' && assignee !== null) return sayNow(queueWords, 'takenBy', filled);
  if (reason === 'closed') return sayNow(queueWords, 'closedFirst', filled);
  if (reason === 'already') return sayNow(queueWords, 'alreadyYours', filled);
  return sayNow(queueWords, 'changedFirst', filled);
}
