// Network elements that carry measures out, what is wrong there, and a harmless order to try one.
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api, type Schemas } from '../../../api/client.ts';
import { languageNow } from '../../../ui/language/language.ts';
import { useWords } from '../../../ui/language/words.ts';
import { Panel } from '../../../ui/parts/panel.tsx';
import { Loaded, ProblemNote } from '../../../ui/parts/problem.tsx';
import { Sheet } from '../../../ui/parts/sheet.tsx';
import { faultText } from '../../../ui/words/fault-text.ts';
import { useMe } from '../../shell/use-me.ts';
import { AdminTable } from './admin-table.tsx';
import { AdminWhy } from './admin-why.tsx';
import { adminWords } from './admin-words.ts';
import { opsWords } from './ops-words.ts';
import { TrialShown } from './trial-shown.tsx';
import { useChange } from './use-change.ts';

type Enforcer = Schemas['Enforcers']['rows'][number];

export function EnforcersPart() {
  const say = useWords(opsWords);
  const sayAdmin = useWords(adminWords);
  const me = useMe();
  const [tried, setTried] = useState<Enforcer>();
  const enforcers = useQuery({
    queryKey: ['enforcers'],
    queryFn: () => answered(api.GET('/v1/enforcement/enforcers')),
    refetchInterval: 60_000,
  });
  const tests = me.may('system.test');
  return (
    <Panel>
      <p className="label">{say('enforcersWhy')}</p>
      <Loaded query={enforcers}>
        {({ rows }) => (
          <AdminTable
            label={sayAdmin('enforcers')}
            rows={rows}
            keyOf={({ name }) => name}
            columns={[
              { name: sayAdmin('name'), show: ({ name }) => <strong>{name}</strong> },
              { name: say('kind'), show: ({ kind }) => say(kind) },
              { name: say('host'), show: ({ host }) => host ?? sayAdmin('none') },
              {
                name: sayAdmin('state'),
                show: ({ problem }) =>
                  problem === null ? (
                    say('well')
                  ) : (
                    <span className="wait">{faultText(problem, languageNow())}</span>
                  ),
              },
              ...(tests
                ? [
                    {
                      name: '',
                      show: (row: Enforcer) => (
                        <Button
                          variant="default"
                          size="xs"
                          onClick={() => setTried(row)}
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
        )}
      </Loaded>
      {tried === undefined ? null : (
        <TestSheet key={tried.name} enforcer={tried} onClose={() => setTried(undefined)} />
      )}
    </Panel>
  );
}

function TestSheet({
  enforcer: { name, kind },
  onClose,
}: {
  readonly enforcer: Enforcer;
  readonly onClose: () => void;
}) {
  const say = useWords(opsWords);
  const [why, setWhy] = useState('');
  const trial = useChange({
    send: () => {
      const params = { path: { enforcer: name } };
      const path = '/v1/enforcement/enforcers/{enforcer}/test';
      return answered(api.POST(path, { params, body: { why } }));
    },
    changes: ['enforcers'],
  });
  return (
    <Sheet
      title={`${say('testEnforcer')}: ${name}`}
      open
      onClose={onClose}
      busy={trial.isPending}
      effect={say(kind === 'engine' ? 'testEngineEffect' : 'testEnforcerEffect', { name })}
      action={say('testAction')}
      onSend={() => trial.mutate(undefined)}
      problem={trial.error === null ? null : <ProblemNote error={trial.error} />}
    >
      <AdminWhy why={why} onWhy={setWhy} />
      {trial.data === undefined ? null : <TrialShown trial={trial.data} />}
    </Sheet>
  );
}
