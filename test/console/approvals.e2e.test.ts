// What needs a second look, and what the next shift takes over, in real Chromium.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type ConsoleHouse,
  oneHouse,
  overflow,
  seriousFaults,
  someLooks,
} from './console-house.ts';

const enter = oneHouse({ events: 1_500 });

async function ask(
  house: ConsoleHouse,
  matter: object,
  as = 'sato/operator',
  why = 'seen at 02:10',
): Promise<string> {
  const body = { matter, why };
  const asked = await house.desk.ask('POST', '/v1/approvals', { as, stepUp: true, body });
  assert.equal(asked.status, 200, asked.text);
  return asked.body.id;
}

const edit = { kind: 'list-edit', put: [], remove: ['252'] };

test('a second person sees the facts and what changed, approves, and it is carried out once', async t => {
  const house = await enter(t);
  if (house === undefined) return;
  const block = await ask(house, { kind: 'country-block', country: 'SO', lastsMs: 7_200_000 });
  await ask(house, edit);
  for (let turn = 0; turn < 60; turn += 1) {
    await house.desk.live.run(100);
    const now = await house.desk.ask('GET', `/v1/approvals/${block}/now`, {
      as: 'mori/supervisor',
    });
    if (now.body.changed.length > 0) break;
  }
  await house.picture('approvals', '/approvals', { as: 'mori/supervisor' });
  const page = await house.look('/approvals', { as: 'mori/supervisor', language: 'ja' });
  const country = page.locator('.panel', { hasText: 'ソマリアへの発信を2時間規制します。' });
  await country.getByText('いまは実行できません。').waitFor();
  await country.getByRole('columnheader', { name: '申請時' }).waitFor();
  const listed = page.locator('.panel', { hasText: '規制対地リストに0件' });
  await listed.getByRole('row', { name: /\+252/ }).waitFor();
  await listed.getByRole('button', { name: '承認' }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByLabel('理由').fill('確認しました');
  await page.keyboard.press('Control+Enter');
  await listed.waitFor({ state: 'detached' });
  await page.getByRole('link', { name: '承認済み・未実行' }).click();
  await listed.getByRole('button', { name: '実行' }).click();
  await sheet.getByLabel('理由').fill('反映します');
  await page.keyboard.press('Control+Enter');
  await page.getByText('該当する申請はありません。').waitFor();
  assert.equal(house.desk.listChanges, 1);
  await page.getByRole('link', { name: '履歴' }).click();
  await page.getByText('moriさんが承認').waitFor();
  await page.close();
});

test('one’s own request is disabled, explained, and can be taken back', async t => {
  const house = await enter(t);
  if (house === undefined) return;
  await ask(house, { ...edit, remove: ['253'] }, 'mori/supervisor', 'not with 253');
  const page = await house.look('/approvals', { as: 'mori/supervisor' });
  const own = page.locator('.panel', { hasText: 'not with 253' });
  await own.getByText('You cannot approve your own request').waitFor();
  assert.equal(await own.getByRole('button', { name: 'Approve' }).isEnabled(), false);
  await own.getByRole('button', { name: 'Take back' }).click();
  await page.getByRole('dialog').getByLabel('Reason').fill('not needed');
  await page.keyboard.press('Control+Enter');
  await own.waitFor({ state: 'detached' });
  const other = await house.look('/approvals', { as: 'sato/operator' });
  await other.getByText('Your role does not approve this.').first().waitFor();
  await page.close();
  await other.close();
});

test('a note is handed over, kept while it is written, and taken by the next shift', async t => {
  const house = await enter(t);
  if (house === undefined) return;
  const page = await house.look('/queue/handover', { as: 'sato/operator', language: 'ja' });
  await page.getByLabel('引き継ぐこと').fill('案件1:8時にもう一度電話、0312345678');
  await page.reload();
  const text = page.getByLabel('引き継ぐこと');
  assert.match(await text.inputValue(), /8時にもう一度/);
  await text.press('Control+Enter');
  await page.getByText('案件1:8時にもう一度電話、031234****').waitFor();
  await page.getByText('自分の引継ぎは、ほかの人が受領します。').waitFor();
  const next = await house.look('/queue/handover', { as: 'ito/operator' });
  await next.getByText('not taken yet').waitFor();
  await next.getByRole('button', { name: 'I take over' }).click();
  await next.getByText('taken by ito').waitFor();
  await page.getByText('itoさんが受領').waitFor();
  await house.picture('handover', '/queue/handover', { as: 'ito/operator' });
  await page.close();
  await next.close();
});

test('both pages stand in both languages, wide and narrow, with nothing serious for axe', async t => {
  const house = await enter(t);
  if (house === undefined) return;
  await ask(house, { kind: 'country-block', country: 'SO', lastsMs: 7_200_000 });
  for (const path of ['/approvals', '/approvals?show=history', '/queue/handover']) {
    for (const { language, width } of someLooks) {
      const page = await house.look(path, { as: 'mori/supervisor', language, width });
      await page.locator('.panel, .empty').first().waitFor();
      assert.equal(await overflow(page), 0, `${path} ${language} ${width}`);
      assert.deepEqual(await seriousFaults(page), [], `${path} ${width}`);
      await page.close();
    }
  }
  assert.deepEqual(house.complaints, []);
});
