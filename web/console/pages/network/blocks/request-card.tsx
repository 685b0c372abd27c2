import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Schemas } from '../../../../api/client.ts';
import type { ApprovalStep } from '../../../../api/decide-approval.ts';
import { timeAndDay } from '../../../../ui/figures/format-time.ts';
import { languageNow } from '../../../../ui/language/language.ts';
import { useWords } from '../../../../ui/language/words.ts';
import { WhySheet } from '../../../../ui/parts/why-sheet.tsx';
import { gateName } from '../../../../ui/words/names.ts';
import { callerName } from '../../../../ui/words/person-name.ts';
import { useNow } from '../../../live/use-live.ts';
import { TimeLeft } from '../../../shell/times.tsx';
import { type Me, useCarrier, useMe } from '../../../shell/use-me.ts';
import { listed } from '../network-data.ts';
import { useWhyWords } from '../parts/use-why-words.ts';
import { useStep } from './block-acts.ts';
import type { BlockShown } from './block-panel.tsx';
import { blockWords } from './block-words.ts';

type Approval = Schemas['Approval'];
interface Shown {
  readonly approval: Approval;
  readonly shown: BlockShown;
  /** What stands now, beside what stood when it was asked. */
  readonly gatesNow: Approval['gates'];
}

/** A request for a second person: who asked, how long it waits, and what one may do with it. */
export function RequestCard({ approval, shown, gatesNow }: Shown) {
  const say = useWords(blockWords);
  const [step, setStep] = useState<ApprovalStep>();
  const before = new Map(approval.gates.map(one => [one.gate, one.met]));
  const changed = gatesNow
    .filter(one => before.has(one.gate) && before.get(one.gate) !== one.met)
    .map(one => gateName(one.gate, languageNow()));
  return (
    <div className="network-request">
      <p className="sentence">
        {approval.state === 'asked'
          ? say('waiting')
          : say('approvedBy', { name: callerName(approval.decidedBy ?? '') })}{' '}
        <span className="wait">
          {say('left')} <TimeLeft untilMs={approval.expiresMs} overdue={say('expired')} />
        </span>
      </p>
      <p className="label">
        {say('by')}: {callerName(approval.askedBy)} · {approval.why}
      </p>
      {changed.length === 0 ? null : <p>{say('changed', { gates: listed(changed) })}</p>}
      <StepButtons approval={approval} onStep={setStep} />
      {step === undefined ? null : (
        <StepSheet
          approval={approval}
          shown={shown}
          step={step}
          onClose={() => setStep(undefined)}
        />
      )}
    </div>
  );
}

function isOwn(approval: Approval, me: Me): boolean {
  return approval.askedBy === `${me.role}:${me.name}`;
}

function StepButtons({
  approval,
  onStep,
}: {
  readonly approval: Approval;
  readonly onStep: (step: ApprovalStep) => void;
}) {
  const say = useWords(blockWords);
  const me = useMe();
  const own = isOwn(approval, me);
  if (approval.state === 'approved') {
    if (!me.may('measure.request-block')) return <p className="history">{say('noAsk')}</p>;
    return <Button onClick={() => onStep('use')}>{say('use')}</Button>;
  }
  if (own) {
    return (
      <div className="network-buttons">
        <Button disabled>{say('approve')}</Button>
        <span className="history">{say('own')}</span>
        <Button variant="default" onClick={() => onStep('refuse')}>
          {say('withdraw')}
        </Button>
      </div>
    );
  }
  if (!me.may('approve.block')) return <p className="history">{say('noApprove')}</p>;
  return (
    <div className="network-buttons">
      <Button onClick={() => onStep('approve')}>{say('approve')}</Button>
      <Button variant="default" onClick={() => onStep('refuse')}>
        {say('refuse')}
      </Button>
    </div>
  );
}

function StepSheet({
  approval,
  shown,
  step,
  onClose,
}: {
  readonly approval: Approval;
  readonly shown: BlockShown;
  readonly step: ApprovalStep;
  readonly onClose: () => void;
}) {
  const say = useWords(blockWords);
  const me = useMe();
  const act = useStep(approval, step, onClose);
  const effect = useEffectText(approval, shown);
  const withdraws = step === 'refuse' && isOwn(approval, me);
  const words = withdraws ? 'withdraw' : step;
  return (
    <WhySheet
      field={useWhyWords()}
      title={say(`${words}Title`)}
      action={say(words)}
      effect={step === 'refuse' ? say(withdraws ? 'withdrawEffect' : 'refuseEffect') : effect}
      act={act}
      open
      onClose={onClose}
    >
      <p className="label">
        {say('by')}: {callerName(approval.askedBy)} · {approval.why}
      </p>
    </WhySheet>
  );
}

/** What the block will do from when it is put in force. */
function useEffectText({ matter }: Approval, shown: BlockShown): string {
  const say = useWords(blockWords);
  const { timeZone: zone } = useCarrier();
  const nowMs = useNow(10_000);
  const { lastsMs, untilMs } = matter as { lastsMs?: number; untilMs?: number };
  const endMs = untilMs ?? nowMs + (lastsMs ?? shown.block?.lastsMs ?? 0);
  const until = timeAndDay(endMs, { nowMs, zone, language: languageNow() });
  return shown.kind === 'country'
    ? say('effectCountry', { name: shown.name, until, calls: shown.callsPerDay ?? 0 })
    : say('effectSource', { address: shown.name, until });
}
