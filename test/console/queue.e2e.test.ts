// The queue in real Chromium: views and filters, keys, two people at one case, many at once.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import {
  type ConsoleHouse,
  oneHouse,
  overflow,
  seriousFaults,
  someLooks,
} from './console-house.ts';

const enter = oneHouse({ events: 2_500 });

async function change(
  house: ConsoleHouse,
  columns: Record<string, unknown>,
  name: string,
): Promise<void> {
  await house.desk.database.run('changing', db =>
    db.updateTable('cases').set(columns).where('case_id', '=', name).execute(),
  );
  house.desk.events.publish({ event: 'case', data: { case: name } });
}

async function ownerOf(house: ConsoleHouse, name: string): Promise<string | null> {
  const row = await house.desk.database.run('reading', db =>
    db.selectFrom('cases').select('assignee').where('case_id', '=', name).executeTakeFirst(),
  );
  return row?.assignee ?? null;
}

const rowOf = (page: Page, name: string) =>
  page.locator('.queue-row', { has: page.locator(`[data-case="${name}"]`) });
const shown = (page: Page): Promise<string[]> =>
  page.locator('.queue-case').evaluateAll(links => links.map(link => link.dataset.case ?? ''));

test('the queue stands in both languages, wide and narrow, with nothing serious for axe', async t => {
  const house = await enter(t);
  if (house === undefined) return;
  for (const { language, width } of someLooks) {
    const page = await house.look('/queue/open', { as: 'sato/operator', language, width });
    await page.locator('.queue-row').first().waitFor();
    assert.equal(await overflow(page), 0, `${language} ${width}`);
    assert.deepEqual(await seriousFaults(page), [], `${language} ${width}`);
    await page.close();
  }
  await house.picture('queue', '/queue/open', { as: 'sato/operator' });
});

test('filters narrow the list and stand in the address, but for what names somebody', async t => {
  const house = await enter(t);
  if (house === undefined) return;
  await house.desk.storeCases(['find-1', 'find-2'], 'secret-account', '0311112222');
  await change(house, { assignee: 'ito' }, 'find-2');
  const page = await house.look('/queue/open', { as: 'sato/operator' });
  await page.getByLabel('Case, account or line').fill('secret');
  await page.locator('[data-case="case-1"]').waitFor({ state: 'detached' });
  await page.locator('[data-case="find-2"]').waitFor();
  await page.getByLabel('Owner', { exact: true }).selectOption('nobody');
  await page.waitForURL('**/queue/open?owner=nobody');
  await page.locator('[data-case="find-2"]').waitFor({ state: 'detached' });
  assert.deepEqual(await shown(page), ['find-1']);
  assert.ok(!page.url().includes('secret'));
  await page.getByRole('button', { name: 'Reset' }).click();
  await page.locator('[data-case="case-1"]').waitFor();
  await page.close();
});

test('a view is kept, shared, found by others, removed and taken back', async t => {
  const house = await enter(t);
  if (house === undefined) return;
  const page = await house.look('/queue/unassigned', { as: 'sato/operator', language: 'ja' });
  await page.getByLabel('並び順').selectOption('due');
  await page.getByRole('button', { name: '条件を保存' }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByLabel('名前').fill('夜勤の電話');
  await sheet.getByRole('switch').check({ force: true });
  await page.keyboard.press('Control+Enter');
  const tab = page.getByRole('link', { name: /^夜勤の電話/ });
  await tab.waitFor();
  assert.equal(await tab.getAttribute('aria-current'), 'page');
  await tab.filter({ hasText: /\d+$/ }).waitFor();
  const other = await house.look('/queue/open', { as: 'ito/operator' });
  await other.getByRole('link', { name: /^夜勤の電話 shared/ }).click();
  await other.getByText('Shared by sato.').waitFor();
  assert.equal(await other.getByRole('button', { name: /Remove/ }).count(), 0);
  assert.equal(await other.getByLabel('Order').inputValue(), 'due');
  await page.getByRole('button', { name: '「夜勤の電話」を削除' }).click();
  await page.waitForURL('**/queue/open');
  await tab.waitFor({ state: 'detached' });
  await page.keyboard.press('z');
  await tab.waitFor();
  await page.close();
  await other.close();
});

test('keys alone walk the rows, open a case, take one and give it back', async t => {
  const house = await enter(t);
  if (house === undefined) return;
  const page = await house.look('/queue/open', { as: 'sato/operator' });
  await page.locator('.queue-row').first().waitFor();
  const [first = '', second = ''] = await shown(page);
  const focused = () => page.evaluate('document.activeElement?.dataset.case');
  await page.keyboard.press('j');
  assert.equal(await focused(), first);
  await page.keyboard.press('j');
  assert.equal(await focused(), second);
  await page.keyboard.press('k');
  assert.equal(await focused(), first);
  await page.keyboard.press('t');
  await page.getByText(/^Case \d+ is yours/).waitFor();
  assert.equal(await ownerOf(house, first), 'sato');
  await page.keyboard.press('z');
  await page.getByText('Owners are as before.').waitFor();
  assert.equal(await ownerOf(house, first), null);
  await page.keyboard.press('Enter');
  await page.waitForURL(`**/cases/${first.replace('case-', '')}`);
  await page.close();
});

test('of two who take one case, the second is told whose it is, and sees it', async t => {
  const house = await enter(t);
  if (house === undefined) return;
  await house.desk.storeCases(['both-1'], 'both', '0311113333');
  const first = await house.look('/queue/open', { as: 'sato/operator' });
  const second = await house.look('/queue/open', { as: 'ito/operator' });
  for (const page of [first, second]) {
    await page.getByLabel('Case, account or line').fill('both');
    await page.locator('[data-case="both-1"]').focus();
  }
  // What the other did is not yet on this screen.
  await second.route('**/v1/cases/search', route => route.abort());
  await first.keyboard.press('t');
  await first.getByText(/is yours/).waitFor();
  await second.keyboard.press('t');
  await second.getByText('sato took case both-1 first.').waitFor();
  await rowOf(second, 'both-1').getByText('sato').waitFor();
  assert.equal(await ownerOf(house, 'both-1'), 'sato');
  await first.close();
  await second.close();
});

test('while somebody points at the list, rows keep their places until they are applied', async t => {
  const house = await enter(t);
  if (house === undefined) return;
  await house.desk.storeCases(['hold-1', 'hold-2', 'hold-3'], 'hold', '0311114444');
  const page = await house.look('/queue/open', { as: 'sato/operator' });
  await page.getByLabel('Case, account or line').fill('hold');
  await page.getByLabel('Case, account or line').blur();
  await page.locator('[data-case="case-1"]').waitFor({ state: 'detached' });
  const before = await shown(page);
  assert.deepEqual(before, ['hold-3', 'hold-2', 'hold-1']);
  await rowOf(page, 'hold-2').hover();
  await change(house, { loss_per_hour_yen: 50_000 }, 'hold-1');
  await change(house, { state: 'closed', closed: new Date() }, 'hold-3');
  await page.getByRole('button', { name: /2 moves held/ }).waitFor();
  assert.deepEqual(await shown(page), before);
  await rowOf(page, 'hold-1').getByText('¥50,000').waitFor();
  assert.match((await rowOf(page, 'hold-3').getAttribute('class')) ?? '', /queue-row-gone/);
  await page.keyboard.press('.');
  await page.locator('[data-case="hold-3"]').waitFor({ state: 'detached' });
  assert.deepEqual(await shown(page), ['hold-1', 'hold-2']);
  await page.close();
});

test('many are assigned after a preview, answered row by row, and given back', async t => {
  const house = await enter(t);
  if (house === undefined) return;
  const many = Array.from({ length: 130 }, (_, at) => `bulk-${String(at).padStart(3, '0')}`);
  await house.desk.storeCases(many, 'bulk', '0311115555');
  await change(house, { assignee: 'mori' }, 'bulk-007');
  const page = await house.look('/queue/open', { as: 'sato/operator' });
  await page.getByLabel('Case, account or line').fill('bulk');
  await page.getByLabel('Case, account or line').blur();
  await page.getByText('130 cases').waitFor();
  await page.getByLabel('Select the cases shown').check();
  const all = page.getByRole('button', { name: 'All 130 matching' });
  if ((await all.count()) > 0) await all.click();
  await page.keyboard.press('a');
  const sheet = page.getByRole('dialog');
  await sheet.getByLabel('To whom').selectOption('sato');
  await sheet.getByText('129 cases go to sato. 1 that somebody has stay as they are.').waitFor();
  await page.keyboard.press('Control+Enter');
  await sheet.getByText('129 assigned, 1 could not be.').waitFor();
  await sheet.getByText('mori has it').waitFor();
  assert.equal(await ownerOf(house, 'bulk-129'), 'sato');
  await sheet.getByRole('button', { name: 'Close' }).click();
  await page.keyboard.press('z');
  await page.getByText('Owners are as before.').waitFor();
  assert.equal(await ownerOf(house, 'bulk-129'), null);
  assert.equal(await ownerOf(house, 'bulk-007'), 'mori');
  await page.close();
});

test('on a phone a thumb opens a case and takes the next', async t => {
  const house = await enter(t);
  if (house === undefined) return;
  const page = await house.look('/queue/open', { as: 'ito/operator', width: 390, language: 'ja' });
  await page.locator('.queue-row').first().waitFor();
  const small = await page.locator('.queue-row .queue-case, .queue-row .queue-check').evaluateAll(
    parts =>
      parts.filter(part => {
        const { width, height } = part.getBoundingClientRect();
        return Math.min(width, height) < 44;
      }).length,
  );
  assert.equal(small, 0, 'touch targets');
  await page.getByRole('button', { name: '次の案件を担当' }).click();
  await page.getByText(/を担当しました/).waitFor();
  assert.equal(await overflow(page), 0);
  await page.close();
});

test('nothing was complained of', async t => {
  const house = await enter(t);
  if (house === undefined) return;
  assert.deepEqual(
    house.complaints.filter(text => !/ERR_FAILED/.test(text)),
    [],
  );
});
