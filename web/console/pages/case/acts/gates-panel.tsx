import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import type { Schemas } from '../../../../api/client.ts';
import { clockTime } from '../../../../ui/figures/format-time.ts';
import { languageNow } from '../../../../ui/language/language.ts';
import { useWords } from '../../../../ui/language/words.ts';
import { type GateShown, Gates } from '../../../../ui/parts/gates.tsx';
import { Panel } from '../../../../ui/parts/panel.tsx';
import { Loaded } from '../../../../ui/parts/problem.tsx';
import { openingText, openingWords } from '../../../../ui/words/gate-openings.ts';
import { gateFact, gateName } from '../../../../ui/words/names.ts';
import { useCarrier } from '../../../shell/use-me.ts';
import { type CaseShown, useTimeline } from '../case-data.ts';
import { type Ground, useProposal } from './acts-data.ts';
import { actsWords } from './acts-words.ts';
import { openLines, silenceGround, stops } from './suspendable.ts';

/** The gates before a suspension as they stand now; of what is suspended, as they stood then. */
export function GatesPanel(shown: CaseShown) {
  const { page, atMs } = shown;
  const stopped = stops(page).find(one => one.gates.length > 0);
  const lines = openLines(page);
  if (atMs !== undefined || page.row.state === 'closed') return null;
  if (lines.length > 0) return <GatesNow page={page} lines={lines} />;
  if (stopped !== undefined) return <GatesThen gates={stopped.gates} ground={stopped.ground} />;
  return null;
}

function GatesNow({ page, lines }: { readonly page: Schemas['Case']; readonly lines: string[] }) {
  const say = useWords(actsWords);
  const { policy } = useCarrier();
  const [chosen, setGround] = useState<Ground>();
  const ground = chosen ?? silenceGround(page);
  const drawn = useTimeline(page.row.case, undefined).data?.evidence.at(-1);
  const query = useProposal(page.row.case, {
    kind: 'suspend',
    case: page.row.case,
    subscribers: lines,
    ground,
  });
  return (
    <Panel
      tour="gates"
      title={say('gatesTitle')}
      actions={<span className="label">{say('policy', { policy })}</span>}
    >
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label={say('gatesTitle')}
        value={ground}
        onChange={value => setGround(value as Ground)}
        data={(['A', 'B', 'C'] as const).map(value => ({
          value,
          label: say('ground', { ground: value }),
        }))}
      />
      <p className="label acts-ground">{say(`ground.${ground}`)}</p>
      <Loaded query={query}>
        {({ gates }) => (
          <GateList
            gates={gates}
            evidenceNote={drawn?.subscriber === null ? say('ofOneLine') : ''}
          />
        )}
      </Loaded>
    </Panel>
  );
}

function GatesThen({
  gates,
  ground,
}: {
  readonly gates: readonly Schemas['Gate'][];
  readonly ground: string;
}) {
  const say = useWords(actsWords);
  return (
    <Panel
      tour="gates"
      title={say('gatesTitle')}
      actions={<span className="label">{say('ground', { ground })}</span>}
    >
      <p className="label acts-ground">{say('stopped')}</p>
      <GateList gates={gates} />
    </Panel>
  );
}

/** Gates in the words of the language, what is not met with what would open it. */
export function GateList({
  gates,
  evidenceNote = '',
}: {
  readonly gates: readonly Schemas['ProposedGate'][];
  readonly evidenceNote?: string;
}) {
  const sayOpening = useWords(openingWords);
  const { timeZone } = useCarrier();
  const language = languageNow();
  const shown: GateShown[] = gates.map(({ gate, met, fact, opens }) => ({
    gate,
    met,
    fact: gateFact(fact, language),
    opens: openingText(opens, sayOpening, atMs => clockTime(atMs, timeZone)),
    note: gate === 'evidence' && evidenceNote !== '' ? evidenceNote : undefined,
  }));
  return (
    <div className="acts-gates">
      <Gates gates={shown} nameOf={gate => gateName(gate, language)} />
    </div>
  );
}
