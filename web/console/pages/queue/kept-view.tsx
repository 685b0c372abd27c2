import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { answered, api } from '../../../api/client.ts';
import { useWords } from '../../../ui/language/words.ts';
import { ProblemNote } from '../../../ui/parts/problem.tsx';
import { personName } from '../../../ui/words/person-name.ts';
import { offerUndo } from '../../shell/undo.tsx';
import { useMe } from '../../shell/use-me.ts';
import type { Sort } from './queue-list.ts';
import type { CaseView, Filter } from './queue-views.ts';
import { queueWords } from './queue-words.ts';
import { removeView, useViewsChanged } from './view-sheet.tsx';

/** Whose a kept view is; changing and removing it, for who may. */
export function KeptView({
  view,
  filter,
  sort,
}: {
  readonly view: CaseView;
  readonly filter: Filter;
  readonly sort: Sort;
}) {
  const say = useWords(queueWords);
  const me = useMe();
  const navigate = useNavigate();
  const changed = useViewsChanged();
  const { id, name, shared, version, by } = view;
  const author = personName(by);
  const mayChange = author === me.name || (shared && me.role === 'supervisor');
  const differs = JSON.stringify([filter, sort]) !== JSON.stringify([view.filter, view.sort]);
  const update = useMutation({
    mutationFn: () =>
      answered(
        api.POST('/v1/case-views/{view}/change', {
          params: { path: { view: id } },
          body: { name, shared, filter, sort, version },
        }),
      ),
    onSuccess: async () => {
      await changed();
      void navigate({ to: '/queue/$view', params: { view: id }, search: {} });
    },
  });
  const remove = useMutation({
    mutationFn: () => removeView(view),
    onSuccess: async () => {
      void navigate({ to: '/queue/$view', params: { view: 'open' }, search: {} });
      await changed();
      offerUndo(say('removedView', { name }), () => {
        const body = { name, shared, filter: view.filter, sort: view.sort };
        void answered(api.POST('/v1/case-views', { body })).then(changed);
      });
    },
  });
  const error = update.error ?? remove.error;
  if (!mayChange && !shared) return null;
  return (
    <div className="queue-kept">
      {shared ? <span className="label">{say('sharedBy', { by: author })}</span> : null}
      {mayChange && differs ? (
        <Button variant="default" size="compact-xs" onClick={() => update.mutate()}>
          {say('updateView', { name })}
        </Button>
      ) : null}
      {mayChange ? (
        <Button variant="subtle" size="compact-xs" onClick={() => remove.mutate()}>
          {say('removeView', { name })}
        </Button>
      ) : null}
      {error === null ? null : <ProblemNote error={error} />}
    </div>
  );
}
