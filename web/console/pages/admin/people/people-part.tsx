// Who may sign in, with which role; making people and opening one of them.
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api, type Schemas } from '../../../../api/client.ts';
import { useWords } from '../../../../ui/language/words.ts';
import { Empty, Panel } from '../../../../ui/parts/panel.tsx';
import { Loaded } from '../../../../ui/parts/problem.tsx';
import { shellWords } from '../../../shell/shell-words.ts';
import { useMe } from '../../../shell/use-me.ts';
import { AdminTable } from '../admin-table.tsx';
import { adminWords } from '../admin-words.ts';
import { PartAction } from '../part-action.tsx';
import { WallTime } from '../wall-time.tsx';
import { AddPersonSheet } from './add-person-sheet.tsx';
import { peopleWords } from './people-words.ts';
import { PersonSheet } from './person-sheet.tsx';

export type PersonRow = Schemas['Person'];

export function PeoplePart() {
  const say = useWords(peopleWords);
  const me = useMe();
  const [shown, setShown] = useState<{ readonly add: true } | { readonly name: string }>();
  const people = useQuery({
    queryKey: ['people'],
    queryFn: () => answered(api.GET('/v1/people')),
  });
  const manages = me.may('people.manage');
  const close = (): void => setShown(undefined);
  const opened = people.data?.rows.find(row => {
    return shown !== undefined && 'name' in shown && row.name === shown.name;
  });
  return (
    <>
      {manages ? (
        <PartAction onClick={() => setShown({ add: true })}>{say('add')}</PartAction>
      ) : null}
      <Panel>
        <Loaded query={people}>
          {({ rows }) =>
            rows.length === 0 ? (
              <Empty>{say('empty')}</Empty>
            ) : (
              <PeopleTable rows={rows} onOpen={manages ? name => setShown({ name }) : undefined} />
            )
          }
        </Loaded>
      </Panel>
      <AddPersonSheet open={shown !== undefined && 'add' in shown} onClose={close} />
      <PersonSheet person={opened} onClose={close} />
    </>
  );
}

function PeopleTable({
  rows,
  onOpen,
}: {
  readonly rows: readonly PersonRow[];
  readonly onOpen: ((name: string) => void) | undefined;
}) {
  const say = useWords(peopleWords);
  const sayAdmin = useWords(adminWords);
  const sayShell = useWords(shellWords);
  return (
    <AdminTable
      label={sayAdmin('people')}
      rows={rows}
      keyOf={({ name }) => name}
      isGone={({ disabled }) => disabled}
      columns={[
        { name: sayAdmin('name'), show: ({ name }) => <strong>{name}</strong> },
        { name: say('role'), show: ({ role }) => sayShell(`role.${role}`) },
        { name: say('signIn'), show: person => <WaysIn person={person} /> },
        {
          name: say('lastSignIn'),
          show: ({ lastSignInMs }) =>
            lastSignInMs === undefined ? say('never') : <WallTime atMs={lastSignInMs} />,
        },
        {
          name: sayAdmin('state'),
          show: ({ disabled }) => say(disabled ? 'disabled' : 'active'),
        },
        ...(onOpen === undefined
          ? []
          : [
              {
                name: '',
                show: ({ name }: PersonRow) => (
                  <Button
                    variant="default"
                    size="xs"
                    onClick={() => onOpen(name)}
                    aria-label={`${sayAdmin('open')} ${name}`}
                  >
                    {sayAdmin('open')}
                  </Button>
                ),
              },
            ]),
      ]}
    />
  );
}

function WaysIn({ person }: { readonly person: PersonRow }) {
  const say = useWords(peopleWords);
  const ways = [
    person.hasPassword ? say('password') : '',
    person.hasAuthenticator ? say('authenticator') : '',
    person.hasOidc ? say('oidc') : '',
  ].filter(way => way !== '');
  if (ways.length === 0) return <span className="history">{say('noWay')}</span>;
  return <>{ways.join(', ')}</>;
}
