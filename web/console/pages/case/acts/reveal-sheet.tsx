import { Button, Select } from '@mantine/core';
import { useState } from 'react';
import type { Purpose } from '../../../../../src/core/access/disclosure.ts';
import { answered, api, type Schemas } from '../../../../api/client.ts';
import { useWords } from '../../../../ui/language/words.ts';
import { ProblemNote } from '../../../../ui/parts/problem.tsx';
import { Sheet } from '../../../../ui/parts/sheet.tsx';
import { useMe } from '../../../shell/use-me.ts';
import type { CaseShown } from '../case-data.ts';
import { useAct, useCaseApprovals } from './acts-data.ts';
import { openSheet } from './open-sheet.ts';
import { PurposeFields } from './purpose-fields.tsx';
import { revealWords } from './reveal-words.ts';
import { RevealedCalls } from './revealed-calls.tsx';
import { useAble } from './use-able.ts';
import { useDraft } from './use-draft.ts';

type Stated = NonNullable<Schemas['OpenStageInput']['stated']>;
const statements = ['reason', 'consent', 'authorities'] as const satisfies readonly Stated[];

/** Numbers for a quarter of an hour: masked with a reason, in full with a second person. */
export function RevealSheet(shown: CaseShown & { readonly onClose: () => void }) {
  const { page, onClose } = shown;
  const { row, stage } = page;
  const say = useWords(revealWords);
  const able = useAble(shown);
  const me = useMe();
  const why = useDraft(row.case, 'reveal');
  const [purpose, setPurpose] = useState<Purpose>('fraud-investigation');
  const [stated, setStated] = useState<Stated>('reason');
  const [revealed, setRevealed] = useState(false);
  const request = useOwnUnmask(row.case, me.name);
  const usable = request?.state === 'approved' ? request.id : undefined;
  const needsReason = stage < 3 && usable === undefined;
  const show = useAct(
    row.case,
    async () => {
      const text = why.text.trim();
      if (usable !== undefined) {
        const path = { approval: usable };
        const body = { why: text || say('use') };
        await answered(api.POST('/v1/approvals/{approval}/use', { params: { path }, body }));
      } else if (needsReason) {
        const of = { kind: 'case', case: row.case } as const;
        const body = { of, stage: 3 as const, purpose, why: text, stated };
        await answered(api.POST('/v1/disclosures', { body }));
      }
    },
    () => {
      why.clear();
      setRevealed(true);
    },
  );
  if (revealed) {
    return (
      <Sheet title={say('title')} open onClose={onClose}>
        <RevealedCalls page={page} onHide={() => setRevealed(false)} />
      </Sheet>
    );
  }
  const missing = needsReason && why.text.trim() === '' ? say('whyMissing') : undefined;
  return (
    <Sheet
      title={say('title')}
      open
      onClose={onClose}
      effect={say(usable === undefined ? 'effect' : 'effectUse')}
      action={say(usable === undefined ? 'show' : 'use')}
      busy={show.isPending}
      unable={able('disclose.stage3') ?? missing}
      onSend={() => show.mutate(undefined)}
      problem={show.error === null ? null : <ProblemNote error={show.error} />}
    >
      <p>{say(`stage.${stage as 1 | 2 | 3 | 4}`)}</p>
      {stage < 3 ? <p className="label">{say('opens3')}</p> : null}
      {needsReason ? (
        <>
          <PurposeFields purpose={purpose} onPurpose={setPurpose} why={why} />
          <Select
            label={say('stated')}
            allowDeselect={false}
            value={stated}
            onChange={value => setStated(statements.find(one => one === value) ?? 'reason')}
            data={statements.map(value => ({ value, label: say(`stated.${value}`) }))}
          />
        </>
      ) : null}
      <FullNumbers stage={stage} request={request} unable={able('disclose.request-unmask')} />
    </Sheet>
  );
}

/** How numbers in full are come by, and how far that is. */
function FullNumbers({
  stage,
  request,
  unable,
}: {
  readonly stage: number;
  readonly request: Schemas['Approval'] | undefined;
  readonly unable: string | undefined;
}) {
  const say = useWords(revealWords);
  if (stage >= 4 || request?.state === 'approved') return null;
  return (
    <>
      <p className="label">{say('opens4')}</p>
      {request === undefined ? (
        <div className="acts-buttons">
          <Button
            variant="default"
            disabled={unable !== undefined}
            onClick={() => openSheet({ sheet: 'ask', matter: 'unmask' })}
          >
            {say('ask')}
          </Button>
        </div>
      ) : (
        <p>
          <span className="wait">{say('waiting')}</span>
        </p>
      )}
    </>
  );
}

/** The own request for numbers of this case that still counts. */
function useOwnUnmask(name: string, own: string): Schemas['Approval'] | undefined {
  const { data } = useCaseApprovals(name);
  return data?.rows.find(
    ({ matter, askedBy, state }) =>
      matter.kind === 'unmask' &&
      askedBy === `operator:${own}` &&
      (state === 'asked' || state === 'approved'),
  );
}
