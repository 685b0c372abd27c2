// What the page of a version shows, whoever looks at it: reader or author.
import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { ContactPolicy } from '../../../../src/core/policy/contact-policy.ts';
import { useWords } from '../../../ui/language/words.ts';
import { ContactPlans } from '../../../ui/parts/contact-plans.tsx';
import { Panel } from '../../../ui/parts/panel.tsx';
import { personName } from '../../../ui/words/person-name.ts';
import { When } from '../../shell/times.tsx';
import { BacktestPanel } from './backtest-panel.tsx';
import type { PolicyRow, PolicyShown } from './policy-data.ts';
import { PolicyDifferences } from './policy-differences.tsx';
import { PolicyState } from './policy-overview.tsx';
import { policyWords } from './policy-words.ts';
import { ShadowPanel } from './shadow-panel.tsx';

export interface VersionShown {
  readonly shown: PolicyShown;
  readonly etag: string;
  readonly against: number | undefined;
  readonly versions: readonly PolicyRow[];
  readonly inForce: number;
  readonly readings: readonly string[];
  readonly onChanged: () => void;
}

export function VersionTitle({ shown }: { readonly shown: PolicyRow }) {
  const say = useWords(policyWords);
  return (
    <span className="policy-title">
      {say('versionTitle', { version: shown.version })} <span>{shown.title}</span>{' '}
      <PolicyState state={shown.state} />
    </span>
  );
}

/** What every version shows below its text: differences, backtests, plans, how it came. */
export function VersionBelow({
  shown,
  versions,
  policy,
  isSaved,
  children,
}: Pick<VersionShown, 'shown' | 'versions'> & {
  readonly policy: PolicyShown['asRead'];
  readonly isSaved: boolean;
  readonly children?: ReactNode;
}) {
  const say = useWords(policyWords);
  const navigate = useNavigate();
  const { version, state } = shown;
  const onAgainst = (against: number): void => {
    void navigate({
      to: '/policy/$version',
      params: { version: String(version) },
      search: { against },
    });
  };
  const contact = policy.contact as ContactPolicy | undefined;
  return (
    <>
      <div className="policy-columns">
        <PolicyDifferences
          checked={shown}
          versions={versions}
          own={version}
          onAgainst={onAgainst}
        />
        {children ?? <VersionHistory shown={shown} />}
      </div>
      {state === 'discarded' ? null : (
        <BacktestPanel version={version} isSaved={isSaved} isWhole={shown.policy !== null} />
      )}
      {state === 'draft' || state === 'submitted' ? (
        <ShadowPanel version={version} isSaved={isSaved} />
      ) : null}
      {contact === undefined ? null : (
        <Panel title={say('plans')}>
          <ContactPlans contact={contact} />
        </Panel>
      )}
      {children === undefined ? null : <VersionHistory shown={shown} />}
      <Link to="/policy">{say('toOverview')}</Link>
    </>
  );
}

function VersionHistory({ shown }: { readonly shown: PolicyRow }) {
  const say = useWords(policyWords);
  const steps: readonly (readonly [string, number | null])[] = [
    [say('created', { who: nameOf(shown.author, say('fromSettings')) }), shown.createdMs],
    shown.changedMs === shown.createdMs
      ? ['', null]
      : [say('lastChanged', { who: nameOf(shown.changedBy, '') }), shown.changedMs],
    [say('submitted', { who: personName(shown.submittedBy) }), shown.submittedMs],
    [
      shown.approvedBy === null
        ? say('since')
        : say('approved', { who: personName(shown.approvedBy) }),
      shown.inForceMs,
    ],
    [say('archived'), shown.archivedMs],
  ];
  return (
    <Panel title={say('history')}>
      <ol className="policy-steps">
        {steps.map(([what, atMs]) =>
          atMs === null ? null : (
            <li key={what}>
              <span>{what}</span> <When atMs={atMs} />
            </li>
          ),
        )}
      </ol>
      {shown.why === null ? null : (
        <p>
          <span className="label">{say('why')}</span> {shown.why}
        </p>
      )}
    </Panel>
  );
}

function nameOf(who: string, settings: string): string {
  return who === 'settings' ? settings : personName(who);
}
