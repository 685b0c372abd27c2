import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Schemas } from '../../../api/client.ts';
import { type ApprovalStep, decideApproval } from '../../../api/decide-approval.ts';
import { languageNow } from '../../../ui/language/language.ts';
import { useWords } from '../../../ui/language/words.ts';
import { ProblemNote } from '../../../ui/parts/problem.tsx';
import { Sheet } from '../../../ui/parts/sheet.tsx';
import { WhyField } from '../../../ui/parts/why-field.tsx';
import { useNow } from '../../live/use-live.ts';
import { useCarrier } from '../../shell/use-me.ts';
import { approvalsWords } from './approvals-words.ts';
import { type Approval, matterText } from './matter-text.ts';

/** Approving, refusing or carrying out: with the effect in words, and a reason. */
export function DecisionSheet({
  approval,
  now,
  decision,
  onClose,
}: {
  readonly approval: Approval;
  readonly now: Schemas['ApprovalNow'];
  readonly decision: ApprovalStep | undefined;
  readonly onClose: () => void;
}) {
  const say = useWords(approvalsWords);
  const client = useQueryClient();
  const { timeZone: zone } = useCarrier();
  const nowMs = useNow(60_000);
  const [why, setWhy] = useState('');
  const send = useMutation({
    mutationFn: (wanted: ApprovalStep) => decideApproval(approval.id, wanted, why.trim()),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['approvals'] });
      setWhy('');
      onClose();
    },
  });
  const own = now.problem === 'own-request';
  const action = {
    approve: 'approve',
    refuse: own ? 'takeBack' : 'refuse',
    use: 'carryOut',
  } as const;
  const effect = { approve: 'approveEffect', refuse: 'refuseEffect', use: 'carryEffect' } as const;
  const shown = decision ?? 'approve';
  return (
    <Sheet
      title={say(action[shown])}
      open={decision !== undefined}
      onClose={onClose}
      effect={
        <>
          {shown === 'refuse' ? null : (
            <p>{matterText(approval, say, { language: languageNow(), zone, nowMs })}</p>
          )}
          <p>{say(effect[shown])}</p>
          {shown === 'approve' && now.needsStepUp ? <p>{say('approveCode')}</p> : null}
        </>
      }
      action={say(action[shown])}
      busy={send.isPending}
      onSend={() => send.mutate(shown)}
      problem={send.error === null ? null : <ProblemNote error={send.error} />}
    >
      <WhyField
        why={why}
        onWhy={setWhy}
        label={say('reason')}
        hint={say('reasonWhy')}
        rows={3}
        first
      />
    </Sheet>
  );
}
