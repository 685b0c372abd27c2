import { Button } from '@mantine/core';
import { answered, api } from '../../../../api/client.ts';
import { caseNumber } from '../../../../ui/figures/case-number.ts';
import { useCommands } from '../../../../ui/keys/commands.ts';
import { useWords } from '../../../../ui/language/words.ts';
import { offerUndo } from '../../../shell/undo.tsx';
import { useMe } from '../../../shell/use-me.ts';
import type { CaseShown } from '../case-data.ts';
import { useAct } from './acts-data.ts';
import { actsWords } from './acts-words.ts';
import { openSheet } from './open-sheet.ts';
import { useAble } from './use-able.ts';

interface Given {
  readonly assignee: string | null;
  readonly etag: string;
}

export function assignCase(name: string, { assignee, etag }: Given) {
  return answered(
    api.PATCH('/v1/cases/{case}', {
      params: { path: { case: name } },
      headers: { 'if-match': etag },
      body: { assignee },
    }),
  );
}

/** Who has the case; taking it is done at once and can be taken back. */
export function Owner(shown: CaseShown) {
  const say = useWords(actsWords);
  const me = useMe();
  const able = useAble(shown);
  const { row } = shown.page;
  const before = row.assignee;
  const take = useAct(row.case, async () => {
    await assignCase(row.case, { assignee: me.name, etag: shown.etag });
    const number = caseNumber(row.case);
    offerUndo(say('taken', { number }), () => void giveBack(row.case, before));
  });
  const unable = able('case.work');
  const mine = before !== null && before === me.name;
  useCommands([
    {
      id: 'case-take',
      title: say('take'),
      keys: 't',
      run: () => take.mutate(undefined),
      unavailable: unable ?? (mine ? say('owner', { name: me.name }) : undefined),
    },
  ]);
  return (
    <span className="acts-owner">
      <button
        type="button"
        className="acts-owner-name"
        disabled={unable !== undefined}
        title={unable ?? say('assign')}
        onClick={() => openSheet({ sheet: 'assign' })}
      >
        {before === null ? say('nobody') : say('owner', { name: before })}
      </button>
      {mine || unable !== undefined ? null : (
        <Button
          variant="default"
          size="sm"
          loading={take.isPending}
          onClick={() => take.mutate(undefined)}
        >
          {say('take')} <kbd>t</kbd>
        </Button>
      )}
    </span>
  );
}

/** With the version that stands then: somebody may have changed it meanwhile, and then it stays. */
export async function giveBack(name: string, assignee: string | null): Promise<void> {
  const { response } = await api.GET('/v1/cases/{case}', { params: { path: { case: name } } });
  await assignCase(name, { assignee, etag: response.headers.get('etag') ?? '' });
}
