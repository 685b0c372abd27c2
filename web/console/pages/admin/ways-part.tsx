// By which ways messages and effects leave, and a message to oneself to try one.
import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api, type Schemas } from '../../../api/client.ts';
import { useWords } from '../../../ui/language/words.ts';
import { Empty, Panel } from '../../../ui/parts/panel.tsx';
import { Loaded, ProblemNote } from '../../../ui/parts/problem.tsx';
import { Sheet } from '../../../ui/parts/sheet.tsx';
import { useMe } from '../../shell/use-me.ts';
import { AdminTable } from './admin-table.tsx';
import { AdminWhy } from './admin-why.tsx';
import { adminWords } from './admin-words.ts';
import { opsWords } from './ops-words.ts';
import { TrialShown } from './trial-shown.tsx';
import { useChange } from './use-change.ts';

type Way = Schemas['Ways']['rows'][number];

export function WaysPart() {
  const say = useWords(opsWords);
  const [tried, setTried] = useState<Way>();
  const ways = useQuery({ queryKey: ['ways'], queryFn: () => answered(api.GET('/v1/ways')) });
  return (
    <Panel>
      <p className="label">{say('waysWhy')}</p>
      <Loaded query={ways}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty>{say('waysEmpty')}</Empty>
          ) : (
            <WaysTable rows={rows} onTest={setTried} />
          )
        }
      </Loaded>
      {tried === undefined ? null : (
        <TestSheet
          key={`${tried.kind} ${tried.name}`}
          way={tried}
          onClose={() => setTried(undefined)}
        />
      )}
    </Panel>
  );
}

function WaysTable({
  rows,
  onTest,
}: {
  readonly rows: readonly Way[];
  readonly onTest: (way: Way) => void;
}) {
  const say = useWords(opsWords);
  const sayAdmin = useWords(adminWords);
  const me = useMe();
  return (
    <AdminTable
      label={sayAdmin('ways')}
      rows={rows}
      keyOf={({ kind, name }) => `${kind} ${name}`}
      columns={[
        { name: say('kind'), show: ({ kind }) => <strong>{say(`way.${kind}`)}</strong> },
        {
          name: sayAdmin('name'),
          show: ({ kind, name }) => (kind === name ? say(`way.${kind}`) : name),
        },
        {
          name: say('host'),
          show: ({ host }) => host ?? <span className="history">{say('nowhere')}</span>,
        },
        ...(me.may('system.test')
          ? [
              {
                name: '',
                show: (row: Way) => (
                  <Button
                    variant="default"
                    size="xs"
                    onClick={() => onTest(row)}
                    aria-label={`${say('test')} ${row.name}`}
                  >
                    {say('test')}
                  </Button>
                ),
              },
            ]
          : []),
      ]}
    />
  );
}

function TestSheet({
  way: { kind, name },
  onClose,
}: {
  readonly way: Way;
  readonly onClose: () => void;
}) {
  const say = useWords(opsWords);
  const [why, setWhy] = useState('');
  const [to, setTo] = useState('');
  const hook = kind === 'webhook';
  const trial = useChange({
    send: () => {
      const body = { kind, name, why, ...(hook ? {} : { to }) };
      return answered(api.POST('/v1/ways/test', { body }));
    },
    changes: [],
  });
  return (
    <Sheet
      title={`${say('testWay')}: ${say(`way.${kind}`)}`}
      open
      onClose={onClose}
      busy={trial.isPending}
      effect={say(hook ? 'testHookEffect' : 'testWayEffect', { name })}
      action={say('testAction')}
      onSend={() => trial.mutate(undefined)}
      problem={trial.error === null ? null : <ProblemNote error={trial.error} />}
    >
      {hook ? null : (
        <TextInput
          label={say('to')}
          description={say(kind === 'mail' ? 'toMail' : 'toNumber')}
          value={to}
          onChange={event => setTo(event.currentTarget.value)}
          type={kind === 'mail' ? 'email' : 'tel'}
          maxLength={254}
          required
          data-autofocus
        />
      )}
      <AdminWhy why={why} onWhy={setWhy} />
      {trial.data === undefined ? null : <TrialShown trial={trial.data} />}
    </Sheet>
  );
}
