// When an owner is asked.
import type { Engine } from './engine.ts';
import { stakeOf } from './exposure.ts';
import type { EngineState, Line } from './state.ts';
import type { Weighed } from './weigh.ts';

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

/** The evidence as it is held against that level: less while little is at stake. */
export function evidenceToAsk(
  engine: Engine,
  line: Line,
  weighed: Pick<Weighed, 'evidence' | 'subject' | 'costMilliYen'>,
): number {
  const { level, smallStakeYen } = engine.state.policy;
  const { evidence } = weighed;
  // Only then it matters.
  if (evidence < level.alert && engine.watch === undefined) return evidence;
  const small = stakeOf(engine, line, weighed) < smallStakeYen * 1_000;
  return small ? evidence - level.alertSmall : evidence;
}
