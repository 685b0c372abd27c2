// The reading half of a case: the sentence, the lanes on one axis, the stack at the cursor, the
// table, what is normal, what was tried; now and as it stood; in both languages.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import type { Page } from 'playwright-core';
import { evidenceSum } from '../../src/core/detection/episode.ts';
import { lineNamed } from '../../src/engine/lines.ts';
import { subjectOf } from '../../src/engine/subjects.ts';
import { type ConsoleHouse, oneHouse, overflow, seriousFaults } from './console-house.ts';

const enter = oneHouse({ events: 1_500 });
const operator = 'sato/operator';
const minuteMs = 60_000;

interface Developed {
  readonly name: string;
  readonly number: string;
  readonly subscriber: string;
}

let developed: Promise<Developed> | undefined;

/** A case that has gone on and grown for some minutes while suspected calls of it run. */
function developedCase(house: ConsoleHouse): Promise<Developed> {
  developed ??= findCase(house);
  return developed;
}

async function findCase({ desk }: ConsoleHouse): Promise<Developed> {
  const { live } = desk;
  const evidenceOf = (subscriber: string): number => {
    const { state } = live.driver.engine;
    const episode = subjectOf(state, lineNamed(state, subscriber))?.episode;
    return episode === undefined ? 0 : evidenceSum(episode);
  };
  const young = new Map<string, number>();
  for (let tries = 0; tries < 6_000; tries += 1) {
    const { cases, calls, nowMs } = live.driver.engine.state;
    const running = [...calls.values()].filter(
      call => call.unusual >= 500 && call.state !== 'challenged' && call.answerMs !== 0,
    );
    for (const one of cases.values()) {
      if (nowMs - one.openedMs > minuteMs) continue;
      young.set(one.case, Math.max(young.get(one.case) ?? 0, evidenceOf(one.subscriber)));
    }
    const found = [...cases.values()].find(
      one =>
        nowMs - one.openedMs > 4 * minuteMs &&
        evidenceOf(one.subscriber) > (young.get(one.case) ?? Number.POSITIVE_INFINITY) + 300 &&
        nowMs - one.openedMs < 40 * minuteMs &&
        running.filter(call => one.lines.includes(call.subscriber)).length >= 2,
    );
    if (found !== undefined) {
      await desk.settled();
      await lawfulHistory(desk, found.subscriber, nowMs);
      return {
        name: found.case,
        number: found.case.replace('case-', ''),
        subscriber: found.subscriber,
      };
    }
    await live.run(1);
  }
  throw new Error('no case with suspected calls that run');
}

/** Eight weeks in which the line called abroad on working days, in the afternoon. */
async function lawfulHistory(
  { database }: ConsoleHouse['desk'],
  subscriber: string,
  nowMs: number,
): Promise<void> {
  await database.run('storing lawful calls', async db => {
    await sql`create table if not exists calls_of_test partition of calls default`.execute(db);
    for (let day = 1; day <= 56; day += 1) {
      const setupMs = Math.floor(nowMs / 86_400_000 - day) * 86_400_000 + 6 * 3_600_000;
      if ([0, 6].includes(new Date(setupMs).getUTCDay()) || day % 3 === 0) continue;
      await db
        .insertInto('calls')
        .values({
          setup: new Date(setupMs + (day % 4) * 3_000_000),
          call_id: `lawful-${day}`,
          subscriber,
          account: subscriber,
          called: '12125550100',
          country: day % 5 === 0 ? 'TW' : 'US',
          destination: 0,
          service: 'ip',
          source_ip: '203.0.113.20',
          answer: new Date(setupMs + (day % 4) * 3_000_000 + 5_000),
          ended: new Date(setupMs + (day % 4) * 3_000_000 + 180_000),
          milli_yen: 30_000,
          verdict: 'allow',
          case_id: null,
        })
        .execute();
    }
  });
}

async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.SEKISHO_PICTURES;
  if (folder === undefined) return;
  await page.waitForTimeout(600);
  await page.screenshot({ path: `${folder}/${name}.png` });
}

test('at 1440 × 900 the sentence and all lanes stand unscrolled, in both languages', async t => {
  const house = await enter(t);
  if (house === undefined) return;
  const { number } = await developedCase(house);
  for (const [language, words] of [
    ['ja', /へ同時に\d+通話。.*被害見込額は[\d,]+円、いまも毎分[\d,]+円増えています。/],
    ['en', /calls at once to .*: ¥[\d,]+ so far, still growing by ¥[\d,]+ a minute\./],
  ] as const) {
    const page = await house.look(`/cases/${number}`, { as: operator, language });
    await page.locator('.lanes').waitFor();
    assert.match((await page.locator('.happened-what').textContent()) ?? '', words);
    for (const part of ['.happened', '.lanes', '.stack-sum']) {
      const box = await page.locator(part).boundingBox();
      assert.ok(box !== null && box.y + box.height <= 900, `${language} ${part}`);
    }
    await picture(page, `case-1440-${language}`);
    assert.deepEqual(await seriousFaults(page), []);
    await page.context().close();
  }
  assert.deepEqual(house.complaints, []);
});

test('nothing is wider than the screen; a phone has the spark and folded sections', async t => {
  const house = await enter(t);
  if (house === undefined) return;
  const { number } = await developedCase(house);
  for (const [width, dark] of [
    [1024, false],
    [390, false],
    [390, true],
  ] as const) {
    const page = await house.look(`/cases/${number}`, { as: operator, width, dark, height: 1600 });
    await page.locator('.lanes').waitFor();
    assert.equal(await overflow(page), 0, `${width}`);
    assert.deepEqual(await seriousFaults(page), []);
    assert.equal(await page.locator('.lane-name').count(), width === 390 ? 0 : 5);
    if (width === 390) {
      const fold = page.locator('details.fold').first();
      assert.equal(await fold.locator('svg').isVisible(), false);
      await fold.locator('summary').click();
      await fold.locator('svg').waitFor();
      assert.equal(await overflow(page), 0, 'opened');
    }
    await picture(page, `case-${width}-${dark ? 'dark' : 'light'}`);
    await page.context().close();
  }
});

async function stackShown(page: Page): Promise<{ parts: number[]; sum: number; title: string }> {
  const numbers = await page.locator('.stack-decibans').allTextContents();
  const parts = numbers.map(text => Number(text.replace('−', '-')));
  const told = (await page.locator('.stack-sum strong').textContent()) ?? '';
  const title = (await page.locator('.stack h3').textContent()) ?? '';
  return { parts, sum: Number(/-?\d+/.exec(told)?.[0]), title };
}

test('the stack at the cursor adds up wherever it stands; a click or Enter pins it', async t => {
  const house = await enter(t);
  if (house === undefined) return;
  const { number } = await developedCase(house);
  const page = await house.look(`/cases/${number}`, { as: operator });
  const lanes = page.locator('.lanes');
  const box = (await lanes.boundingBox())!;
  const at = (share: number) => ({ x: 92 + (box.width - 110) * share, y: box.height / 2 });
  const seen = new Set<number>();
  for (const share of [0.3, 0.5, 0.8, 0.98]) {
    await lanes.hover({ position: at(share) });
    const { parts, sum, title } = await stackShown(page);
    assert.match(title, /^Evidence at \d\d:\d\d:\d\d$/);
    assert.equal(
      parts.reduce((all, part) => all + part, 0),
      sum,
    );
    seen.add(sum);
  }
  assert.ok(seen.size > 1, 'the evidence grew');
  await lanes.click({ position: at(0.5) });
  const pinned = await stackShown(page);
  await page.mouse.move(5, 5);
  assert.deepEqual(await stackShown(page), pinned);
  await lanes.focus();
  for (let steps = 0; steps < 3; steps += 1) await page.keyboard.press('ArrowLeft');
  assert.notEqual((await stackShown(page)).title, pinned.title);
  await page.keyboard.press('Escape');
  assert.equal((await stackShown(page)).title, 'Evidence now');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Unpin' }).click();
  assert.equal((await stackShown(page)).title, 'Evidence now');
  await page.context().close();
});

test('what the picture shows is there as a table, by a key', async t => {
  const house = await enter(t);
  if (house === undefined) return;
  const { number } = await developedCase(house);
  const page = await house.look(`/cases/${number}`, { as: operator, language: 'ja' });
  await page.locator('.lanes').waitFor();
  await page.keyboard.press('e');
  const rows = page.locator('.story-table tbody tr');
  await rows.first().waitFor();
  const texts = await rows.allTextContents();
  assert.ok(texts.some(text => text.includes('検知')));
  assert.ok(texts.filter(text => text.includes('通話:')).length >= 2);
  assert.ok(texts.some(text => /根拠の強さが変化: \+\d+ /.test(text)));
  assert.deepEqual(await seriousFaults(page), []);
  await page.keyboard.press('e');
  await page.locator('.lanes').waitFor();
  await page.context().close();
});

test('calls in progress grow each second, and what they cost', async t => {
  const house = await enter(t);
  if (house === undefined) return;
  const { number } = await developedCase(house);
  const page = await house.look(`/cases/${number}`, { as: operator });
  await page.locator('.lane-call-running').first().waitFor();
  const yen = async (): Promise<number> => {
    const text = (await page.locator('.happened-what').textContent()) ?? '';
    return Number(/¥([\d,]+) so far/.exec(text)?.[1]?.replaceAll(',', ''));
  };
  const before = await yen();
  for (let tries = 0; tries < 40 && (await yen()) <= before; tries += 1) {
    await page.waitForTimeout(250);
  }
  assert.ok((await yen()) > before, `${before} yen`);
  await page.context().close();
});

test('what is normal: hours and destinations; networks once they are opened', async t => {
  const house = await enter(t);
  if (house === undefined) return;
  const { name, number } = await developedCase(house);
  const page = await house.look(`/cases/${number}`, { as: 'ito/operator', height: 1600 });
  const normal = page.locator('.normal');
  await normal.waitFor();
  assert.equal(await normal.locator('.week-grid rect').count(), 168);
  assert.ok((await normal.locator('.week-shade-5').count()) > 0);
  const closed = (await normal.textContent()) ?? '';
  assert.match(closed, /United States/);
  assert.doesNotMatch(closed, /203\.0\.113/);
  await page.context().close();
  const body = {
    of: { kind: 'case', case: name },
    stage: 3,
    purpose: 'fraud-investigation',
    why: 'is the source its usual one?',
  };
  const opened = await house.desk.ask('POST', '/v1/disclosures', { as: 'ito/operator', body });
  assert.equal(opened.status, 200, opened.text);
  const again = await house.look(`/cases/${number}`, { as: 'ito/operator', height: 1600 });
  await again.getByText('203.0.113.0/24').waitFor();
  await again.context().close();
});

test('as it stood at a time: nothing later, and a way back', async t => {
  const house = await enter(t);
  if (house === undefined) return;
  const { name, number } = await developedCase(house);
  const { body } = await house.desk.ask('GET', `/v1/cases/${name}`, { as: operator });
  const atMs = body.row.openedMs + 5_000;
  const page = await house.look(`/cases/${number}?at=${atMs}`, { as: operator });
  await page.locator('.lanes').waitFor();
  assert.match((await page.locator('.case-frozen').textContent()) ?? '', /as it stood at/);
  assert.equal(
    await page
      .locator('.stack h3')
      .textContent()
      .then(text => /now/.test(text!)),
    false,
  );
  const then = await stackShown(page);
  await page.getByRole('link', { name: 'Show now' }).click();
  await page.locator('.case-frozen').waitFor({ state: 'detached' });
  await page.getByText('Evidence now').waitFor();
  const now = await stackShown(page);
  assert.ok(now.sum > then.sum, `${then.sum} < ${now.sum}`);
  await page.locator('.case-history a').last().click();
  await page.locator('.case-frozen').waitFor();
  await page.context().close();
});

test('a closed case tells sums to whoever has no reason, single calls to who gave one', async t => {
  const house = await enter(t);
  if (house === undefined) return;
  await developedCase(house);
  const { desk } = house;
  const closed = async () => {
    const { body } = await desk.ask('GET', '/v1/cases?state=closed', { as: operator });
    return body.rows.find((one: { subscriber: string }) => one.subscriber !== '');
  };
  let found = await closed();
  for (let tries = 0; tries < 60 && found === undefined; tries += 1) {
    await desk.live.run(100);
    await desk.settled();
    found = await closed();
  }
  const path = `/cases/${found.case.replace('case-', '')}`;
  const page = await house.look(path, { as: 'ueda/operator' });
  await page.locator('.lanes').waitFor();
  assert.equal(await page.locator('.lane-call').count(), 0);
  await page.getByText('Single calls are not open to you.').waitFor();
  await picture(page, 'case-closed');
  await page.context().close();
  const of = { kind: 'case', case: found.case };
  const body = { of, stage: 3, purpose: 'complaint', why: 'the subscriber asks' };
  await desk.ask('POST', '/v1/disclosures', { as: 'ueda/operator', body });
  const open = await house.look(path, { as: 'ueda/operator' });
  await open.locator('.lane-call, .lane-call-challenged, .lane-call-refused').first().waitFor();
  await open.context().close();
  assert.deepEqual(house.complaints, []);
});

test('a case that a person opened on a quiet line says that nothing was found yet', async t => {
  const house = await enter(t);
  if (house === undefined) return;
  const { desk } = house;
  const { subscribers } = desk.live.traffic.lists;
  const quiet = subscribers.find(
    ({ account }) =>
      ![...desk.live.driver.engine.state.cases.values()].some(one => one.account === account),
  )!;
  const body = { subscriber: quiet.subscriber, why: 'the owner asks' };
  const opened = await desk.ask('POST', '/v1/cases', { as: operator, body });
  assert.equal(opened.status, 200, opened.text);
  const path = `/cases/${String(opened.body.case).replace('case-', '')}`;
  const page = await house.look(path, { as: operator, language: 'ja' });
  await page.getByText('不正利用と見られる通話は、まだありません。').waitFor();
  await page.getByText('根拠の記録はありません。').waitFor();
  await page.getByText('案件を開始').waitFor();
  assert.equal(await overflow(page), 0);
  assert.deepEqual(await seriousFaults(page), []);
  await picture(page, 'case-quiet');
  await page.context().close();
  assert.deepEqual(house.complaints, []);
});

test('a further call of the case appears without a reload', async t => {
  const house = await enter(t);
  if (house === undefined) return;
  const { number, subscriber } = await developedCase(house);
  const { desk } = house;
  const page = await house.look(`/cases/${number}`, { as: operator });
  const marks = page.locator('.lane-call, .lane-call-challenged, .lane-call-refused');
  await marks.first().waitFor();
  await page.getByText('Whole time').click();
  const shown = async () => [await marks.count(), await page.getByText(/\d+ more call/).count()];
  const before = await shown();
  const tried = () => desk.live.driver.engine.state.totals.calls;
  const ofLine = () =>
    desk.live.told.filter(one => 'subscriber' in one && one.subscriber === subscriber).length;
  const [calls, told] = [tried(), ofLine()];
  for (let events = 0; events < 3_000 && ofLine() === told; events += 10) await desk.live.run(10);
  assert.ok(tried() > calls);
  await desk.settled();
  for (let tries = 0; tries < 80; tries += 1) {
    if (JSON.stringify(await shown()) !== JSON.stringify(before)) break;
    await page.waitForTimeout(250);
  }
  assert.notDeepEqual(await shown(), before);
  await page.context().close();
});
