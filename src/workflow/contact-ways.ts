// Over which contacts the desk may speak about a line, and by which plan.
import { contactPlanFor, isUrgent, type PlanInForce } from '../core/contact/contact-plan.ts';
import { afterQuietHours } from '../core/contact/quiet-hours.ts';
import { usableContacts } from '../core/contact/usable-contacts.ts';
import { numberOf, writtenForms } from '../core/contact/written-number.ts';
import { hourOfDay, localMs } from '../core/metering/calendar.ts';
import { type DialPlan, dialPlans } from '../core/numbering/dial-plan.ts';
import type { Policy } from '../core/policy/policy.ts';
import type { Contact } from '../core/subscriber/subscriber.ts';
import { keep } from '../engine/state.ts';
import { contactsOf, isLineOfAccount } from './contact-book.ts';
import { type CaseSubject, type Desk, type DeskCase, deskLimits } from './desk-state.ts';

/** A number that was wrong may be the subscriber's again. */
const wrongForMs = 90 * 86_400_000;

/** The contacts of a line that may be used now. Never the line itself, nor one of its account. */
export function usableFor(
  desk: Desk,
  policy: Policy,
  subscriber: string,
  channels?: PlanInForce['channels'],
): Contact[] {
  return usableContacts(contactsOf(desk.contacts, subscriber), {
    nowMs: desk.nowMs,
    settledMs: policy.contact.contactSettledMs,
    channels,
    isRefused: contact =>
      isOwnLine(desk, subscriber, contact) ||
      isWrong(desk, subscriber, contact) ||
      (desk.live && contact.address === ''),
  });
}

/** Whether who answers there may be whoever makes the calls: the line, or one of its account. */
export function isOwnLine(desk: Desk, subscriber: string, { channel, address }: Contact): boolean {
  if (channel === 'mail' || address === '') return false;
  const plan = dialPlans[desk.country as keyof typeof dialPlans] ?? dialPlans.JP;
  return (
    isSameNumber(address, subscriber, plan) ||
    isLineOfAccount(desk.contacts, subscriber, writtenForms(address, plan))
  );
}

function isSameNumber(address: string, subscriber: string, plan: DialPlan): boolean {
  const number = numberOf(address, plan);
  return number !== '' && number === numberOf(subscriber, plan);
}

/** The plan for the case as it stands now. */
export function planOf(
  desk: Desk,
  policy: Policy,
  about: CaseSubject & Pick<DeskCase, 'risk'>,
): { readonly plan: PlanInForce; readonly urgent: boolean } {
  const urgent = isUrgent(policy, about.risk);
  const localHour = hourOfDay(localMs(desk.calendar, about.timeZone, desk.nowMs));
  const { type, service } = about;
  return { plan: contactPlanFor(policy.contact, { type, service, localHour, urgent }), urgent };
}

/** When it may be said: at once where it is urgent, else after the quiet hours. */
export function sayableMs(
  desk: Desk,
  one: Pick<DeskCase, 'plan' | 'timeZone'>,
  atMs: number,
  urgent: boolean,
): number {
  const where = { calendar: desk.calendar, zone: one.timeZone };
  return urgent ? atMs : afterQuietHours(atMs, one.plan.quietHours, where);
}

/** Nobody of the subscriber's is there: not used again. */
export function strikeOut(desk: Desk, one: DeskCase, contact: Contact): void {
  keep(desk.wrong, wrongKey(one.subscriber, contact), desk.nowMs, deskLimits.wrong);
  one.contacts = one.contacts.filter(
    other => other.channel !== contact.channel || other.address !== contact.address,
  );
}

function isWrong(desk: Desk, subscriber: string, contact: Contact): boolean {
  const sinceMs = desk.wrong.get(wrongKey(subscriber, contact));
  return sinceMs !== undefined && desk.nowMs - sinceMs < wrongForMs;
}

function wrongKey(subscriber: string, { channel, address }: Contact): string {
  return `${subscriber} ${channel} ${address}`;
}
