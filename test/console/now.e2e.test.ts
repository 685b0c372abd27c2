// The first page of the desk, on the real API with attacks under way.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { NowStart } from '../../src/api/contract/now.ts';
import { runningCalls } from '../../src/cli/serve/views/now/running-calls.ts';
import { type ConsoleHouse, oneHouse, overflow, seriousFaults } from './console-house.ts';

const enter = oneHouse({ events: 2_500 });
const as = 'sato/operator';

/** Lets the traffic go on until so many cases lose money. */
async function losing({ desk }: ConsoleHouse, cases: number): Promise<void> {
  const { state } = desk.live.driver.engine;
  const isLosing = () => {
    const { byCase } = runningCalls(state, desk.live.traffic.clock.nowMs());
    return [...byCase.values()].filter(one => one.milliYenPerMinute > 0).length >= cases;
  };
  for (let left = 20_000; left > 0 && !isLosing(); left -= 1) await desk.live.run(1);
  assert.ok(isLosing(), 'an attack is under way');
  await desk.settled();
  await told(desk);
}

/** What the server tells; asked twice, because the first look only begins to read the store. */
async function told(desk: ConsoleHouse['desk']): Promise<NowStart['now']> {
  await desk.ask('GET', '/v1/now', { as });
  await new Promise(resolve => setTimeout(resolve, 1_200));
  return ((await desk.ask('GET', '/v1/now', { as })).body as NowStart).now;
}

test('says what is lost now, where, and leads to the costliest case', async t => {
  const house = await enter(t);
  if (house === undefined) return;
  await losing(house, 2);
  const now = await told(house.desk);
  const page = await house.look('/now', { as });
  const perMinute = `¥${now.loss.yenPerMinute.toLocaleString('en-US')}/min`;
  await page.locator('.now-head .figure-loss', { hasText: perMinute }).waitFor();
  const [first] = now.attacks;
  const number = first!.case.replace('case-', '');
  const row = page.locator('.now-attack').first();
  assert.equal(await row.locator('strong').first().textContent(), number);
  assert.equal(await row.locator('.now-span-losing').count(), 1);
  await page.locator('.now-dot-loss').first().waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  const second = now.attacks[1]!.case.replace('case-', '');
  assert.match(await page.evaluate('document.activeElement.textContent'), new RegExp(`^${second}`));
  await page.locator('.now-attack').nth(1).locator('.loss').waitFor();
  await page.getByRole('link', { name: `Open the costliest case, ${number}` }).click();
  await page.waitForURL(`**/cases/${number}`);
  assert.deepEqual(house.complaints, []);
});

test('both languages, wide and narrow: nothing overflows, axe finds no serious fault', async t => {
  const house = await enter(t);
  if (house === undefined) return;
  await losing(house, 1);
  for (const path of ['/now', '/now?wall=1']) {
    for (const [width, language, dark] of [
      [1440, 'ja', false],
      [1024, 'en', true],
      [390, 'ja', true],
    ] as const) {
      const page = await house.look(path, { as, width, language, dark });
      await page.locator('.now-span, .wall-attack').first().waitFor();
      assert.equal(await overflow(page), 0, `${path} ${width}`);
      assert.deepEqual(await seriousFaults(page), [], `${path} ${width}`);
      const text = (await page.locator('main').textContent()) ?? '';
      assert.doesNotMatch(text, /undefined|NaN|\{\{|now\./, `${path} ${language}`);
      if (width === 390) assert.equal(await page.locator('.now-map').count(), 0);
      await page.close();
    }
  }
  assert.deepEqual(house.complaints, []);
});

test('lives: new figures come by themselves, a hidden lane has a table', async t => {
  const house = await enter(t);
  if (house === undefined) return;
  await losing(house, 1);
  const page = await house.look('/now', { as });
  await page.locator('.now-head').waitFor();
  await house.desk.live.run(400);
  await house.desk.settled();
  const now = await told(house.desk);
  const calls = page.locator('.now-head .figure').nth(1);
  await calls.getByText(String(now.calls.inProgress), { exact: true }).waitFor();
  await page.getByRole('button', { name: 'As a table' }).click();
  assert.ok((await page.locator('.now-table').first().locator('tbody tr').count()) >= 6);
});

test('on the wall stand case numbers and no names, at least 26 px large', async t => {
  const house = await enter(t);
  if (house === undefined) return;
  await losing(house, 1);
  const { body } = await house.desk.ask('GET', '/v1/now', { as });
  const { attacks } = (body as NowStart).now;
  const url = `/v1/cases/${attacks[0]!.case}`;
  const row = await house.desk.ask('GET', url, { as });
  const headers = { 'if-match': String(row.headers.etag) };
  await house.desk.ask('PATCH', url, { as, headers, body: { assignee: 'tanaka' } });
  await told(house.desk);
  const page = await house.look('/now?wall=1', { as, width: 1920, height: 1080 });
  await page.locator('.wall-attack').first().waitFor();
  const text = (await page.locator('.wall').textContent()) ?? '';
  assert.doesNotMatch(text, /tanaka|sato/);
  const small =
    await page.evaluate(`[...document.querySelectorAll('.wall span, .wall div, .wall p')]
    .filter(one => one.children.length === 0 && one.textContent.trim() !== '')
    .map(one => parseFloat(getComputedStyle(one).fontSize)).filter(size => size < 26).length`);
  assert.equal(small, 0);
  const desk = await house.look('/now', { as });
  await desk.locator('.now-attack-next', { hasText: 'tanaka' }).first().waitFor();
});

test('no word for ten seconds: figures are grey, what was being lost stays red', async t => {
  const house = await enter(t);
  if (house === undefined) return;
  await losing(house, 1);
  const page = await house.look('/now', { as });
  await page.locator('.now-head .figure-loss').waitFor();
  const colour = (selector: string) =>
    page.evaluate(`getComputedStyle(document.querySelector('${selector}')).color`);
  const ink = await colour('.now-head .figure-plain .figure');
  const red = await colour('.now-head .figure-loss .figure');
  await page.evaluate("document.documentElement.dataset.connection = 'stale'");
  assert.notEqual(await colour('.now-head .figure-plain .figure'), ink);
  assert.equal(await colour('.now-head .figure-loss .figure'), red);
});

test('who may not know of blocks sees none, and nothing of what was refused where', async t => {
  const house = await enter(t);
  if (house === undefined) return;
  const page = await house.look('/now', { as: 'abe/administrator' });
  await page.locator('.now-destinations').waitFor();
  assert.equal(await page.getByText('stopped today').count(), 0);
});

test('pictures to look at', async t => {
  const house = await enter(t);
  if (house === undefined) return;
  await losing(house, 1);
  await house.picture('now', '/now', { as });
  await house.picture('wall', '/now?wall=1', { as, height: 1080 });
});
