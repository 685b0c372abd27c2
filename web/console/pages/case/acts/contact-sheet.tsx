import { Select } from '@mantine/core';
import { useState } from 'react';
import { type CaseCause, caseCauses } from '../../../../../src/core/case/case-state.ts';
import { answered, api } from '../../../../api/client.ts';
import { timeAndDay } from '../../../../ui/figures/format-time.ts';
import { languageNow } from '../../../../ui/language/language.ts';
import { useWords } from '../../../../ui/language/words.ts';
import { ProblemNote } from '../../../../ui/parts/problem.tsx';
import { Sheet } from '../../../../ui/parts/sheet.tsx';
import { WhyField } from '../../../../ui/parts/why-field.tsx';
import { names } from '../../../../ui/words/names.ts';
import { callerName } from '../../../../ui/words/person-name.ts';
import { useNow } from '../../../live/use-live.ts';
import { useCarrier } from '../../../shell/use-me.ts';
import type { CaseShown } from '../case-data.ts';
import { useAct, useCasework, useProposal } from './acts-data.ts';
import { ContactList } from './contact-list.tsx';
import { ContactScript } from './contact-script.tsx';
import { contactWords } from './contact-words.ts';
import { HeardKeys, type HeardResult } from './heard-keys.tsx';
import { openLines, stops } from './suspendable.ts';
import { useAble } from './use-able.ts';
import { useContactClaim } from './use-contact-claim.ts';
import { useDraft } from './use-draft.ts';

/** The call to the owner: claimed first, then its script, then what was heard. */
export function ContactSheet(shown: CaseShown & { readonly onClose: () => void }) {
  const { page, onClose } = shown;
  const say = useWords(contactWords);
  const able = useAble(shown);
  const { row } = page;
  const { data: work } = useCasework(row.case);
  const { started, start, starting, problem: claimProblem } = useContactClaim(row.case);
  const [result, setResult] = useState<HeardResult>();
  const [cause, setCause] = useState<CaseCause>();
  const why = useDraft(row.case, 'contact');
  const attempt = work?.next.attempt ?? 0;
  const record = useAct(
    row.case,
    () => sendResult(),
    () => {
      why.clear();
      onClose();
    },
  );
  const sendResult = async () => {
    const body = {
      attempt,
      result: result ?? ('no-answer' as const),
      ...(cause === undefined ? {} : { cause }),
      ...(why.text.trim() === '' ? {} : { why: why.text.trim() }),
    };
    const path = { case: row.case };
    await answered(api.POST('/v1/cases/{case}/contact-results', { params: { path }, body }));
    await handled(row.case, attempt, why.text.trim() || body.result);
  };
  const effect = useEffectOf(shown, result);
  const other = work?.calling !== null && work?.calling.own === false ? work.calling.by : undefined;
  const away = able('contact.record');
  const busyBy = other === undefined ? undefined : say('otherCalls', { name: callerName(other) });
  const missing = started && result === undefined ? say('chooseResult') : undefined;
  return (
    <Sheet
      title={say('title')}
      open
      onClose={onClose}
      effect={started ? effect : say('startEffect')}
      action={say(started ? 'record' : 'start')}
      busy={starting || record.isPending}
      unable={away ?? (started ? missing : busyBy)}
      onSend={() => (started ? record.mutate(undefined) : start())}
      problem={[claimProblem, record.error].map(error =>
        error === null ? null : <ProblemNote key={String(error)} error={error} />,
      )}
    >
      <p className="label">{attempt > 0 ? say('asked', { attempt }) : say('own')}</p>
      <ContactList
        line={row.subscriber}
        inFull={started}
        settledMs={work?.outlook?.settledMs ?? 0}
      />
      {started ? (
        <>
          <ContactScript caseName={row.case} result={result} />
          <HeardKeys result={result} onResult={setResult} />
          {result === 'not-mine' ? <CauseField cause={cause} onCause={setCause} /> : null}
          <WhyField why={why.text} onWhy={why.write} label={say('why')} optional />
        </>
      ) : null}
    </Sheet>
  );
}

/** The message that asked for this call need not be seen to any more. */
async function handled(name: string, attempt: number, why: string): Promise<void> {
  if (attempt === 0) return;
  const query = { case: name, waiting: 'true' as const };
  const { rows } = await answered(api.GET('/v1/messages', { params: { query } }));
  const task = rows.find(one => one.channel === 'task' && one.attempt === attempt);
  if (task === undefined) return;
  const path = { message: task.key };
  await api.POST('/v1/messages/{message}/handled', { params: { path }, body: { why } });
}

/** What recording this would bring about, in one sentence. */
function useEffectOf({ page }: CaseShown, result: HeardResult | undefined): string | undefined {
  const say = useWords(contactWords);
  const { timeZone } = useCarrier();
  const nowMs = useNow(60_000);
  const stopped = stops(page).length > 0;
  const lines = openLines(page);
  const ends = result === 'not-mine' && lines.length > 0;
  const { data } = useProposal(
    page.row.case,
    ends
      ? { kind: 'suspend', case: page.row.case, subscribers: lines, ground: 'C', why: result }
      : undefined,
  );
  if (result === undefined) return undefined;
  if (result === 'mine') return say(stopped ? 'effect.mineStopped' : 'effect.mine');
  if (result !== 'not-mine') return say(`effect.${result}`);
  if (!ends) return say('effect.not-mineStopped');
  const endMs = data?.endMs ?? null;
  const shown = { nowMs, zone: timeZone, language: languageNow() };
  return say('effect.not-mine', { end: endMs === null ? '…' : timeAndDay(endMs, shown) });
}

export function CauseField({
  cause,
  onCause,
  label,
}: {
  /** Absent: where it need not be known. */
  readonly label?: string;
  readonly cause: CaseCause | undefined;
  readonly onCause: (cause: CaseCause | undefined) => void;
}) {
  const say = useWords(contactWords);
  const name = useWords(names);
  return (
    <Select
      label={label ?? say('cause')}
      clearable
      value={cause ?? null}
      onChange={value => onCause(caseCauses.find(one => one === value))}
      data={caseCauses.map(value => ({ value, label: name(`cause.${value}`) }))}
    />
  );
}
