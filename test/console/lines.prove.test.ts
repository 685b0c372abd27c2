// Subscribers: found by number, account and name from the keyboard; a line that is barred on request
// while its times go on until the network has it; both languages, three widths, light and dark.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { SqlEnforcementStore } from '../../src/store/sql-enforcement-store.ts';
import { createEngineEnforcer } from '../../src/workflow/engine-enforcer.ts';
import { EnforcementReconciler } from '../../src/workflow/reconcile-enforcement.ts';
import { type ConsoleHouse, oneHouse, overflow, seriousFaults } from './console-house.ts';
import { firmWithHistory } from './line-history.ts';

/** As pages write a number of this carrier. */
const written = (number: string) =>
  number.length === 11
    ? number.replace(/^(...)(....)/, '$1-$2-')
    : /^0[36]/.test(number)
      ? number.replace(/^(..)(....)/, '$1-$2-')
      : number.replace(/^(...)(...)/, '$1-$2-');

const enter = oneHouse({ events: 2_000 });
const as = 'sato/operator';

/** The network as the server has it: the engine's own verdicts, read back. */
function network(house: ConsoleHouse): EnforcementReconciler {
  const { database, live } = house.desk;
  const count = () => {};
  return new EnforcementReconciler({
    enforcers: [createEngineEnforcer(() => live.driver.engine.state, live.traffic.clock)],
    store: new SqlEnforcementStore(database),
    clock: live.traffic.clock,
    sleep: (ms, signal) => sleep(ms, undefined, { signal }).catch(() => {}),
    settledSeq: async () => {
      await house.desk.settled();
      return live.driver.settledSeq;
    },
    complete: async () => true,
    counts: { effect: count, order: count, drift: count },
    onDrift: () => {},
    report: error => assert.fail(String(error)),
    settings: { pollMs: 20 },
  });
}

test('a line is found by number, account and name, with the keyboard alone', async t => {
  const house = await enter(t);
  if (house === undefined) return;
  const line = await firmWithHistory(house.desk);
  const page = await house.look('/lines', { as, language: 'ja' });
  const field = page.getByRole('textbox');
  const numbers = page.locator('.lines-found tbody tr td:first-child');
  const digits = async () => (await numbers.allTextContents()).map(one => one.replaceAll('-', ''));
  for (const text of [
    written(line.subscriber),
    line.account,
    line.name!.slice(0, 4),
    line.nameKana!.slice(0, 4),
  ]) {
    await field.fill(text);
    await numbers
      .filter({ hasText: written(line.subscriber) })
      .first()
      .waitFor();
    assert.ok((await digits()).includes(line.subscriber), text);
  }
  await field.fill(line.subscriber);
  await page.locator('.lines-found tbody tr').nth(1).waitFor({ state: 'detached' });
  await page.keyboard.press('Enter');
  await page.locator('.line-facts').waitFor();
  assert.ok(!page.url().includes(line.subscriber.slice(-6)), page.url());
  assert.match((await page.locator('h1').textContent())!, new RegExp(line.name!));
  await page.goBack();
  await page.locator('h1').click();
  await page.keyboard.press('/');
  assert.ok(await field.evaluate(one => one.matches(':focus')));
  assert.equal(await field.inputValue(), line.subscriber, 'what was sought is still there');
  await field.fill('zzz-nothing');
  await page.getByText('見つかりません').waitFor();
  assert.deepEqual(house.complaints, []);
});

test('a name is not for whoever may not call its owner', async t => {
  const house = await enter(t);
  if (house === undefined) return;
  const line = await firmWithHistory(house.desk);
  const page = await house.look('/lines', { as: 'abe/engineer' });
  await page.getByRole('textbox').fill(line.name!);
  await page.getByText('Your role does not search by name').waitFor();
  await page.getByRole('textbox').fill(line.subscriber);
  await page.locator('.lines-found').waitFor();
  assert.ok(!(await page.locator('main').textContent())!.includes(line.name!));
});

test('barred on request: received, waiting for the network, completed; then opened again', async t => {
  const house = await enter(t);
  if (house === undefined) return;
  const line = await firmWithHistory(house.desk);
  const { body } = await house.desk.ask('POST', '/v1/lines/find', {
    as,
    body: { text: line.subscriber },
  });
  const page = await house.look(`/lines/${body.rows[0].id}`, { as, language: 'en', stepUp: true });
  await page.getByText('No measure and no barring').first().waitFor();
  await page.getByRole('button', { name: 'Bar on request', exact: true }).waitFor();
  await page.locator('h1').click();
  await page.keyboard.press('m');
  const sheet = page.getByRole('dialog');
  await sheet.getByText('can no longer call abroad').waitFor();
  await sheet.getByText('Met').first().waitFor();
  await sheet.getByRole('button', { name: 'Bar the line' }).click();
  assert.ok(await sheet.isVisible(), 'how the owner was known has to be said');
  await sheet.getByLabel('called back on a listed number').check();
  await sheet.getByLabel('Note').fill('Ms Sato, 10:00');
  await page.keyboard.press('Control+Enter');
  await page.getByText('Waiting for the network').waitFor();
  await page.getByText('Request received', { exact: true }).waitFor();
  const stored = await house.desk.database.run('reading', db =>
    db.selectFrom('requested_barrings').selectAll().execute(),
  );
  assert.deepEqual([stored.length, stored[0]!.completed_at], [1, null]);

  const reconciler = network(house);
  reconciler.start();
  t.after(() => reconciler.stop());
  await page.getByText('Took', { exact: true }).waitFor();
  await page.getByText('Waiting for the network').waitFor({ state: 'detached' });
  const row = await house.desk.database.run('reading', db =>
    db.selectFrom('requested_barrings').selectAll().executeTakeFirstOrThrow(),
  );
  const clock = (ms: number) => new Date(ms + 9 * 3_600_000).toISOString().slice(11, 19);
  const times = await page.locator('.line-times dd').allTextContents();
  assert.equal(times[0], clock(row.received_at.getTime()));
  assert.equal(times[1], clock(row.completed_at!.getTime()));
  await page.getByText('called back on a listed number: Ms Sato, 10:00').waitFor();

  await page.getByRole('button', { name: 'Open again' }).click();
  await page.getByText('usual destinations. All others stay refused').waitFor();
  await page.getByRole('textbox', { name: 'Reason' }).fill('the owner asked');
  await page.getByRole('dialog').getByRole('button', { name: 'Open again' }).click();
  await page.getByText('open to usual destinations').first().waitFor();
  await page.getByRole('button', { name: 'Open again' }).click();
  await page.getByText('The line can call everywhere').waitFor();
  await page.getByRole('textbox', { name: 'Reason' }).fill('the owner asked');
  await page.getByRole('dialog').getByRole('button', { name: 'Open again' }).click();
  await page.getByText('No measure and no barring').first().waitFor();
  assert.deepEqual(house.complaints, []);
});

test('what the owner wants stopped first is recorded, and countries open with a reason', async t => {
  const house = await enter(t);
  if (house === undefined) return;
  const line = await firmWithHistory(house.desk, 1);
  const { body } = await house.desk.ask('POST', '/v1/lines/find', {
    as,
    body: { text: line.subscriber },
  });
  const page = await house.look(`/lines/${body.rows[0].id}`, { as, language: 'ja' });
  await page.getByRole('button', { name: '事前承諾を変更' }).click();
  await page.getByLabel('1日の通話料').fill('5000');
  await page.getByLabel('対地(国コード').fill('lv xx1');
  await page.getByRole('dialog').getByText('国コードは2文字').first().waitFor();
  await page.getByLabel('対地(国コード').fill('lv SL');
  await page.getByRole('textbox', { name: '理由' }).fill('総務部長から書面で');
  await page.getByRole('button', { name: '記録する' }).click();
  await page.getByText('5,000円以上').waitFor();
  await page.getByText('ラトビア, シエラレオネ').waitFor();
  const state = house.desk.live.driver.engine.state;
  const now = await house.desk.ask('GET', `/v1/subscribers/${line.subscriber}/page`, { as });
  assert.deepEqual(now.body.now.authorisation, {
    overYen: 5_000,
    hours: [],
    countries: ['LV', 'SL'],
  });
  assert.ok(state.nowMs > 0);

  await page.getByRole('button', { name: '理由を付して対地を表示' }).click();
  await page.getByRole('textbox', { name: '理由' }).fill('料金のお問い合わせ');
  await page.getByRole('button', { name: '表示する' }).click();
  await page.locator('.line-counted li').first().waitFor();
  await page.getByRole('button', { name: '理由を付してネットワークを表示' }).waitFor();
  const entries = await house.desk.database.run('reading', db =>
    db.selectFrom('audit').selectAll().where('what', '=', 'disclosure.open.2').execute(),
  );
  assert.equal(entries.length, 1);
});

test('no fault of accessibility, nothing wider than the screen, on every page', async t => {
  const house = await enter(t);
  if (house === undefined) return;
  const line = await firmWithHistory(house.desk);
  const { body } = await house.desk.ask('POST', '/v1/lines/find', {
    as,
    body: { text: line.subscriber },
  });
  const { id, accountId } = body.rows[0];
  for (const path of [`/lines/${id}`, `/accounts/${accountId}`, '/lines']) {
    for (const [width, dark, language] of [
      [1440, false, 'ja'],
      [390, true, 'en'],
      [1024, false, 'en'],
    ] as const) {
      const page = await house.look(path, { as, width, dark, language });
      const last =
        path === '/lines' ? '.panel' : path.startsWith('/lines') ? '.week' : '.line-sums';
      await page.locator(last).first().waitFor();
      if (path === '/lines') {
        await page.getByRole('textbox').fill('0');
        await page.locator('.lines-found').waitFor();
      }
      assert.equal(await overflow(page), 0, `${path} ${width}`);
      assert.deepEqual(await seriousFaults(page), [], `${path} ${width}`);
      await page.close();
    }
    await house.picture(
      path.split('/')[1]!.concat(path.split('/').length > 2 ? '-one' : ''),
      path,
      {
        as,
      },
    );
  }
  assert.deepEqual(house.complaints, []);
});
