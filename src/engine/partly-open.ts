// A line that is opened again step by step (design §6): usual destinations first, then all.
import type { ReopenStage } from '../core/case/act.ts';
import { isDisowned } from '../core/metering/normal.ts';
import type { Effect } from './effect.ts';
import type { Engine } from './engine.ts';
import { lineOf } from './lines.ts';
import type { EngineState, Line } from './state.ts';
import { isNewTo, subjectOf } from './subjects.ts';
import { restoreLine } from './suspend.ts';
import { addTimer } from './timers.ts';

/** What was taught before the case, and no confirmed attack went to. */
export function isUsualDestination(state: EngineState, line: Line, destination: number): boolean {
  const subject = subjectOf(state, line);
  if (subject === undefined || destination < 0) return false;
  return !isNewTo(subject, destination) && !isDisowned(subject.normal, destination, state.nowMs);
}

export interface Reopening {
  readonly stage: ReopenStage;
  readonly mended: boolean;
  readonly by: string;
}

/** Opens what stops the line; for a while it has a smaller loss budget than others. */
export function reopenLine(
  engine: Engine,
  subscriber: string,
  how: Reopening,
  effects: Effect[],
): string {
  const { state } = engine;
  const line = lineOf(state, subscriber);
  const name = (line.suspension ?? line.partlyOpen ?? line.barred)?.case ?? '';
  line.cautiousUntilMs = state.nowMs + state.policy.reopening.budgetForMs;
  const { barred, suspension } = line;
  if (barred !== undefined) {
    line.barred = how.stage === 'all' ? undefined : { ...barred, butUsual: true };
  }
  const stopped = suspension !== undefined || line.partlyOpen !== undefined;
  if (how.stage === 'all' && stopped) {
    restoreLine(engine, subscriber, name, effects, how);
  } else {
    if (suspension !== undefined) openPartly(state, line, subscriber);
    tellRestored(state, { subscriber, case: name }, how, effects);
  }
  forgetWord(state, name, how);
  return name;
}

function openPartly(state: EngineState, line: Line, subscriber: string): void {
  const { case: name, ground, beginMs, endMs } = line.suspension!;
  line.pastSuspension = { case: name, ground, beginMs, endMs: state.nowMs };
  line.partlyOpen = { case: name, ground, beginMs: state.nowMs, endMs };
  line.suspension = undefined;
  addTimer(state, endMs, 'suspension', subscriber);
}

function tellRestored(
  state: EngineState,
  of: { readonly subscriber: string; readonly case: string },
  { stage, by }: Reopening,
  effects: Effect[],
): void {
  const at = { timeMs: state.nowMs, zone: state.zone };
  effects.push({ kind: 'decision', decision: { type: 'restoration', ...at, ...of, stage, by } });
}

/** Where nothing of the case is stopped any more, what stopped it stops nothing new. */
function forgetWord(state: EngineState, name: string, { stage, mended }: Reopening): void {
  const open = state.cases.get(name);
  if (open === undefined) return;
  if (open.lines.some(one => lineOf(state, one).suspension?.case === name)) return;
  open.ground = '';
  if (stage === 'all' && mended) open.notMine = false;
}
