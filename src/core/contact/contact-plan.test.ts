import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ContactPlan } from '../policy/contact-policy.ts';
import { standardPolicy } from '../policy/policy.ts';
import { contactPlanFor, isUrgent, type PlanFacts } from './contact-plan.ts';

const { contact } = standardPolicy;
const facts: PlanFacts = { type: 'individual', service: 'ip', localHour: 2, urgent: true };

function planNamed(plans: readonly ContactPlan[], about: Partial<PlanFacts> = {}): string {
  return contactPlanFor({ ...contact, plans }, { ...facts, ...about }).name;
}

test('without plans everybody is contacted as the policy says', () => {
  const { attemptsAtMs, answerWithinMs, channels, channelsMin } = contactPlanFor(contact, facts);
  assert.deepEqual(
    [attemptsAtMs, answerWithinMs, channels, channelsMin],
    [[0, 180_000, 360_000], 120_000, undefined, 2],
  );
});

test('a policy of an older journal, which says less, is read as the standard one', () => {
  const { urgentEvidence, quietHours, busy, taskEveryMs, plans, ...older } = contact;
  assert.deepEqual(contactPlanFor(older, facts), contactPlanFor(contact, facts));
  assert.equal(plans?.length, 0);
  assert.ok(urgentEvidence === 0 && quietHours && busy && taskEveryMs);
});

test('type, service, hour and urgency choose the plan; the first that fits holds', () => {
  const plans: readonly ContactPlan[] = [
    { name: 'urgent firms', for: { type: 'corporate', urgent: true } },
    { name: 'office hours', for: { hours: { fromHour: 9, toHour: 18 }, service: 'pstn' } },
    { name: 'night', for: { hours: { fromHour: 22, toHour: 6 } }, channels: ['sms', 'voice'] },
  ];
  assert.equal(planNamed(plans), 'night');
  assert.equal(planNamed(plans, { type: 'corporate' }), 'urgent firms');
  assert.equal(planNamed(plans, { type: 'corporate', urgent: false }), 'night');
  assert.equal(planNamed(plans, { service: 'pstn', localHour: 9 }), 'office hours');
  assert.equal(planNamed(plans, { service: 'pstn', localHour: 18 }), '');
});

test('loss that runs is urgent: a call that goes on, or evidence that opens a case', () => {
  const idle = { evidence: 0, callsInProgress: 0 };
  assert.equal(isUrgent(standardPolicy, idle), false);
  assert.equal(isUrgent(standardPolicy, { ...idle, callsInProgress: 1 }), true);
  const { alert } = standardPolicy.level;
  const urgentEvidence = alert + 200;
  assert.equal(isUrgent(standardPolicy, { ...idle, evidence: alert }), true);
  const strict = { ...standardPolicy, contact: { ...contact, urgentEvidence } };
  assert.equal(isUrgent(strict, { ...idle, evidence: alert }), false);
  assert.equal(isUrgent(strict, { ...idle, evidence: urgentEvidence }), true);
});
