import type { UseQueryResult } from '@tanstack/react-query';
import type { Schemas } from '../../../api/client.ts';
import { languageNow } from '../../../ui/language/language.ts';
import { useWords } from '../../../ui/language/words.ts';
import { Gates } from '../../../ui/parts/gates.tsx';
import { gateFact, gateName } from '../../../ui/words/names.ts';
import { lineWords } from './words.ts';

/** The gates of an act as they stand now. */
export function ProposedGates({
  proposal,
}: {
  readonly proposal: UseQueryResult<Schemas['Proposal']>;
}) {
  const say = useWords(lineWords);
  const language = languageNow();
  const gates = proposal.data?.gates ?? [];
  if (gates.length === 0) return null;
  return (
    <div>
      <div className="label">{say('gatesNow')}</div>
      <Gates
        gates={gates.map(({ gate, met, fact }) => ({ gate, met, fact: gateFact(fact, language) }))}
        nameOf={gate => gateName(gate, language)}
      />
    </div>
  );
}
