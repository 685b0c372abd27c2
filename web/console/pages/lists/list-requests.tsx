import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { decideApproval } from '../../../api/decide-approval.ts';
import { useWords } from '../../../ui/language/words.ts';
import { Panel } from '../../../ui/parts/panel.tsx';
import { ProblemNote } from '../../../ui/parts/problem.tsx';
import { Sheet } from '../../../ui/parts/sheet.tsx';
import { WhyField } from '../../../ui/parts/why-field.tsx';
import { personName } from '../../../ui/words/person-name.ts';
import { When } from '../../shell/times.tsx';
import { useMe } from '../../shell/use-me.ts';
import { type Matter, type Request, useListRequests } from './lists-data.ts';
import { listsWords } from './lists-words.ts';

type Verb = 'approve' | 'refuse' | 'carryOut';

/** What waits for a second person, or for somebody to carry it out. */
export function ListRequests({ onDone }: { readonly onDone: () => void }) {
  const say = useWords(listsWords);
  const rows = useListRequests().data ?? [];
  const [deciding, setDeciding] = useState<{ readonly verb: Verb; readonly request: Request }>();
  if (rows.length === 0) return null;
  return (
    <Panel title={say('requests')} tone="wait">
      <ul className="lists-requests">
        {rows.map(request => (
          <RequestRow
            key={request.id}
            request={request}
            onDecide={verb => setDeciding({ verb, request })}
          />
        ))}
      </ul>
      {deciding === undefined ? null : (
        <DecideSheet {...deciding} onClose={() => setDeciding(undefined)} onDone={onDone} />
      )}
    </Panel>
  );
}

function RequestRow({
  request,
  onDecide,
}: {
  readonly request: Request;
  readonly onDecide: (verb: Verb) => void;
}) {
  const say = useWords(listsWords);
  const me = useMe();
  const { state, askedBy, askedMs, expiresMs, why, decidedBy } = request;
  const decided =
    decidedBy === undefined ? '' : `, ${say('approvedBy', { who: personName(decidedBy) })}`;
  const isOwn = askedBy === `operator:${me.name}`;
  const unable = isOwn
    ? say('ownRequest')
    : me.may('approve.list')
      ? undefined
      : say('mayNotApprove');
  return (
    <li>
      <div className="lists-request">
        <MatterText matter={request.matter as unknown as Matter} />
        <p>{why}</p>
        <p className="label">
          {say('asked', { who: personName(askedBy) })} <When atMs={askedMs} />
          {decided}, {say('waits')} <When atMs={expiresMs} relative={false} />
        </p>
        {state === 'asked' && unable !== undefined ? <p className="label">{unable}</p> : null}
      </div>
      <div className="lists-acts">
        {state === 'asked' ? (
          <>
            <Button
              variant="default"
              size="xs"
              disabled={!isOwn && unable !== undefined}
              onClick={() => onDecide('refuse')}
            >
              {say(isOwn ? 'withdraw' : 'refuse')}
            </Button>
            <Button
              variant="default"
              size="xs"
              disabled={unable !== undefined}
              onClick={() => onDecide('approve')}
            >
              {say('approve')}
            </Button>
          </>
        ) : (
          <Button
            variant="default"
            size="xs"
            disabled={!me.may('list.edit')}
            onClick={() => onDecide('carryOut')}
          >
            {say('carryOut')}
          </Button>
        )}
      </div>
    </li>
  );
}

function MatterText({ matter }: { readonly matter: Matter }) {
  const say = useWords(listsWords);
  const { put = [], remove = [] } = matter;
  const shownMost = 8;
  const puts = put
    .slice(0, shownMost)
    .map(({ prefix, destination }) => `+${prefix} ${destination}`);
  const gone = remove.slice(0, shownMost).map(prefix => `+${prefix}`);
  const rest = (all: readonly unknown[]): string => (all.length > shownMost ? ' …' : '');
  return (
    <>
      {put.length === 0 ? null : (
        <div>
          <span className="label">{say('puts')}</span> {puts.join(', ')}
          {rest(put)}
        </div>
      )}
      {remove.length === 0 ? null : (
        <div>
          <span className="label">{say('removes')}</span> {gone.join(', ')}
          {rest(remove)}
        </div>
      )}
    </>
  );
}

function DecideSheet({
  verb,
  request,
  onClose,
  onDone,
}: {
  readonly verb: Verb;
  readonly request: Request;
  readonly onClose: () => void;
  readonly onDone: () => void;
}) {
  const say = useWords(listsWords);
  const [why, setWhy] = useState('');
  const sending = useMutation({
    mutationFn: () => decideApproval(request.id, verb === 'carryOut' ? 'use' : verb, why),
    onSuccess: () => {
      onDone();
      onClose();
    },
  });
  return (
    <Sheet
      title={say(verb)}
      open
      onClose={onClose}
      effect={say(`${verb}Effect`)}
      action={say(verb)}
      busy={sending.isPending}
      unable={why.trim() === '' ? say('whyFirst') : undefined}
      onSend={() => sending.mutate()}
      problem={sending.isError ? <ProblemNote error={sending.error} /> : undefined}
    >
      <MatterText matter={request.matter as unknown as Matter} />
      <WhyField why={why} onWhy={setWhy} label={say('reason')} first />
    </Sheet>
  );
}
