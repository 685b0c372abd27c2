// A person suspends lines of a case: on the owner's word, or on silence where every gate is met.
import { allMet, type Gate } from '../core/barring/gates.ts';
import type { Act, ActKind } from '../core/case/act.ts';
import { silenceGates } from './check-grounds.ts';
import type { Engine } from './engine.ts';
import { lineNamed } from './lines.ts';
import { gateOf, type PlannedAct, planned, refusedPlan } from './planned-act.ts';
import type { Case } from './state.ts';
import { suspendLines } from './suspend.ts';

type Suspend = Extract<ActKind, { readonly kind: 'suspend' }>;

export function suspendByAct(
  engine: Engine,
  act: Suspend,
  how: Pick<Act, 'by' | 'why'>,
): PlannedAct {
  const { state } = engine;
  const { ground } = act;
  const facts = {
    measure: 'suspension',
    subjects: act.subscribers.map(subscriber => ({ kind: 'line', subscriber }) as const),
    ground,
    scope: 'international',
    case: act.case,
    endMs: state.nowMs + state.policy.suspension.lastsMs,
  } as const;
  const open = state.cases.get(act.case);
  if (open === undefined) {
    const closed = state.closed.has(act.case);
    return refusedPlan(engine, closed ? 'case-closed' : 'unknown-case', facts);
  }
  if (act.subscribers.length === 0) return refusedPlan(engine, 'no-lines', facts);
  const byLine = act.subscribers.map(one => gatesOf(engine, open, one, act, how));
  const gates = byLine.find(one => !allMet(one)) ?? byLine[0]!;
  return planned(engine, { ...facts, gates }, effects => {
    for (const [i, subscriber] of act.subscribers.entries()) {
      const decided = { gates: byLine[i]!, by: how.by, alone: true } as const;
      suspendLines(engine, open.case, [subscriber], ground, effects, decided);
    }
    return open.case;
  });
}

function gatesOf(
  engine: Engine,
  open: Case,
  subscriber: string,
  { ground }: Suspend,
  { by, why }: Pick<Act, 'by' | 'why'>,
): readonly Gate[] {
  const line = lineNamed(engine.state, subscriber);
  const belongs = open.lines.includes(subscriber) && line !== undefined;
  const stopped = line?.suspension !== undefined;
  const first = [
    gateOf('line-of-case', belongs, open.case),
    gateOf('not-suspended', !stopped, stopped ? 'suspended already' : 'not suspended'),
  ];
  if (!belongs) return first;
  if (ground !== 'C') return [...first, ...silenceGates(engine, open, line, ground)];
  const fact = open.notMine ? 'the owner says "not mine"' : `recorded by ${by}`;
  const said = open.notMine || why.trim() !== '';
  return [...first, gateOf('owner-word', said, said ? fact : 'no answer and no reason')];
}
