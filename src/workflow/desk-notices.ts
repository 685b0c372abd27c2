// What the desk has told: notices about measures, restorations and contacts. They ask nothing.
import type { MessageFacts, MessageOrder, NoticeKind } from '../core/case/message-order.ts';
import { contactPlanFor } from '../core/contact/contact-plan.ts';
import type { Contact } from '../core/subscriber/subscriber.ts';
import type { Effect } from '../engine/effect.ts';
import type { ChangedContacts } from './contact-book.ts';
import { isOwnLine, sayableMs, usableFor } from './contact-ways.ts';
import type { DeskCase } from './desk-state.ts';
import type { DeskTurn } from './desk-turn.ts';

/** A notice that could not be sent for so long is sent no more. */
const sendableForMs = 86_400_000;
/** Lines suspended one after the other are told of one by one, but not without end. */
const noticesAtMost = 20;

interface NoticeText {
  readonly notice: NoticeKind;
  readonly subscriber: string;
  /** Not held back by the quiet hours. */
  readonly urgent: boolean;
  readonly facts: MessageFacts;
}

/** Tells all usable contacts of the case's line; live only, for nobody hears it in a replay. */
export function notifyCase(turn: DeskTurn, one: DeskCase, text: NoticeText): void {
  if (!turn.desk.live) return;
  give(turn, one.contacts, one.case, text, one);
}

/** Tells all usable contacts of a line, with or without a case. */
function notifyLine(turn: DeskTurn, name: string, text: NoticeText): void {
  const { desk, policy } = turn;
  if (!desk.live) return;
  give(turn, usableFor(desk, policy, text.subscriber), name, text, homeLine(turn));
}

/** Where no case says more of the line. */
function homeLine({ desk, policy }: DeskTurn): Pick<DeskCase, 'plan' | 'timeZone'> {
  const facts = { type: 'individual', service: 'ip', localHour: 12, urgent: false } as const;
  const plan = contactPlanFor({ ...policy.contact, plans: [] }, facts);
  return { plan, timeZone: desk.calendar.homeZone };
}

function give(
  turn: DeskTurn,
  contacts: readonly Contact[],
  name: string,
  { notice, subscriber, urgent, facts }: NoticeText,
  line: Pick<DeskCase, 'plan' | 'timeZone'>,
): void {
  const atMs = sayableMs(turn.desk, line, turn.desk.nowMs, urgent);
  for (const { channel, address } of contacts) {
    const order: MessageOrder = {
      notice,
      channel,
      address,
      case: name,
      subscriber,
      attempt: 0,
      atMs,
      untilMs: atMs + sendableForMs,
      facts,
    };
    turn.output.messages.push(order);
  }
}

/** What a message about the calls of a case may say. */
export function callFacts({ risk }: DeskCase): MessageFacts {
  const { calls, countries, firstCallMs, exposureYen } = risk;
  return {
    ...(calls > 0 && { calls, countries }),
    ...(firstCallMs > 0 && { firstCallMs }),
    exposureYen,
  };
}

/** Why, since when, until when; after a suspension on silence it is the notice afterwards. */
export function tellMeasure(
  turn: DeskTurn,
  one: DeskCase,
  begun: Extract<Effect, { kind: 'measure-begun' }>,
): void {
  if (one.notices >= noticesAtMost) return;
  one.notices += 1;
  const { ground, subscribers } = begun;
  const asked = subscribers.includes(one.subscriber) ? one.subscriber : subscribers[0]!;
  notifyCase(turn, one, {
    notice: ground === 'A' || ground === 'B' ? 'notice-after' : 'suspension',
    subscriber: asked,
    urgent: true,
    facts: {
      ...callFacts(one),
      ground,
      beginMs: turn.desk.nowMs,
      ...(one.measureEndMs > 0 && { endMs: one.measureEndMs }),
    },
  });
}

/** What the engine decided about a line, as far as its owner is told of it here. */
export function tellDecision(
  turn: DeskTurn,
  decision: Extract<Effect, { kind: 'decision' }>['decision'],
): void {
  if (decision.type === 'barring') {
    const { subscriber, beginMs } = decision;
    const facts = { beginMs };
    const text = { notice: 'request-received', subscriber, urgent: true, facts } as const;
    notifyLine(turn, decision.case, text);
  }
  if (decision.type === 'restoration' && decision.subscriber !== undefined) {
    const { subscriber, by } = decision;
    // Who opened the line again is there and wants to know; who did not may sleep.
    const urgent = by !== undefined;
    const facts = { beginMs: turn.desk.nowMs };
    notifyLine(turn, decision.case, { notice: 'restoration', subscriber, urgent, facts });
  }
}

/** What was asked for is done everywhere in the network (R20). */
export function tellCompleted(
  turn: DeskTurn,
  done: { readonly case: string; readonly subscriber: string; readonly completedMs: number },
): void {
  const { subscriber, completedMs } = done;
  const facts = { beginMs: completedMs };
  notifyLine(turn, done.case, { notice: 'request-completed', subscriber, urgent: true, facts });
}

/** Whoever was there before hears that somebody changed it. */
export function tellChangedContacts(turn: DeskTurn, changed: readonly ChangedContacts[]): void {
  const { desk } = turn;
  if (!desk.live) return;
  for (const { subscriber, toTell } of changed) {
    const text = { notice: 'contact-changed', subscriber, urgent: true, facts: {} } as const;
    const others = toTell.filter(contact => !isOwnLine(desk, subscriber, contact));
    give(turn, others, '', text, homeLine(turn));
  }
}
