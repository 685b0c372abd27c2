// The answer page in a real browser, without scripts, at the size of a telephone.
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { requirePeer } from '../require-peer.ts';
import { type AnswerServer, startAnswerServer } from './answer-server.ts';
import { launchBrowser } from './browser.ts';

/** Browser and server of a test; undefined after it was marked as skipped. */
async function opened(t: TestContext): Promise<[Browser, AnswerServer] | undefined> {
  const path = requirePeer(t, 'chromium');
  if (path === undefined) return undefined;
  const server = await startAnswerServer();
  t.after(() => server.close());
  const browser = await launchBrowser(path);
  t.after(() => browser.close());
  return [browser, server];
}

for (const [locale, notMine, steps] of [
  ['ja-JP', '覚えがありません', 'パスワード'],
  ['en-GB', 'They are not mine', 'password'],
] as const) {
  test(`one press answers, without scripts, on a telephone (${locale})`, async t => {
    const open = await opened(t);
    if (open === undefined) return;
    const [browser, server] = open;
    const asked = server.ask();
    const context = await browser.newContext({
      locale,
      javaScriptEnabled: false,
      viewport: { width: 390, height: 844 },
    });
    const page = await context.newPage();
    const problems: string[] = [];
    page.on('console', message => problems.push(message.text()));
    page.on('requestfailed', request => problems.push(request.url()));
    await page.goto(asked.url);
    assert.equal(await page.locator('html').getAttribute('lang'), locale.slice(0, 2));
    for (const button of await page.getByRole('button').all()) {
      const box = await button.boundingBox();
      assert.ok(box !== null && box.height >= 44 && box.x >= 0 && box.x + box.width <= 390);
    }
    assert.equal(await page.getByRole('button').count(), 3);
    const wide = await page.locator('main').evaluate(main => {
      return main.ownerDocument.documentElement.scrollWidth;
    });
    assert.ok(wide <= 390, `${wide}`);
    assert.deepEqual(asked.answers, []);
    await page.getByRole('button', { name: notMine }).click();
    await page.waitForLoadState();
    assert.deepEqual(asked.answers, ['not-mine']);
    assert.ok((await page.locator('ol').allInnerTexts()).join().includes(steps));
    assert.deepEqual(problems, []);
    await context.close();
  });
}

test('the language can be changed, and the answer given in it', async t => {
  const open = await opened(t);
  if (open === undefined) return;
  const [browser, server] = open;
  const asked = server.ask();
  const page = await browser.newPage({ locale: 'ja-JP' });
  await page.goto(asked.url);
  await page.getByRole('link', { name: 'English' }).click();
  await page.getByRole('button', { name: 'These calls are mine' }).click();
  await page.waitForLoadState();
  assert.deepEqual(asked.answers, ['mine']);
  assert.ok((await page.locator('h1').allInnerTexts()).join().startsWith('Thank you'));
  await page.close();
});

for (const [lang, button, told] of [
  ['ja', '自分の利用です', '担当者から確認のお電話'],
  ['en', 'These calls are mine', 'will call you to make sure'],
] as const) {
  test(`while the line is suspended the page says who calls next (${lang})`, async t => {
    const open = await opened(t);
    if (open === undefined) return;
    const [browser, server] = open;
    const asked = server.ask('suspended line');
    const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
    await page.goto(`${asked.url}?lang=${lang}`);
    await page.getByRole('button', { name: button }).click();
    await page.waitForLoadState();
    const text = (await page.locator('main').allInnerTexts()).join();
    assert.ok(text.includes(told) && text.includes('0120-000-000'), text);
    const wide = await page.locator('main').evaluate(main => {
      return main.ownerDocument.documentElement.scrollWidth;
    });
    assert.ok(wide <= 390, `${wide}`);
    await page.close();
  });
}
