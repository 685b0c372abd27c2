// The queue in real Chromium: views and filters, keys, two people at one case, many at once.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { oneHouse, overflow, seriousFaults } from './console-house.ts';

const enter = oneHouse({ events: 2_500 });

test('the queue stands in both languages and at every width, with nothing serious for axe', async t => {
  const house = await enter(t);
  if (house === undefined) return;
  for (const language of ['ja', 'en'] as const) {
    for (const width of [1440, 1024, 390]) {
      const page = await house.look('/queue/open', { as: 'sato/operator', language, width });
      await page.locator('.queue-row').first().waitFor();
      assert.equal(await overflow(page), 0, `${language} ${width}`);
      assert.deepEqual(await seriousFaults(page), [], `${language} ${width}`);
      await page.close();
    }
  }
  await house.picture('queue', '/queue/open', { as: 'sato/operator' });
  assert.deepEqual(house.complaints, []);
});
