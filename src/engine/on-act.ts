// What people do, as inputs: judged by the rules, then carried out or refused.

import type { Act } from '../core/case/act.ts';
import type { Proposal } from '../core/case/proposal.ts';
import { never } from '../core/stdx/assert.ts';
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
import { type PlannedAct, refusedPlan } from './planned-act.ts';
import { keep, stateLimits } from './state.ts';

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

function planAct(engine: Engine, { act, by }: Omit<Act, 'id'>): PlannedAct {
  switch (act.kind) {
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
    case 'bar':
    case 'barring-completed':
    case 'reopen-line':
    case 'suspend':
    case 'block':
    case 'extend':
    case 'end-measure':
      return refusedPlan(engine, 'not-offered', {});
    default:
      return never(act);
  }
}
