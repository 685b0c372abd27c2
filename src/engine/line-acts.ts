// Acts on a line that its owner decides: barring, authorising beforehand, opening again.
import type { Gate } from '../core/barring/gates.ts';
import type { Act, ActKind } from '../core/case/act.ts';
import type { Effect } from './effect.ts';
import type { Engine } from './engine.ts';
import { accountOfLine, lineNamed, lineOf } from './lines.ts';
import { caseWith } from './open-case.ts';
import { reopenLine } from './partly-open.ts';
import { gateOf, type Planned, type PlannedAct, planned, refusedPlan } from './planned-act.ts';

type Of<Kind extends ActKind['kind']> = Extract<ActKind, { readonly kind: Kind }>;

const countriesMost = 300;

/** Ground D, given or taken back; it is looked at whenever the line's calls are judged. */
export function authorise(engine: Engine, act: Of<'authorise'>): PlannedAct {
  const { authorisation, subscriber } = act;
  const gates = authorisation === null ? [] : [sense(authorisation)];
  return onLine(engine, subscriber, { gates }, () => {
    lineOf(engine.state, subscriber).authorisation =
      authorisation === null
        ? undefined
        : {
            ...(authorisation.overYen !== undefined && { overYen: authorisation.overYen }),
            hours: [...new Set(authorisation.hours)],
            countries: [...new Set(authorisation.countries)],
          };
    return '';
  });
}

function sense({ overYen = 0, hours, countries }: NonNullable<Of<'authorise'>['authorisation']>) {
  const met =
    Number.isSafeInteger(overYen) &&
    overYen >= 0 &&
    hours.every(hour => Number.isInteger(hour) && hour >= 0 && hour < 24) &&
    countries.length <= countriesMost;
  return gateOf('makes-sense', met, `over ${overYen} yen, ${hours.length} hours`);
}

/** Barring without an end of its own (R11, R12, R20). Calls in progress go on. */
export function bar(engine: Engine, { subscriber, on }: Of<'bar'>, by: Act['by']): PlannedAct {
  const { state } = engine;
  const barred = lineNamed(state, subscriber)?.barred;
  const gates = [
    gateOf(
      'not-barred',
      barred === undefined || barred.butUsual,
      barred === undefined ? 'not barred' : 'barred',
    ),
    gateOf('owner-word', true, on === 'request' ? 'asked for' : 'consented to'),
  ];
  const known = caseWith(state, subscriber)?.case ?? '';
  const scope = 'international';
  const facts = { measure: 'barring', gates, ground: on, scope, case: known } as const;
  return onLine(engine, subscriber, facts, effects => {
    let name = known;
    if (name === '') {
      name = `case-${state.nextCase}`;
      state.nextCase += 1;
    }
    const beginMs = state.nowMs;
    lineOf(state, subscriber).barred = { case: name, on, beginMs, butUsual: false };
    const at = { timeMs: state.nowMs, zone: state.zone, case: name };
    effects.push({
      kind: 'decision',
      decision: { type: 'barring', ...at, subscriber, on, beginMs, by },
    });
    return name;
  });
}

/** The network has it: nothing changes here, the desk tells the owner (R20). */
export function barringCompleted(engine: Engine, act: Of<'barring-completed'>): PlannedAct {
  const barred = lineNamed(engine.state, act.subscriber)?.barred;
  const same = barred?.case === act.case;
  const gates = [gateOf('barred', same, barred === undefined ? 'not barred' : barred.case)];
  return onLine(engine, act.subscriber, { gates, case: act.case }, () => act.case);
}

/**
 * Opens a line again, to usual destinations or in full. In full a suspended line is opened only on
 * the word that the cause is mended; barring that the owner asked for ends on the owner's word.
 */
export function reopenByAct(engine: Engine, act: Of<'reopen-line'>, by: Act['by']): PlannedAct {
  const { subscriber, stage, mended } = act;
  const line = lineNamed(engine.state, subscriber);
  const { suspension, partlyOpen, barred } = line ?? {};
  const stopped = suspension ?? partlyOpen;
  const gates: Gate[] = [
    gateOf(
      'in-force',
      stopped !== undefined || barred !== undefined,
      stopped !== undefined ? `ground ${stopped.ground}` : (barred?.on ?? 'nothing is'),
    ),
  ];
  if (stage === 'usual') {
    const further = suspension !== undefined || barred?.butUsual === false;
    gates.push(gateOf('not-open-so-far', further, further ? 'closed' : 'open to usual ones'));
  } else if (stopped !== undefined) {
    gates.push(gateOf('mended', mended, mended ? 'the owner says so' : 'nobody says so'));
  }
  const name = (stopped ?? barred)?.case ?? '';
  const scope = stage === 'usual' ? 'but-usual' : 'nothing';
  const endMs = stage === 'usual' && barred === undefined ? (stopped?.endMs ?? null) : null;
  const facts = { gates, case: name, scope, endMs } as const;
  return onLine(engine, subscriber, facts, effects =>
    reopenLine(engine, subscriber, { stage, mended, by }, effects),
  );
}

function onLine(
  engine: Engine,
  subscriber: string,
  facts: Planned,
  carryOut: (effects: Effect[]) => string,
): PlannedAct {
  const whole = { ...facts, subjects: [{ kind: 'line', subscriber }] } as const;
  if (accountOfLine(engine.state, subscriber) === undefined) {
    return refusedPlan(engine, 'unknown-line', { ...whole, gates: [] });
  }
  return planned(engine, whole, carryOut);
}
