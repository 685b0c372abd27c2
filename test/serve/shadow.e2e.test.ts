// A candidate policy beside the live one, in a running server.
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import type { ShadowView } from '../../src/api/contract/shadow.ts';
import { ServeHome, type ServeProcess } from './serve-process.ts';

const home = await ServeHome.make(`http: { port: 0 }
sip: { port: 0 }
policy: deaf.yaml
shadowPolicy: keen.yaml
`);
after(() => home.remove());

async function shadowOf(server: ServeProcess): Promise<ShadowView> {
  return (await (await server.get('/v1/shadow')).json()) as ShadowView;
}

async function screen(server: ServeProcess, callId: string): Promise<unknown> {
  const call = { callId, subscriber: '05010000001', to: '01023222123457', service: 'ip' };
  const { answer } = await server.post('/v1/screen', { ...call, sourceIp: '198.51.100.77' });
  return (answer as { verdict: string }).verdict;
}

test('a candidate is compared call by call, and begins anew at a start', async () => {
  const write = (file: string, text: string) => writeFile(join(home.folder, file), text);
  await write('deaf.yaml', 'name: deaf\nchallenges: false\nlevel: { alert: 19000 }\n');
  await write('keen.yaml', 'name: keen\nlevel: { alert: 100, callLike: 100 }\n');
  let server = await home.serve().open();
  for (const callId of ['c1', 'c2', 'c3']) assert.equal(await screen(server, callId), 'allow');
  let seen = await shadowOf(server);
  while (seen.calls < 3) {
    await wait(20);
    seen = await shadowOf(server);
  }
  assert.deepEqual([seen.policy.name, seen.live.name], ['keen', 'deaf']);
  assert.deepEqual([seen.counts.shadow.asked, seen.counts.live.asked], [1, 0]);
  assert.deepEqual(seen.cases, { both: 0, onlyLive: 0, onlyShadow: 1 });
  assert.deepEqual([seen.failed, seen.dropped, seen.waiting], [0, 0, 0]);
  const metrics = await (await server.get('/metrics')).text();
  assert.match(metrics, /^sekisho_shadow_asked_total\{by="shadow"\} 1$/m);
  assert.deepEqual((await server.live()).cases, []);
  assert.equal(await server.end('SIGINT'), 0);

  server = await home.serve(['--shadow', 'standard']).open();
  const again = await shadowOf(server);
  assert.ok(again.sinceMs > seen.sinceMs);
  assert.deepEqual([again.calls, again.counts.shadow.asked], [0, 0]);
  assert.equal(await server.end('SIGINT'), 0);
});

test('a candidate that is no policy ends the start with a sentence', async () => {
  const candidate = join(home.folder, 'typo.yaml');
  await writeFile(candidate, 'level: { alarm: 1 }\n');
  const server = home.serve(['--shadow', candidate]);
  assert.equal(await server.exit(), 2);
  assert.match(server.errors, /level\.alarm is no setting of a policy/);
});
