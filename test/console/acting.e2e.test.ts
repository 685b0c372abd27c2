// The acting half of a case: contacts, measures with their gates, closing, two people on one case,
// a connection that is lost.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  asked,
  carryOut,
  casesOf,
  chooseFirst,
  openCase,
  openPage,
  operator,
  other,
  send,
  write,
} from './acting-house.ts';
import {
  type ConsoleHouse,
  oneHouse,
  overflow,
  seriousFaults,
  someLooks,
} from './console-house.ts';

const enter = oneHouse({ events: 1_500 });

test('a measure: gates not met say when, a reason meets them, the network confirms', async t => {
  const house = await enter(t);
  if (house === undefined) return;
  const one = await openCase(house);
  const page = await openPage(house, one);
  await page.locator('.acts-gates').getByText('Not met').first().waitFor();
  assert.ok((await page.locator('.acts-gates .gate-opens').count()) > 0, 'it says what opens it');
  await page.keyboard.press('m');
  const sheet = page.getByRole('dialog', { name: 'Measures' });
  await sheet.getByText(/cannot call abroad until .* Domestic, emergency, incoming/).waitFor();
  await sheet.getByRole('radio', { name: /^C/ }).check();
  const suspend = sheet.getByRole('button', { name: 'Suspend' });
  await sheet.getByText('Gate not met: owner word').waitFor();
  assert.equal(await suspend.isDisabled(), true);
  await write(page, 'Reason', 'the owner telephoned: none of these are theirs');
  await send(page);
  await sheet.getByText('Ordered; the network has yet to confirm.').waitFor();
  await sheet.getByText('SBC-1 has yet to confirm').waitFor();
  assert.deepEqual(await seriousFaults(page), []);
  await carryOut(house);
  await sheet.getByText(/^Confirmed \d\d:\d\d:\d\d$/).waitFor();
  await page.keyboard.press('Escape');
  await page.locator('.acts-measures', { hasText: 'suspension of international' }).waitFor();
  await page.locator('.acts-measures .acts-steps', { hasText: /Confirmed \d/ }).waitFor();
  const { body } = await asked(house, `/v1/cases/${one.name}`);
  assert.equal(body.measures[0].ground, 'C');
  assert.equal(body.measures[0].decidedBy, 'operator:sato');
  assert.deepEqual(house.complaints, []);
  await page.close();
});

test('the gate of the contact says when it opens, and is met when nobody has answered', async t => {
  const house = await enter(t);
  if (house === undefined) return;
  await openCase(house);
  const { live } = house.desk;
  const { one, opensMs } = await waitsForSilence(house);
  const page = await openPage(house, one);
  const gate = page.locator('.acts-gates li', { hasText: 'contact' }).first();
  await gate.getByText(/not before \d\d:\d\d, if nobody answers/).waitFor();
  const desk = () => live.driver.desk.cases.get(one.name);
  for (let tries = 0; tries < 500; tries += 1) {
    const now = desk();
    if (now === undefined || now.exhausted || now.reached) break;
    await live.run(10);
  }
  await house.desk.settled();
  if (desk()?.exhausted === true) {
    assert.ok(live.traffic.clock.nowMs() >= opensMs, 'not before');
    await page.getByText('The contact plan is at its end.').waitFor();
    await page.locator('.acts-gates .gate-met', { hasText: 'contact' }).first().waitFor();
  } else
    await page
      .getByText(/Somebody was reached|The case is closed/)
      .first()
      .waitFor();
  await page.close();
});

/** A case of the traffic of which the contact plan still runs, as its gate says. */
async function waitsForSilence(house: ConsoleHouse) {
  const { live } = house.desk;
  for (let tries = 0; tries < 600; tries += 1) {
    for (const { case: name, subscriber, exhausted, reached } of live.driver.desk.cases.values()) {
      if (exhausted || reached) continue;
      const body = { kind: 'suspend', case: name, subscribers: [subscriber], ground: 'A' };
      const answer = await house.desk.ask('POST', '/v1/proposals', { as: operator, body });
      const gates: readonly { gate: string; opens?: { atMs: number | null } }[] = answer.body.gates;
      const opensMs = gates.find(({ gate }) => gate === 'contact')?.opens?.atMs ?? null;
      const one = { name, number: name.replace('case-', ''), line: subscriber };
      if (opensMs !== null) return { one, opensMs };
    }
    await live.run(10);
  }
  throw new Error('no case waits for its contact plan');
}

test('“not mine” by telephone, and the other operator is told while it rings', async t => {
  const house = await enter(t);
  if (house === undefined) return;
  await openCase(house);
  const one = await casesOf(house).next(({ risk }) => risk.evidence >= 2_500);
  const mine = await openPage(house, one);
  const theirs = await openPage(house, one, { as: other });
  await mine.getByText('ito looks too').waitFor();
  await mine.keyboard.press('c');
  const sheet = mine.getByRole('dialog', { name: 'Contact the owner' });
  await sheet.getByText(/\*{3}/).first().waitFor();
  await send(mine);
  await sheet.getByText(/From the line ending in \d{4}/).waitFor();
  await theirs.getByText('sato is on the telephone with the owner').waitFor();
  await theirs.keyboard.press('c');
  const blocked = theirs.getByRole('dialog', { name: 'Contact the owner' });
  await blocked.getByText('You can call when that is over.').waitFor();
  assert.equal(await blocked.getByRole('button', { name: 'Start the call' }).isDisabled(), true);
  await theirs.keyboard.press('Escape');
  await mine.keyboard.press('2');
  await sheet.getByText(/cannot call abroad until .*; calls in progress end/).waitFor();
  assert.deepEqual(await seriousFaults(mine), []);
  await send(mine);
  await sheet.waitFor({ state: 'detached' });
  await theirs.locator('.case-state', { hasText: 'measure in force' }).waitFor();
  await theirs.getByText('sato is on the telephone').waitFor({ state: 'detached' });
  const { body } = await asked(house, `/v1/cases/${one.name}`);
  assert.ok(body.attempts.some((a: { result: string; by: string }) => a.result === 'not-mine'));
  assert.ok(body.measures.some((m: { ground: string }) => m.ground === 'C'));
  await mine.close();
  await theirs.close();
});

test('who is second sees both values, and the text is kept', async t => {
  const house = await enter(t);
  if (house === undefined) return;
  const one = await openCase(house);
  const mine = await openPage(house, one);
  const theirs = await openPage(house, one, { as: other });
  await mine.keyboard.press('Shift+X');
  const sheet = mine.getByRole('dialog', { name: 'Close the case' });
  await sheet.getByRole('radio', { name: 'inconclusive' }).check();
  await write(mine, 'Reason', 'nothing more came in an hour');
  await theirs.keyboard.press('t');
  await theirs.getByText('You have case').waitFor();
  await mine.getByText('Owner ito').first().waitFor();
  await send(mine);
  const conflict = sheet.getByRole('alert');
  await conflict.getByText('Your text is kept.').waitFor();
  const owners = conflict.locator('tr', { hasText: 'Owner' }).last();
  assert.equal(await owners.textContent(), 'Ownernobodyito–');
  const text = await sheet.getByLabel(/^Reason/).inputValue();
  assert.equal(text, 'nothing more came in an hour');
  await sheet.getByRole('button', { name: 'Send anyway' }).click();
  await sheet.waitFor({ state: 'detached' });
  await theirs.locator('.case-state', { hasText: 'closed' }).waitFor();
  await theirs.keyboard.press('z');
  assert.equal((await asked(house, `/v1/cases/${one.name}`)).body.row.outcome, 'inconclusive');
  await mine.close();
  await theirs.close();
});

test('keyboard alone takes a case from the alert to its close', async t => {
  const house = await enter(t);
  if (house === undefined) return;
  const one = await openCase(house);
  const page = await openPage(house, one, { stepUp: true });
  const { keyboard } = page;
  await keyboard.press('t');
  await page.getByText('Owner sato').first().waitFor();
  await keyboard.press('n');
  await page.locator('textarea:focus').waitFor();
  await keyboard.type('asked for the administrator');
  await keyboard.press('Control+Enter');
  await page.locator('.acts-note-text', { hasText: 'asked for the administrator' }).waitFor();
  await keyboard.press('Escape');
  await page.evaluate('document.activeElement.blur()');
  await keyboard.press('c');
  await page.getByRole('dialog', { name: 'Contact the owner' }).waitFor();
  await send(page);
  await page.getByText(/From the line ending in/).waitFor();
  await keyboard.press('5');
  await page.getByText('Counts as a contact that nobody answered.').waitFor();
  await send(page);
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await keyboard.press('Shift+X');
  const sheet = page.getByRole('dialog', { name: 'Close the case' });
  await sheet.waitFor();
  await keyboard.press('Tab');
  await keyboard.press('Space');
  await sheet.getByText('The case is closed as fraud.').waitFor();
  await keyboard.press('Tab');
  await chooseFirst(page);
  await keyboard.press('Tab');
  await keyboard.type('the calls stopped when the password was changed');
  await send(page);
  await page.locator('.case-state', { hasText: 'closed' }).waitFor();
  const { row } = (await asked(house, `/v1/cases/${one.name}`)).body;
  assert.deepEqual([row.state, row.outcome, row.assignee], ['closed', 'fraud', 'sato']);
  assert.ok(row.cause !== null);
  await page.close();
});

test('without the server nothing can be done; what changed is shown before anything is', async t => {
  const house = await enter(t);
  if (house === undefined) return;
  const one = await openCase(house);
  const page = await openPage(house, one);
  await page.locator('.acts-next button').waitFor();
  await page.getByLabel('New note').fill('kept while away');
  house.wire.cut();
  await page.getByText('Nothing that touches a line is taken until it is back.').first().waitFor();
  assert.equal(await page.locator('.acts-next button').isDisabled(), true);
  const body = { text: 'written meanwhile' };
  await house.desk.ask('POST', `/v1/cases/${one.name}/notes`, { as: other, body });
  house.wire.mend();
  const note = page.getByRole('alert', { name: 'Changed while the connection was gone' });
  await note.getByText('Notes: +1').waitFor();
  assert.equal(await page.locator('.acts-next button').isDisabled(), true);
  await note.getByRole('button', { name: 'Seen' }).click();
  await page.locator('.acts-next button:enabled').waitFor();
  assert.equal(await page.getByLabel('New note').inputValue(), 'kept while away');
  // Pages of before had their connections broken on purpose.
  house.complaints.length = 0;
  await page.close();
});

test('both languages, wide and narrow: nothing overflows, nothing is untranslated', async t => {
  const house = await enter(t);
  if (house === undefined) return;
  const one = await openCase(house);
  const path = `/cases/${one.number}`;
  for (const { language, width } of someLooks) {
    const page = await openPage(house, one, { language, width, dark: width === 390 });
    await page.locator('.acts-gates').waitFor();
    for (const key of ['m', 'c', 'v', 'a', 'p', 'Shift+X']) {
      await page.keyboard.press(key);
      await page.getByRole('dialog').waitFor();
      assert.equal(await overflow(page), 0, `${language} ${width} ${key}`);
      assert.deepEqual(await seriousFaults(page), [], `${language} ${width} ${key}`);
      const text = await page.getByRole('dialog').textContent();
      assert.doesNotMatch(text ?? '', /\{\{|\b(heard|effect|stage|act|opens)\.\w/);
      // The first leaves an open list of choices.
      await page.keyboard.press('Escape');
      if (key === 'a') await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    }
    assert.equal(await overflow(page), 0, `${language} ${width}`);
    assert.deepEqual(await seriousFaults(page), [], `${language} ${width}`);
    await page.close();
  }
  await house.picture('acting', path, { as: operator });
  assert.deepEqual(house.complaints, []);
});
