// Which plan of the policy is in force for a line at an hour, and what it says.
import type { Service } from '../call/call-event.ts';
import type { BusyLine, ContactPlan, ContactPolicy, LocalHours } from '../policy/contact-policy.ts';
import type { Contact, Subscriber } from '../subscriber/subscriber.ts';
import { isWithin } from './quiet-hours.ts';

const minute = 60_000;

/** What is known of the line and the moment at which a plan is chosen. */
export interface PlanFacts {
  readonly type: Subscriber['type'];
  readonly service: Service;
  /** 0–23, where the line is. */
  readonly localHour: number;
  /** Loss is running. */
  readonly urgent: boolean;
}

/** A plan with nothing left open. */
export interface PlanInForce {
  /** '' for what the policy says for everybody. */
  readonly name: string;
  /** Undefined: every channel, in the order of the list of contacts. */
  readonly channels: readonly Contact['channel'][] | undefined;
  /** Ascending, after the case was opened. */
  readonly attemptsAtMs: readonly number[];
  readonly answerWithinMs: number;
  readonly retryEveryMs: number;
  readonly taskEveryMs: number;
  /** Attempts must have gone out on so many channels before silence counts. */
  readonly channelsMin: number;
  readonly busy: BusyLine;
  readonly quietHours: LocalHours;
}

const busyLine: BusyLine = { retryAfterMs: 2 * minute, triesMax: 3, counts: false };
const quietHours: LocalHours = { fromHour: 22, toHour: 7 };

/** The first plan that fits, over what the policy says for everybody. */
export function contactPlanFor(policy: ContactPolicy, facts: PlanFacts): PlanInForce {
  const plan = (policy.plans ?? []).find(one => fits(one, facts));
  return {
    name: plan?.name ?? '',
    channels: plan?.channels,
    attemptsAtMs: plan?.attemptsAtMs ?? policy.attemptsAtMs,
    answerWithinMs: plan?.answerWithinMs ?? policy.answerWithinMs,
    retryEveryMs: plan?.retryEveryMs ?? policy.retryEveryMs,
    taskEveryMs: policy.taskEveryMs ?? 240 * minute,
    channelsMin: policy.channelsMin,
    busy: plan?.busy ?? policy.busy ?? busyLine,
    quietHours: policy.quietHours ?? quietHours,
  };
}

function fits({ for: lines = {} }: ContactPlan, facts: PlanFacts): boolean {
  const { type, service, hours, urgent } = lines;
  return (
    (type === undefined || type === facts.type) &&
    (service === undefined || service === facts.service) &&
    (hours === undefined || isWithin(hours, facts.localHour)) &&
    (urgent === undefined || urgent === facts.urgent)
  );
}

/**
 * What is at stake decides whether a question waits for the end of the quiet hours: it does not
 * while a call goes on, nor from the evidence on that the policy names, or else opens cases at.
 */
export function isUrgent(
  { contact, level }: { contact: ContactPolicy; level: { readonly alert: number } },
  risk: { readonly evidence: number; readonly callsInProgress: number },
): boolean {
  const evidence = contact.urgentEvidence ?? 0;
  return risk.callsInProgress > 0 || risk.evidence >= (evidence > 0 ? evidence : level.alert);
}
