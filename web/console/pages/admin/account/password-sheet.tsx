import { useState } from 'react';
import { answered, api } from '../../../../api/client.ts';
import { useWords } from '../../../../ui/language/words.ts';
import { PasswordField } from '../../../../ui/parts/password-field.tsx';
import { Sheet } from '../../../../ui/parts/sheet.tsx';
import { useChange } from '../use-change.ts';
import { AccountProblem } from './account-problem.tsx';
import { accountWords } from './account-words.ts';

export function PasswordSheet({
  open,
  onClose,
  name,
  least,
}: {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly name: string;
  readonly least: number;
}) {
  const say = useWords(accountWords);
  const [old, setOld] = useState('');
  const [fresh, setFresh] = useState('');
  const change = useChange({
    send: () => answered(api.POST('/v1/me/password', { body: { old, new: fresh } })),
    changes: ['account', 'sign-ins'],
  });
  const close = (): void => {
    setOld('');
    setFresh('');
    change.reset();
    onClose();
  };
  const done = change.data !== undefined;
  return (
    <Sheet
      title={say('changePassword')}
      open={open}
      onClose={close}
      busy={change.isPending}
      problem={<AccountProblem error={change.error} />}
      effect={say(done ? 'passwordDone' : 'changePasswordEffect')}
      {...(done ? {} : { action: say('changePassword'), onSend: () => change.mutate(undefined) })}
    >
      {done ? null : (
        <>
          <input type="text" autoComplete="username" value={name} readOnly hidden />
          <PasswordField
            label={say('oldPassword')}
            value={old}
            onChange={event => setOld(event.currentTarget.value)}
            autoComplete="current-password"
            required
            data-autofocus
          />
          <PasswordField
            label={say('newPassword')}
            description={say('passwordHint', { least })}
            value={fresh}
            onChange={event => setFresh(event.currentTarget.value)}
            autoComplete="new-password"
            minLength={least}
            required
          />
        </>
      )}
    </Sheet>
  );
}
