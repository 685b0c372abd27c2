import { useMediaQuery } from '@mantine/hooks';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { ContactPolicy } from '../../../../src/core/policy/contact-policy.ts';
import { useWords } from '../../../ui/language/words.ts';
import { ContactPlans } from '../../../ui/parts/contact-plans.tsx';
import { Page, Panel } from '../../../ui/parts/panel.tsx';
import { Loaded } from '../../../ui/parts/problem.tsx';
import { When } from '../../shell/times.tsx';
import { useMe } from '../../shell/use-me.ts';
import { BacktestPanel } from './backtest-panel.tsx';
import { DraftEditor } from './draft-editor.tsx';
import { PolicyActs } from './policy-acts.tsx';
import {
  type PolicyRow,
  type PolicyShown,
  personName,
  useFreshPolicies,
  usePolicies,
  usePolicy,
} from './policy-data.ts';
import { PolicyDifferences } from './policy-differences.tsx';
import { PolicyState } from './policy-overview.tsx';
import { PolicyProblems, PolicyText } from './policy-text.tsx';
import { policyWords } from './policy-words.ts';
import { ShadowPanel } from './shadow-panel.tsx';

export function PolicyVersionPage({ version }: { readonly version: number }) {
  const say = useWords(policyWords);
  const { against } = useSearch({ strict: false });
  const other = typeof against === 'number' ? against : undefined;
  const query = usePolicy(version, other);
  const policies = usePolicies();
  const refresh = useFreshPolicies();
  const me = useMe();
  const isPhone = useMediaQuery('(max-width: 640px)');
  if (query.data === undefined || policies.data === undefined) {
    return (
      <Page title={say('versionTitle', { version })}>
        <Loaded query={query}>{() => null}</Loaded>
      </Page>
    );
  }
  const { data: shown, etag } = query.data;
  const edits = shown.state === 'draft' && me.may('policy.edit') && isPhone !== true;
  const shared: VersionShown = {
    shown,
    etag,
    against: other,
    versions: policies.data.rows,
    inForce: policies.data.inForce,
    readings: policies.data.readings,
    onChanged: refresh,
  };
  return edits ? <DraftEditor {...shared} /> : <ReadOnly {...shared} isPhone={isPhone === true} />;
}

export interface VersionShown {
  readonly shown: PolicyShown;
  readonly etag: string;
  readonly against: number | undefined;
  readonly versions: readonly PolicyRow[];
  readonly inForce: number;
  readonly readings: readonly string[];
  readonly onChanged: () => void;
}

function ReadOnly({ isPhone, ...shared }: VersionShown & { readonly isPhone: boolean }) {
  const say = useWords(policyWords);
  const me = useMe();
  const { shown, etag, inForce, onChanged } = shared;
  const acts = (
    <PolicyActs
      shown={shown}
      etag={etag}
      inForce={inForce}
      unready={say('phone')}
      onDone={onChanged}
    />
  );
  return (
    <Page title={<VersionTitle shown={shown} />} actions={acts}>
      {shown.state === 'draft' && isPhone && me.may('policy.edit') ? (
        <p className="policy-remark">{say('phone')}</p>
      ) : null}
      {shown.state === 'submitted' && shown.expiresMs !== null ? (
        <WaitsForApproval version={shown.version} untilMs={shown.expiresMs} />
      ) : null}
      <VersionBelow {...shared} policy={shown.asRead} isSaved>
        <Panel title={say('text')}>
          <PolicyText text={shown.text} onText={undefined} />
          {shown.state === 'draft' ? <PolicyProblems checked={shown} isBehind={false} /> : null}
        </Panel>
      </VersionBelow>
    </Page>
  );
}

function WaitsForApproval({
  version,
  untilMs,
}: {
  readonly version: number;
  readonly untilMs: number;
}) {
  const say = useWords(policyWords);
  const [before, after] = say('waits', { version, time: '\u0000' }).split('\u0000');
  return (
    <div className="policy-waits">
      {before}
      <When atMs={untilMs} />
      {after}
    </div>
  );
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

/** What every version shows below its text: differences, backtests, the plans drawn, how it came. */
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
