// One's own account: password, authenticator, and where one is signed in.
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api, type Schemas } from '../../../../api/client.ts';
import { useWords } from '../../../../ui/language/words.ts';
import { Empty, Panel } from '../../../../ui/parts/panel.tsx';
import { Loaded, ProblemNote } from '../../../../ui/parts/problem.tsx';
import { shellWords } from '../../../shell/shell-words.ts';
import { useMe } from '../../../shell/use-me.ts';
import { SignInRows } from '../sign-in-rows.tsx';
import { useChange } from '../use-change.ts';
import { WallTime } from '../wall-time.tsx';
import { accountWords } from './account-words.ts';
import { AuthenticatorSheet } from './authenticator-sheet.tsx';
import { BackupSheet } from './backup-sheet.tsx';
import { PasswordSheet } from './password-sheet.tsx';

type Account = Schemas['OwnAccount'];

export function AccountPart() {
  const say = useWords(accountWords);
  const me = useMe();
  const account = useQuery({
    queryKey: ['account'],
    queryFn: () => answered(api.GET('/v1/me/account')),
    enabled: me.signedIn,
  });
  if (!me.signedIn) {
    return (
      <Empty next={<a href="/sign-in?to=%2Fadmin%2Faccount">{say('toSignIn')}</a>}>
        {say('notSignedIn')}
      </Empty>
    );
  }
  return (
    <Loaded query={account}>
      {data => (
        <div className="admin-stack">
          <div className="admin-columns">
            <You account={data} />
            <Authenticator account={data} />
          </div>
          <OwnSignIns />
        </div>
      )}
    </Loaded>
  );
}

function You({ account }: { readonly account: Account }) {
  const say = useWords(accountWords);
  const sayShell = useWords(shellWords);
  const [open, setOpen] = useState(false);
  return (
    <Panel title={say('you')}>
      <div className="admin-stack">
        <dl className="admin-facts">
          <dt>{sayShell('name')}</dt>
          <dd>
            <strong>{account.name}</strong>
          </dd>
          <dt>{say('role')}</dt>
          <dd>{sayShell(`role.${account.role}`)}</dd>
          <dt>{say('since')}</dt>
          <dd>
            <WallTime atMs={account.createdMs} />
          </dd>
          <dt>{say('password')}</dt>
          <dd>{say(account.hasPassword ? 'passwordSet' : 'passwordNone')}</dd>
        </dl>
        {account.hasPassword ? (
          <div>
            <Button variant="default" onClick={() => setOpen(true)}>
              {say('changePassword')}
            </Button>
          </div>
        ) : null}
      </div>
      <PasswordSheet
        open={open}
        onClose={() => setOpen(false)}
        name={account.name}
        least={account.passwordLeast}
      />
    </Panel>
  );
}

function Authenticator({ account }: { readonly account: Account }) {
  const say = useWords(accountWords);
  const [open, setOpen] = useState<'enrol' | 'renew'>();
  const { hasAuthenticator, backupCodesLeft } = account;
  return (
    <Panel title={say('authenticator')} tone={hasAuthenticator ? 'plain' : 'wait'}>
      <div className="admin-stack">
        <p className="label">{say('authenticatorWhy')}</p>
        <dl className="admin-facts">
          <dt>{say('authenticator')}</dt>
          <dd>{say(hasAuthenticator ? 'authenticatorSet' : 'authenticatorNone')}</dd>
          {hasAuthenticator ? (
            <>
              <dt>{say('backup')}</dt>
              <dd>
                {say('backupLeft', { count: backupCodesLeft })}
                <div className="label">{say('backupWhy')}</div>
              </dd>
            </>
          ) : null}
        </dl>
        <div className="admin-row">
          <Button
            variant={hasAuthenticator ? 'default' : 'filled'}
            onClick={() => setOpen('enrol')}
          >
            {say(hasAuthenticator ? 'exchange' : 'enrol')}
          </Button>
          {hasAuthenticator ? (
            <Button variant="default" onClick={() => setOpen('renew')}>
              {say('renew')}
            </Button>
          ) : null}
        </div>
      </div>
      <AuthenticatorSheet
        open={open === 'enrol'}
        onClose={() => setOpen(undefined)}
        account={account}
      />
      <BackupSheet open={open === 'renew'} onClose={() => setOpen(undefined)} />
    </Panel>
  );
}

function OwnSignIns() {
  const say = useWords(accountWords);
  const signIns = useQuery({
    queryKey: ['sign-ins', 'own'],
    queryFn: () => answered(api.GET('/v1/me/sign-ins')),
  });
  const end = useChange({
    send: (signIn: string) =>
      answered(api.POST('/v1/me/sign-ins/{signIn}/end', { params: { path: { signIn } } })),
    changes: ['sign-ins'],
  });
  const endOthers = useChange({
    send: () => answered(api.POST('/v1/me/end-other-sign-ins', {})),
    changes: ['sign-ins'],
  });
  const error = end.error ?? endOthers.error;
  return (
    <Panel
      title={say('signIns')}
      actions={
        (signIns.data?.rows.length ?? 0) > 1 ? (
          <Button variant="default" size="xs" onClick={() => endOthers.mutate(undefined)}>
            {say('endOthers')}
          </Button>
        ) : undefined
      }
    >
      <p className="label">{say('signInsWhy')}</p>
      {error === null ? null : <ProblemNote error={error} />}
      <Loaded query={signIns}>
        {({ rows }) => (
          <SignInRows label={say('signIns')} rows={rows} onEnd={id => end.mutate(id)} />
        )}
      </Loaded>
    </Panel>
  );
}
