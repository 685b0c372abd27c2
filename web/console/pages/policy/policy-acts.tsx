// What brings a version forward: submitting, approving, refusing, giving up; each in a sheet.
import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api } from '../../../api/client.ts';
import { decideApproval } from '../../../api/decide-approval.ts';
import { useCommands } from '../../../ui/keys/commands.ts';
import { useWords } from '../../../ui/language/words.ts';
import { ProblemNote } from '../../../ui/parts/problem.tsx';
import { Sheet } from '../../../ui/parts/sheet.tsx';
import { WhyField } from '../../../ui/parts/why-field.tsx';
import { useMe } from '../../shell/use-me.ts';
import type { PolicyShown } from './policy-data.ts';
import { policyWords } from './policy-words.ts';

type Act = 'submit' | 'discard' | 'approve' | 'refuse' | 'withdraw';

export interface ActsShown {
  readonly shown: PolicyShown;
  readonly etag: string;
  readonly inForce: number;
  /** Why it cannot be put forward now, in words. */
  readonly unready: string | undefined;
  readonly onDone: () => void;
}

/** Buttons of a version, as its state and the person's role have them. */
export function PolicyActs(props: ActsShown) {
  const say = useWords(policyWords);
  const me = useMe();
  const [act, setAct] = useState<Act>();
  const { shown, unready } = props;
  const { state } = shown;
  const isOwn = shown.submittedBy === `operator:${me.name}`;
  const mayEdit = me.may('policy.edit');
  const unable = isOwn
    ? say('ownRequest')
    : me.may('approve.policy')
      ? undefined
      : say('mayNotApprove');
  useCommands([
    {
      id: 'policy-submit',
      title: say('submit'),
      run: () => setAct('submit'),
      unavailable: state !== 'draft' || !mayEdit ? say('noRight') : unready,
    },
  ]);
  return (
    <>
      {state === 'draft' && mayEdit ? (
        <>
          <Button variant="default" onClick={() => setAct('discard')}>
            {say('discard')}
          </Button>
          <Button onClick={() => setAct('submit')} disabled={unready !== undefined} title={unready}>
            {say('submit')}
          </Button>
        </>
      ) : null}
      {state === 'submitted' ? (
        <>
          <Button
            variant="default"
            onClick={() => setAct(isOwn ? 'withdraw' : 'refuse')}
            disabled={!isOwn && unable !== undefined}
          >
            {say(isOwn ? 'withdraw' : 'refuse')}
          </Button>
          <Button onClick={() => setAct('approve')} disabled={unable !== undefined}>
            {say('approve')}
          </Button>
          {unable === undefined ? null : <p className="label policy-unable">{unable}</p>}
        </>
      ) : null}
      {act === undefined ? null : (
        <ActSheet {...props} act={act} onClose={() => setAct(undefined)} />
      )}
    </>
  );
}

function ActSheet({
  act,
  shown,
  etag,
  inForce,
  onDone,
  onClose,
}: ActsShown & { readonly act: Act; readonly onClose: () => void }) {
  const say = useWords(policyWords);
  const [why, setWhy] = useState('');
  const { version, approval } = shown;
  const sending = useMutation({
    mutationFn: () => send(act, { version, etag, approval: approval ?? '', why }),
    onSuccess: () => {
      onDone();
      onClose();
    },
  });
  return (
    <Sheet
      title={say(act)}
      open
      onClose={onClose}
      effect={effectOf()}
      action={say(act)}
      busy={sending.isPending}
      unable={why.trim() === '' ? say('whyFirst') : undefined}
      onSend={() => sending.mutate()}
      problem={sending.isError ? <ProblemNote error={sending.error} /> : undefined}
    >
      <WhyField
        why={why}
        onWhy={setWhy}
        label={say(act === 'submit' ? 'whyAsked' : 'whyDecided')}
        rows={3}
        first
      />
    </Sheet>
  );

  function effectOf(): string {
    if (act === 'approve') return say('approveEffect', { version, inForce });
    if (act === 'submit') return say('submitEffect', { version });
    return say(act === 'discard' ? 'discardEffect' : 'refuseEffect', { version });
  }
}

async function send(
  act: Act,
  of: {
    readonly version: number;
    readonly etag: string;
    readonly approval: string;
    readonly why: string;
  },
): Promise<unknown> {
  const { version, etag, approval, why } = of;
  const body = { why };
  const path = { version };
  const headers = { 'if-match': etag };
  switch (act) {
    case 'submit':
      return answered(
        api.POST('/v1/policies/{version}/submit', { params: { path }, headers, body }),
      );
    case 'discard':
      return answered(
        api.POST('/v1/policies/{version}/discard', { params: { path }, headers, body }),
      );
    default:
      return decideApproval(approval, act === 'approve' ? 'approve' : 'refuse', why);
  }
}
