// A case lives through everything that its machine does: the service killed in each of its states,
// the database away for five minutes. No timer is lost, nothing is said twice, every end is kept.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { EmbeddedPostgres } from '../../src/store/embedded-postgres.ts';
import { DeskSupervisor } from './desk-supervisor.ts';
import { line, theftCall, usualCall } from './firm.ts';
import { attackMs, closeAll, firmUnderWatch, type Night, steal } from './night.ts';

const minuteMs = 60_000;
const dayMs = 1_440 * minuteMs;
const folder = mkdtempSync(join(tmpdir(), 'sekisho-served-'));
const served = { folder: join(folder, 'postgres'), elsewhere: `${folder}-elsewhere` };
let postgres = await EmbeddedPostgres.start(served);
after(async () => {
  await closeAll();
  await postgres.stop();
  for (const path of [folder, `${folder}-elsewhere`])
    rmSync(path, { recursive: true, force: true });
});

async function killed({ house }: Night): Promise<void> {
  await house.stop('SIGKILL');
  await house.start();
}

/** The store follows the journal at a short distance. */
async function reached({ house }: Night, name: string, state: string): Promise<void> {
  await house.until(`the case is ${state}`, async () =>
    (await house.caseNamed(name)).row.state === state ? true : undefined,
  );
}

/** The messages that ask, one for each attempt: their links tell case and attempt. */
function questions({ post }: Night): string[] {
  return post.letters.flatMap(({ channel, text }) => {
    const link = /\/a\/[\w-]+\.[\w-]+\.(case-\d+)\.(\d+)\./.exec(text);
    return link === null ? [] : [`${channel} ${link[1]} ${link[2]}`];
  });
}

test('killed in every state of a case, with the database away for a while', async t => {
  const night = await firmUnderWatch(`policy: contact-only\ndatabase: "${postgres.url}"`);
  const { house } = night;
  await steal(night, 6);
  const opened = await house.until('a case is open', () => house.caseOf(line));
  await t.test('killed between two attempts: the next one comes at its time', async () => {
    await killed(night);
    await house.pass(attackMs + 4 * minuteMs - house.nowMs, 20_000);
    await house.until('the second question', () => questions(night)[1]);
  });
  await t.test(
    'the database away for five minutes: calls are judged, nothing is lost',
    async () => {
      await postgres.stop();
      await house.pass(5 * minuteMs, 20_000);
      const verdict = await house.screen(theftCall('theft-700', house.nowMs));
      assert.match(verdict.verdict, /allow|block/);
      postgres = await EmbeddedPostgres.start(served);
      await house.until('the store answers again', async () => {
        const health = await fetch(`${house.url}/v1/health`);
        return health.ok ? true : undefined;
      });
    },
  );
  await t.test('killed while the case waits: it is suspended when all is exhausted', async () => {
    await killed(night);
    const one = await house.until('a suspension', async () => {
      await house.pass(minuteMs, 20_000);
      const seen = await house.caseNamed(opened.case);
      return seen.measures.length > 0 ? seen : undefined;
    });
    assert.match(one.measures[0]!.ground, /^[AB]$/);
    const failed = one.attempts.filter(each => /no-answer/.test(each.result));
    assert.ok(failed.length >= 3, 'three attempts that arrived and were not answered');
  });
  await t.test('killed while the measure is in force: it holds', async () => {
    await killed(night);
    assert.equal((await house.screen(theftCall('theft-701', house.nowMs))).verdict, 'block');
  });
  await t.test('killed when it is half open again: usual destinations and no others', async () => {
    const sato = await DeskSupervisor.join(house, 'sato');
    const half = { stage: 'usual', mended: false, why: 'the firm asked' };
    await sato.done(`/v1/subscribers/${line}/reopening`, half);
    await killed(night);
    await reached(night, opened.case, 'restored');
    assert.equal((await house.screen(theftCall('theft-702', house.nowMs))).verdict, 'block');
    assert.equal((await house.screen(usualCall('usual-8', house.nowMs))).verdict, 'allow');
  });
  await t.test('down beyond its end: it is over when the service comes back', async () => {
    await house.stop('SIGKILL');
    house.set(house.nowMs + 30 * dayMs);
    await house.start();
    await house.passWall();
    const { measures } = await house.until('the end is on record', async () => {
      const seen = await house.caseNamed(opened.case);
      return seen.measures.every(each => each.endedMs !== null) ? seen : undefined;
    });
    assert.ok(measures.every(each => each.endMs !== null && each.endMs < house.nowMs));
    const verdict = await house.screen(theftCall('theft-703', house.nowMs));
    assert.notEqual(verdict.verdict, 'block', 'no measure is left');
  });
  await t.test('killed after it was closed: it stays closed', async () => {
    await house.pass(3 * dayMs, dayMs);
    await killed(night);
    await reached(night, opened.case, 'closed');
  });
  const asked = questions(night);
  assert.equal(new Set(asked).size, asked.length, `asked twice: ${asked.join(', ')}`);
});
