import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { ApiProblem } from '../../../../api/api-problem.ts';
import type { Schemas } from '../../../../api/client.ts';
import { languageNow } from '../../../../ui/language/language.ts';
import { useWords } from '../../../../ui/language/words.ts';
import { ProblemNote } from '../../../../ui/parts/problem.tsx';
import { Sheet } from '../../../../ui/parts/sheet.tsx';
import { WhyField } from '../../../../ui/parts/why-field.tsx';
import { gateName } from '../../../../ui/words/names.ts';
import { unproposedText } from '../../../../ui/words/refusal-text.ts';
import type { CaseShown } from '../case-data.ts';
import { useAct, useProposal } from './acts-data.ts';
import { GateList } from './gates-panel.tsx';
import { linesFor, type MeasureChoice, possibleActs, proposedOf } from './measure-choice.ts';
import { MeasureDone } from './measure-done.tsx';
import { MeasureEffect } from './measure-effect.tsx';
import { MeasureFields } from './measure-fields.tsx';
import { measureWords } from './measure-words.ts';
import type { MeasureAct } from './open-sheet.ts';
import { sendMeasure } from './send-measure.ts';
import { silenceGround } from './suspendable.ts';
import { useAble } from './use-able.ts';
import { useDraft } from './use-draft.ts';

interface Asked extends CaseShown {
  readonly onClose: () => void;
  readonly first: MeasureAct;
  readonly line: string | undefined;
}

/** Kind, scope, end and ground; the gates asked live; the effect named before it is done. */
export function MeasureSheet(asked: Asked) {
  const { page, onClose } = asked;
  const say = useWords(measureWords);
  const { choice, choose, acts } = useChoice(asked);
  const why = useDraft(page.row.case, 'measure');
  const body = proposedOf(page, choice, why.text.trim() !== '');
  const proposal = useProposal(page.row.case, body);
  const [sent, setSent] = useState<MeasureChoice>();
  const send = useAct(
    page.row.case,
    () => sendMeasure(page, choice, why.text.trim()),
    () => {
      why.clear();
      setSent(choice);
    },
  );
  const unable = useUnable(asked, { body, proposal: proposal.data, why: why.text });
  if (sent !== undefined) return <MeasureDone page={page} sent={sent} onClose={onClose} />;
  const refused = send.error instanceof ApiProblem ? send.error.gates : [];
  return (
    <Sheet
      title={say('title')}
      open
      onClose={onClose}
      effect={<MeasureEffect page={page} choice={choice} proposal={proposal.data} />}
      action={say(`send.${choice.act}`)}
      busy={send.isPending}
      unable={acts.length === 0 ? say('none') : unable}
      onSend={() => send.mutate(undefined)}
      problem={
        refused.length > 0 ? (
          <div role="alert">
            <p>{say('refused')}</p>
            <GateList gates={refused} />
          </div>
        ) : send.error === null ? null : (
          <ProblemNote error={send.error} />
        )
      }
    >
      <SegmentedControl
        aria-label={say('act')}
        fullWidth
        value={choice.act}
        onChange={act => choose({ act: act as MeasureAct })}
        data={acts.map(act => ({ value: act, label: say(`act.${act}`) }))}
      />
      <MeasureFields page={page} choice={choice} choose={choose} />
      {refused.length > 0 || proposal.data === undefined ? null : (
        <section aria-label={say('gates')}>
          <GateList gates={proposal.data.gates} />
        </section>
      )}
      <WhyField why={why.text} onWhy={why.write} label={say('why')} hint={say('whyHint')} />
    </Sheet>
  );
}

function useChoice({ page, first, line }: Asked) {
  const acts = possibleActs(page);
  const [changed, setChanged] = useState<Partial<MeasureChoice>>({});
  const act = [changed.act, first, ...acts].find(one => one !== undefined && acts.includes(one));
  const choice: MeasureChoice = {
    ground: silenceGround(page),
    on: 'request',
    days: 7,
    stage: 'usual',
    mended: false,
    ...changed,
    act: act ?? 'suspend',
    lines: changed.lines ?? linesFor('suspend', page),
    line: chosenLine(changed.line ?? line, linesFor(act ?? 'suspend', page)),
  };
  const choose = (part: Partial<MeasureChoice>): void => setChanged({ ...changed, ...part });
  return { choice, choose, acts };
}

function chosenLine(wanted: string | undefined, lines: readonly string[]): string {
  return lines.find(line => line === wanted) ?? lines[0] ?? '';
}

/** Why it cannot be sent now: the first thing that is missing, in words. */
function useUnable(
  shown: CaseShown,
  asked: {
    readonly body: unknown;
    readonly proposal: Schemas['Proposal'] | undefined;
    readonly why: string;
  },
): string | undefined {
  const say = useWords(measureWords);
  const able = useAble(shown);
  const away = able('measure.suspend');
  if (away !== undefined) return away;
  if (asked.body === undefined) return say('noLine');
  if (asked.proposal === undefined) return say('asking');
  const unmet = asked.proposal.gates.find(gate => !gate.met);
  if (unmet !== undefined) return say('notMet', { gate: gateName(unmet.gate, languageNow()) });
  if (!asked.proposal.allowed) return unproposedText(asked.proposal.reason, languageNow());
  return asked.why.trim() === '' ? say('whyMissing') : undefined;
}
