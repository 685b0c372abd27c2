// Beside a case: numbers revealed with a second person, notes and a sign-in that expires, files, the
// evidence pack, the audit.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { Download, Page } from 'playwright-core';
import { asked, openCase, openPage, operator, send, supervisor, write } from './acting-house.ts';
import { oneHouse, seriousFaults } from './console-house.ts';

const enter = oneHouse({ events: 1_500 });

test('numbers: masked with a reason, in full with a second person, hidden after 15 minutes', async t => {
  const house = await enter(t);
  if (house === undefined) return;
  const one = await openCase(house);
  const { account } = house.desk.live.traffic.lists.subscribers[0]!;
  await house.desk.storeCalls(one.line, account, ['23276555901', '23276555902']);
  const page = await openPage(house, one, { stepUp: true });
  await page.keyboard.press('v');
  const sheet = page.getByRole('dialog');
  await sheet.getByText('Stage 4 (in full) opens when another').waitFor();
  await write(page, 'Reason', 'which ranges were called');
  await send(page);
  await sheet.getByText('2327655****').first().waitFor();
  assert.equal(await sheet.getByText('23276555901').count(), 0);
  await sheet.getByRole('button', { name: 'Hide now' }).click();
  await sheet.getByRole('button', { name: 'Ask for numbers in full' }).click();
  await write(page, 'Reason', 'the owner disputes each call');
  await send(page);
  const panel = page.locator('section', { hasText: 'Approvals' }).last();
  await panel.getByText('waits for approval').waitFor();
  await panel.getByText('You cannot approve your own request.').waitFor();
  const { rows } = (await asked(house, `/v1/approvals?case=${one.name}`)).body;
  const approve = `/v1/approvals/${rows[0].id}/approve`;
  const body = { why: 'the complaint is on file' };
  const approved = await house.desk.ask('POST', approve, { as: supervisor, stepUp: true, body });
  assert.equal(approved.status, 200, approved.text);
  await panel.getByText('approved').first().waitFor();
  await page.clock.install();
  await page.keyboard.press('v');
  await page.getByRole('dialog').getByRole('button', { name: 'Use the approval' }).click();
  await page.getByRole('cell', { name: '23276555901' }).waitFor();
  await page.locator('.acts-watermark', { hasText: 'sato' }).waitFor();
  await page.evaluate(
    'document.querySelector(".acts-watermarked").dispatchEvent(new Event("copy", {bubbles: true}))',
  );
  await page.getByText('Copying was recorded.').waitFor();
  await page.clock.fastForward('15:01');
  await page.getByText('No longer shown.').waitFor();
  assert.equal(await page.getByText('23276555901').count(), 0);
  const audit = (await asked(house, `/v1/cases/${one.name}/audit`)).body.rows;
  const whats = audit.map((entry: { what: string }) => entry.what);
  for (const what of ['calls.view.in-full', 'calls.copy', 'approval.use.unmask']) {
    assert.ok(whats.includes(what), `${what} in ${whats}`);
  }
  await page.close();
});

test('a sign-in that expires in the middle of a form costs no text', async t => {
  const house = await enter(t);
  if (house === undefined) return;
  const one = await openCase(house);
  const page = await openPage(house, one);
  const note = page.getByLabel('New note');
  await note.fill('the PBX maker calls back at nine');
  await page.context().clearCookies();
  await page.keyboard.press('Control+Enter');
  const ask = page.getByRole('dialog', { name: 'Sign in again' });
  await ask.waitFor();
  await page.getByText('calls back at nine').first().waitFor();
  await page.keyboard.press('Escape');
  await ask.waitFor({ state: 'detached' });
  await page.locator('textarea', { hasText: 'calls back at nine' }).waitFor();
  await note.press('Control+Enter');
  await ask.waitFor();
  // People of this house are known by their cookies alone: the same person comes back.
  await page.route('**/v1/sign-in', async route => {
    await house.signIn(page.context(), operator);
    await route.fulfill({ json: { signedIn: true } });
  });
  await ask.getByLabel('Name').fill('sato');
  await ask.getByRole('textbox', { name: 'Password' }).fill('correct horse battery');
  await page.keyboard.press('Enter');
  const saved = page.locator('.acts-list li:not(.history)', { hasText: 'calls back at nine' });
  await saved.waitFor();
  const { notes } = (await asked(house, `/v1/cases/${one.name}`)).body;
  assert.equal(notes.length, 1, 'sent once');
  await page.close();
});

test('the evidence pack is downloaded as PDF and CSV, numbers masked', async t => {
  const house = await enter(t);
  if (house === undefined) return;
  const one = await openCase(house);
  const { account } = house.desk.live.traffic.lists.subscribers[0]!;
  await house.desk.storeCalls(one.line, account, ['23276555911']);
  for (const [language, act, form] of [
    ['en', 'Download', 'CSV (calls only)'],
    ['ja', 'ダウンロード', 'PDF(通話のCSVを添付)'],
  ] as const) {
    const page: Page = await openPage(house, one, { language });
    await page.keyboard.press('p');
    const sheet = page.getByRole('dialog');
    await sheet.getByText(form, { exact: true }).click();
    await write(page, language === 'en' ? 'Reason' : '理由', 'police report 12');
    const download: Promise<Download> = page.waitForEvent('download');
    await sheet.getByRole('button', { name: act, exact: true }).click();
    const file: Download = await download;
    const bytes = readFileSync((await file.path())!);
    if (language === 'en') {
      assert.equal(file.suggestedFilename(), `${one.name}-calls.csv`);
      assert.match(bytes.toString('utf8'), /2327655\*{4}/);
      assert.ok(!bytes.includes('23276555911'));
    } else assert.equal(bytes.subarray(0, 5).toString(), '%PDF-');
    await sheet.getByText(/SHA-256.*[0-9a-f]{64}/).waitFor();
    assert.deepEqual(await seriousFaults(page), []);
    await page.close();
  }
});

test('files are kept and come back as they were; what is too large is said at once', async t => {
  const house = await enter(t);
  if (house === undefined) return;
  const one = await openCase(house);
  const page = await openPage(house, one);
  const input = page.locator('input[type=file]');
  const letter = Buffer.from('被害届 第12号\n');
  await input.setInputFiles({ name: 'letter.txt', mimeType: 'text/plain', buffer: letter });
  await page.getByText('letter.txt').waitFor();
  const big = Buffer.alloc(5 * 1024 * 1024 + 1);
  await input.setInputFiles({ name: 'scan.bin', mimeType: 'application/pdf', buffer: big });
  await page.getByText('scan.bin is larger than 5 MiB. Split it.').waitFor();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download letter.txt' }).click();
  assert.deepEqual(readFileSync((await (await download).path())!), letter);
  await page.getByRole('button', { name: 'Show the audit' }).click();
  await page.getByText('looked at a file').waitFor();
  await page.getByText('chain whole').waitFor();
  await page.close();
});

test('compensation is asked for from the case; the stored calls give its sum', async t => {
  const house = await enter(t);
  if (house === undefined) return;
  const one = await openCase(house);
  const { live } = house.desk;
  const opened = new Date(live.traffic.clock.nowMs() - 5 * 60_000);
  await house.desk.database.run('opening a case earlier', db =>
    db.updateTable('cases').set({ opened }).where('case_id', '=', one.name).execute(),
  );
  const { account } = live.traffic.lists.subscribers[0]!;
  await house.desk.storeCalls(one.line, account, ['23276555921', '23276555922']);
  const page = await openPage(house, one);
  const ask = async (): Promise<void> => {
    await page.getByRole('button', { name: 'More acts' }).click();
    await page.getByRole('menuitem', { name: 'Ask for compensation' }).click();
    await write(page, 'Reason', 'the password was stolen');
    await send(page);
  };
  await ask();
  await page.getByRole('dialog').getByText('The line has not been stopped').waitFor();
  await page.keyboard.press('Escape');
  const body = { subscribers: [one.line], ground: 'C', why: 'the owner says so' };
  const url = `/v1/cases/${one.name}/suspensions`;
  assert.equal((await house.desk.ask('POST', url, { as: operator, body })).status, 200);
  await ask();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.getByText('Compensation ¥240').waitFor();
  const { rows } = (await asked(house, `/v1/claims?case=${one.name}`)).body;
  assert.deepEqual([rows.length, rows[0].yen, rows[0].openedBy], [1, 240, 'operator:sato']);
  await page.close();
});
