import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api } from '../../../../api/client.ts';
import { useWords } from '../../../../ui/language/words.ts';
import { Sheet } from '../../../../ui/parts/sheet.tsx';
import { offerUndo } from '../../../shell/undo.tsx';
import { useMe } from '../../../shell/use-me.ts';
import type { CaseShown } from '../case-data.ts';
import { useAct } from './acts-data.ts';
import { actsWords } from './acts-words.ts';
import { Conflict, isStale, useSeen } from './conflict.tsx';
import { assignCase, giveBack } from './owner.tsx';
import { stateWords } from './state-words.ts';
import { useAble } from './use-able.ts';

/** Gives the case to somebody, or to nobody. */
export function AssignSheet(shown: CaseShown & { readonly onClose: () => void }) {
  const { page, onClose } = shown;
  const { row } = page;
  const say = useWords(stateWords);
  const sayActs = useWords(actsWords);
  const able = useAble(shown);
  const me = useMe();
  const seen = useSeen(shown);
  const [chosen, setChosen] = useState(row.assignee ?? me.name);
  const options = useOptions(row.assignee);
  const assignee = chosen === '' ? null : chosen;
  const before = row.assignee;
  const assign = useAct(
    row.case,
    (etag: string) => assignCase(row.case, { assignee, etag }),
    changed => {
      const name = changed.assignee;
      offerUndo(name === null ? sayActs('givenBack') : sayActs('given', { name }), () =>
        giveBack(row.case, before),
      );
      onClose();
    },
  );
  const stale = isStale(assign.error);
  const send = (): void => {
    if (stale) seen.now();
    assign.mutate(stale ? shown.etag : seen.etag);
  };
  return (
    <Sheet
      title={say('assignTitle')}
      open
      onClose={onClose}
      action={say(stale ? 'sendAgain' : 'assignAct')}
      busy={assign.isPending}
      unable={able('case.work')}
      onSend={send}
      problem={
        <Conflict
          shown={shown}
          seen={seen}
          yours={{ owner: assignee ?? say('nobody') }}
          error={assign.error}
        />
      }
    >
      <Select
        label={say('assignee')}
        searchable
        allowDeselect={false}
        value={chosen}
        onChange={value => setChosen(value ?? '')}
        data={options}
        data-autofocus
      />
    </Sheet>
  );
}

/** Who works at the desk, and who has it now or is about to. */
function useOptions(before: string | null): { readonly value: string; readonly label: string }[] {
  const say = useWords(stateWords);
  const me = useMe();
  const { data } = useQuery({
    queryKey: ['desk-people'],
    queryFn: () => answered(api.GET('/v1/desk-people')),
    staleTime: 60_000,
  });
  const people = data?.people ?? [];
  const known = people.map(one => one.name);
  const others = [before ?? '', me.name].filter(name => name !== '' && !known.includes(name));
  return [
    { value: '', label: say('nobody') },
    ...[...new Set(others)].map(name => ({ value: name, label: name })),
    ...people.map(({ name, openCases }) => ({
      value: name,
      label: say('openCases', { name, count: openCases }),
    })),
  ];
}
