// The one place through which cases, measures, calls and contacts leave the API: what is shown
// depends on the stage of disclosure that is open to the caller.
import type { Approval } from '../../core/access/approvals.ts';
import { stateAt } from '../../core/access/approvals.ts';
import type { Attachment, Note } from '../../core/access/desk-papers.ts';
import type { MessageRow } from '../../core/access/desk-rows.ts';
import type { Stage } from '../../core/access/disclosure.ts';
import type { Gate } from '../../core/barring/gates.ts';
import type { Reason } from '../../core/barring/verdict.ts';
import type { CallRow, DecisionRow, MeasureRow, UsageDay } from '../../core/case/case-rows.ts';
import type { HandoverNote } from '../../core/case/handover.ts';
import { maskNumber } from '../../core/numbering/mask-number.ts';
import { maskNumbersIn } from '../../core/numbering/mask-numbers-in.ts';
import type { Contact, Subscriber } from '../../core/subscriber/subscriber.ts';
import type { ApprovalView } from '../contract/approvals.ts';
import type { DecisionView } from '../contract/cases.ts';
import type { MeasureView } from '../contract/measures.ts';
import type { OpaqueNames } from './opaque-names.ts';

/** A call in detail: ranges and addresses from stage 3, its number in full at stage 4. */
export function presentCall(call: CallRow, stage: 3 | 4) {
  const { callId, to, country, sourceIp, setupMs, answerMs, endMs, milliYen, verdict } = call;
  const shown = stage === 4 ? to : maskNumber(to);
  const times = { setupMs, answerMs, endMs };
  return { callId, to: shown, country, sourceIp, ...times, milliYen, verdict, case: call.case };
}

/** Sums by day; by country too from stage 2. */
export function presentUsage(days: readonly UsageDay[], stage: Stage) {
  if (stage >= 2) return days.map(day => ({ ...day }));
  const sums = new Map<string, Omit<UsageDay, 'country'> & { country: null }>();
  for (const one of days) {
    const sum = sums.get(one.day);
    sums.set(one.day, {
      day: one.day,
      country: null,
      calls: (sum?.calls ?? 0) + one.calls,
      seconds: (sum?.seconds ?? 0) + one.seconds,
      milliYen: (sum?.milliYen ?? 0) + one.milliYen,
      refused: (sum?.refused ?? 0) + one.refused,
    });
  }
  return [...sums.values()];
}

/** A decision with its evidence; what readings say in words names countries, from stage 2. */
export function presentDecision({ key, decision }: DecisionRow, stage: Stage): DecisionView {
  const { reasons, ...rest } = decision;
  return {
    key,
    ...rest,
    ...('gates' in rest && rest.gates && { gates: presentGates(rest.gates) }),
    ...(reasons === undefined ? {} : { reasons: presentReasons(reasons, stage) }),
  };
}

export function presentMeasure(measure: MeasureRow, stage: Stage): MeasureView {
  const { reasons = [], gates, subject, ...rest } = measure;
  return {
    ...rest,
    subject: { ...subject },
    gates: presentGates(gates),
    reasons: presentReasons(reasons, stage),
  };
}

function presentReasons(reasons: readonly Reason[], stage: Stage): Reason[] {
  return reasons.map(({ reading, decibans, text }) => {
    return { reading, decibans, text: stage >= 2 ? maskNumbersIn(text) : '' };
  });
}

export function presentGates(gates: readonly Gate[]): Gate[] {
  return gates.map(({ gate, met, fact }) => ({ gate, met, fact: maskNumbersIn(fact) }));
}

export function presentNote({ id, by, atMs, text }: Note) {
  return { id, by, atMs, text: maskNumbersIn(text) };
}

export function presentHandoverNote(note: HandoverNote): HandoverNote {
  return { ...note, text: maskNumbersIn(note.text) };
}

export function presentAttachment({ case: _, ...rest }: Attachment) {
  return { ...rest, name: maskNumbersIn(rest.name) };
}

export function presentApproval(approval: Approval, nowMs: number): ApprovalView {
  const { matter, why, decidedWhy, gates, ...rest } = approval;
  return {
    ...rest,
    matter: { ...matter },
    state: stateAt(approval, nowMs),
    why: maskNumbersIn(why),
    gates: presentGates(gates),
    ...(decidedWhy === undefined ? {} : { decidedWhy: maskNumbersIn(decidedWhy) }),
  };
}

/** A line of the lists; its name only for whoever may call its owner. */
export function presentSubscriber(line: Subscriber, to: { names: OpaqueNames; named: boolean }) {
  return {
    id: to.names.idOf('line', line.subscriber),
    subscriber: line.subscriber,
    name: (to.named ? line.name : undefined) ?? null,
    nameKana: (to.named ? line.nameKana : undefined) ?? null,
    accountId: to.names.idOf('account', line.account),
    account: line.account,
    type: line.type,
    service: line.service,
    channels: line.channels ?? null,
    deviceModel: line.deviceModel ?? null,
    challenge: line.challenge,
    sinceMs: line.sinceMs ?? null,
    untilMs: line.untilMs ?? null,
    lastMonthYen: line.lastMonthYen ?? null,
    timeZone: line.timeZone ?? null,
  };
}

export function presentMessage(message: MessageRow) {
  const { channel, address, error } = message;
  const contact = channel === 'task' ? 'voice' : channel;
  const shown = presentContact({ channel: contact, address }, false).address;
  return { ...message, address: shown, error: error === null ? null : maskNumbersIn(error) };
}

/** In full only where the view of it was recorded. */
export function presentContact({ channel, address, changedMs }: Contact, inFull: boolean) {
  const shown = inFull ? address : channel === 'mail' ? maskMail(address) : maskNumber(address);
  return { channel, address: shown, changedMs: changedMs ?? null };
}

function maskMail(address: string): string {
  const at = address.lastIndexOf('@');
  return at < 1 ? '***' : `${address[0]}***${address.slice(at)}`;
}
