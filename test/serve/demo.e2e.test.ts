// `npm start`: the demo shows an attack and what stops it, and survives a kill.
import assert from 'node:assert/strict';
import { after, type TestContext, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import type { LiveCase, LiveView } from '../../src/api/contract/live.ts';
import { launchBrowser } from '../pages/browser.ts';
import { requirePeer } from '../require-peer.ts';
import { ServeHome, type ServeProcess } from './serve-process.ts';

const home = await ServeHome.make('http: { port: 0 }\nsip: { port: 0 }\n');
after(() => home.remove());

/** A case of the time since the start in which something was refused, with the view it is in. */
async function stoppedAttack(
  server: ServeProcess,
  startedMs: number,
): Promise<{ view: LiveView; found: LiveCase }> {
  const stops = ['challenge', 'block', 'suspension', 'release'];
  for (;;) {
    const view = await server.live();
    const found = view.cases.find(
      each => each.openedMs >= startedMs && each.steps.some(step => stops.includes(step.kind)),
    );
    if (found !== undefined) return { view, found };
    await wait(200);
  }
}

/** Follows the tour of the demonstration from its first word to the end of the first case. */
async function followTour(t: TestContext, url: string): Promise<void> {
  if (requirePeer(t, 'chromium') === undefined) return;
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ locale: 'en-GB', viewport: { width: 1440, height: 900 } });
    await page.goto(url);
    const tour = page.getByRole('complementary', { name: 'Tour' });
    await tour.getByText('subscribers of a simulated carrier').waitFor();
    await tour.getByRole('button', { name: 'Next' }).click();
    // The attack has come already, so that this step is passed by itself.
    await tour.getByText('The attack was seen.').waitFor();
    await tour.getByRole('button', { name: 'Open the case' }).click();
    await page.waitForURL('**/cases/*');
    for (const step of ['sentence', 'evidence', 'gates', 'contacts', 'measures', 'next-step']) {
      // Each step points at something that is there; what is suspended already has no gates open.
      const shown = page.locator(`[data-tour="${step}"].tour-shown`);
      if (step !== 'gates') await shown.waitFor();
      await tour.getByRole('button', { name: 'Next' }).click();
    }
    await tour.getByRole('button', { name: 'End the tour' }).last().click();
    await tour.waitFor({ state: 'detached' });
    await page.reload();
    await page.locator('main h1').first().waitFor();
    assert.equal(await tour.count(), 0);
  } finally {
    await browser.close();
  }
}

test('an attack is seen, explained and stopped; a kill costs nothing', async t => {
  let server = await home.serve(['--demo', '--pace', '60']).open();
  t.diagnostic(`open after ${Math.round(server.milliseconds)} ms`);
  const startedMs = (await server.live()).nowMs;
  const { found } = await stoppedAttack(server, startedMs);
  t.diagnostic(`attack stopped ${Math.round(server.milliseconds)} ms after the start`);
  assert.ok(found.decibans > 0 && found.reasons.every(reason => reason.text.length > 0));
  // The first attack of the demo comes ten of its minutes after the start.
  assert.ok(found.openedMs - startedMs < 30 * 60_000);

  await followTour(t, server.url);
  const before = await server.live();
  await server.end('SIGKILL');
  assert.equal((await home.databaseProcesses()).length, 1);
  server = await home.serve(['--demo', '--pace', '60']).open();
  assert.match(server.output, /recovered, [1-9]\d* journal records replayed/);
  const now = await server.live();
  // Its time goes on from the last record of the journal.
  assert.ok(now.nowMs > found.openedMs);
  assert.ok(now.totals.events >= before.totals.events);
  for (const each of before.cases) {
    const again = now.cases.find(other => other.case === each.case);
    assert.deepEqual([again?.subject, again?.openedMs], [each.subject, each.openedMs]);
    assert.ok((again?.steps.length ?? 0) >= each.steps.length);
  }
  for (const measure of before.measures.filter(each => each.endMs > now.nowMs)) {
    assert.ok(now.measures.some(each => each.case === measure.case && each.kind === measure.kind));
  }
  assert.equal(await server.end('SIGINT'), 0);
  assert.deepEqual(await home.databaseProcesses(), []);
});
