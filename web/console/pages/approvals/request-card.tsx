// One request: what it would do, who asks and why, how long it waits, and what one may do about it.
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api, type Schemas } from '../../../api/client.ts';
import type { ApprovalStep } from '../../../api/decide-approval.ts';
import { languageNow } from '../../../ui/language/language.ts';
import { useWords } from '../../../ui/language/words.ts';
import { Panel } from '../../../ui/parts/panel.tsx';
import { Loaded } from '../../../ui/parts/problem.tsx';
import { personName } from '../../../ui/words/person-name.ts';
import { useNow } from '../../live/use-live.ts';
import { TimeLeft, When } from '../../shell/times.tsx';
import { useCarrier, useMe } from '../../shell/use-me.ts';
import { approvalsWords } from './approvals-words.ts';
import { DecisionSheet } from './decision-sheet.tsx';
import { type Approval, kindName, matterText } from './matter-text.ts';
import { mayCarryOut } from './may-carry-out.ts';
import { RequestNow } from './request-now.tsx';

type ApprovalNow = Schemas['ApprovalNow'];

const soonMs = 86_400_000;

export function RequestCard({
  approval,
  startOpen,
}: {
  readonly approval: Approval;
  readonly startOpen: boolean;
}) {
  const say = useWords(approvalsWords);
  const [open, setOpen] = useState(startOpen);
  const { timeZone: zone } = useCarrier();
  const nowMs = useNow(60_000);
  const { id, matter, state, askedBy, askedMs, expiresMs, why } = approval;
  const waits = state === 'asked' || state === 'approved';
  const query = useQuery({
    queryKey: ['approvals', 'now', id, state],
    queryFn: () =>
      answered(api.GET('/v1/approvals/{approval}/now', { params: { path: { approval: id } } })),
    enabled: open,
    staleTime: 5_000,
    refetchInterval: waits ? 60_000 : false,
  });
  return (
    <Panel
      tone={state === 'asked' ? 'wait' : 'plain'}
      title={
        <>
          {kindName(matter.kind, say)} <span className="label">{say(`state.${state}`)}</span>
        </>
      }
      actions={
        waits ? (
          <span className={expiresMs - nowMs < soonMs ? 'wait nowrap' : 'label nowrap'}>
            {say('expiresIn')} <TimeLeft untilMs={expiresMs} overdue={say('expired')} />
          </span>
        ) : undefined
      }
    >
      <p className="sentence">
        {matterText(approval, say, { language: languageNow(), zone, nowMs })}
      </p>
      <p className="label">
        {say('askedBy', { by: personName(askedBy) })} · <When atMs={askedMs} />
      </p>
      <dl className="approvals-why">
        <dt className="label">{say('why')}</dt>
        <dd>{why}</dd>
      </dl>
      <History approval={approval} />
      {open ? (
        <Loaded query={query}>
          {now => (
            <>
              <RequestNow approval={approval} now={now} />
              {waits ? <Acts approval={approval} now={now} /> : null}
            </>
          )}
        </Loaded>
      ) : (
        <Button variant="default" size="xs" onClick={() => setOpen(true)}>
          {say('details')}
        </Button>
      )}
    </Panel>
  );
}

function History({ approval }: { readonly approval: Approval }) {
  const say = useWords(approvalsWords);
  const { state, askedBy, decidedBy, decidedMs, decidedWhy, usedBy, usedMs } = approval;
  if (decidedBy === undefined || decidedMs === undefined) return null;
  const by = personName(decidedBy);
  const refused = decidedBy === askedBy ? say('takenBack') : say('refusedBy', { by });
  return (
    <ul className="approvals-history">
      <li>
        {state === 'refused' ? refused : say('approvedBy', { by })} · <When atMs={decidedMs} />
        {decidedWhy === undefined ? null : <span className="history"> {decidedWhy}</span>}
      </li>
      {usedBy === undefined || usedMs === undefined ? null : (
        <li>
          {say('usedBy', { by: personName(usedBy) })} · <When atMs={usedMs} />
        </li>
      )}
    </ul>
  );
}

function Acts({ approval, now }: { readonly approval: Approval; readonly now: ApprovalNow }) {
  const say = useWords(approvalsWords);
  const me = useMe();
  const [decision, setDecision] = useState<ApprovalStep>();
  const own = now.problem === 'own-request';
  const sheet = (
    <DecisionSheet
      approval={approval}
      now={now}
      decision={decision}
      onClose={() => setDecision(undefined)}
    />
  );
  if (approval.state === 'approved') {
    const unable = mayCarryOut(approval, me);
    return (
      <div className="approvals-acts">
        {unable === undefined ? null : <p className="label">{say(unable)}</p>}
        <Button variant="light" disabled={unable !== undefined} onClick={() => setDecision('use')}>
          {say('carryOut')}
        </Button>
        {sheet}
      </div>
    );
  }
  return (
    <div className="approvals-acts">
      {now.problem === null ? null : <p className="label">{say(problemKeys[now.problem])}</p>}
      {now.mayRefuse ? (
        <Button variant="default" onClick={() => setDecision('refuse')}>
          {say(own ? 'takeBack' : 'refuse')}
        </Button>
      ) : null}
      <Button
        variant={own ? 'default' : 'light'}
        disabled={now.problem !== null}
        onClick={() => setDecision('approve')}
      >
        {say('approve')}
      </Button>
      {sheet}
    </div>
  );
}

const problemKeys = {
  'own-request': 'own',
  'no-permission': 'noPermission',
  'not-a-person': 'notAPerson',
} as const;
