import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DeskEvent } from '../../../api/desk/desk-events.ts';
import { tellOrders } from './tell-orders.ts';

test('many orders of one network element are told once, of two elements twice', async () => {
  const told: DeskEvent[] = [];
  const heard = Promise.withResolvers<void>();
  const publish = (event: DeskEvent): void => {
    told.push(event);
    if (told.length === 2) heard.resolve();
  };
  const tell = tellOrders(() => ({ publish }));
  for (let at = 0; at < 100; at += 1) tell('sbc-1');
  tell('sbc-2');
  // The timers of the teller keep no process alive.
  const awake = setInterval(() => {}, 1_000);
  await heard.promise;
  clearInterval(awake);
  assert.deepEqual(told, [
    { event: 'measure', data: { enforcer: 'sbc-1' } },
    { event: 'measure', data: { enforcer: 'sbc-2' } },
  ]);
});
