// Which contact plan holds for which lines and hours, and where its marks stand on a time axis.
import { contactPlanFor, type PlanInForce } from '../../../src/core/contact/contact-plan.ts';
import { isWithin } from '../../../src/core/contact/quiet-hours.ts';
import type { ContactPolicy } from '../../../src/core/policy/contact-policy.ts';

export interface PlanLine {
  readonly plan: PlanInForce;
  /** For whom it holds, one for each kind of line: `corporate`, `ip`, hours, urgent or not. */
  readonly holds: readonly PlanHolds[];
}

export interface PlanHolds {
  readonly type: 'individual' | 'corporate';
  readonly service: 'ip' | 'pstn';
  readonly urgent: boolean;
  /** Local hours in which it holds, 0–23. */
  readonly hours: readonly number[];
}

const types = ['individual', 'corporate'] as const;
const services = ['ip', 'pstn'] as const;
export const allHours = Array.from({ length: 24 }, (_, hour) => hour);

/** Each plan in force, with the lines and hours for which it is. */
export function planLines(contact: ContactPolicy): readonly PlanLine[] {
  const found = new Map<string, { plan: PlanInForce; holds: PlanHolds[] }>();
  for (const type of types) {
    for (const service of services) {
      for (const urgent of [true, false]) {
        const hoursOf = new Map<string, number[]>();
        for (const localHour of allHours) {
          const plan = contactPlanFor(contact, { type, service, localHour, urgent });
          if (!found.has(plan.name)) found.set(plan.name, { plan, holds: [] });
          const hours = hoursOf.get(plan.name) ?? [];
          hours.push(localHour);
          hoursOf.set(plan.name, hours);
        }
        for (const [name, hours] of hoursOf) {
          found.get(name)!.holds.push({ type, service, urgent, hours });
        }
      }
    }
  }
  return [...found.values()];
}

/** When the plan has come to its end without an answer: the last attempt waited in vain. */
export function exhaustedMs({ attemptsAtMs, answerWithinMs }: PlanInForce): number {
  return (attemptsAtMs.at(-1) ?? 0) + answerWithinMs;
}

/** Whether nobody is disturbed in that hour unless it is urgent. */
export function isQuietHour({ quietHours }: PlanInForce, hour: number): boolean {
  return isWithin(quietHours, hour);
}

/** Hours as spans: `[[22, 24], [0, 7]]`. */
export function spansOf(hours: readonly number[]): readonly (readonly [number, number])[] {
  const spans: [number, number][] = [];
  for (const hour of hours) {
    const last = spans.at(-1);
    if (last !== undefined && last[1] === hour) last[1] = hour + 1;
    else spans.push([hour, hour + 1]);
  }
  return spans;
}
