// The first page of the desk, on the real API with attacks under way.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ConsoleHouse } from './console-house.ts';
import { oneHouse, overflow, seriousFaults } from './console-house.ts';

const enter = oneHouse({ events: 2_500 });

/** Lets the traffic go on until a suspected call costs money. */
async function losing({ desk }: ConsoleHouse): Promise<void> {
  const { state } = desk.live.driver.engine;
  const isLosing = () =>
    [...state.calls.values()].some(
      call => call.state === 'answered' && call.unusual >= state.policy.level.callLike,
    );
  for (let left = 20_000; left > 0 && !isLosing(); left -= 1) await desk.live.run(1);
  await desk.settled();
}

test('pictures to look at', async t => {
  const house = await enter(t);
  if (house === undefined) return;
  await losing(house);
  await house.picture('now', '/now', { as: 'sato/operator' });
  await house.picture('wall', '/now?wall=1', { as: 'sato/operator', height: 1080 });
});
