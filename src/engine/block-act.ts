// A person blocks an address or a country: every gate holds for them too, and somebody else
// approves it.
import type { Gate } from '../core/barring/gates.ts';
import type { Act, ActKind, MeasureSubject } from '../core/case/act.ts';
import { beginBlock, blockFigures } from './block-campaign.ts';
import { type BlockKind, blockGrounds, blocksOf } from './block-gates.ts';
import type { Engine } from './engine.ts';
import { gateOf, type PlannedAct, planned, refusedPlan } from './planned-act.ts';

type BlockAct = Extract<ActKind, { readonly kind: 'block' }>;

export function blockByAct(engine: Engine, act: BlockAct, by: Act['by']): PlannedAct {
  const { state } = engine;
  const at = placeOf(act.subject);
  if (at === undefined) return refusedPlan(engine, 'not-for-lines', { subjects: [act.subject] });
  const { gates: found, subscribers } = blockGrounds(engine, at.kind, at.subject);
  const inForce = blocksOf(state, at.kind).has(at.subject);
  const { lastsMs: most } = blockFigures(state, at.kind);
  const { lastsMs } = act;
  const gates = [
    gateOf('not-in-force', !inForce, inForce ? 'in force already' : 'not in force'),
    ...found.filter(one => one.gate !== 'approved'),
    approvedGate(act.approvals, by),
    endGate(lastsMs, most),
  ];
  const facts = {
    measure: at.kind,
    subjects: [act.subject],
    gates,
    ground: at.kind === 'source-block' ? 'R5' : 'R6',
    scope: 'international',
    endMs: state.nowMs + lastsMs,
  } as const;
  return planned(engine, facts, effects =>
    beginBlock(engine, at, { gates, subscribers, lastsMs, by }, effects),
  );
}

/** Where the block of an address or a country is kept; undefined for a line. */
export function placeOf(
  subject: MeasureSubject,
): { readonly kind: BlockKind; readonly subject: string } | undefined {
  if (subject.kind === 'source') return { kind: 'source-block', subject: subject.sourceIp };
  if (subject.kind === 'country') return { kind: 'country-block', subject: subject.country };
  return undefined;
}

/** Four eyes: who acts is not among those who approve, and somebody does. */
export function approvedGate(approvals: readonly string[], by: Act['by']): Gate {
  const own = approvals.includes(by);
  const given = approvals.filter(one => one !== '');
  const fact = own ? 'who asks cannot approve' : given.join(', ') || 'by nobody';
  return gateOf('approved', !own && given.length > 0, fact);
}

/** An end that is there, and not further off than the policy allows. */
export function endGate(leftMs: number, mostMs: number): Gate {
  const met = Number.isSafeInteger(leftMs) && leftMs > 0 && leftMs <= mostMs;
  return gateOf('end', met, `in ${minutes(leftMs)} of at most ${minutes(mostMs)} minutes`);
}

function minutes(ms: number): number {
  return Math.round(ms / 60_000);
}
