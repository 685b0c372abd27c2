// Reports: a month whose figures are those of the database, definitions behind them, periods beside
// each other, files that are handed on; both languages, three widths, light and dark.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { sql } from 'kysely';
import type { Page } from 'playwright-core';
import { type ConsoleHouse, oneHouse, overflow, seriousFaults } from './console-house.ts';

const enter = oneHouse({ events: 4_000 });
const as = 'sato/supervisor';

/** YYYY-MM of the traffic. */
function monthOf(house: ConsoleHouse): string {
  const nowMs = house.desk.live.traffic.clock.nowMs();
  return new Date(nowMs + 9 * 3_600_000).toISOString().slice(0, 7);
}

async function shown(page: Page, id: string): Promise<string> {
  const place = page.locator(`[data-figure="${id}"]`);
  await place.waitFor();
  return (await place.textContent())!;
}

async function counted(house: ConsoleHouse, query: ReturnType<typeof sql>): Promise<number> {
  const { rows } = await house.desk.database.run('counting', db =>
    sql<{ n: number }>`${query}`.execute(db),
  );
  return Number(rows[0]!.n);
}

test('the month shows what the database holds, and explains each figure', async t => {
  const house = await enter(t);
  if (house === undefined) return;
  const page = await house.look('/reports', { as, language: 'ja' });
  const [year, month] = monthOf(house).split('-').map(Number);
  await page.getByRole('heading', { name: `${year}年${month}月` }).waitFor();
  const begins = sql`(${`${monthOf(house)}-01`}::timestamp at time zone 'Asia/Tokyo')`;
  const cases = sql`from cases c join case_facts f using (case_id) where c.opened >= ${begins}`;
  const grouped = (value: number) => value.toLocaleString('en-US');
  const [all, fraud, loss, suspensions, calls, refused] = [
    await counted(house, sql`select count(*) as n ${cases}`),
    await counted(house, sql`select count(*) as n ${cases} and c.outcome = 'fraud'`),
    await counted(
      house,
      sql`select coalesce(sum(exposure_yen), 0) as n ${cases}
      and c.outcome = 'fraud'`,
    ),
    await counted(
      house,
      sql`select count(*) as n from measures
      where kind = 'suspension' and begun >= ${begins}`,
    ),
    await counted(
      house,
      sql`select count(*) as n from calls
      where setup >= ${begins} and answer is not null`,
    ),
    await counted(
      house,
      sql`select count(*) as n from calls
      where setup >= ${begins} and verdict = 'block'`,
    ),
  ];
  assert.ok(all > 3 && fraud > 0 && loss > 0, 'the traffic had attacks that were closed as fraud');
  assert.equal(await shown(page, 'cases'), grouped(all));
  assert.equal(await shown(page, 'fraud'), grouped(fraud));
  assert.equal(await shown(page, 'loss'), `¥${grouped(loss)}`);
  assert.equal(await shown(page, 'suspensions'), grouped(suspensions));
  assert.equal(await shown(page, 'calls'), grouped(calls));
  assert.equal(await shown(page, 'refused'), grouped(refused));
  assert.match(await shown(page, 'saved'), /^推定 ¥/);
  const stopped = await counted(
    house,
    sql`select coalesce(sum(f.refused + f.released), 0) as n
    ${cases} and c.outcome = 'lawful'`,
  );
  assert.equal(await shown(page, 'lawful-stopped'), grouped(stopped));
  await page.locator('[data-figure="saved"]').hover();
  await page.getByText('停止前の1時間あたりの被害の速さ').first().waitFor();
  await page.getByText('推定(割引計算前)').first().waitFor();
  assert.deepEqual(house.complaints, []);
});

test('periods: before and next by key, a quarter, any days', async t => {
  const house = await enter(t);
  if (house === undefined) return;
  const page = await house.look('/reports/2025-03', { as });
  await page.getByRole('heading', { name: 'March 2025' }).waitFor();
  await page.getByText('No case of this period was closed as fraud').waitFor();
  await page.keyboard.press('[');
  await page.getByRole('heading', { name: 'February 2025' }).waitFor();
  await page.keyboard.press(']');
  await page.keyboard.press(']');
  await page.getByRole('heading', { name: 'April 2025' }).waitFor();
  await page.getByText('Quarter', { exact: true }).click();
  await page.getByRole('heading', { name: 'Q2 2025' }).waitFor();
  await page.getByText('Any days', { exact: true }).click();
  await page.getByLabel('First day').fill('2025-04-10');
  await page.getByLabel('Last day').fill('2025-04-05');
  await page.getByText('The first day comes before the last').waitFor();
  await page.getByLabel('Last day').fill('2025-04-12');
  await page.getByRole('button', { name: 'Show' }).click();
  await page.getByRole('heading', { name: '2025-04-10 – 2025-04-12' }).waitFor();
  assert.match(page.url(), /\/reports\/2025-04-10\.\.2025-04-12$/);
});

test('PDF and CSV are saved with the figures of the page, also for publication', async t => {
  const house = await enter(t);
  if (house === undefined) return;
  const month = monthOf(house);
  const page = await house.look(`/reports/${month}`, { as });
  const loss = (await shown(page, 'loss')).replaceAll(/[¥,]/g, '');
  const save = async (name: string): Promise<{ name: string; bytes: Buffer }> => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name }).click(),
    ]);
    return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
  };
  const table = await save('Save as CSV');
  assert.equal(table.name, `sekisho-${month}.csv`);
  assert.ok(table.bytes.toString('utf8').includes(`,loss,Loss,${loss},yen,`));
  const paper = await save('Save as PDF');
  assert.equal(paper.name, `sekisho-${month}.pdf`);
  assert.equal(paper.bytes.subarray(0, 5).toString(), '%PDF-');

  await page.getByLabel('For publication').check({ force: true });
  await page.getByText('what concerns fewer than three is joined').waitFor();
  assert.equal(await page.locator('[data-figure="country-blocks"]').count(), 0);
  assert.equal(await page.locator('[data-figure="loss-largest"]').count(), 0);
  assert.ok((await page.locator('[data-figure="lawful-stopped"]').count()) === 1);
  const published = await save('Save as CSV');
  assert.ok(/,country-blocks,Country blocks,,count,/.test(published.bytes.toString('utf8')));
  assert.deepEqual(house.complaints, []);
});

test('no fault of accessibility, nothing wider than the screen', async t => {
  const house = await enter(t);
  if (house === undefined) return;
  const path = `/reports/${monthOf(house)}`;
  for (const [width, dark, language] of [
    [1440, false, 'ja'],
    [1024, true, 'ja'],
    [390, true, 'en'],
  ] as const) {
    const page = await house.look(path, { as, width, dark, language });
    await page.locator('.week').waitFor();
    assert.equal(await overflow(page), 0, String(width));
    assert.deepEqual(await seriousFaults(page), [], String(width));
    await page.close();
  }
  await house.picture('reports', path, { as });
  assert.deepEqual(house.complaints, []);
});
