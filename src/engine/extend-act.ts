// A measure in force is extended on a recorded re-evaluation, or ended early, by a person.
import type { Gate } from '../core/barring/gates.ts';
import type { Act, ActKind } from '../core/case/act.ts';
import { approvedGate, endGate, placeOf } from './block-act.ts';
import { blockFigures, endBlock, planReview, writeBlock } from './block-campaign.ts';
import { blockGrounds, blocksOf } from './block-gates.ts';
import type { Engine } from './engine.ts';
import { lineNamed, lineOf } from './lines.ts';
import { gateOf, type PlannedAct, planned, refusedPlan } from './planned-act.ts';
import type { Case, EngineState, Suspension } from './state.ts';
import { attackGoesOn, renewSuspension, restoreLine } from './suspend.ts';

type Of<Kind extends ActKind['kind']> = Extract<ActKind, { readonly kind: Kind }>;

/** The end moves on; a measure never stands longer ahead than the policy lets it begin. */
export function extend(engine: Engine, act: Of<'extend'>, by: Act['by']): PlannedAct {
  const { subject } = act;
  return subject.kind === 'line'
    ? extendSuspension(engine, subject.subscriber, act, by)
    : extendBlock(engine, act, by);
}

function extendSuspension(
  engine: Engine,
  subscriber: string,
  { subject, untilMs }: Of<'extend'>,
  by: Act['by'],
): PlannedAct {
  const { state } = engine;
  const suspension = lineNamed(state, subscriber)?.suspension;
  if (suspension === undefined) return refusedPlan(engine, 'not-in-force', { subjects: [subject] });
  const gates = [
    gateOf('later', untilMs > suspension.endMs, 'than its end so far'),
    endGate(untilMs - state.nowMs, state.policy.suspension.lastsMs),
    ...reasonGates(engine, subscriber, suspension),
  ];
  const facts = {
    measure: 'suspension',
    subjects: [subject],
    gates,
    ground: suspension.ground,
    scope: 'international',
    case: suspension.case,
    endMs: untilMs,
  } as const;
  return planned(engine, facts, effects => {
    renewSuspension(engine, lineOf(state, subscriber), untilMs, effects, { gates, by });
    return suspension.case;
  });
}

/** Whether what a suspension rests on still holds, by its ground. */
function reasonGates(engine: Engine, subscriber: string, suspension: Suspension): Gate[] {
  const { state } = engine;
  const { ground } = suspension;
  const of = state.cases.get(suspension.case) ?? state.closed.get(suspension.case);
  if (ground === 'C') return [gateOf('owner-word', true, 'stands until the cause is mended')];
  const line = lineNamed(state, subscriber)!;
  const on = attackGoesOn(state, line);
  const attempts = gateOf(
    'attempts',
    on,
    `${suspension.refused} refused, ${on ? 'of' : 'none'} late`,
  );
  const clause = gateOf('clause', state.policy.clause !== '', state.policy.clause);
  if (ground === 'D') {
    const given = line.authorisation !== undefined;
    return [gateOf('authorised', given, given ? 'by the owner' : 'taken back'), attempts, clause];
  }
  return [silenceGate(of), attempts, clause];
}

/** Grounds A and B rest on silence: an answer other than "not mine" takes it away. */
function silenceGate(of: Case | undefined): Gate {
  const silent = of !== undefined && (of.notMine || !of.contact.reached);
  return gateOf('contact', silent, silent ? 'nobody was reached' : 'somebody was reached');
}

function extendBlock(
  engine: Engine,
  { subject, untilMs, approvals = [] }: Of<'extend'>,
  by: Act['by'],
): PlannedAct {
  const { state } = engine;
  const at = placeOf(subject)!;
  const block = blocksOf(state, at.kind).get(at.subject);
  if (block === undefined) return refusedPlan(engine, 'not-in-force', { subjects: [subject] });
  const grounds = blockGrounds(engine, at.kind, at.subject);
  const gates = [
    gateOf('later', untilMs > block.endMs, 'than its end so far'),
    endGate(untilMs - state.nowMs, blockFigures(state, at.kind).lastsMs),
    ...withApproval(grounds.gates, approvals, by),
  ];
  const facts = {
    measure: at.kind,
    subjects: [subject],
    gates,
    ground: at.kind === 'source-block' ? 'R5' : 'R6',
    scope: 'international',
    case: block.case,
    endMs: untilMs,
  } as const;
  return planned(engine, facts, effects => {
    block.endMs = untilMs;
    planReview(state, at.kind, at.subject, block);
    const { subscribers } = grounds;
    writeBlock(state, at, block, { gates, subscribers, by }, effects, true);
    return block.case;
  });
}

/** What the policy may renew by itself a person may extend; else, or if named, others approve. */
function withApproval(
  gates: readonly Gate[],
  approvals: readonly string[],
  by: Act['by'],
): readonly Gate[] {
  const needed = gates.some(one => one.gate === 'approved' && !one.met);
  if (!needed && approvals.length === 0) return gates;
  return [...gates.filter(one => one.gate !== 'approved'), approvedGate(approvals, by)];
}

/**
 * Early end. What stops a line on the owner's word is opened by `reopen-line`, with the word that
 * the cause is mended; other grounds by a person who says why the stop was not right.
 */
export function endMeasure(
  engine: Engine,
  { subject }: Of<'end-measure'>,
  { by, why }: Pick<Act, 'by' | 'why'>,
): PlannedAct {
  const { state } = engine;
  const at = placeOf(subject);
  if (at !== undefined) {
    const block = blocksOf(state, at.kind).get(at.subject);
    const facts = { subjects: [subject], case: block?.case ?? '' };
    if (block === undefined) return refusedPlan(engine, 'not-in-force', facts);
    return planned(engine, facts, effects => endBlock(engine, at, effects, { by }));
  }
  const subscriber = subject.kind === 'line' ? subject.subscriber : '';
  const line = lineNamed(state, subscriber);
  const stopped = line?.suspension ?? line?.partlyOpen;
  if (stopped === undefined) return refusedPlan(engine, 'not-in-force', { subjects: [subject] });
  const said = saidNotMine(state, stopped);
  const gates = [
    gateOf('owner-word', !said, said ? 'the owner says "not mine"' : 'nothing against it'),
    gateOf('reason', why.trim() !== '', why.trim() === '' ? 'none' : `recorded by ${by}`),
  ];
  return planned(engine, { subjects: [subject], gates, case: stopped.case }, effects => {
    restoreLine(engine, subscriber, stopped.case, effects, { by });
    return stopped.case;
  });
}

function saidNotMine(state: EngineState, stopped: Pick<Suspension, 'case' | 'ground'>): boolean {
  return stopped.ground === 'C' || state.cases.get(stopped.case)?.notMine === true;
}
