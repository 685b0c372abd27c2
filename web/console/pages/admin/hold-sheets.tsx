import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { answered, api, type Schemas } from '../../../api/client.ts';
import { useWords } from '../../../ui/language/words.ts';
import { ProblemNote } from '../../../ui/parts/problem.tsx';
import { Sheet } from '../../../ui/parts/sheet.tsx';
import { AdminWhy } from './admin-why.tsx';
import { retentionWords } from './retention-words.ts';
import { useChange } from './use-change.ts';

export type Hold = Pick<Schemas['Holds']['rows'][number], 'kind' | 'subject'>;

export function HoldSheet({
  open,
  onClose,
}: {
  readonly open: boolean;
  readonly onClose: () => void;
}) {
  const say = useWords(retentionWords);
  const [hold, setHold] = useState<Hold>({ kind: 'case', subject: '' });
  const [why, setWhy] = useState('');
  const close = (): void => {
    setHold({ kind: 'case', subject: '' });
    setWhy('');
    onClose();
  };
  const place = useChange({
    send: () => answered(api.POST('/v1/legal-holds', { body: { ...hold, why } })),
    changes: ['holds'],
    done: close,
  });
  return (
    <Sheet
      title={say('place')}
      open={open}
      onClose={close}
      busy={place.isPending}
      effect={say('placeEffect')}
      action={say('placeAction')}
      onSend={() => place.mutate(undefined)}
      problem={place.error === null ? null : <ProblemNote error={place.error} />}
    >
      <NativeSelect
        label={say('kind')}
        value={hold.kind}
        onChange={event => setHold({ ...hold, kind: event.currentTarget.value as Hold['kind'] })}
        data={[
          { value: 'case', label: say('case') },
          { value: 'subscriber', label: say('subscriber') },
        ]}
      />
      <TextInput
        label={say('subject')}
        description={say('subjectHint')}
        value={hold.subject}
        onChange={event => setHold({ ...hold, subject: event.currentTarget.value })}
        maxLength={64}
        required
        data-autofocus
      />
      <AdminWhy why={why} onWhy={setWhy} />
    </Sheet>
  );
}

export function LiftSheet({
  hold,
  onClose,
}: {
  readonly hold: Hold | undefined;
  readonly onClose: () => void;
}) {
  const say = useWords(retentionWords);
  const [why, setWhy] = useState('');
  const lift = useChange({
    send: ({ kind, subject }: Hold) =>
      answered(api.POST('/v1/legal-holds/lift', { body: { kind, subject, why } })),
    changes: ['holds'],
    done: onClose,
  });
  return (
    <Sheet
      title={say('lift')}
      open={hold !== undefined}
      onClose={onClose}
      busy={lift.isPending}
      effect={say('liftEffect', { subject: hold?.subject ?? '' })}
      action={say('liftAction')}
      onSend={() => {
        if (hold !== undefined) lift.mutate(hold);
      }}
      problem={lift.error === null ? null : <ProblemNote error={lift.error} />}
    >
      <AdminWhy why={why} onWhy={setWhy} />
    </Sheet>
  );
}
