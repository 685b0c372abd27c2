// Acts on cases: what people open, report, close and open again. The desk keeps their states.
import type { Act, ActKind } from '../core/case/act.ts';
import { closeCase, disowned, forgetWord } from './case-input.ts';
import { caseOpened, caseRisk } from './case-risk.ts';
import type { Effect } from './effect.ts';
import type { Engine } from './engine.ts';
import { accountNamed, accountOfLine, lineOf } from './lines.ts';
import { caseWith, openCase } from './open-case.ts';
import { gateOf, type PlannedAct, planned, refusedPlan } from './planned-act.ts';
import { type Case, stateLimits } from './state.ts';
import { restoreLine, suspendLines } from './suspend.ts';
import { addTimer } from './timers.ts';

type Of<Kind extends ActKind['kind']> = Extract<ActKind, { readonly kind: Kind }>;

const reviewSoonMs = 15_000;

export function contactResult(
  engine: Engine,
  act: Of<'contact-result' | 'message-sent'>,
): PlannedAct {
  return onOpenCase(engine, act.case, () => {});
}

export function investigate(engine: Engine, act: Of<'investigate'>): PlannedAct {
  return onOpenCase(engine, act.case, () => {});
}

/** A line whose calls are lawful does not stay stopped; otherwise measures keep their own ends. */
export function closeByAct(engine: Engine, act: Of<'close-case'>, by: Act['by']): PlannedAct {
  return onOpenCase(engine, act.case, (open, effects) => {
    closeCase(engine, open.case, act.outcome);
    if (act.outcome !== 'lawful') return;
    for (const subscriber of open.lines) {
      if (lineOf(engine.state, subscriber).suspension?.case !== open.case) continue;
      restoreLine(engine, subscriber, open.case, effects, { by });
    }
  });
}

function onOpenCase(
  engine: Engine,
  name: string,
  carryOut: (open: Case, effects: Effect[]) => void,
): PlannedAct {
  const open = engine.state.cases.get(name);
  if (open === undefined) {
    const closed = engine.state.closed.has(name);
    return refusedPlan(engine, closed ? 'case-closed' : 'unknown-case', { case: name });
  }
  return planned(engine, { case: name }, effects => {
    carryOut(open, effects);
    return name;
  });
}

/** Opens a case, or finds the one that the line has part in already. */
export function openByAct(engine: Engine, { subscriber }: Of<'open-case'>): PlannedAct {
  return onLineCase(engine, subscriber, {}, () => {});
}

/**
 * The owner's word, unasked: ground C at once. Said of the line that a case asks about it is its
 * answer, and holds for those lines that act together with it.
 */
export function reportFraud(
  engine: Engine,
  { subscriber }: Of<'report-fraud'>,
  by: Act['by'],
): PlannedAct {
  const { state } = engine;
  const endMs = state.nowMs + state.policy.suspension.lastsMs;
  const facts = { measure: 'suspension', ground: 'C', scope: 'international', endMs } as const;
  return onLineCase(engine, subscriber, facts, (open, effects) => {
    forgetWord(lineOf(state, subscriber));
    let stopped = [subscriber];
    const asked = subscriber === open.subscriber;
    if (asked) {
      open.contact = { ...open.contact, reached: true };
      open.notMine = true;
      stopped = [...new Set([subscriber, ...disowned(engine, open)])];
    }
    const gates = [gateOf('owner-word', true, 'reported by the subscriber')];
    suspendLines(engine, open.case, stopped, 'C', effects, {
      gates,
      by,
      ...(!asked && { alone: true }),
    });
  });
}

function onLineCase(
  engine: Engine,
  subscriber: string,
  facts: Parameters<typeof planned>[1],
  carryOut: (open: Case, effects: Effect[]) => void,
): PlannedAct {
  const { state } = engine;
  const subjects = [{ kind: 'line', subscriber }] as const;
  if (accountOfLine(state, subscriber) === undefined)
    return refusedPlan(engine, 'unknown-line', { ...facts, subjects });
  const known = caseWith(state, subscriber);
  const gates = [
    ...(facts.gates ?? []),
    gateOf(
      'room-for-a-case',
      known !== undefined || state.cases.size < stateLimits.cases,
      known?.case ?? `${state.cases.size} cases are open`,
    ),
  ];
  return planned(engine, { ...facts, subjects, gates, case: known?.case ?? '' }, effects => {
    const open = known ?? openCase(state, lineOf(state, subscriber))!;
    if (known === undefined) effects.push(caseOpened(engine, open, caseRisk(engine, open)));
    carryOut(open, effects);
    return open.case;
  });
}

/** Its contact log stays; measures and the owner's word begin anew. */
export function reopenCase(engine: Engine, act: Of<'reopen-case'>): PlannedAct {
  const { state } = engine;
  const closed = state.closed.get(act.case);
  if (closed === undefined) {
    const open = state.cases.has(act.case);
    return refusedPlan(engine, open ? 'case-open' : 'unknown-case', { case: act.case });
  }
  const room = state.cases.size < stateLimits.cases;
  const gates = [gateOf('room-for-a-case', room, `${state.cases.size} cases are open`)];
  return planned(engine, { case: act.case, gates }, () => {
    state.closed.delete(act.case);
    const inForce = closed.lines.some(one => lineOf(state, one).suspension?.case === closed.case);
    if (!inForce) closed.ground = '';
    closed.notMine = false;
    state.cases.set(closed.case, closed);
    const account = accountNamed(state, closed.account);
    if (account !== undefined && account.case === '') account.case = closed.case;
    addTimer(state, state.nowMs + reviewSoonMs, 'case', closed.case);
    return closed.case;
  });
}
