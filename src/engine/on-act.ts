// What people do, as inputs: judged by the rules, then carried out or refused.

import type { Act } from '../core/case/act.ts';
import type { Proposal } from '../core/case/proposal.ts';
import { never } from '../core/stdx/assert.ts';
import { blockByAct } from './block-act.ts';
import {
  closeByAct,
  contactResult,
  investigate,
  openByAct,
  reopenCase,
  reportFraud,
} from './case-acts.ts';
import type { Effect } from './effect.ts';
import type { Engine } from './engine.ts';
import { endMeasure, extend } from './extend-act.ts';
import { authorise, bar, barringCompleted, reopenByAct } from './line-acts.ts';
import type { PlannedAct } from './planned-act.ts';
import { keep, stateLimits } from './state.ts';
import { suspendByAct } from './suspend-act.ts';

/** Ends in one `act-done` or `act-refused`, its last effect; a repeated act ends in nothing. */
export function onAct(engine: Engine, act: Act, effects: Effect[]): void {
  const { state } = engine;
  if (state.acts.has(act.id)) return;
  keep(state.acts, act.id, state.nowMs, stateLimits.acts);
  const { proposal, carryOut } = planAct(engine, act);
  if (!proposal.allowed) {
    const { reason, gates } = proposal;
    effects.push({ kind: 'act-refused', id: act.id, reason, gates });
    return;
  }
  const name = carryOut(effects);
  effects.push({ kind: 'act-done', id: act.id, ...(name !== '' && { case: name }) });
}

/** What the act would come to now, by the same rules; the engine stays as it is. */
export function proposeAct(engine: Engine, act: Omit<Act, 'id'>): Proposal {
  return planAct(engine, act).proposal;
}

function planAct(engine: Engine, { act, by, why }: Omit<Act, 'id'>): PlannedAct {
  switch (act.kind) {
    case 'message-sent':
    case 'contact-result':
      return contactResult(engine, act);
    case 'report-fraud':
      return reportFraud(engine, act, by);
    case 'open-case':
      return openByAct(engine, act);
    case 'investigate':
      return investigate(engine, act);
    case 'close-case':
      return closeByAct(engine, act, by);
    case 'reopen-case':
      return reopenCase(engine, act);
    case 'authorise':
      return authorise(engine, act);
    case 'bar':
      return bar(engine, act, by);
    case 'barring-completed':
      return barringCompleted(engine, act);
    case 'reopen-line':
      return reopenByAct(engine, act, by);
    case 'suspend':
      return suspendByAct(engine, act, { by, why });
    case 'block':
      return blockByAct(engine, act, by);
    case 'extend':
      return extend(engine, act, by);
    case 'end-measure':
      return endMeasure(engine, act, { by, why });
    default:
      return never(act);
  }
}
