import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SetupEvent } from '../../core/call/call-event.ts';
import { KnownFraud } from './known-fraud.ts';

const hourMs = 3_600_000;
const openedMs = 100 * hourMs;
const fraud = new KnownFraud([
  { case: 'case-7', subscriber: '050', openedMs, closedMs: openedMs + 5 * hourMs },
  { case: 'case-7', subscriber: '051', openedMs, closedMs: openedMs + 5 * hourMs },
  { case: 'case-8', subscriber: '052', openedMs, closedMs: openedMs + 500 * hourMs },
]);

function attackAt(subscriber: string, timeMs: number, direction: 'outbound' | 'inbound'): unknown {
  const callId = `${subscriber} ${timeMs} ${direction}`;
  const event: SetupEvent = {
    ...{ type: 'setup', zone: 'Z', to: '+3712', timeMs, callId, subscriber, direction },
  };
  fraud.note(event);
  return fraud.attackOf.get(callId);
}

test('calls from an hour before a case of fraud until its end are the attack', () => {
  assert.equal(fraud.cases, 2);
  assert.equal(attackAt('050', openedMs - hourMs, 'outbound'), 'case-7');
  assert.equal(attackAt('051', openedMs + 5 * hourMs, 'outbound'), 'case-7');
  assert.equal(attackAt('050', openedMs - hourMs - 1, 'outbound'), undefined);
  assert.equal(attackAt('050', openedMs + 5 * hourMs + 1, 'outbound'), undefined);
  assert.equal(attackAt('050', openedMs, 'inbound'), undefined);
  assert.equal(attackAt('099', openedMs, 'outbound'), undefined);
});

test('a case that stays open for weeks labels no more than a week', () => {
  assert.equal(attackAt('052', openedMs + 167 * hourMs, 'outbound'), 'case-8');
  assert.equal(attackAt('052', openedMs + 169 * hourMs, 'outbound'), undefined);
});
