// The reading half of a case: the sentence, the lanes on one axis, the stack at the cursor, the
// table, what is normal, what was tried; now and as it stood; in both languages.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { oneHouse, overflow, seriousFaults } from './console-house.ts';
import type { ConsoleHouse } from './console-house.ts';

const enter = oneHouse({ events: 2_500 });
const operator = 'sato/operator';

/** A case of a line with suspected calls that run. */
async function runningCase(house: ConsoleHouse): Promise<string> {
  const { desk } = house;
  for (let tries = 0; tries < 3_000; tries += 1) {
    const { cases, calls } = desk.live.driver.engine.state;
    for (const call of calls.values()) {
      if (call.unusual < 500 || call.state === 'challenged' || call.answerMs === 0) continue;
      const found = [...cases.values()].find(one => one.lines.includes(call.subscriber));
      if (found !== undefined) {
        await desk.settled();
        return found.case;
      }
    }
    await desk.live.run(1);
  }
  throw new Error('no suspected call runs');
}

test('pictures', async t => {
  const house = await enter(t);
  if (house === undefined) return;
  const name = await runningCase(house);
  console.log(name);
  await house.picture('case', `/cases/${name.slice(5)}`, { as: operator });
});
