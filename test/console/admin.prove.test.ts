// Administration as an administrator, an engineer and everybody for themselves see it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ConsoleHouse, oneHouse, overflow, seriousFaults } from './console-house.ts';

const checks = [
  { name: 'engine', check: () => undefined },
  { name: 'enforcer sbc-1', check: () => 'it answered 503' },
];
const enter = oneHouse({ events: 300, entrance: true, parts: { checks } });
const root = { as: 'root/administrator', stepUp: true } as const;
const partsOf = {
  'root/administrator': ['people', 'roles', 'keys', 'feeds', 'enforcers', 'ways', 'health'],
  'abe/engineer': ['settings', 'feeds'],
  'ono/privacy-officer': ['retention'],
} as const;

async function somePeople(house: ConsoleHouse): Promise<void> {
  for (const [name, role] of [
    ['tanaka', 'operator'],
    ['sato', 'supervisor'],
  ]) {
    await house.desk.ask('POST', '/v1/people', { ...root, body: { name, role } });
  }
  await house.desk.ask('POST', '/v1/people/tanaka/disable', { ...root, body: { disabled: true } });
  const scopes = ['events', 'screen'];
  await house.desk.ask('POST', '/v1/keys', { ...root, body: { name: 'sbc-1', scopes } });
  const hold = { kind: 'case', subject: 'case-1', why: 'asked for by the prosecutor' };
  await house.desk.ask('POST', '/v1/legal-holds', { as: 'ono/privacy-officer', body: hold });
}

test('every part stands in both languages, at every width, without serious faults', async t => {
  const house = await enter(t);
  if (house === undefined) return;
  await somePeople(house);
  for (const [as, parts] of Object.entries(partsOf)) {
    for (const part of parts) {
      for (const [language, width, dark] of [
        ['ja', 390, false],
        ['en', 1024, true],
      ] as const) {
        const page = await house.look(`/admin/${part}`, { as, language, width, dark });
        await page.locator('table').first().waitFor();
        assert.equal(await overflow(page), 0, `${part} ${width}`);
        assert.deepEqual(await seriousFaults(page), [], `${part} ${language}`);
        await page.close();
      }
    }
  }
  // That something does not serve is the answer of health, and no complaint.
  assert.deepEqual(
    house.complaints.filter(text => !/^\/admin\/health: .*503/.test(text)),
    [],
  );
});

test('a part that the role does not open says so and what it needs', async t => {
  const house = await enter(t);
  if (house === undefined) return;
  const page = await house.look('/admin/keys', { as: 'mori/operator' });
  await page.getByText('needs the permission “keys.manage”').waitFor();
  assert.deepEqual(
    await page
      .getByRole('navigation', { name: 'Administration' })
      .getByRole('link')
      .allInnerTexts(),
    ['Own account', 'Roles'],
  );
});

test('a key is made, shown once, and revoked', async t => {
  const house = await enter(t);
  if (house === undefined) return;
  const page = await house.look('/admin/keys', root);
  await page.getByRole('button', { name: 'New API key' }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByLabel('Name').fill('billing');
  assert.ok(await sheet.getByRole('button', { name: 'Make the key' }).isDisabled());
  await sheet.getByLabel('work cases').check();
  await sheet.getByRole('button', { name: 'Make the key' }).click();
  const shown = await sheet.locator('code').textContent();
  assert.ok(shown !== null);
  assert.match(shown, /^sk_\S{30,}$/);
  const headers = { host: 'localhost', authorization: `Bearer ${shown}` };
  const asked = await house.desk.api.app.inject({ url: '/v1/me', headers });
  assert.equal(asked.json().who, 'api:billing');
  await sheet.getByRole('button', { name: 'Close' }).click();
  assert.ok(!(await page.content()).includes(shown), 'nobody shows it again');
  await page.reload();
  await page.getByRole('cell', { name: 'billing', exact: true }).waitFor();
  assert.ok(!(await page.content()).includes(shown));
  await page.getByRole('button', { name: 'Revoke billing' }).click();
  await page.getByText('stops working within seconds').waitFor();
  await page.getByRole('button', { name: 'Revoke the key' }).click();
  await page.locator('tr.admin-gone', { hasText: 'billing' }).waitFor();
  const gone = await house.desk.api.app.inject({ url: '/v1/me', headers });
  assert.equal(gone.statusCode, 401);
});

test('an enforcer is tried, and what went wrong is said at its step', async t => {
  const house = await enter(t);
  if (house === undefined) return;
  const page = await house.look('/admin/enforcers', { ...root, language: 'ja' });
  await page.getByRole('button', { name: '試験 sbc-1' }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByText('だれも使わないアドレスの遮断を指示し').waitFor();
  await sheet.getByLabel('理由').fill('更新後の確認');
  await page.keyboard.press('Control+Enter');
  await sheet.getByText('成功しませんでした').waitFor();
  assert.match(
    (await sheet.locator('.admin-steps').textContent()) ?? '',
    /失敗送信 「it does not know \d+\*{4}」/,
  );
});

test('pictures', async t => {
  const house = await enter(t);
  if (house === undefined) return;
  for (const [as, parts] of Object.entries(partsOf)) {
    for (const part of parts) await house.picture(`admin-${part}`, `/admin/${part}`, { as });
  }
});
