import { Button, Progress, Select } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api } from '../../../api/client.ts';
import { languageNow } from '../../../ui/language/language.ts';
import { useWords } from '../../../ui/language/words.ts';
import { Empty, Panel } from '../../../ui/parts/panel.tsx';
import { ProblemNote } from '../../../ui/parts/problem.tsx';
import { faultText } from '../../../ui/words/fault-text.ts';
import { personName } from '../../../ui/words/person-name.ts';
import { When } from '../../shell/times.tsx';
import { useMe } from '../../shell/use-me.ts';
import { type Backtest, useBacktest, useBacktests } from './backtest-data.ts';
import { BacktestFindings } from './backtest-findings.tsx';
import { backtestWords } from './backtest-words.ts';

const spans = [7, 40, 90, 400];

/** A version over the carrier's own history: what would have come out otherwise. */
export function BacktestPanel({
  version,
  isSaved,
  isWhole,
}: {
  readonly version: number;
  readonly isSaved: boolean;
  readonly isWhole: boolean;
}) {
  const say = useWords(backtestWords);
  const list = useBacktests(version);
  const [chosen, setChosen] = useState<string>();
  const rows = list.data?.rows ?? [];
  const id = chosen ?? rows[0]?.id;
  const shown = useBacktest(id).data;
  const isRunning = shown?.state === 'running';
  return (
    <Panel
      title={say('title')}
      actions={
        <RunBacktest
          version={version}
          unable={isSaved ? (isWhole ? undefined : say('problemsFirst')) : say('saveFirst')}
          isRunning={isRunning}
          onStarted={setChosen}
        />
      }
    >
      <p className="label">{say('teach')}</p>
      {shown === undefined || id === undefined ? (
        <Empty>{say('noneYet')}</Empty>
      ) : (
        <Shown one={shown} />
      )}
      <Earlier rows={rows} shown={id} onChoose={setChosen} />
    </Panel>
  );
}

function RunBacktest({
  version,
  unable,
  isRunning,
  onStarted,
}: {
  readonly version: number;
  readonly unable: string | undefined;
  readonly isRunning: boolean;
  readonly onStarted: (id: string) => void;
}) {
  const say = useWords(backtestWords);
  const me = useMe();
  const client = useQueryClient();
  const [days, setDays] = useState(40);
  const starting = useMutation({
    mutationFn: () => answered(api.POST('/v1/backtests', { body: { version, days } })),
    onSuccess: one => {
      onStarted(one.id);
      void client.invalidateQueries({ queryKey: ['backtests'] });
    },
  });
  const why = me.may('policy.edit') ? unable : say('noRight');
  return (
    <div className="policy-run">
      <Select
        aria-label={say('days')}
        size="xs"
        data={spans.map(span => ({ value: String(span), label: say('daysOf', { count: span }) }))}
        value={String(days)}
        allowDeselect={false}
        onChange={value => setDays(Number(value ?? days))}
      />
      <Button
        variant="default"
        size="xs"
        disabled={isRunning || why !== undefined}
        title={why}
        loading={starting.isPending}
        onClick={() => starting.mutate()}
      >
        {say('run')}
      </Button>
      {why === undefined ? null : <span className="label">{why}</span>}
      {starting.isError ? <ProblemNote error={starting.error} /> : null}
    </div>
  );
}

function Shown({ one }: { readonly one: Backtest }) {
  const say = useWords(backtestWords);
  const { state, percent, problem, result, askedBy, askedMs, days } = one;
  const cancelling = useMutation({
    mutationFn: () =>
      answered(
        api.POST('/v1/backtests/{backtest}/cancel', { params: { path: { backtest: one.id } } }),
      ),
  });
  return (
    <div>
      <p className="label">
        {say('ranBy', { who: personName(askedBy), days })}, <When atMs={askedMs} />
      </p>
      {state === 'running' ? (
        <div className="policy-progress">
          <Progress value={percent ?? 0} aria-label={say('running', { percent: percent ?? 0 })} />
          <span role="status">{say('running', { percent: percent ?? 0 })}</span>
          <Button
            variant="default"
            size="xs"
            loading={cancelling.isPending}
            onClick={() => cancelling.mutate()}
          >
            {say('cancel')}
          </Button>
        </div>
      ) : null}
      {state === 'cancelled' ? <p>{say('cancelled')}</p> : null}
      {state === 'failed' ? (
        <p>{say('failed', { problem: faultText(problem ?? '', languageNow()) })}</p>
      ) : null}
      {result === null ? null : <BacktestFindings one={one} found={result} />}
    </div>
  );
}

function Earlier({
  rows,
  shown,
  onChoose,
}: {
  readonly rows: readonly Backtest[];
  readonly shown: string | undefined;
  readonly onChoose: (id: string) => void;
}) {
  const say = useWords(backtestWords);
  const others = rows.filter(row => row.id !== shown);
  if (others.length === 0) return null;
  return (
    <details className="policy-earlier">
      <summary>{say('earlier')}</summary>
      <ul>
        {others.map(row => (
          <li key={row.id}>
            <button type="button" className="policy-link" onClick={() => onChoose(row.id)}>
              {say('ranBy', { who: personName(row.askedBy), days: row.days })}
            </button>{' '}
            <When atMs={row.askedMs} />
          </li>
        ))}
      </ul>
    </details>
  );
}
