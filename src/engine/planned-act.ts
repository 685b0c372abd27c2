// An act is judged first, without touching anything, and carried out only if every gate is met:
// what a proposal shows is what the act does.
import { allMet, type Gate } from '../core/barring/gates.ts';
import type { Proposal } from '../core/case/proposal.ts';
import type { Effect } from './effect.ts';
import type { Engine } from './engine.ts';

export interface PlannedAct {
  readonly proposal: Proposal;
  /** Only where the proposal allows it; gives the case that it belongs to, '' for none. */
  carryOut(effects: Effect[]): string;
}

/** What a plan says beyond an act that begins no measure. */
export type Planned = Partial<Omit<Proposal, 'allowed' | 'reason' | 'beginMs'>>;

/** Allowed where every gate is met; `reason` otherwise names the first that is not. */
export function planned(
  { state }: Engine,
  facts: Planned,
  carryOut: PlannedAct['carryOut'],
): PlannedAct {
  const gates = facts.gates ?? [];
  const unmet = gates.find(one => !one.met);
  return {
    proposal: {
      subjects: [],
      ground: '',
      scope: 'nothing',
      case: '',
      endMs: null,
      ...facts,
      gates,
      allowed: allMet(gates),
      reason: unmet?.gate ?? '',
      beginMs: state.nowMs,
    },
    carryOut,
  };
}

/** What cannot be judged at all: it names something that is not there. */
export function refusedPlan(engine: Engine, reason: string, facts: Planned = {}): PlannedAct {
  const { proposal } = planned(engine, facts, () => '');
  return { proposal: { ...proposal, allowed: false, reason }, carryOut: () => '' };
}

export function gateOf(gate: string, met: boolean, fact: string): Gate {
  return { gate, met, fact };
}
