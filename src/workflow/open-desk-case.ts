// A case as it begins at the desk: its plan, its contacts, and how long it may lie idle.

import { planOf, usableFor } from './contact-ways.ts';
import { type CaseSubject, type Desk, type DeskCase, schedule } from './desk-state.ts';
import type { DeskTurn } from './desk-turn.ts';

const givenUpMs = 172_800_000;
/** A case that a person took up waits for that person's word. */
const investigatedForMs = 14 * 86_400_000;

export function newDeskCase(
  { desk, policy }: DeskTurn,
  about: CaseSubject & Pick<DeskCase, 'risk'>,
  attemptsBefore = 0,
): DeskCase {
  const { case: name, account, subscriber, zone, timeZone, type, service, risk } = about;
  const { plan, urgent } = planOf(desk, policy, about);
  return {
    case: name,
    account,
    subscriber,
    zone,
    timeZone,
    type,
    service,
    openedMs: desk.nowMs,
    state: 'open',
    plan,
    contacts: usableFor(desk, policy, subscriber, plan.channels),
    attemptsBefore,
    attempts: [],
    asking: false,
    urgent,
    risk,
    exhausted: false,
    reached: false,
    word: '',
    cause: undefined,
    failedMs: 0,
    investigatedMs: 0,
    suspended: [],
    measureEndMs: 0,
    notices: 0,
    closed: false,
    timers: [],
    told: '',
  };
}

export function giveUpLater(desk: Desk, { case: name }: DeskCase, fromMs: number): void {
  schedule(desk, fromMs + givenUpMs, name, 'give-up');
}

/** From when on the case lies idle: after the last failed challenge, or in a person's hands. */
export function busyUntilMs(one: DeskCase): number {
  const failed = one.failedMs === 0 ? 0 : one.failedMs + givenUpMs;
  const investigated = one.investigatedMs === 0 ? 0 : one.investigatedMs + investigatedForMs;
  return Math.max(failed, investigated);
}
