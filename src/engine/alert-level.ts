import type { EngineState } from './state.ts';

const dayMs = 86_400_000;
const firstDays = 14;

/**
 * From which evidence on an owner is asked, centi-decibans: more on a carrier's first days, when
 * little is known of what is usual.
 */
export function alertLevel(state: Pick<EngineState, 'nowMs' | 'startedMs' | 'policy'>): number {
  const { alert, alertFirstDays } = state.policy.level;
  const days = Math.min(firstDays, Math.trunc((state.nowMs - state.startedMs) / dayMs));
  return alert + Math.trunc((alertFirstDays * (firstDays - days)) / firstDays);
}
