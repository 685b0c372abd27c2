import { answered, api } from '../../../../api/client.ts';
import { useWords } from '../../../../ui/language/words.ts';
import { Sheet } from '../../../../ui/parts/sheet.tsx';
import { WhyField } from '../../../../ui/parts/why-field.tsx';
import { names } from '../../../../ui/words/names.ts';
import type { CaseShown } from '../case-data.ts';
import { useAct } from './acts-data.ts';
import { Conflict, isStale, useSeen } from './conflict.tsx';
import { stateWords } from './state-words.ts';
import { useAble } from './use-able.ts';
import { useDraft } from './use-draft.ts';

type StateAct = 'investigate' | 'reopen';

/** Somebody looks into the case, or opens it again. */
export function StateSheet(
  shown: CaseShown & { readonly onClose: () => void; readonly act: StateAct },
) {
  const { page, onClose, act } = shown;
  const { row } = page;
  const say = useWords(stateWords);
  const name = useWords(names);
  const able = useAble(shown);
  const seen = useSeen(shown);
  const why = useDraft(row.case, act);
  const change = useAct(
    row.case,
    (etag: string) =>
      answered(
        api.POST(`/v1/cases/{case}/${act}`, {
          params: { path: { case: row.case } },
          headers: { 'if-match': etag },
          body: { why: why.text.trim() },
        }),
      ),
    () => {
      why.clear();
      onClose();
    },
  );
  const stale = isStale(change.error);
  const send = (): void => {
    if (stale) seen.now();
    change.mutate(stale ? shown.etag : seen.etag);
  };
  return (
    <Sheet
      title={say(`title.${act}`)}
      open
      onClose={onClose}
      effect={say(`stateEffect.${act}`)}
      action={say(stale ? 'sendAgain' : `stateAct.${act}`)}
      busy={change.isPending}
      unable={able('case.work') ?? (why.text.trim() === '' ? say('whyMissing') : undefined)}
      onSend={send}
      problem={
        <Conflict
          shown={shown}
          seen={seen}
          yours={{ state: name(act === 'investigate' ? 'state.investigating' : 'state.open') }}
          error={change.error}
        />
      }
    >
      <WhyField why={why.text} onWhy={why.write} label={say('why')} />
    </Sheet>
  );
}
