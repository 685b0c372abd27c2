// The whole procedure on real parts, in the time of a rehearsal: a theft on a Saturday night, SMS
// and mail through real servers, nobody there, suspension, the administrator on Monday.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { DeskSupervisor } from './desk-supervisor.ts';
import { administrator, jst, line, theftCall, usualCall } from './firm.ts';
import { attackMs, closeAll, firmUnderWatch, linkIn, steal } from './night.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
after(closeAll);

test('nobody is there: suspended by the book, restored on Monday in steps', async t => {
  const night = await firmUnderWatch('policy: contact-only');
  const { house, post } = night;
  await steal(night, 6);
  const opened = await house.until('a case is open', () => house.caseOf(line));
  await t.test('the question goes to mail and telephone, never to the line', async () => {
    await house.until('a first message', () => post.letters[0]);
    await house.pass(8 * minuteMs, 20_000);
    await house.until('both channels', () =>
      new Set(post.letters.map(letter => letter.channel)).size === 2 ? true : undefined,
    );
    assert.ok(post.letters.length >= 3);
    assert.ok(post.letters.every(letter => !letter.to.includes(line.slice(1))));
    assert.ok(
      post.letters.every(letter => !/2210|0232/.test(letter.text)),
      'no called number',
    );
  });
  await t.test(
    'after silence the line is suspended and calls in progress are released',
    async () => {
      await house.pass(3 * minuteMs, 20_000);
      const { measures, decisions } = await house.until('a suspension', async () => {
        const one = await house.caseNamed(opened.case);
        return one.measures.length > 0 ? one : undefined;
      });
      assert.match(measures[0]!.ground, /^[AB]$/);
      assert.ok(measures[0]!.endMs !== null);
      const releases = decisions.filter(one => one.type === 'verdict' && one.verdict === 'release');
      assert.ok(releases.length > 0);
      const verdict = await house.screen(theftCall('theft-900', house.nowMs));
      assert.equal(verdict.verdict, 'block');
      const domestic = await house.screen({
        ...theftCall('home-1', house.nowMs),
        to: '0312345678',
      });
      assert.equal(domestic.verdict, 'allow');
    },
  );
  await t.test('a notice says why, since when, and how to restore', async () => {
    const notice = await house.until('the notice', () =>
      post.letters.find(letter => /停止/.test(letter.text) && letter.channel === 'mail'),
    );
    assert.match(notice.text, /2026/);
    assert.doesNotMatch(notice.text, /デシバン|decibans?|重み/);
  });
  await t.test('on Monday the administrator answers by the link, and only by POST', async () => {
    await house.pass(jst('2026-06-15T09:00:00') - house.nowMs, hourMs);
    const link = await house.until('a link', () => linkIn(post, administrator.mail));
    assert.equal((await fetch(link)).status, 200);
    assert.equal((await house.caseNamed(opened.case)).row.state, 'measure');
    const answered = await house.answer(link, 'not-mine');
    assert.equal(answered.status, 200);
    await house.until('the answer is on record', async () => {
      const { attempts } = await house.caseNamed(opened.case);
      return attempts.find(attempt => attempt.result === 'not-mine');
    });
    assert.notEqual((await house.answer(link, 'mine')).status, 200, 'a link answers once');
  });
  await t.test('opened in steps; closed as theft of credentials', async () => {
    const sato = await DeskSupervisor.join(house, 'sato');
    const early = await sato.post(`/v1/subscribers/${line}/reopening`, {
      stage: 'all',
      mended: false,
      why: 'asked',
    });
    assert.ok(early.status >= 400, 'not in full without the word that the cause is mended');
    await sato.done(`/v1/subscribers/${line}/reopening`, {
      stage: 'usual',
      mended: false,
      why: 'the firm changed the password',
    });
    assert.equal((await house.screen(theftCall('theft-901', house.nowMs))).verdict, 'block');
    assert.equal((await house.screen(usualCall('usual-1', house.nowMs))).verdict, 'allow');
    await sato.stepUp();
    await sato.done(`/v1/subscribers/${line}/reopening`, {
      stage: 'all',
      mended: true,
      why: 'the maker mended the PBX',
    });
    const { row } = await house.until('the case is closed', async () => {
      const one = await house.caseNamed(opened.case);
      return one.row.state === 'closed' ? one : undefined;
    });
    assert.equal(row.outcome, 'fraud');
    assert.equal(row.cause, 'credential-theft');
  });
});

test('the owner says “mine” in a minute: nothing was stopped, and the pattern is allowed', async () => {
  const night = await firmUnderWatch('policy: standard');
  const { house, post } = night;
  await steal(night, 6);
  const opened = await house.until('a case is open', () => house.caseOf(line));
  const asked = await house.screen(theftCall('theft-800', house.nowMs));
  assert.equal(asked.verdict, 'challenge');
  await house.pass(minuteMs, 10_000);
  const link = await house.until('a link', () => linkIn(post, administrator.mail));
  assert.ok(house.nowMs - attackMs < 5 * minuteMs);
  assert.equal((await house.answer(link, 'mine')).status, 200);
  const closed = await house.until('the case is closed', async () => {
    const one = await house.caseNamed(opened.case);
    return one.row.state === 'closed' ? one : undefined;
  });
  assert.equal(closed.row.outcome, 'lawful');
  assert.deepEqual(closed.measures, []);
  await house.pass(15 * minuteMs);
  for (let number = 0; number < 5; number += 1) {
    const verdict = await house.screen(theftCall(`again-${number}`, house.nowMs));
    assert.equal(verdict.verdict, 'allow');
  }
  assert.equal((await house.caseNamed(opened.case)).row.state, 'closed');
});
