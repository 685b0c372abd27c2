// One person, and what an administrator does about them: one thing at a time, with its effect.
import { NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { answered, api, type Schemas } from '../../../../api/client.ts';
import { useWords } from '../../../../ui/language/words.ts';
import { ProblemNote } from '../../../../ui/parts/problem.tsx';
import { Sheet } from '../../../../ui/parts/sheet.tsx';
import { useMe } from '../../../shell/use-me.ts';
import { AdminWhy } from '../admin-why.tsx';
import { useChange } from '../use-change.ts';
import { RoleField } from './add-person-sheet.tsx';
import { peopleWords } from './people-words.ts';
import { PersonFacts } from './person-facts.tsx';
import { SetUpLink } from './set-up-link.tsx';

type Person = Schemas['Person'];
type Deed = 'changeRole' | 'disable' | 'enable' | 'reset' | 'linkOidc' | 'endAll';

interface Filled {
  readonly role: Person['role'];
  readonly why: string;
  readonly subject: string;
}

export function PersonSheet({
  person,
  onClose,
}: {
  readonly person: Person | undefined;
  readonly onClose: () => void;
}) {
  if (person === undefined) return null;
  return <OnePerson key={person.name} person={person} onClose={onClose} />;
}

function OnePerson({ person, onClose }: { readonly person: Person; readonly onClose: () => void }) {
  const say = useWords(peopleWords);
  const me = useMe();
  const { name } = person;
  const own = me.name === name;
  const [deed, setDeed] = useState<Deed>(person.disabled ? 'enable' : 'changeRole');
  const [filled, setFilled] = useState<Filled>({ role: person.role, why: '', subject: '' });
  const ways = useQuery({
    queryKey: ['ways-in'],
    queryFn: () => answered(api.GET('/v1/sign-in/ways')),
  });
  const change = useChange({
    send: () => carriedOut(deed, name, filled),
    changes: ['people', 'sign-ins'],
    done: link => {
      if (link === undefined) onClose();
    },
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was said of another deed is over
  useEffect(() => change.reset(), [deed]);
  const deeds: Deed[] = [
    'changeRole',
    person.disabled ? 'enable' : 'disable',
    'reset',
    'endAll',
    'linkOidc',
  ];
  const sent =
    change.data === undefined
      ? {
          effect: say(`${deed}Effect`, { name }),
          action: say(actionOf(deed)),
          onSend: () => change.mutate(undefined),
        }
      : {};
  return (
    <Sheet
      title={name}
      open
      onClose={onClose}
      busy={change.isPending}
      unable={unableOf(deed, own, ways.data?.oidc) && say(unableOf(deed, own, ways.data?.oidc)!)}
      problem={change.error === null ? null : <ProblemNote error={change.error} />}
      {...sent}
    >
      {change.data === undefined ? (
        <>
          <PersonFacts person={person} />
          <NativeSelect
            label={say('choose')}
            value={deed}
            onChange={event => setDeed(event.currentTarget.value as Deed)}
            data={deeds.map(value => ({ value, label: say(value) }))}
          />
          <DeedFields deed={deed} filled={filled} onFilled={setFilled} />
        </>
      ) : (
        <SetUpLink name={name} link={change.data} />
      )}
    </Sheet>
  );
}

function DeedFields({
  deed,
  filled,
  onFilled,
}: {
  readonly deed: Deed;
  readonly filled: Filled;
  readonly onFilled: (filled: Filled) => void;
}) {
  const say = useWords(peopleWords);
  switch (deed) {
    case 'changeRole':
      return <RoleField role={filled.role} onRole={role => onFilled({ ...filled, role })} />;
    case 'reset':
    case 'endAll':
      return <AdminWhy why={filled.why} onWhy={why => onFilled({ ...filled, why })} />;
    case 'linkOidc':
      return (
        <TextInput
          label={say('subject')}
          value={filled.subject}
          onChange={event => onFilled({ ...filled, subject: event.currentTarget.value })}
          maxLength={256}
          spellCheck={false}
        />
      );
    default:
      return null;
  }
}

function actionOf(deed: Deed) {
  return deed === 'endAll' ? 'endAll' : (`${deed}Action` as const);
}

function unableOf(deed: Deed, own: boolean, oidc: boolean | undefined) {
  if (deed === 'changeRole' && own) return 'ownRole';
  if (deed === 'linkOidc' && oidc === false) return 'noOidc';
  return undefined;
}

/** Gives the new set-up link where there is one. */
async function carriedOut(
  deed: Deed,
  name: string,
  { role, why, subject }: Filled,
): Promise<Schemas['SetUpLink'] | undefined> {
  const params = { path: { name } };
  switch (deed) {
    case 'changeRole':
      await answered(api.POST('/v1/people/{name}/role', { params, body: { role } }));
      return undefined;
    case 'disable':
    case 'enable': {
      const body = { disabled: deed === 'disable' };
      await answered(api.POST('/v1/people/{name}/disable', { params, body }));
      return undefined;
    }
    case 'reset':
      return answered(api.POST('/v1/people/{name}/reset', { params, body: { why } }));
    case 'endAll':
      await answered(api.POST('/v1/people/{name}/end-sign-ins', { params, body: { why } }));
      return undefined;
    case 'linkOidc': {
      const body = { subject: subject === '' ? null : subject };
      await answered(api.POST('/v1/people/{name}/oidc', { params, body }));
      return undefined;
    }
  }
}
