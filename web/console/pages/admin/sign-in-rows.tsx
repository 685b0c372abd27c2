import { Button } from '@mantine/core';
import type { Schemas } from '../../../api/client.ts';
import { useWords } from '../../../ui/language/words.ts';
import { AdminTable } from './admin-table.tsx';
import { signInWords } from './sign-in-words.ts';
import { WallTime } from './wall-time.tsx';

type Row = Schemas['SignIns']['rows'][number];

/** The browsers on which somebody is signed in. */
export function SignInRows({
  label,
  rows,
  onEnd,
}: {
  readonly label: string;
  readonly rows: readonly Row[];
  readonly onEnd?: (id: string) => void;
}) {
  const say = useWords(signInWords);
  return (
    <AdminTable
      label={label}
      rows={rows}
      keyOf={({ id }) => id}
      columns={[
        {
          name: say('address'),
          show: ({ address, current }) => (
            <>
              {address} {current ? <strong>{say('current')}</strong> : null}
            </>
          ),
        },
        { name: say('begun'), show: ({ beginMs }) => <WallTime atMs={beginMs} /> },
        { name: say('seen'), show: ({ seenMs }) => <WallTime atMs={seenMs} /> },
        { name: say('ends'), show: ({ endMs }) => <WallTime atMs={endMs} /> },
        ...(onEnd === undefined
          ? []
          : [
              {
                name: '',
                show: ({ id, current, address }: Row) =>
                  current ? null : (
                    <Button
                      variant="default"
                      size="xs"
                      onClick={() => onEnd(id)}
                      aria-label={`${say('end')} ${address}`}
                    >
                      {say('end')}
                    </Button>
                  ),
              },
            ]),
      ]}
    />
  );
}
