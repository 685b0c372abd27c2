// Barring on the owner's request, at once (R11, R20): its effect, how the owner was known, and who
// asked. The times go on on the page behind.
import { Radio, SegmentedControl, Textarea } from '@mantine/core';
import { useState } from 'react';
import { answered, api } from '../../../api/client.ts';
import { languageNow } from '../../../ui/language/language.ts';
import { useWords } from '../../../ui/language/words.ts';
import { ProblemNote } from '../../../ui/parts/problem.tsx';
import { Sheet } from '../../../ui/parts/sheet.tsx';
import { unproposedText } from '../../../ui/words/refusal-text.ts';
import { useLineAct, useProposal } from './line-act.ts';
import type { Line } from './line-page.tsx';
import { ProposedGates } from './proposed-gates.tsx';
import { lineWords } from './words.ts';

const identities = ['callback', 'details', 'document', 'written'] as const;

export interface LineSheetProps {
  readonly line: Line;
  readonly open: boolean;
  readonly onClose: () => void;
}

export function BarSheet({ line, open, onClose }: LineSheetProps) {
  const say = useWords(lineWords);
  const [on, setOn] = useState<'request' | 'consent'>('request');
  const [identity, setIdentity] = useState('');
  const [note, setNote] = useState('');
  const proposal = useProposal({ kind: 'bar', subscriber: line.number, on }, open);
  const act = useLineAct(
    line,
    (why: string) => {
      const params = { path: { subscriber: line.id } };
      const body = { on, why };
      return answered(api.POST('/v1/subscribers/{subscriber}/barring', { params, body }));
    },
    onClose,
  );
  const send = (): void => {
    const known = say(`identity.${identity}` as 'identity.callback');
    act.mutate(note.trim() === '' ? known : `${known}: ${note.trim()}`);
  };
  return (
    <Sheet
      title={say('barTitle')}
      open={open}
      onClose={onClose}
      effect={say('barEffect')}
      action={say('barSend')}
      onSend={send}
      busy={act.isPending}
      unable={
        proposal.data?.allowed === false
          ? unproposedText(proposal.data.reason, languageNow())
          : undefined
      }
      problem={act.isError ? <ProblemNote error={act.error} /> : undefined}
    >
      <div>
        <div className="label">{say('barBasis')}</div>
        <SegmentedControl
          value={on}
          onChange={value => setOn(value === 'consent' ? 'consent' : 'request')}
          data={[
            { value: 'request', label: say('on.request') },
            { value: 'consent', label: say('on.consent') },
          ]}
        />
      </div>
      <Radio.Group
        label={say('identity')}
        value={identity}
        onChange={setIdentity}
        required
        name="identity"
      >
        {identities.map(one => (
          <Radio key={one} value={one} label={say(`identity.${one}`)} required mt="xs" />
        ))}
      </Radio.Group>
      <Textarea
        label={say('note')}
        placeholder={say('notePlaceholder')}
        value={note}
        maxLength={800}
        autosize
        minRows={2}
        onChange={event => setNote(event.currentTarget.value)}
      />
      <ProposedGates proposal={proposal} />
    </Sheet>
  );
}
