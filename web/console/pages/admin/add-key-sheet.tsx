import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { scopes as allScopes, type Scope } from '../../../../src/core/access/permissions.ts';
import { answered, api } from '../../../api/client.ts';
import { useWords } from '../../../ui/language/words.ts';
import { ProblemNote } from '../../../ui/parts/problem.tsx';
import { Sheet } from '../../../ui/parts/sheet.tsx';
import { adminWords } from './admin-words.ts';
import { keysWords } from './keys-words.ts';
import { ShowOnce } from './show-once.tsx';
import { useChange } from './use-change.ts';

interface Wanted {
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly feeds: string;
  readonly account: string;
  readonly days: string;
}

const nothing: Wanted = { name: '', scopes: [], feeds: '', account: '', days: '' };
const dayMs = 86_400_000;

export function AddKeySheet({
  open,
  onClose,
}: {
  readonly open: boolean;
  readonly onClose: () => void;
}) {
  const say = useWords(keysWords);
  const [wanted, setWanted] = useState(nothing);
  const add = useChange({
    send: () => answered(api.POST('/v1/keys', { body: bodyOf(wanted) })),
    changes: ['keys'],
  });
  const close = (): void => {
    setWanted(nothing);
    add.reset();
    onClose();
  };
  return (
    <Sheet
      title={say('add')}
      open={open}
      onClose={close}
      busy={add.isPending}
      unable={wanted.scopes.length === 0 ? say('scopesMissing') : undefined}
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
        <KeyFields wanted={wanted} onWanted={setWanted} />
      ) : (
        <ShowOnce label={say('key', { name: wanted.name })} secret={add.data.key} />
      )}
    </Sheet>
  );
}

function KeyFields({
  wanted,
  onWanted,
}: {
  readonly wanted: Wanted;
  readonly onWanted: (wanted: Wanted) => void;
}) {
  const say = useWords(keysWords);
  const sayAdmin = useWords(adminWords);
  const text = (field: 'name' | 'feeds' | 'account') => ({
    value: wanted[field],
    onChange: (event: { readonly currentTarget: { readonly value: string } }) =>
      onWanted({ ...wanted, [field]: event.currentTarget.value }),
    spellCheck: false,
  });
  return (
    <>
      <TextInput
        label={sayAdmin('name')}
        description={say('nameHint')}
        {...text('name')}
        pattern="[A-Za-z0-9][A-Za-z0-9._\-]{0,62}"
        required
        data-autofocus
      />
      <Checkbox.Group
        label={say('scopes')}
        value={[...wanted.scopes]}
        onChange={scopes => onWanted({ ...wanted, scopes: scopes as Scope[] })}
      >
        {allScopes.map(scope => (
          <Checkbox
            key={scope}
            value={scope}
            label={say(`scope.${scope}`)}
            description={scope}
            mt={8}
          />
        ))}
      </Checkbox.Group>
      <TextInput label={say('feeds')} description={say('feedsHint')} {...text('feeds')} />
      <TextInput label={say('account')} description={say('accountHint')} {...text('account')} />
      <NativeSelect
        label={say('expires')}
        value={wanted.days}
        onChange={event => onWanted({ ...wanted, days: event.currentTarget.value })}
        data={[
          { value: '', label: say('forever') },
          ...['30', '90', '365'].map(days => ({
            value: days,
            label: say('days', { count: days }),
          })),
        ]}
      />
    </>
  );
}

function bodyOf({ name, scopes, feeds, account, days }: Wanted) {
  const named = feeds.split(/[\s,]+/).filter(feed => feed !== '');
  return {
    name,
    scopes: [...scopes],
    ...(named.length === 0 ? {} : { feeds: named }),
    ...(account === '' ? {} : { account }),
    // On the machine's own clock, by which keys end.
    ...(days === '' ? {} : { expiresMs: Date.now() + Number(days) * dayMs }),
  };
}
