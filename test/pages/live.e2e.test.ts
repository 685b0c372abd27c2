// The live page in a real browser, against the real server with a fake network behind it.
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { BrowserContextOptions, Page } from 'playwright-core';
import type { LiveView } from '../../src/api/contract/live.ts';
import { requirePeer } from '../require-peer.ts';
import { launchBrowser } from './browser.ts';
import { busyLive, emptyLive } from './fake-live.ts';
import { startPageServer } from './page-server.ts';

/** The page on a view; undefined after the test was marked as skipped. */
async function opened(t: TestContext, view: LiveView, options: BrowserContextOptions = {}) {
  const path = requirePeer(t, 'chromium');
  if (path === undefined) return undefined;
  const server = await startPageServer(view);
  t.after(() => server.api.close());
  const browser = await launchBrowser(path);
  t.after(() => browser.close());
  const page = await browser.newPage({ locale: 'en-GB', ...options });
  const complaints: string[] = [];
  page.on('console', message => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', error => complaints.push(error.message));
  await page.goto(server.url);
  await page.waitForSelector('main');
  return { ...server, page, complaints };
}

const text = async (page: Page, selector: string) =>
  (await page.locator(selector).allInnerTexts()).join('\n');
const shows = (page: Page, words: string) => page.getByText(words).first().waitFor();

test('shows figures, chart, evidence, steps, measures and feeds, without a complaint', async t => {
  const live = await opened(t, busyLive(0));
  if (live === undefined) return;
  const { page, complaints } = live;
  assert.match(await text(page, '.figures'), /Losing now\s+¥426\s*\/min/);
  await page.waitForSelector('svg .bar');
  assert.equal(await page.locator('svg .bar').count(), 120);
  const first = page.locator('.case').first();
  assert.equal(await first.getAttribute('open'), '');
  const [inside = ''] = await first.allInnerTexts();
  assert.match(inside, /3 calls at once where 1 was the most\s+\+12/);
  assert.match(inside, /Evidence now\s+\+47/);
  assert.match(inside, /Contact · mail not delivered/);
  assert.match(await text(page, '.measures'), /7 h 44 min left · until 09:58/);
  assert.match(await text(page, '.feeds'), /sbc-2\s+silent 9 min/);
  assert.match(await text(page, '.demo'), /simulated/);
  assert.deepEqual(complaints, []);
});

test('changes come by themselves, and what a person opened stays open', async t => {
  const live = await opened(t, busyLive(0));
  if (live === undefined) return;
  const { page, show, complaints } = live;
  const second = page.locator('.case').nth(1);
  await second.locator('summary').click();
  await second.getByText('40 times the usual charges of an hour').waitFor();
  show({ ...busyLive(60), callsInProgress: 777 });
  await shows(page, '777');
  await shows(page, '02:15:31 JST');
  assert.equal(await second.getAttribute('open'), '');
  await page.locator('.measures a').first().click();
  await page.locator('.case[id="case-4807"][open]').waitFor();
  assert.deepEqual(complaints, []);
});

test('speaks the language of the browser, switches, and remembers', async t => {
  const live = await opened(t, busyLive(0), { locale: 'ja-JP' });
  if (live === undefined) return;
  const { page, complaints } = live;
  await shows(page, '流出中の通話料');
  assert.equal(await page.locator('html').getAttribute('lang'), 'ja');
  const visible = (await text(page, 'body')).replace(/case-\d+|sbc-\d|cdr-osaka/g, '');
  const latin = visible.match(/[A-Za-z]{3,}/g) ?? [];
  const known = new Set(['Sekisho', 'standard', 'JST', 'English', 'SMS', 'Inmarsat']);
  assert.deepEqual(
    latin.filter(word => !known.has(word)),
    [],
  );
  assert.ok(!visible.includes('￥'));
  await page.getByRole('button', { name: 'Show in English' }).click();
  await shows(page, 'Losing now');
  await page.reload();
  await shows(page, 'Losing now');
  assert.equal(await page.locator('html').getAttribute('lang'), 'en');
  assert.deepEqual(complaints, []);
});

test('fits a phone and a wide screen, in both languages, full and empty', async t => {
  const live = await opened(t, busyLive(0));
  if (live === undefined) return;
  const { page, show } = live;
  for (const view of [busyLive(0), emptyLive()]) {
    show(view);
    for (const width of [1440, 1024, 390, 320]) {
      await page.setViewportSize({ width, height: 844 });
      for (const other of ['日本語で表示', 'Show in English']) {
        await page.getByRole('button', { name: other }).click();
        await page.waitForTimeout(200);
        const over = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
        assert.ok(Number(over) <= 0, `${width} px, ${other}: ${over} px too wide`);
      }
    }
  }
});

test('nothing yet: each part says what will come and how to begin', async t => {
  const live = await opened(t, emptyLive());
  if (live === undefined) return;
  const { page, complaints } = live;
  await shows(page, 'No case is open.');
  await shows(page, 'No measure is in force.');
  await shows(page, 'Nobody is calling abroad now.');
  assert.match(await text(page, 'pre'), /curl .*\n.*\n.*\/v1\/events/);
  assert.equal(await page.locator('.loss').count(), 0);
  assert.deepEqual(complaints, []);
});

test('called numbers are on the page masked only', async t => {
  const live = await opened(t, busyLive(0));
  if (live === undefined) return;
  const all = await live.page.evaluate('document.documentElement.outerHTML');
  const lines = new Set([
    ...busyLive(0).calls.map(call => call.subscriber),
    ...busyLive(0).cases.map(item => item.subject),
  ]);
  const numbers = String(all).match(/\+?\d[\d -]{8,}\d/g) ?? [];
  assert.deepEqual(
    numbers.filter(number => /^\+|^010/.test(number)),
    [],
  );
  assert.ok(numbers.some(number => lines.has(number)));
  assert.match(await text(live.page, '.calls'), /\+371 2800 \*{4}/);
});

test('a lost connection is shown and heals', async t => {
  const live = await opened(t, busyLive(0));
  if (live === undefined) return;
  const { page, api, url } = live;
  const port = Number(new URL(url).port);
  await api.close();
  await shows(page, 'No updates since 02:14:31 JST');
  assert.equal(await page.locator('main.stale').count(), 1);
  const again = await startPageServer({ ...busyLive(1), callsInProgress: 778 }, port);
  t.after(() => again.api.close());
  await shows(page, '778');
  await page.locator('p.lost').waitFor({ state: 'detached' });
});
