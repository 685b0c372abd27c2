// Keys of machines: made with what they open, shown once, revoked.
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api, type Schemas } from '../../../api/client.ts';
import { useWords } from '../../../ui/language/words.ts';
import { Empty, Panel } from '../../../ui/parts/panel.tsx';
import { Loaded, ProblemNote } from '../../../ui/parts/problem.tsx';
import { Sheet } from '../../../ui/parts/sheet.tsx';
import { AddKeySheet } from './add-key-sheet.tsx';
import { AdminTable } from './admin-table.tsx';
import { adminWords } from './admin-words.ts';
import { keysWords } from './keys-words.ts';
import { PartAction } from './part-action.tsx';
import { useChange } from './use-change.ts';
import { WallTime } from './wall-time.tsx';

type Key = Schemas['Key'];

export function KeysPart() {
  const say = useWords(keysWords);
  const [adding, setAdding] = useState(false);
  const [revoking, setRevoking] = useState<string>();
  const keys = useQuery({ queryKey: ['keys'], queryFn: () => answered(api.GET('/v1/keys')) });
  return (
    <>
      <PartAction onClick={() => setAdding(true)}>{say('add')}</PartAction>
      <Panel>
        <Loaded query={keys}>
          {({ rows }) =>
            rows.length === 0 ? (
              <Empty>{say('empty')}</Empty>
            ) : (
              <KeysTable rows={rows} onRevoke={setRevoking} />
            )
          }
        </Loaded>
      </Panel>
      <AddKeySheet open={adding} onClose={() => setAdding(false)} />
      <RevokeSheet name={revoking} onClose={() => setRevoking(undefined)} />
    </>
  );
}

function stateOf({ revokedMs, expiresMs }: Key): 'revoked' | 'expired' | 'active' {
  if (revokedMs !== undefined) return 'revoked';
  const over = expiresMs !== undefined && expiresMs <= Date.now();
  return over ? 'expired' : 'active';
}

function KeysTable({
  rows,
  onRevoke,
}: {
  readonly rows: readonly Key[];
  readonly onRevoke: (name: string) => void;
}) {
  const say = useWords(keysWords);
  const sayAdmin = useWords(adminWords);
  return (
    <AdminTable
      label={sayAdmin('keys')}
      rows={rows}
      keyOf={({ name }) => name}
      isGone={key => stateOf(key) !== 'active'}
      columns={[
        { name: sayAdmin('name'), show: ({ name }) => <strong>{name}</strong> },
        {
          name: say('scopes'),
          show: ({ scopes }) => (
            <span className="admin-chips">
              {scopes.map(scope => (
                <span key={scope} className="admin-chip" title={scope}>
                  {say(`scope.${scope}`)}
                </span>
              ))}
            </span>
          ),
        },
        { name: say('feeds'), show: ({ feeds }) => feeds?.join(', ') ?? say('any') },
        { name: say('account'), show: ({ account }) => account ?? sayAdmin('none') },
        {
          name: say('made'),
          show: ({ createdMs, createdBy }) => (
            <>
              <WallTime atMs={createdMs} /> <span className="history">{createdBy}</span>
            </>
          ),
        },
        {
          name: say('until'),
          show: ({ expiresMs }) =>
            expiresMs === undefined ? say('forever') : <WallTime atMs={expiresMs} />,
        },
        { name: sayAdmin('state'), show: key => say(stateOf(key)) },
        {
          name: '',
          show: key =>
            stateOf(key) === 'active' ? (
              <Button
                variant="default"
                size="xs"
                onClick={() => onRevoke(key.name)}
                aria-label={`${say('revoke')} ${key.name}`}
              >
                {say('revoke')}
              </Button>
            ) : null,
        },
      ]}
    />
  );
}

function RevokeSheet({
  name,
  onClose,
}: {
  readonly name: string | undefined;
  readonly onClose: () => void;
}) {
  const say = useWords(keysWords);
  const revoke = useChange({
    send: (key: string) =>
      answered(api.POST('/v1/keys/{name}/revoke', { params: { path: { name: key } } })),
    changes: ['keys'],
    done: onClose,
  });
  return (
    <Sheet
      title={say('revoke')}
      open={name !== undefined}
      onClose={onClose}
      busy={revoke.isPending}
      effect={say('revokeEffect', { name: name ?? '' })}
      action={say('revokeAction')}
      onSend={() => {
        if (name !== undefined) revoke.mutate(name);
      }}
      problem={revoke.error === null ? null : <ProblemNote error={revoke.error} />}
    />
  );
}
