import { useState } from 'react';
import { ApiProblem } from '../../../../api/api-problem.ts';
import { clockTimeWithSeconds } from '../../../../ui/figures/format-time.ts';
import { useWords } from '../../../../ui/language/words.ts';
import { ProblemNote } from '../../../../ui/parts/problem.tsx';
import { names } from '../../../../ui/words/names.ts';
import { useNow } from '../../../live/use-live.ts';
import { useCarrier } from '../../../shell/use-me.ts';
import type { CaseShown } from '../case-data.ts';
import { stateWords } from './state-words.ts';

/** The version of the case that a sheet was opened on, until somebody was found to be first. */
export function useSeen({ page, etag }: CaseShown) {
  const [seen, setSeen] = useState({ etag, row: page.row });
  return { ...seen, now: () => setSeen({ etag, row: page.row }) };
}

/** Somebody was first: what stood when the sheet was opened, what stands now, what is wanted. */
export function Conflict({
  shown,
  seen,
  yours,
  error,
}: {
  readonly shown: CaseShown;
  readonly seen: ReturnType<typeof useSeen>;
  /** What this sheet would write, by field. */
  readonly yours: Readonly<Partial<Record<'state' | 'owner', string>>>;
  readonly error: unknown;
}) {
  const say = useWords(stateWords);
  const name = useWords(names);
  const { timeZone } = useCarrier();
  const nowMs = useNow(60_000);
  if (error === null) return null;
  if (!(error instanceof ApiProblem && error.stale)) return <ProblemNote error={error} />;
  const { row } = shown.page;
  const time = clockTimeWithSeconds(Math.min(nowMs, row.changedMs), timeZone);
  const rows = [
    ['state', name(`state.${seen.row.state}`), name(`state.${row.state}`)],
    ['owner', seen.row.assignee ?? say('nobody'), row.assignee ?? say('nobody')],
  ] as const;
  return (
    <div className="acts-conflict" role="alert">
      <p>{say('conflict', { time })}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{say('field')}</th>
            <th scope="col">{say('seen')}</th>
            <th scope="col">{say('theirs')}</th>
            <th scope="col">{say('yours')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([field, before, now]) => (
            <tr key={field}>
              <th scope="row">{say(field)}</th>
              <td>{before}</td>
              <td>{now}</td>
              <td>{yours[field] ?? '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Whether the last try met somebody else's change. */
export function isStale(error: unknown): boolean {
  return error instanceof ApiProblem && error.stale;
}
