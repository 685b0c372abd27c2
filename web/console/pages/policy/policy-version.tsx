import { useMediaQuery } from '@mantine/hooks';
import { useSearch } from '@tanstack/react-router';
import { useWords } from '../../../ui/language/words.ts';
import { Page, Panel } from '../../../ui/parts/panel.tsx';
import { Loaded } from '../../../ui/parts/problem.tsx';
import { When } from '../../shell/times.tsx';
import { useMe } from '../../shell/use-me.ts';
import { DraftEditor } from './draft-editor.tsx';
import { PolicyActs } from './policy-acts.tsx';
import { useFreshPolicies, usePolicies, usePolicy } from './policy-data.ts';
import { PolicyProblems, PolicyText } from './policy-text.tsx';
import { policyWords } from './policy-words.ts';
import { VersionBelow, type VersionShown, VersionTitle } from './version-parts.tsx';

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
    <p className="policy-waits">
      <span>
        {before}
        <When atMs={untilMs} relative={false} />
        {after}
      </span>
    </p>
  );
}
