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
import { fillNetwork } from './filled-network.ts';

const enter = oneHouse({ events: 6_000 });
const operator = 'tanaka/operator';
let filled: Promise<void> | undefined;

async function ready(t: Parameters<typeof enter>[0]): Promise<ConsoleHouse | undefined> {
  const house = await enter(t);
  if (house === undefined) return undefined;
  filled ??= fillNetwork(house);
  await filled;
  return house;
}

async function idOf(house: ConsoleHouse, list: string, pick: (row: never) => boolean) {
  const { body } = await house.desk.ask('GET', `/v1/network/${list}`, { as: operator });
  const row = body.rows.find(pick);
  assert.ok(row, `${list}: ${JSON.stringify(body.rows).slice(0, 2_000)}`);
  return row;
}

async function sendSheet(page: Page, why: string, button: string): Promise<void> {
  const sheet = page.getByRole('dialog');
  await sheet.getByLabel('Why').fill(why);
  await sheet.getByRole('button', { name: button }).click();
  await sheet.waitFor({ state: 'hidden' });
}

test('every list and page stands, wide and narrow', async t => {
  const house = await ready(t);
  if (house === undefined) return;
  const { country } = await idOf(
    house,
    'countries',
    (row: { listed: string }) => row.listed !== 'no',
  );
  const { source } = await idOf(house, 'sources', (row: { lines: number }) => row.lines > 2);
  const { range } = await idOf(house, 'ranges', (row: { accounts: number }) => row.accounts > 2);
  const { device } = await idOf(house, 'devices', (row: { maker: string }) => row.maker === 'Acme');
  const paths = {
    countries: '/network/countries',
    country: `/network/countries/${country}`,
    sources: '/network/sources',
    source: `/network/sources/${source}`,
    ranges: '/network/ranges',
    range: `/network/ranges/${range}`,
    campaigns: '/network/campaigns',
    campaign: '/network/campaigns/case-950',
    devices: '/network/devices',
    device: `/network/devices/${device}`,
  };
  for (const [name, path] of Object.entries(paths)) {
    const { language, width } = someLooks[name.length % 2]!;
    const page = await house.look(path, { as: 'sato/supervisor', language, width });
    await page.locator('.network-table, .network-figures').first().waitFor();
    assert.equal(await overflow(page), 0, `${path} ${language} ${width}`);
    assert.deepEqual(await seriousFaults(page), [], path);
    await page.close();
    await house.picture(`network-${name}`, path, { as: 'sato/supervisor' });
  }
  assert.deepEqual(house.complaints, []);
});

test('a country block: asked by an operator, approved by a supervisor, in force, ended', async t => {
  const house = await ready(t);
  if (house === undefined) return;
  const { country, nameEn } = await idOf(
    house,
    'countries',
    (row: { block: { possible: boolean } | null }) => row.block?.possible === true,
  );
  const asks = await house.look('/network/countries', { as: operator });
  await asks.getByRole('link', { name: nameEn, exact: true }).click();
  await asks.getByText('The gates are met. It takes a supervisor’s approval.').waitFor();
  await asks.keyboard.press('m');
  await asks.getByText(`No line can call ${nameEn} until`).waitFor();
  await asks.getByRole('dialog').getByText('6 h').click();
  await sendSheet(asks, 'lines are not enough', 'Ask for approval');
  await asks.getByText('Waiting for a supervisor.').waitFor();
  await asks.getByText('You cannot approve your own request.').waitFor();
  assert.equal(await asks.getByRole('button', { name: 'Approve' }).isDisabled(), true);

  const approves = await house.look(`/network/countries/${country}`, {
    as: 'sato/supervisor',
    stepUp: true,
  });
  await approves.getByRole('button', { name: 'Approve' }).click();
  await approves.getByText(`No line can call ${nameEn} until`).waitFor();
  await sendSheet(approves, 'seen', 'Approve');
  await approves.getByText('sato approved it.').waitFor();

  await asks.getByRole('button', { name: 'Put in force' }).click();
  await sendSheet(asks, 'approved', 'Put in force');
  await asks.getByText('In force.').waitFor();
  const state = house.desk.live.driver.engine.state.countryBlocks.get(country);
  assert.equal(state?.endMs, state!.beginMs + 6 * 3_600_000);
  await house.picture('network-in-force', `/network/countries/${country}`, { as: operator });
  await approves.getByText('In force.').waitFor();

  await asks.getByRole('button', { name: 'Ask to extend' }).click();
  await sendSheet(asks, 'it goes on', 'Ask for approval');
  await approves.getByRole('button', { name: 'Approve' }).click();
  await sendSheet(approves, 'seen', 'Approve');
  await asks.getByRole('button', { name: 'Put in force' }).click();
  await sendSheet(asks, 'approved', 'Put in force');
  await asks.getByRole('button', { name: 'Ask to extend' }).waitFor();
  assert.equal(state?.endMs, state!.beginMs + 8 * 3_600_000);

  await asks.getByRole('button', { name: 'End the block' }).click();
  await sendSheet(asks, 'the attack is over', 'End the block');
  await asks.getByText('Blocks before').waitFor();
  assert.equal(house.desk.live.driver.engine.state.countryBlocks.has(country), false);
  assert.deepEqual(house.complaints, []);
});

test('an address is shown with a reason; lawful lines rule its block out', async t => {
  const house = await ready(t);
  if (house === undefined) return;
  const { desk } = house;
  const row = await idOf(
    house,
    'sources',
    (one: { lawfulMs: number | null }) => one.lawfulMs !== null,
  );
  const address = await desk.database.run('reading', db =>
    db
      .selectFrom('network_names')
      .select('name')
      .where('id', '=', Number(row.source))
      .executeTakeFirstOrThrow(),
  );
  await desk.storeCalls('0399990000', 'lawful-firm', ['3712000001', '3712000002']);
  await desk.database.run('moving', db =>
    db
      .updateTable('calls')
      .set({ source_ip: address.name })
      .where('subscriber', '=', '0399990000')
      .execute(),
  );
  const page = await house.look(`/network/sources/${row.source}`, { as: operator });
  await page.getByText(/Not possible: \d+ lawful lines? uses? it\./).waitFor();
  assert.equal(await page.getByRole('button', { name: 'Ask for a block' }).isDisabled(), true);
  await page.keyboard.press('v');
  await sendSheet(page, 'one address, many accounts', 'Show the address');
  await page.getByText('shown to you; looks are recorded').waitFor();
  await page.getByRole('heading', { name: `Source ${address.name}` }).waitFor();
  assert.ok(!page.url().includes(address.name));
  const other = await house.look(`/network/sources/${row.source}`, { as: 'ito/operator' });
  await other.getByText(/Source .*\*/).waitFor();
  assert.ok(!(await other.content()).includes(address.name));
});

test('a range is put forward for the list with its three checks', async t => {
  const house = await ready(t);
  if (house === undefined) return;
  const { range } = await idOf(house, 'ranges', (row: { masked: string }) =>
    row.masked.startsWith('+5731234'),
  );
  const page = await house.look(`/network/ranges/${range}`, { as: operator, language: 'ja' });
  await page.getByRole('button', { name: '掲載を申請' }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByLabel('政府系の通話がほぼないことを確認しました').check();
  await sheet.getByLabel('人命に関わる通話がほぼないことを確認しました').check();
  await sheet.getByLabel('通話総量(月・分)').fill('3');
  await sheet.getByLabel('理由').fill('3契約が攻撃を受けた番号帯');
  await sheet.getByRole('button', { name: '承認を申請' }).click();
  await sheet.getByText('申請しました。').waitFor();
  const { body } = await house.desk.ask('GET', '/v1/approvals?kind=list-edit&waiting=true', {
    as: operator,
  });
  const [entry] = body.rows[0].matter.put;
  assert.deepEqual([entry.prefix, entry.country, entry.trafficMinutes], ['5731234', 'CO', 3]);
  assert.deepEqual(house.complaints, []);
});

test('a device concentration is reported, with a text that names nobody', async t => {
  const house = await ready(t);
  if (house === undefined) return;
  const page = await house.look('/network/devices', { as: operator, language: 'ja' });
  await page.getByRole('link', { name: 'Acme PBX-9' }).click();
  await page.getByText('優先度の参考で、要件にはなりません。').waitFor();
  await page.getByRole('button', { name: 'メーカーへ報告' }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByText('English', { exact: true }).click();
  const text = sheet.locator('textarea').first();
  while (!(await text.inputValue()).includes('your product "Acme PBX-9"')) {
    await page.waitForTimeout(50);
  }
  const saved = page.waitForEvent('download');
  await sheet.getByRole('button', { name: '一覧(CSV)を保存' }).click();
  assert.equal((await saved).suggestedFilename(), 'cases.csv');
  await sheet.getByLabel('送付先').fill('Acme security team');
  await sheet.getByRole('button', { name: '送付済みとして記録' }).click();
  await sheet.waitFor({ state: 'hidden' });
  await page.getByText('Acme security team').waitFor();
  assert.deepEqual(house.complaints, []);
});

test('rows are walked with j and k, pictures become tables with e', async t => {
  const house = await ready(t);
  if (house === undefined) return;
  const page = await house.look('/network/campaigns', { as: operator });
  await page.locator('.network-row-link').first().waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/network/campaigns/case-*');
  await page.goto(`${house.url}/network/countries/US`);
  await page.locator('.network-bars-picture').waitFor();
  await page.keyboard.press('e');
  await page.locator('.network-scroll table').waitFor();
});

test('who may not know of blocks is told so, and an administrator sees nothing', async t => {
  const house = await ready(t);
  if (house === undefined) return;
  const page = await house.look('/network/countries/US', { as: 'ito/privacy-officer' });
  await page.getByText('Your role is not told whether a block is possible').waitFor();
  const root = await house.look('/network/countries', { as: 'root/administrator' });
  await root.getByText(/Your role does not include this/).waitFor();
});
