// A new urgent case announces itself, on whatever page one is: by sound, by a notification that
// names only case and yen, above the page; until somebody takes it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { type ConsoleHouse, oneHouse } from './console-house.ts';

const enter = oneHouse({ events: 300 });

/** Notes what would be heard and shown. */
const ears = `
  window.heard = [];
  window.noticed = [];
  const make = AudioContext.prototype.createOscillator;
  AudioContext.prototype.createOscillator = function () {
    window.heard.push(Date.now());
    return make.call(this);
  };
  window.Notification = class {
    static permission = 'default';
    static requestPermission() {
      Notification.permission = 'granted';
      return Promise.resolve('granted');
    }
    constructor(title, options) {
      window.noticed.push({ title, ...options });
      window.lastNotice = this;
    }
    close() {}
  };
`;

async function listening(house: ConsoleHouse, as: string, language: 'ja' | 'en'): Promise<Page> {
  const page = await house.browse({ as, language });
  await page.addInitScript(ears);
  const looked = page.waitForResponse('**/v1/cases/search').catch(() => undefined);
  await page.goto(`${house.url}/reports`);
  await page.locator('main h1').first().waitFor();
  if (!as.endsWith('auditor')) await looked;
  // The stream of changes is opened by a worker, which nothing here can see.
  await page.waitForTimeout(1_000);
  return page;
}

async function attack(house: ConsoleHouse, name: string, lossPerHourYen: number): Promise<void> {
  await house.desk.storeCases([name], 'acme', '0311112222');
  await house.desk.database.run('an attack', db =>
    db
      .updateTable('cases')
      .set({ loss_per_hour_yen: lossPerHourYen })
      .where('case_id', '=', name)
      .execute(),
  );
  house.desk.events.publish({
    event: 'case',
    data: { case: name, state: 'open', exposureYen: 900, lossPerHourYen },
  });
}

const heard = (page: Page): Promise<number> => page.evaluate('window.heard.length');

/** Waits until so many tones were made. */
async function hears(page: Page, tones: number): Promise<void> {
  while ((await heard(page)) < tones) await page.waitForTimeout(50);
}

test('sound is tested by a click, heard for a new urgent case, silent once somebody took it', async t => {
  const house = await enter(t);
  if (house === undefined) return;
  const page = await listening(house, 'sato/operator', 'ja');
  await page.getByRole('button', { name: 'お知らせの音: 音なし' }).click();
  await page.getByRole('menuitem', { name: '音を鳴らす(試聴)' }).click();
  await page.getByRole('button', { name: 'お知らせの音: 音あり' }).click();
  await page.getByRole('menuitem', { name: 'ブラウザの通知を使う' }).click();
  await hears(page, 6);
  const tested = await heard(page);
  await attack(house, 'case-9001', 38_400);
  const strip = page.getByRole('region', { name: '担当のいない緊急案件' });
  await strip.getByText('¥38,400/時(推定)').waitFor();
  await hears(page, tested + 1);
  const noticed = (await page.evaluate('window.noticed')) as { title: string; body: string }[];
  const said = noticed.filter(one => one.title.includes('9001'));
  assert.deepEqual(
    said.map(({ title, body }) => `${title} ${body}`),
    ['緊急案件 9001 ¥38,400/時(推定)'],
  );
  await page.evaluate('window.lastNotice.onclick()');
  await page.waitForURL('**/cases/9001');
  const other = await house.look('/queue/urgent', { as: 'ito/operator' });
  await other.locator('[data-case="case-9001"]').focus();
  await other.keyboard.press('t');
  await other.getByText('Case 9001 is yours.').waitFor();
  await strip.getByText('9001').waitFor({ state: 'detached' });
  await page.close();
  await other.close();
});

test('it can be taken where it is said; of two, the second is told', async t => {
  const house = await enter(t);
  if (house === undefined) return;
  const first = await listening(house, 'sato/operator', 'en');
  const second = await listening(house, 'ito/operator', 'en');
  await attack(house, 'case-9002', 12_000);
  const take = (page: Page) =>
    page.getByRole('region', { name: 'Urgent cases' }).getByRole('button', { name: 'Take' });
  await take(second).waitFor();
  // What the other does is not seen here in time.
  await second.route('**/v1/cases/search', route => route.abort());
  await take(first).click();
  await first.getByText('Case 9002 is yours.').waitFor();
  await take(second).click();
  await second.getByText('sato took it first.').waitFor();
  await first.close();
  await second.close();
});

test('who may not take a case hears nothing and is shown nothing', async t => {
  const house = await enter(t);
  if (house === undefined) return;
  const page = await listening(house, 'abe/auditor', 'en');
  const other = await listening(house, 'sato/operator', 'en');
  await attack(house, 'case-9003', 20_000);
  await other.getByText('9003', { exact: true }).waitFor();
  assert.equal(await page.getByText('9003').count(), 0);
  assert.equal(await page.getByRole('button', { name: /Sound/ }).count(), 0);
  assert.equal(await heard(page), 0);
  await page.close();
  await other.close();
});
