import { Radio } from '@mantine/core';
import { useState } from 'react';
import { caseOutcomes } from '../../../../../src/core/case/case-state.ts';
import { answered, api, type Schemas } from '../../../../api/client.ts';
import { useWords } from '../../../../ui/language/words.ts';
import { Sheet } from '../../../../ui/parts/sheet.tsx';
import { WhyField } from '../../../../ui/parts/why-field.tsx';
import { names } from '../../../../ui/words/names.ts';
import type { CaseShown } from '../case-data.ts';
import { useAct } from './acts-data.ts';
import { Conflict, isStale, useSeen } from './conflict.tsx';
import { CauseField } from './contact-sheet.tsx';
import { stateWords } from './state-words.ts';
import { stops } from './suspendable.ts';
import { useAble } from './use-able.ts';
import { useDraft } from './use-draft.ts';

type Closing = Schemas['CloseCaseInput'];

/** Outcome, cause and reason; somebody else's change is shown beside what was chosen. */
export function CloseSheet(shown: CaseShown & { readonly onClose: () => void }) {
  const { page, onClose } = shown;
  const { row } = page;
  const say = useWords(stateWords);
  const name = useWords(names);
  const able = useAble(shown);
  const seen = useSeen(shown);
  const why = useDraft(row.case, 'close');
  const [outcome, setOutcome] = useState<Closing['outcome']>();
  const [cause, setCause] = useState<Closing['cause']>();
  const close = useAct(
    row.case,
    (etag: string) => {
      const body: Closing = { outcome: outcome ?? 'inconclusive', why: why.text.trim() };
      return answered(
        api.POST('/v1/cases/{case}/close', {
          params: { path: { case: row.case } },
          headers: { 'if-match': etag },
          body: outcome === 'fraud' && cause !== undefined ? { ...body, cause } : body,
        }),
      );
    },
    () => {
      why.clear();
      onClose();
    },
  );
  const stale = isStale(close.error);
  const stopped = stops(page).length;
  const opens = outcome === 'lawful' && stopped > 0;
  const effect =
    outcome === undefined
      ? undefined
      : say(opens ? 'effect.lawfulStopped' : `effect.${outcome}`, { count: stopped });
  const missing = missingOf({ outcome, cause, why: why.text });
  const send = (): void => {
    if (stale) seen.now();
    close.mutate(stale ? shown.etag : seen.etag);
  };
  return (
    <Sheet
      title={say('closeTitle')}
      open
      onClose={onClose}
      effect={effect}
      action={say(stale ? 'sendAgain' : 'closeAct')}
      busy={close.isPending}
      unable={able('case.work') ?? (missing === undefined ? undefined : say(missing))}
      onSend={send}
      problem={
        <Conflict
          shown={shown}
          seen={seen}
          yours={{ state: name('state.closed') }}
          error={close.error}
        />
      }
    >
      <OutcomeField outcome={outcome} onOutcome={setOutcome} />
      {outcome === 'fraud' ? (
        <CauseField cause={cause} onCause={setCause} label={say('cause')} />
      ) : null}
      <WhyField why={why.text} onWhy={why.write} label={say('why')} />
    </Sheet>
  );
}

interface Chosen {
  readonly outcome: Closing['outcome'] | undefined;
  readonly cause: Closing['cause'] | undefined;
  readonly why: string;
}

function missingOf({ outcome, cause, why }: Chosen) {
  if (outcome === undefined) return 'chooseOutcome';
  if (outcome === 'fraud' && cause === undefined) return 'chooseCause';
  return why.trim() === '' ? 'whyMissing' : undefined;
}

function OutcomeField({
  outcome,
  onOutcome,
}: {
  readonly outcome: Closing['outcome'] | undefined;
  readonly onOutcome: (outcome: Closing['outcome'] | undefined) => void;
}) {
  const say = useWords(stateWords);
  const name = useWords(names);
  return (
    <Radio.Group
      label={say('outcome')}
      value={outcome ?? ''}
      onChange={value => onOutcome(caseOutcomes.find(one => one === value))}
    >
      <div className="acts-choices">
        {caseOutcomes.map(one => (
          <Radio key={one} value={one} label={name(`outcome.${one}`)} />
        ))}
      </div>
    </Radio.Group>
  );
}
