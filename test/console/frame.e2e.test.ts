import assert from 'node:assert/strict';
import { test } from 'node:test';
import { oneHouse, overflow, seriousFaults, someLooks } from './console-house.ts';

const enter = oneHouse({ events: 300 });

test('the frame stands in both languages, wide and narrow', async t => {
  const house = await enter(t);
  if (house === undefined) return;
  for (const { language, width } of someLooks) {
    const page = await house.look('/now', { as: 'sato/operator', language, width });
    assert.equal(await page.locator('html').getAttribute('lang'), language);
    assert.equal(await overflow(page), 0, `${language} ${width}`);
    assert.deepEqual(await seriousFaults(page), []);
    await page.close();
  }
  assert.deepEqual(house.complaints, []);
});

test('the palette finds a page by typing, and keys lead there', async t => {
  const house = await enter(t);
  if (house === undefined) return;
  const page = await house.look('/now', { as: 'sato/operator' });
  await page.keyboard.press('Control+k');
  await page.getByPlaceholder('Find a command or a page').fill('appr');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/approvals');
  await page.keyboard.press('g');
  await page.keyboard.press('q');
  await page.waitForURL('**/queue/open');
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keys' }).waitFor();
});

test('who has not signed in can look, and is told so', async t => {
  const house = await enter(t);
  if (house === undefined) return;
  const page = await house.look('/now');
  await page.getByText('Looking only (not signed in)').waitFor();
});

test('a lost connection is said, and heals by itself', async t => {
  const house = await enter(t);
  if (house === undefined) return;
  const page = await house.look('/now', { as: 'sato/operator' });
  await page.getByText('live', { exact: true }).waitFor();
  house.wire.cut();
  await page.getByText('The server cannot be reached; trying again.').waitFor();
  house.wire.mend();
  await page.getByText('live', { exact: true }).waitFor();
  await page.getByText('The server cannot be reached').waitFor({ state: 'detached' });
});
