import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { roles } from '../../../../../src/core/access/permissions.ts';
import { answered, api, type Schemas } from '../../../../api/client.ts';
import { useWords } from '../../../../ui/language/words.ts';
import { ProblemNote } from '../../../../ui/parts/problem.tsx';
import { Sheet } from '../../../../ui/parts/sheet.tsx';
import { shellWords } from '../../../shell/shell-words.ts';
import { adminWords } from '../admin-words.ts';
import { useChange } from '../use-change.ts';
import { peopleWords } from './people-words.ts';
import { SetUpLink } from './set-up-link.tsx';

type Role = Schemas['Person']['role'];

export function AddPersonSheet({
  open,
  onClose,
}: {
  readonly open: boolean;
  readonly onClose: () => void;
}) {
  const say = useWords(peopleWords);
  const sayAdmin = useWords(adminWords);
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role>('operator');
  const add = useChange({
    send: () => answered(api.POST('/v1/people', { body: { name, role } })),
    changes: ['people'],
  });
  const close = (): void => {
    setName('');
    add.reset();
    onClose();
  };
  return (
    <Sheet
      title={say('add')}
      open={open}
      onClose={close}
      busy={add.isPending}
      problem={add.error === null ? null : <ProblemNote error={add.error} />}
      {...(add.data === undefined
        ? {
            effect: say('addEffect'),
            action: say('addAction'),
            onSend: () => add.mutate(undefined),
          }
        : {})}
    >
      {add.data === undefined ? (
        <>
          <TextInput
            label={sayAdmin('name')}
            description={say('nameHint')}
            value={name}
            onChange={event => setName(event.currentTarget.value.toLowerCase())}
            pattern="[a-z0-9][a-z0-9._\-]{0,62}"
            autoCapitalize="none"
            spellCheck={false}
            required
            data-autofocus
          />
          <RoleField role={role} onRole={setRole} />
        </>
      ) : (
        <SetUpLink name={name} link={add.data} />
      )}
    </Sheet>
  );
}

export function RoleField({
  role,
  onRole,
}: {
  readonly role: Role;
  readonly onRole: (role: Role) => void;
}) {
  const say = useWords(peopleWords);
  const sayShell = useWords(shellWords);
  return (
    <NativeSelect
      label={say('role')}
      value={role}
      onChange={event => onRole(event.currentTarget.value as Role)}
      data={roles.map(value => ({ value, label: sayShell(`role.${value}`) }))}
    />
  );
}
