// Set-up and sign-in in a real browser, against the real server and database.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { TestDatabases } from '../../src/store/test-database.ts';
import { launchBrowser } from '../pages/browser.ts';
import { requirePeer } from '../require-peer.ts';
import { fromBase32, goodPassword, TestEntrance } from './entrance.ts';

const text = async (page: Page, selector: string) =>
  (await page.locator(selector).allInnerTexts()).join('\n');
const pages = join(import.meta.dirname, '../../web/sign-in');

test('a supervisor sets up by the link and signs in, without a complaint of the browser', async t => {
  const path = requirePeer(t, 'chromium');
  if (path === undefined) return;
  const server = await TestDatabases.start();
  t.after(() => server.stop());
  const house = await TestEntrance.open(await server.fresh(), { pages });
  t.after(() => house.api.close());
  const { port } = await house.api.listen();
  const browser = await launchBrowser(path);
  t.after(() => browser.close());
  const added = await house.desk.add('sato', 'supervisor', 'test');
  assert.ok(added.change === 'done');
  const page = await browser.newPage({ locale: 'ja-JP' });
  const complaints: string[] = [];
  page.on('pageerror', error => complaints.push(error.message));
  page.on('console', message => {
    if (/Content Security Policy/.test(message.text())) complaints.push(message.text());
  });
  const at = `http://127.0.0.1:${port}`;
  await page.goto(`${at}/set-up#${added.code}`);
  await page.getByText('satoさん（責任者）').waitFor();
  await page.locator('#qr svg[role=img]').waitFor();
  const secret = fromBase32((await text(page, '#secret')).replaceAll(' ', ''));
  await page.fill('#password', 'short');
  await page.fill('#totp', house.codeOf(secret));
  await page.click('#form button');
  await page.getByText('パスワードの長さ').waitFor();
  await page.fill('#password', goodPassword);
  await page.click('#form button');
  await page.waitForSelector('#backup:visible');
  assert.equal((await text(page, '#backup')).split('\n').length, 10);
  house.later(30_000);
  await page.goto(`${at}/sign-in?to=${encodeURIComponent('/v1/../sign-in/icon.svg?a=1')}`);
  await page.fill('#name', 'Sato');
  await page.fill('#password', goodPassword);
  await page.click('#person button[type=submit]');
  await page.waitForSelector('#code:visible');
  assert.equal(await page.locator('#oidc').isVisible(), false);
  await page.fill('#code', '000000');
  await page.click('#person button[type=submit]');
  await page.getByText('正しくありません').waitFor();
  await page.fill('#code', house.codeOf(secret));
  await page.click('#person button[type=submit]');
  await page.waitForURL(`${at}/`);
  const me = await page.evaluate(async () => (await fetch('/v1/me')).text());
  assert.equal(JSON.parse(me).who, 'operator:sato');
  await page.goto(`${at}/set-up#${added.code}`);
  await page.getByText('このリンクは無効です').waitFor();
  assert.deepEqual(complaints, []);
});
