// Who is contacted how often, by which channel and when (R4, R21), as data of the policy.
import type { Service } from '../call/call-event.ts';
import type { Contact, Subscriber } from '../subscriber/subscriber.ts';

export interface ContactPolicy {
  readonly attemptsAtMs: readonly number[];
  /** How long an attempt waits for its answer. */
  readonly answerWithinMs: number;
  readonly channelsMin: number;
  readonly contactSettledMs: number;
  /** Beyond the plan, how often the owner is tried again. */
  readonly retryEveryMs: number;
  // What follows is absent in policies of older journals; then it is as in the standard one.
  /**
   * From so much evidence on, and while a call goes on, a question does not wait for the end of
   * the quiet hours; 0: from every alert on.
   */
  readonly urgentEvidence?: number;
  readonly quietHours?: LocalHours;
  readonly busy?: BusyLine;
  /** After a person's call that nobody answered, when the next is due. */
  readonly taskEveryMs?: number;
  /** Plans for some lines or hours; the first that fits holds. */
  readonly plans?: readonly ContactPlan[];
}

/** Local hours from the first on until before the second; over midnight where it is smaller. */
export interface LocalHours {
  readonly fromHour: number;
  readonly toHour: number;
}

/** A line with one channel may be busy with the fraud itself. */
export interface BusyLine {
  readonly retryAfterMs: number;
  readonly triesMax: number;
  /** Whether it counts as an attempt that nobody answered. */
  readonly counts: boolean;
}

/** What it does not say is as the policy says for everybody. */
export interface ContactPlan {
  readonly name: string;
  readonly for?: {
    readonly type?: Subscriber['type'];
    readonly service?: Service;
    readonly hours?: LocalHours;
    readonly urgent?: boolean;
  };
  /** In this order, and no others. */
  readonly channels?: readonly Contact['channel'][];
  readonly attemptsAtMs?: readonly number[];
  readonly answerWithinMs?: number;
  readonly retryEveryMs?: number;
  readonly busy?: BusyLine;
}
