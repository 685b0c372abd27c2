// Opening a line again step by step, and an owner who reports fraud.
import { Checkbox, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { answered, api } from '../../../api/client.ts';
import { languageNow } from '../../../ui/language/language.ts';
import { useWords } from '../../../ui/language/words.ts';
import { ProblemNote } from '../../../ui/parts/problem.tsx';
import { Sheet } from '../../../ui/parts/sheet.tsx';
import { WhyField } from '../../../ui/parts/why-field.tsx';
import { WhySheet } from '../../../ui/parts/why-sheet.tsx';
import { unproposedText } from '../../../ui/words/refusal-text.ts';
import { useMe } from '../../shell/use-me.ts';
import type { LineSheetProps } from './bar-sheet.tsx';
import { useLineAct, useProposal } from './line-act.ts';
import { ProposedGates } from './proposed-gates.tsx';
import { useWhyWords } from './use-why-words.ts';
import { lineWords } from './words.ts';

export function ReopenSheet({ line, open, onClose }: LineSheetProps) {
  const say = useWords(lineWords);
  const partly = line.measures.some(one => one.endedMs === null && one.reopened === 'usual');
  const [chosen, setStage] = useState<'usual' | 'all'>();
  const stage = chosen ?? (partly ? 'all' : 'usual');
  const [mended, setMended] = useState(false);
  const [why, setWhy] = useState('');
  const { may } = useMe();
  const asked = { kind: 'reopen-line', subscriber: line.number, stage, mended } as const;
  const proposal = useProposal(asked, open);
  const act = useLineAct(
    line,
    () => {
      const params = { path: { subscriber: line.id } };
      const body = { stage, mended, why };
      return answered(api.POST('/v1/subscribers/{subscriber}/reopening', { params, body }));
    },
    onClose,
  );
  const right = stage === 'all' && !may('line.restore') ? say('noRight') : undefined;
  return (
    <Sheet
      title={say('reopenTitle')}
      open={open}
      onClose={onClose}
      effect={say(stage === 'all' ? 'reopenAllEffect' : 'reopenUsualEffect')}
      action={say('reopenSend')}
      onSend={() => act.mutate(undefined)}
      busy={act.isPending}
      unable={
        right ??
        (proposal.data?.allowed === false
          ? unproposedText(proposal.data.reason, languageNow())
          : undefined)
      }
      problem={act.isError ? <ProblemNote error={act.error} /> : undefined}
    >
      <div>
        <div className="label">{say('reopenStage')}</div>
        <SegmentedControl
          value={stage}
          onChange={value => setStage(value === 'all' ? 'all' : 'usual')}
          data={[
            { value: 'usual', label: say('stage.usual') },
            { value: 'all', label: say('stage.all') },
          ]}
        />
      </div>
      <Checkbox
        label={say('mended')}
        checked={mended}
        onChange={event => setMended(event.currentTarget.checked)}
      />
      <WhyField {...useWhyWords()} why={why} onWhy={setWhy} />
      <ProposedGates proposal={proposal} />
    </Sheet>
  );
}

export function FraudSheet({ line, open, onClose }: LineSheetProps) {
  const say = useWords(lineWords);
  const act = useLineAct(
    line,
    (why: string) => {
      const params = { path: { subscriber: line.id } };
      const body = { why };
      return answered(api.POST('/v1/subscribers/{subscriber}/fraud-reports', { params, body }));
    },
    onClose,
  );
  return (
    <WhySheet
      title={say('fraudTitle')}
      open={open}
      onClose={onClose}
      effect={say('fraudEffect')}
      action={say('fraudSend')}
      act={act}
      field={useWhyWords()}
    />
  );
}
