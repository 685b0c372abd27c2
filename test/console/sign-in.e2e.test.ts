// From a new person to a disabled one, by the pages alone; and by another identity provider.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { buildConsole } from '../../scripts/build-console.ts';
import { TestDatabases } from '../../src/store/test-database.ts';
import { launchBrowser } from '../pages/browser.ts';
import { goodPassword } from '../people/entrance.ts';
import { OidcHouse } from '../people/oidc-house.ts';
import { requirePeer } from '../require-peer.ts';
import { oneHouse, overflow, seriousFaults } from './console-house.ts';
import { codeNow, personWithPassword, rootOf, signInByPage } from './real-person.ts';

const enter = oneHouse({ events: 100, entrance: true });

test('a person is made, sets up, signs in with a code, and is asked to sign in once disabled', async t => {
  const house = await enter(t);
  if (house === undefined) return;
  const admin = await house.look('/admin/people', { ...rootOf, language: 'ja' });
  await admin.getByRole('button', { name: '利用者の追加' }).click();
  const sheet = admin.getByRole('dialog');
  await sheet.getByLabel('名前').fill('sato');
  await sheet.getByLabel('役割').selectOption('supervisor');
  await sheet.getByRole('button', { name: '追加してリンクを発行' }).click();
  const link = (await sheet.locator('.admin-code').textContent()) ?? '';
  assert.match(link, /\/set-up#[\w-]{32}$/);

  const own = await house.look('/admin/account', { language: 'ja' });
  await own.goto(link);
  await own.getByText('satoさん（責任者）').waitFor();
  const secret = (await own.locator('#secret').textContent()) ?? '';
  await own.fill('#password', goodPassword);
  await own.fill('#totp', codeNow(house, secret, -1));
  await own.click('#form button[type=submit]');
  await own.waitForSelector('#backup:visible');
  await own.click('#done a');
  await own.goto(`${house.url}/sign-in?to=${encodeURIComponent('/admin/account')}`);
  await own.fill('#name', 'sato');
  await own.fill('#password', goodPassword);
  await own.click('#person button[type=submit]');
  await own.waitForSelector('#code:visible');
  await own.fill('#code', codeNow(house, secret, 0));
  await own.click('#person button[type=submit]');
  await own.waitForURL('**/admin/account');
  await own.getByText('残り10個').waitFor();
  assert.deepEqual(await seriousFaults(own), []);

  await admin.reload();
  await admin.getByRole('button', { name: '開く sato' }).click();
  await admin.getByText('127.0.0.1').waitFor();
  await admin.getByLabel('操作を選ぶ').selectOption('disable');
  await admin.getByText('開いている画面は数秒で終了します').waitFor();
  const before = Date.now();
  await admin.getByRole('dialog').getByRole('button', { name: '利用を停止' }).click();
  await own.getByRole('dialog', { name: 'サインインし直してください' }).waitFor();
  const seconds = (Date.now() - before) / 1_000;
  t.diagnostic(`the open page asked after ${seconds.toFixed(1)} s`);
  await admin.locator('tr.admin-gone', { hasText: 'sato' }).waitFor();
});

test('who has no authenticator sets one up from within, by picture or key', async t => {
  const house = await enter(t);
  if (house === undefined) return;
  await personWithPassword(house, 'mori', 'operator');
  const page = await house.look('/admin/account');
  await signInByPage(page, `${house.url}/sign-in?to=%2Fadmin%2Faccount`, 'mori');
  await page.getByRole('button', { name: 'Set up an authenticator' }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByRole('textbox', { name: 'Password', exact: true }).fill(goodPassword);
  await sheet.getByRole('button', { name: 'Next' }).click();
  await sheet.getByRole('img', { name: 'QR code' }).waitFor();
  const secret = (await sheet.locator('.admin-code').textContent()) ?? '';
  await sheet.getByLabel('Code that the app shows').fill('000000');
  await page.keyboard.press('Control+Enter');
  await sheet.getByText('The code is not right').waitFor();
  await sheet.getByLabel('Code that the app shows').fill(codeNow(house, secret, 0));
  await page.keyboard.press('Control+Enter');
  await sheet.getByText('Your backup codes').waitFor();
  assert.equal(await sheet.locator('.admin-backup li').count(), 10);
  await sheet.getByRole('button', { name: 'Close' }).click();
  await page.getByText('10 left').waitFor();
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 });
    assert.equal(await overflow(page), 0, String(width));
  }
});

test('what needs a code leads whoever has no authenticator to set one up, and goes on', async t => {
  const house = await enter(t);
  if (house === undefined) return;
  await personWithPassword(house, 'abe', 'engineer');
  const page = await house.look('/admin/account');
  await signInByPage(page, `${house.url}/sign-in?to=%2Fadmin%2Fenforcers`, 'abe');
  await page.getByRole('button', { name: 'Test sbc-1' }).click();
  await page.getByLabel('Why').fill('after the update');
  await page.getByRole('button', { name: 'Run the test' }).click();
  const asked = page.getByRole('dialog', { name: 'Enter the code of your authenticator' });
  await asked.getByText('none is set up yet').waitFor();
  const [tab] = await Promise.all([
    page.context().waitForEvent('page'),
    asked.getByRole('link', { name: 'Set up an authenticator' }).click(),
  ]);
  await tab.getByRole('button', { name: 'Set up an authenticator' }).click();
  const sheet = tab.getByRole('dialog');
  await sheet.getByRole('textbox', { name: 'Password', exact: true }).fill('not the password');
  await tab.keyboard.press('Control+Enter');
  await sheet.getByText('The password is not right').waitFor();
  await sheet.getByRole('textbox', { name: 'Password', exact: true }).fill(goodPassword);
  await tab.keyboard.press('Control+Enter');
  const secret = (await sheet.locator('.admin-code').textContent()) ?? '';
  await sheet.getByLabel('Code that the app shows').fill(codeNow(house, secret, 0));
  await tab.keyboard.press('Control+Enter');
  await sheet.getByText('Your backup codes').waitFor();
  await asked.getByRole('button', { name: 'It is set up: go on' }).click();
  await page.getByText('It did not go well').waitFor();
  assert.equal(await page.getByLabel('Why').inputValue(), 'after the update');
});

test('by another identity provider one comes back to where one wanted to go', async t => {
  const path = requirePeer(t, 'chromium');
  if (path === undefined) return;
  const databases = await TestDatabases.start();
  const oidc = await OidcHouse.open();
  const browser = await launchBrowser(path);
  after(async () => {
    await browser.close();
    await oidc.close();
    await databases.stop();
  });
  const pages = join(import.meta.dirname, '../../web/sign-in');
  const settings = { pages, console: await buildConsole() };
  const { entrance, at } = await oidc.entrance(await databases.fresh(), settings);
  t.after(() => entrance.api.close());
  await entrance.desk.add('sato', 'operator', 'test');
  await entrance.desk.linkOidc('sato', { issuer: oidc.issuer, subject: 'u-77' }, 'test');
  const page = await browser.newPage({ locale: 'ja-JP' });
  await page.goto(`${at}/sign-in?to=${encodeURIComponent('/admin/account')}`);
  await page.getByRole('link', { name: '社内の認証でサインイン' }).click();
  await page.fill('input[name=login]', 'u-77');
  await page.fill('input[name=password]', 'x');
  await page.click('button[type=submit]');
  await page.click('button[type=submit]');
  await page.waitForURL(`${at}/admin/account`);
  await page.getByText('未設定(社内の認証でサインイン)').waitFor();
});
