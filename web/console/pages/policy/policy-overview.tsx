import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { answered, api, type Schemas } from '../../../api/client.ts';
import { useWords } from '../../../ui/language/words.ts';
import { Page, Panel } from '../../../ui/parts/panel.tsx';
import { Loaded, ProblemNote } from '../../../ui/parts/problem.tsx';
import { ScrollBox } from '../../../ui/parts/scroll-box.tsx';
import { Sheet } from '../../../ui/parts/sheet.tsx';
import { personName } from '../../../ui/words/person-name.ts';
import { When } from '../../shell/times.tsx';
import { useMe } from '../../shell/use-me.ts';
import { type PolicyRow, useFreshPolicies, usePolicies } from './policy-data.ts';
import { settingGroups, valueAt } from './policy-settings.ts';
import { policyWords } from './policy-words.ts';
import { settingWords } from './setting-words.ts';
import { ShadowPanel } from './shadow-panel.tsx';
import { valueText } from './value-text.ts';

export function PolicyOverview() {
  const say = useWords(policyWords);
  const me = useMe();
  const [isMaking, setMaking] = useState(false);
  const query = usePolicies();
  useFreshPolicies();
  const actions = me.may('policy.edit') ? (
    <Button className="policy-wide" onClick={() => setMaking(true)}>
      {say('newDraft')}
    </Button>
  ) : null;
  return (
    <Page title={say('title')} actions={actions}>
      <Loaded query={query}>
        {data => (
          <>
            <InForce data={data} />
            <Versions rows={data.rows} />
            <ShadowPanel />
            {isMaking ? <NewDraft from={data.inForce} onClose={() => setMaking(false)} /> : null}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function InForce({ data }: { readonly data: Schemas['Policies'] }) {
  const say = useWords(policyWords);
  const saySetting = useWords(settingWords);
  const row = data.rows.find(one => one.version === data.inForce);
  const shown = settingGroups
    .filter(group => group.name === 'evidence' || group.name === 'charges')
    .flatMap(group => group.settings.slice(0, 3));
  return (
    <Panel
      title={say('inForce')}
      actions={
        <Link to="/policy/$version" params={{ version: String(data.inForce) }}>
          {say('inForceSince', { version: data.inForce, title: row?.title ?? '' })}
        </Link>
      }
    >
      <dl className="policy-facts">
        {row?.inForceMs == null ? null : (
          <div>
            <dt>{say('since')}</dt>
            <dd>
              <When atMs={row.inForceMs} />
            </dd>
          </div>
        )}
        <div>
          <dt>{say('approvedBy')}</dt>
          <dd>
            {row?.origin === 'settings' ? say('fromSettings') : personName(row?.approvedBy ?? '')}
          </dd>
        </div>
        {shown.map(({ path }) => (
          <div key={path}>
            <dt>{saySetting(path as 'name')}</dt>
            <dd>{valueText(path, valueAt(data.policy, path), say)}</dd>
          </div>
        ))}
      </dl>
      {data.challengesPossible ? null : <p className="policy-remark">{say('noAnnouncement')}</p>}
    </Panel>
  );
}

function Versions({ rows }: { readonly rows: readonly PolicyRow[] }) {
  const say = useWords(policyWords);
  return (
    <Panel title={say('versions')}>
      <ScrollBox label={say('versions')}>
        <table className="policy-table policy-versions">
          <thead>
            <tr>
              <th scope="col">{say('version')}</th>
              <th scope="col">{say('name')}</th>
              <th scope="col">{say('state')}</th>
              <th scope="col">{say('author')}</th>
              <th scope="col">{say('approvedBy')}</th>
              <th scope="col">{say('changed')}</th>
              <th scope="col">{say('why')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(row => (
              <tr key={row.version} className={isPast(row) ? 'history' : undefined}>
                <td>{row.version}</td>
                <th scope="row">
                  <Link to="/policy/$version" params={{ version: String(row.version) }}>
                    {row.title}
                  </Link>
                </th>
                <td>
                  <PolicyState state={row.state} />
                </td>
                <td>{row.origin === 'settings' ? '–' : personName(row.author)}</td>
                <td>{row.approvedBy === null ? '–' : personName(row.approvedBy)}</td>
                <td>
                  <When atMs={row.inForceMs ?? row.changedMs} relative={false} />
                </td>
                <td className="policy-why">{row.why ?? '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </Panel>
  );
}

function isPast({ state }: PolicyRow): boolean {
  return state === 'archived' || state === 'discarded';
}

export function PolicyState({ state }: Pick<PolicyRow, 'state'>) {
  const say = useWords(policyWords);
  const text = say(`state.${state}`);
  if (state === 'submitted') return <span className="wait nowrap">{text}</span>;
  return <span className={state === 'in-force' ? 'policy-in-force nowrap' : 'nowrap'}>{text}</span>;
}

function NewDraft({ from, onClose }: { readonly from: number; readonly onClose: () => void }) {
  const say = useWords(policyWords);
  const navigate = useNavigate();
  const [title, setTitle] = useState('');
  const making = useMutation({
    mutationFn: async () => {
      const path = { version: from };
      const { text } = await answered(api.GET('/v1/policies/{version}', { params: { path } }));
      return answered(api.POST('/v1/policies', { body: { title, text } }));
    },
    onSuccess: ({ version }) =>
      navigate({ to: '/policy/$version', params: { version: String(version) } }),
  });
  return (
    <Sheet
      title={say('newDraft')}
      open
      onClose={onClose}
      effect={say('newDraftWhat')}
      action={say('create')}
      busy={making.isPending}
      unable={title.trim() === '' ? say('newDraftTitle') : undefined}
      onSend={() => making.mutate()}
      problem={making.isError ? <ProblemNote error={making.error} /> : undefined}
    >
      <TextInput
        label={say('newDraftTitle')}
        value={title}
        onChange={event => setTitle(event.currentTarget.value)}
        maxLength={120}
        required
        data-autofocus
      />
    </Sheet>
  );
}
