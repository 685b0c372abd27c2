// The audit as an auditor has it: search, verification with the place of a break, export.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { sql } from 'kysely';
import { oneHouse, overflow, seriousFaults } from './console-house.ts';

const enter = oneHouse({ events: 300, entrance: true });
const auditor = 'kato/auditor';

test('entries are searched, exported with a reason, and verified after a row was altered', async t => {
  const house = await enter(t);
  if (house === undefined) return;
  const { name } = await house.desk.openCase();
  const text = '<img src=x onerror="globalThis.pwned=1"> called back';
  await house.desk.ask('POST', `/v1/cases/${name}/notes`, {
    as: 'tanaka/operator',
    body: { text },
  });
  const why = 'attack <b>under way</b>';
  const matter = { kind: 'list-edit', put: [], remove: ['999'] };
  await house.desk.ask('POST', '/v1/approvals', { as: 'tanaka/operator', body: { matter, why } });
  const page = await house.look('/audit', { as: auditor });
  await page.getByLabel('What', { exact: true }).fill('approval.');
  await page.getByRole('button', { name: 'Search' }).click();
  const entry = page.locator('.audit-entry').first();
  await entry.getByText('approval.').first().waitFor();
  await entry.getByText('attack <b>under way</b>').waitFor();
  assert.equal(new URL(page.url()).search, '', 'what is searched for is in no address');
  assert.deepEqual(await seriousFaults(page), []);

  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByLabel('Why').fill('yearly audit');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.keyboard.press('Control+Enter'),
  ]);
  const table = readFileSync(await download.path(), 'utf8').split('\r\n');
  assert.match(table[0]!, /^\ufeffseq,time,who,what,why/);
  assert.ok(
    table.slice(1, -1).every(line => line.includes(',approval.')),
    table.join('\n'),
  );
  await page.getByRole('button', { name: 'Close' }).click();

  await page.getByRole('button', { name: 'Verify' }).click();
  await page.getByText(/All \d+ entries are as they were written/).waitFor();
  const seq = await house.desk.database.run('tampering', async db => {
    await sql`alter table audit disable trigger user`.execute(db);
    const altered = sql<{ seq: number }>`update audit set why = 'nothing'
      where seq = (select min(seq) from audit where what like 'approval.%') returning seq`;
    return Number((await altered.execute(db)).rows[0]!.seq);
  });
  await page.getByRole('button', { name: 'Verify' }).click();
  await page.getByText(`The chain breaks at entry ${seq}.`).waitFor();
  await page.getByText('What it says was changed after it was written.').waitFor();
  await page.getByRole('button', { name: 'Show the entries around it' }).click();
  await page.locator('.audit-pointed').getByText('nothing').waitFor();
  assert.equal(await page.evaluate('globalThis.pwned'), undefined);
  assert.deepEqual(house.complaints, []);
});

test('it stands in Japanese, narrow and dark', async t => {
  const house = await enter(t);
  if (house === undefined) return;
  for (const [width, dark] of [
    [390, false],
    [1024, true],
  ] as const) {
    const page = await house.look('/audit', { as: auditor, language: 'ja', width, dark });
    await page.locator('.audit-entry').first().waitFor();
    assert.equal(await overflow(page), 0, String(width));
    assert.deepEqual(await seriousFaults(page), []);
    await page.close();
  }
});

test('pictures', async t => {
  const house = await enter(t);
  await house?.picture('audit', '/audit', { as: auditor });
});
