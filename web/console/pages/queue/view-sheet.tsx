import { Switch, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { answered, api } from '../../../api/client.ts';
import { useWords } from '../../../ui/language/words.ts';
import { ProblemNote } from '../../../ui/parts/problem.tsx';
import { Sheet } from '../../../ui/parts/sheet.tsx';
import { offerUndo } from '../../shell/undo.tsx';
import { useMe } from '../../shell/use-me.ts';
import type { Sort } from './queue-list.ts';
import type { CaseView, Filter } from './queue-views.ts';
import { queueWords } from './queue-words.ts';

/** Keeps the filters of now under a name, for oneself or for the desk. */
export function ViewSheet({
  open,
  onClose,
  filter,
  sort,
}: {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly filter: Filter;
  readonly sort: Sort;
}) {
  const say = useWords(queueWords);
  const me = useMe();
  const navigate = useNavigate();
  const changed = useViewsChanged();
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);
  const keep = useMutation({
    mutationFn: () =>
      answered(api.POST('/v1/case-views', { body: { name: name.trim(), shared, filter, sort } })),
    onSuccess: async view => {
      await changed();
      onClose();
      setName('');
      void navigate({ to: '/queue/$view', params: { view: view.id }, search: {} });
      offerUndo(say('kept', { name: view.name }), () => void removeView(view).then(changed));
    },
  });
  return (
    <Sheet
      title={say('keepView')}
      open={open}
      onClose={onClose}
      effect={say('keepEffect')}
      action={say('keep')}
      busy={keep.isPending}
      onSend={() => keep.mutate()}
      problem={keep.error === null ? null : <ProblemNote error={keep.error} />}
    >
      <TextInput
        label={say('viewName')}
        required
        maxLength={60}
        value={name}
        data-autofocus
        onChange={event => setName(event.currentTarget.value)}
      />
      <Switch
        label={say('shareView')}
        checked={shared}
        disabled={!me.may('case.work')}
        onChange={event => setShared(event.currentTarget.checked)}
      />
    </Sheet>
  );
}

export function useViewsChanged(): () => Promise<void> {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: ['case-views'] });
}

export async function removeView({ id }: CaseView): Promise<void> {
  const params = { path: { view: id } };
  await answered(api.POST('/v1/case-views/{view}/remove', { params, body: {} }));
}
