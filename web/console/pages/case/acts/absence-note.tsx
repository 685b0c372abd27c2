import { Button } from '@mantine/core';
import { yenInCell } from '../../../../ui/figures/format-yen.ts';
import { useWords } from '../../../../ui/language/words.ts';
import { names } from '../../../../ui/words/names.ts';
import { actsWords } from './acts-words.ts';
import type { Change } from './away.ts';
import { useAbsence } from './use-able.ts';

/** After the connection was gone: what is different now, before anything can be done. */
export function AbsenceNote() {
  const say = useWords(actsWords);
  const textOf = useChangeText();
  const { phase, changes, seen } = useAbsence();
  if (phase !== 'unseen') return null;
  return (
    <section className="acts-absence" role="alert" aria-label={say('awayTitle')}>
      <strong>{say('awayTitle')}</strong>
      <ul>
        {changes.map(change => (
          <li key={change.what}>{textOf(change)}</li>
        ))}
      </ul>
      <Button variant="default" size="xs" onClick={seen}>
        {say('awaySeen')}
      </Button>
    </section>
  );
}

function useChangeText(): (change: Change) => string {
  const say = useWords(actsWords);
  const name = useWords(names);
  return change => {
    if (change.what === 'state') {
      const from = name(`state.${change.from}` as 'state.open');
      return say('away.state', { from, to: name(`state.${change.to}` as 'state.open') });
    }
    if (change.what === 'assignee') {
      const who = (one: string | null): string => one ?? say('nobody');
      return say('away.assignee', { from: who(change.from), to: who(change.to) });
    }
    const sign = change.by > 0 ? '+' : '';
    const by = change.what === 'exposure' ? yenInCell(change.by) : String(change.by);
    return say(`away.${change.what}`, { by: `${sign}${by}` });
  };
}
