import { answered, api } from '../../../../api/client.ts';
import { useWords } from '../../../../ui/language/words.ts';
import { Sheet } from '../../../../ui/parts/sheet.tsx';
import { BackupCodes } from '../show-once.tsx';
import { useChange } from '../use-change.ts';
import { AccountProblem } from './account-problem.tsx';
import { accountWords } from './account-words.ts';

export function BackupSheet({
  open,
  onClose,
}: {
  readonly open: boolean;
  readonly onClose: () => void;
}) {
  const say = useWords(accountWords);
  const renew = useChange({
    send: () => answered(api.POST('/v1/me/backup-codes', {})),
    changes: ['account'],
  });
  const close = (): void => {
    renew.reset();
    onClose();
  };
  return (
    <Sheet
      title={say('renew')}
      open={open}
      onClose={close}
      busy={renew.isPending}
      problem={<AccountProblem error={renew.error} />}
      {...(renew.data === undefined
        ? {
            effect: say('renewEffect'),
            action: say('renewAction'),
            onSend: () => renew.mutate(undefined),
          }
        : {})}
    >
      {renew.data === undefined ? null : (
        <BackupCodes label={say('renewed')} codes={renew.data.backupCodes} />
      )}
    </Sheet>
  );
}
