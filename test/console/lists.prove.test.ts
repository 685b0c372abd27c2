// The carrier's lists in the console: a rate deck with a bad line and a good one, and a row of the
// restricted list that a second person approves.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { oneHouse, overflow, seriousFaults } from './console-house.ts';

const enter = oneHouse({ events: 300 });
const says = {
  en: {
    paste: 'Or paste its text',
    look: 'Show the differences',
    wrong: '1 line is wrong. Nothing imported.',
    line: /^Line 118: prefix is empty\.$/,
    dearer: 'Dearer 1',
    import: 'Import',
    imported: 'prices of December',
    propose: 'Propose an entry',
    sheet: 'Propose an entry',
    prefix: 'Prefix',
    destination: 'Destination',
    country: 'Country code',
    government: 'Checked: almost no government calls',
    lifeCritical: 'Checked: almost no life-critical calls',
    traffic: 'Normal traffic, minutes',
    incomplete: 'The three checks are not complete.',
    why: 'Why (the approver reads it)',
    own: 'You cannot approve your own request.',
    approve: 'Approve',
    carryOut: 'Put into the list',
    added: 'added +3719',
  },
  ja: {
    paste: 'または、内容を貼り付け',
    look: '違いの表示',
    wrong: '1行に問題があります。取り込みは0件です。',
    line: /^118行目 番号が空です。$/,
    dearer: '値上げ 1',
    import: '取り込み',
    imported: 'prices of December',
    propose: '追加の申請',
    sheet: '追加の申請',
    prefix: '番号の先頭',
    destination: '対地',
    country: '国コード',
    government: '政府の通信がほとんどないことを確認',
    lifeCritical: '人命に関わる通信がほとんどないことを確認',
    traffic: '通常の通話(分)',
    incomplete: '三つの確認がそろっていません。',
    why: '理由(承認者が読みます)',
    own: '自分の申請は承認できません。',
    approve: '承認',
    carryOut: '一覧への反映',
    added: '追加 +3719',
  },
} as const;

const header = 'prefix,destination,country,yenPerMinute,incrementSeconds';

async function decided(page: Page, act: string, why: string): Promise<void> {
  const sheet = page.getByRole('dialog', { name: act });
  await sheet.getByRole('textbox').last().fill(why);
  await sheet.getByRole('button', { name: act }).click();
  await sheet.waitFor({ state: 'detached' });
}

for (const language of ['en', 'ja'] as const) {
  const say = says[language];

  test(`a rate deck: its wrong line is named, then it is compared and imported: ${language}`, async t => {
    const house = await enter(t);
    if (house === undefined) return;
    const { driver } = house.desk.live;
    const deck = driver.engine.state.rateRows.map((row, at) => {
      const yen = ((at === 0 ? 2 : 1) * row.milliYenPerMinute) / 1_000;
      return [row.prefix, `"${row.destination}"`, row.country, yen, row.incrementSeconds].join(',');
    });
    const rate = () => driver.engine.state.rateRows[0]!.milliYenPerMinute;
    const first = rate();
    const wrong = [...deck.slice(0, 116), ',"Nowhere",LV,10,6', ...deck.slice(116)];
    const page = await house.look('/lists/rates', { as: 'abe/engineer', language });
    await page.getByLabel(say.paste).fill([header, ...wrong].join('\n'));
    await page.getByRole('button', { name: say.look }).click();
    await page.getByText(say.wrong).waitFor();
    await page.getByText(say.line).waitFor();
    assert.equal(await page.getByRole('button', { name: say.import, exact: true }).count(), 0);

    await page.getByLabel(say.paste).fill([header, ...deck].join('\n'));
    await page.getByRole('button', { name: say.look }).click();
    await page.getByText(say.dearer).waitFor();
    assert.equal(await overflow(page), 0);
    assert.deepEqual(await seriousFaults(page), []);
    await page.getByRole('button', { name: say.import, exact: true }).click();
    await decided(page, say.import, say.imported);
    await page.getByText(say.imported).first().waitFor();
    // The page has it from the store; the engine takes it over a moment later.
    while (rate() === first) await page.waitForTimeout(50);
    assert.equal(rate(), 2 * first);
    assert.deepEqual(house.complaints, []);
    await page.close();
  });

  test(`a row of the restricted list: proposed, approved, carried out: ${language}`, async t => {
    const house = await enter(t);
    if (house === undefined) return;
    const page = await house.look('/lists/restricted', { as: 'tanaka/operator', language });
    const prefix = language === 'en' ? '37190' : '37191';
    await page.getByRole('button', { name: say.propose }).click();
    const sheet = page.getByRole('dialog', { name: say.sheet });
    await sheet.getByLabel(say.prefix).fill(prefix);
    await sheet.getByLabel(say.destination).fill('Latvia, premium');
    await sheet.getByLabel(say.country).fill('LV');
    await sheet.getByLabel(say.traffic).fill('12');
    await sheet.getByLabel(say.government).check();
    await sheet.getByText(say.incomplete).waitFor();
    await sheet.getByLabel(say.lifeCritical).check();
    await decided(page, say.sheet, 'three attacks in a week');
    await page.getByText(say.own).waitFor();

    const second = await house.look('/lists/restricted', { as: 'sato/supervisor', language });
    await second.getByRole('button', { name: say.approve, exact: true }).click();
    await decided(second, say.approve, 'checks seen');
    await page.getByRole('button', { name: say.carryOut }).click();
    await decided(page, say.carryOut, 'approved');
    await page
      .getByText(`${say.added}${prefix.slice(-1)}`)
      .first()
      .waitFor();
    await page.getByRole('rowheader', { name: `+${prefix}` }).waitFor();
    assert.equal(await overflow(page), 0);
    assert.deepEqual(await seriousFaults(page), []);
    assert.deepEqual(house.complaints, []);
    await page.close();
    await second.close();
  });
}

test('a row whose review is overdue is amber, and renewed with its checks made again', async t => {
  const house = await enter(t);
  if (house === undefined) return;
  const overdue = { prefix: '220', destination: 'Gambia', country: 'GM' };
  const checks = { governmentChecked: true, lifeCriticalChecked: true, trafficMinutes: 5 };
  const matter = { kind: 'list-edit', put: [{ ...overdue, ...checks, reviewMs: 1 }], remove: [] };
  const ask = (path: string, as: string, body: object) =>
    house.desk.ask('POST', path, { as, body });
  const made = await ask('/v1/approvals', 'tanaka/operator', { matter, why: 'old' });
  const { id } = made.body;
  await ask(`/v1/approvals/${id}/approve`, 'sato/supervisor', { why: 'seen' });
  await ask(`/v1/approvals/${id}/use`, 'tanaka/operator', { why: 'seen' });
  const page = await house.look('/lists/restricted', { as: 'tanaka/operator' });
  await page.getByLabel('Beginning of the number, or name').fill('220');
  await page.locator('.wait', { hasText: 'review overdue' }).first().waitFor();
  await page.getByLabel('Select 220', { exact: true }).check();
  await page.getByRole('button', { name: 'Renew 1' }).click();
  const sheet = page.getByRole('dialog', { name: 'Propose a renewal' });
  await sheet.getByLabel('The three checks were made again').check();
  await decided(page, 'Propose a renewal', 'looked again');
  await page.getByText('looked again').waitFor();
});

test('every list is readable at every width, without serious faults', async t => {
  const house = await enter(t);
  if (house === undefined) return;
  for (const [width, language, path] of [
    [390, 'ja', '/lists/restricted'],
    [390, 'en', '/lists/rates'],
    [1024, 'ja', '/lists/contacts'],
    [390, 'ja', '/lists/contacts'],
    [1440, 'en', '/lists/subscribers'],
  ] as const) {
    const page = await house.look(path, { as: 'sato/supervisor', width, language });
    await page.getByRole('heading', { level: 2 }).first().waitFor();
    assert.equal(await overflow(page), 0, `${path} ${width}`);
    assert.deepEqual(await seriousFaults(page), [], `${path} ${width}`);
    await page.close();
  }
  for (const part of ['restricted', 'rates', 'contacts']) {
    await house.picture(`lists-${part}`, `/lists/${part}`, { as: 'sato/supervisor' });
  }
});
