import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ApiProblem } from '../../../api/api-problem.ts';
import { answered, api, type Schemas } from '../../../api/client.ts';
import { count } from '../../../ui/figures/format-yen.ts';
import { useWords } from '../../../ui/language/words.ts';
import { Empty, Panel } from '../../../ui/parts/panel.tsx';
import { ProblemNote } from '../../../ui/parts/problem.tsx';
import { ScrollBox } from '../../../ui/parts/scroll-box.tsx';
import { When } from '../../shell/times.tsx';
import { useMe } from '../../shell/use-me.ts';
import { shadowWords } from './shadow-words.ts';

type Shadow = Schemas['Shadow'];

/** What a candidate would do now, beside the policy in force; null: none runs. */
function useShadow() {
  return useQuery({
    queryKey: ['shadow'],
    queryFn: async (): Promise<Shadow | null> => {
      try {
        return await answered(api.GET('/v1/shadow'));
      } catch (error) {
        if (error instanceof ApiProblem && error.status === 404) return null;
        throw error;
      }
    },
    refetchInterval: 60_000,
  });
}

export function ShadowPanel({
  version,
  isSaved = true,
}: {
  /** The draft that could be started; absent: only looked at. */
  readonly version?: number;
  readonly isSaved?: boolean;
}) {
  const say = useWords(shadowWords);
  const query = useShadow();
  const shown = query.data;
  return (
    <Panel
      title={say('title')}
      actions={<ShadowActs version={version} isSaved={isSaved} shown={shown ?? null} />}
    >
      {version === undefined ? null : <p className="label">{say('teach')}</p>}
      {query.isError ? <ProblemNote error={query.error} /> : null}
      {shown === null ? (
        <Empty next={version === undefined ? say('noneNext') : undefined}>{say('none')}</Empty>
      ) : null}
      {shown ? <ShadowShown shown={shown} /> : null}
    </Panel>
  );
}

function ShadowActs({
  version,
  isSaved,
  shown,
}: {
  readonly version: number | undefined;
  readonly isSaved: boolean;
  readonly shown: Shadow | null;
}) {
  const say = useWords(shadowWords);
  const me = useMe();
  const client = useQueryClient();
  const done = (): void => void client.invalidateQueries({ queryKey: ['shadow'] });
  const starting = useMutation({
    mutationFn: (of: number) => answered(api.POST('/v1/shadow/start', { body: { version: of } })),
    onSettled: done,
  });
  const stopping = useMutation({
    mutationFn: () => answered(api.POST('/v1/shadow/stop')),
    onSettled: done,
  });
  if (!me.may('policy.edit')) return <span className="label">{say('noRight')}</span>;
  const isThis = shown !== null && shown.policy.version === String(version);
  return (
    <div className="policy-run">
      {version === undefined || isThis ? null : (
        <Button
          variant="default"
          size="xs"
          disabled={!isSaved}
          title={isSaved ? say('effect') : say('saveFirst')}
          loading={starting.isPending}
          onClick={() => starting.mutate(version)}
        >
          {say(shown === null ? 'start' : 'startInstead')}
        </Button>
      )}
      {shown === null ? null : (
        <Button
          variant="default"
          size="xs"
          loading={stopping.isPending}
          onClick={() => stopping.mutate()}
        >
          {say('stop')}
        </Button>
      )}
      {starting.isError ? <ProblemNote error={starting.error} /> : null}
    </div>
  );
}

const counted = [
  'asked',
  'challenged',
  'blocked',
  'released',
  'suspended',
  'sourceBlocks',
  'countryBlocks',
] as const;

function ShadowShown({ shown }: { readonly shown: Shadow }) {
  const say = useWords(shadowWords);
  const { policy, sinceMs, calls, differingCalls, counts, cases } = shown;
  const { waiting, dropped, failed } = shown;
  return (
    <div className="policy-shadow">
      <p>
        {say('runs', { version: policy.version, name: policy.name })} <When atMs={sinceMs} />
      </p>
      <dl className="policy-facts">
        <div>
          <dt>{say('calls')}</dt>
          <dd>{count(calls)}</dd>
        </div>
        <div>
          <dt>{say('differing')}</dt>
          <dd>{count(differingCalls)}</dd>
        </div>
      </dl>
      <table className="policy-table policy-figures">
        <thead>
          <tr>
            <th scope="col">{say('what')}</th>
            <th scope="col">{say('live')}</th>
            <th scope="col">{say('shadow')}</th>
          </tr>
        </thead>
        <tbody>
          {counted
            .filter(name => counts.live[name] !== null)
            .map(name => (
              <tr key={name}>
                <th scope="row">{say(name)}</th>
                <td>{count(counts.live[name] ?? 0)}</td>
                <td>{count(counts.shadow[name] ?? 0)}</td>
              </tr>
            ))}
        </tbody>
      </table>
      <p>{say('cases', cases)}</p>
      {waiting + dropped + failed > 0 ? (
        <p className="label">{say('behind', { waiting, dropped, failed })}</p>
      ) : null}
      <LastCalls shown={shown} />
    </div>
  );
}

function LastCalls({ shown }: { readonly shown: Shadow }) {
  const say = useWords(shadowWords);
  const last = shown.lastCalls.slice(-20).reverse();
  if (last.length === 0) return <p className="label">{say('noCalls')}</p>;
  return (
    <details>
      <summary>{say('lastCalls')}</summary>
      <ScrollBox label={say('lastCalls')}>
        <table className="policy-table">
          <thead>
            <tr>
              <th scope="col">{say('since')}</th>
              <th scope="col">{say('line')}</th>
              <th scope="col">{say('to')}</th>
              <th scope="col">{say('live')}</th>
              <th scope="col">{say('shadow')}</th>
            </tr>
          </thead>
          <tbody>
            {last.map(call => (
              <tr key={call.callId}>
                <td>
                  <When atMs={call.timeMs} relative={false} />
                </td>
                <td>{call.subscriber}</td>
                <td>{call.toMasked}</td>
                <td>{say(`verdict.${call.live}`)}</td>
                <td>{say(`verdict.${call.shadow}`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </details>
  );
}
