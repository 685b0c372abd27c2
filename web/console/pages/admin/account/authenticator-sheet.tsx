// Setting up or exchanging one's own authenticator: password, picture, first code, backup codes.
import { useState } from 'react';
import { answered, api, type Schemas } from '../../../../api/client.ts';
import { useWords } from '../../../../ui/language/words.ts';
import { CodeField } from '../../../../ui/parts/code-field.tsx';
import { PasswordField } from '../../../../ui/parts/password-field.tsx';
import { Sheet } from '../../../../ui/parts/sheet.tsx';
import { BackupCodes } from '../show-once.tsx';
import { useChange } from '../use-change.ts';
import { AccountProblem } from './account-problem.tsx';
import { accountWords } from './account-words.ts';
import { QrPicture } from './qr-picture.tsx';

export function AuthenticatorSheet({
  open,
  onClose,
  account,
}: {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly account: Schemas['OwnAccount'];
}) {
  const say = useWords(accountWords);
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const offer = useChange({
    send: () => {
      const body = account.hasPassword ? { password } : {};
      return answered(api.POST('/v1/me/authenticator/offer', { body }));
    },
    changes: [],
  });
  const enrol = useChange({
    send: (sealed: string) =>
      answered(api.POST('/v1/me/authenticator', { body: { offer: sealed, code } })),
    changes: ['account', 'sign-ins', 'me'],
  });
  const close = (): void => {
    setPassword('');
    setCode('');
    offer.reset();
    enrol.reset();
    onClose();
  };
  const offered = offer.data;
  const send = (): void => {
    if (offered === undefined) offer.mutate(undefined);
    else enrol.mutate(offered.offer);
  };
  const error = enrol.error ?? offer.error;
  const done = enrol.data;
  return (
    <Sheet
      title={say(account.hasAuthenticator ? 'exchange' : 'enrol')}
      open={open}
      onClose={close}
      busy={offer.isPending || enrol.isPending}
      problem={<AccountProblem error={error} />}
      {...(done === undefined
        ? {
            effect: say('enrolEffect'),
            action: say(offered === undefined ? 'next' : 'enrolAction'),
            onSend: send,
          }
        : {})}
    >
      {done !== undefined ? (
        <BackupCodes label={say('enrolled')} codes={done.backupCodes} />
      ) : offered !== undefined ? (
        <Offered offer={offered} code={code} onCode={setCode} />
      ) : account.hasPassword ? (
        <PasswordField
          label={say('ownPassword')}
          value={password}
          onChange={event => setPassword(event.currentTarget.value)}
          autoComplete="current-password"
          required
          data-autofocus
        />
      ) : null}
    </Sheet>
  );
}

function Offered({
  offer,
  code,
  onCode,
}: {
  readonly offer: Schemas['AuthenticatorOffer'];
  readonly code: string;
  readonly onCode: (code: string) => void;
}) {
  const say = useWords(accountWords);
  return (
    <>
      <p>{say('scan')}</p>
      <QrPicture rows={offer.qr} label={say('qr')} />
      <div>
        <p className="label">{say('orType')}</p>
        <code className="admin-code">{offer.secret.replace(/.{4}(?=.)/g, '$& ')}</code>
      </div>
      <CodeField label={say('code')} code={code} onCode={onCode} longest={7} />
    </>
  );
}
