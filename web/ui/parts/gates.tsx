import type { ReactNode } from 'react';
import { useWords } from '../language/words.ts';
import './gates.css';
import { partWords } from './part-words.ts';

export interface GateShown {
  readonly gate: string;
  readonly met: boolean;
  /** The fact, in words. */
  readonly fact: string;
  /** Of one that is not met: when it may be, in words. */
  readonly opens?: string | undefined;
  /** What else there is to know of the fact. */
  readonly note?: string | undefined;
}

/** The gates of a measure, those not met first; a word beside each mark. */
export function Gates({
  gates,
  nameOf,
}: {
  readonly gates: readonly GateShown[];
  readonly nameOf: (gate: string) => ReactNode;
}) {
  const say = useWords(partWords);
  const ordered = [...gates].sort((a, b) => Number(a.met) - Number(b.met));
  return (
    <ul className="gates" aria-label={say('gates')}>
      {ordered.map(({ gate, met, fact, opens, note }) => (
        <li key={gate} className={met ? 'gate-met' : 'gate-not-met'}>
          <span className="gate-mark">{say(met ? 'met' : 'notMet')}</span>
          <span className="gate-name">{nameOf(gate)}</span>
          <span className="gate-fact">{fact}</span>
          {opens === undefined ? null : <span className="gate-opens">{opens}</span>}
          {note === undefined ? null : <span className="gate-note">{note}</span>}
        </li>
      ))}
    </ul>
  );
}
