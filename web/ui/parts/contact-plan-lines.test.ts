import assert from 'node:assert/strict';
import { test } from 'node:test';
import { standardPolicy } from '../../../src/core/policy/policy.ts';
import { exhaustedMs, isQuietHour, planLines, spansOf } from './contact-plan-lines.ts';

const { contact } = standardPolicy;

test('one plan for everybody is one line, for every kind of line and hour', () => {
  const lines = planLines(contact);
  assert.equal(lines.length, 1);
  assert.equal(lines[0]!.holds.length, 8);
  assert.ok(lines[0]!.holds.every(({ hours }) => hours.length === 24));
  assert.equal(exhaustedMs(lines[0]!.plan), 480_000);
});

test('a plan for corporate lines by night is a line of its own, with its hours', () => {
  const night = {
    name: 'night desk',
    for: { type: 'corporate', hours: { fromHour: 22, toHour: 7 } },
    channels: ['voice', 'sms'],
  } as const;
  const lines = planLines({ ...contact, plans: [night] });
  const own = lines.find(({ plan }) => plan.name === 'night desk')!;
  assert.ok(own.holds.every(({ type }) => type === 'corporate'));
  assert.deepEqual(spansOf(own.holds[0]!.hours), [
    [0, 7],
    [22, 24],
  ]);
  assert.ok(isQuietHour(own.plan, 23) && !isQuietHour(own.plan, 12));
});
