import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { answered, api, type Schemas } from '../../../api/client.ts';

export type Backtest = Schemas['Backtest'];
export type Findings = Schemas['BacktestFindings'];

export function useBacktests(version: number) {
  return useQuery({
    queryKey: ['backtests', version],
    queryFn: () =>
      answered(api.GET('/v1/backtests', { params: { query: { version, limit: 20 } } })),
    placeholderData: keepPreviousData,
  });
}

const followMs = 1_000;

/** One with its findings; followed while it runs. */
export function useBacktest(id: string | undefined) {
  return useQuery({
    queryKey: ['backtests', 'one', id ?? ''],
    enabled: id !== undefined,
    queryFn: () =>
      answered(api.GET('/v1/backtests/{backtest}', { params: { path: { backtest: id ?? '' } } })),
    refetchInterval: query => (query.state.data?.state === 'running' ? followMs : false),
    placeholderData: keepPreviousData,
  });
}

/** Where less is better the difference speaks for the draft when it is below zero. */
export function differenceText(name: string, candidate: number, inForce: number): string {
  const difference = Math.round((candidate - inForce) * 100) / 100;
  if (difference === 0) return '–';
  const size = new Intl.NumberFormat('en-US').format(Math.abs(difference));
  return `${difference > 0 ? '+' : '−'}${isMoney(name) ? '¥' : ''}${size}`;
}

export function isMoney(name: string): boolean {
  return name === 'saved' || name === 'lawful-refused' || /^loss/.test(name);
}
