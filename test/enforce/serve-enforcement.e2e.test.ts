// Measures of a real `./sekisho serve` in a real program of the carrier's, over kills of both.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { newApiKey } from '../../src/api/api-key.ts';
import { ServeHome, type ServeProcess } from '../serve/serve-process.ts';
import { EnforcerReceiver, MoodyNetwork, receiverSecret } from '../support/enforcer-receiver.ts';

const examples = join(import.meta.dirname, '../../examples');
const line = '05010000001';
const key = `line:${line}`;
const apiKey = newApiKey();
const headers = { authorization: `Bearer ${apiKey.key}`, 'content-type': 'application/json' };
const env = { SBC_SECRET: receiverSecret };

const home = await ServeHome.make('', 0o711);
const receiver = new EnforcerReceiver(home.folder);
await receiver.start();
const network = new MoodyNetwork(receiver);
const url = await network.open();
await home.write(`
http:
  port: 0
  keys: [{ name: desk, sha256: "${apiKey.sha256}", scopes: [read, metrics, barring] }]
sip: { port: 0 }
enforcers: [{ name: sbc, url: "${url}", secretEnv: SBC_SECRET }]
`);
after(async () => {
  network.close();
  await receiver.kill();
  await home.remove();
});

/** Waits until that holds, however long a slow machine takes; in the end tells what stood then. */
async function until(holds: () => Promise<boolean>, told: () => unknown = () => ''): Promise<void> {
  for (let tries = 0; !(await holds()); tries += 1) {
    if (tries >= 1_200) throw new Error(`waited in vain: ${holds}; ${await told()}`);
    await wait(50);
  }
}

const stands = async (): Promise<boolean> => key in (await receiver.table()).measures;

async function checks(sekisho: ServeProcess): Promise<Record<string, string>> {
  const answer = await fetch(`${sekisho.url}/v1/health`, { headers });
  return ((await answer.json()) as { checks: Record<string, string> }).checks;
}

async function metric(sekisho: ServeProcess, name: string): Promise<number> {
  const text = await (await fetch(`${sekisho.url}/metrics`, { headers })).text();
  const found = text.split('\n').find(row => row.startsWith(`${name} `));
  return Number(found?.slice(name.length + 1) ?? 0);
}

test('what is asked for stands in the network, whoever was killed meanwhile', async () => {
  const files = ['--subscribers', join(examples, 'subscribers.csv')];
  const imported = home.run(['import', '--yes', ...files], env);
  assert.equal(await imported.exit(), 0, imported.errors);
  let sekisho = await home.serve([], env).open();
  const act = async (path: string, said: object): Promise<void> => {
    const body = JSON.stringify({ why: 'the owner telephoned', ...said });
    const target = `${sekisho.url}/v1/subscribers/${line}/${path}`;
    const once = { ...headers, 'idempotency-key': `${path}-1` };
    const answer = await fetch(target, { method: 'POST', headers: once, body });
    assert.equal(answer.status, 200, await answer.text());
  };
  await act('barring', { on: 'request' });
  const told = async () => `${JSON.stringify(await checks(sekisho))} ${sekisho.errors}`;
  await until(stands, told);
  const { measures } = await receiver.table();
  assert.deepEqual(measures[key], {
    subject: { kind: 'line', subscriber: line },
    scope: 'international',
    end: null,
    seq: measures[key]?.seq,
  });
  const count = 'sekisho_enforcement_seconds_count{enforcer="sbc",measure="barring"}';
  await until(async () => (await metric(sekisho, count)) === 1, told);
  assert.equal((await checks(sekisho))['enforcer sbc'], 'ok');

  // Forgotten while Sekisho is dead: it stands again after the restart.
  await sekisho.end('SIGKILL');
  await receiver.restartWith(table => {
    table.measures = {
      'source:192.0.2.9': {
        subject: { kind: 'source', sourceIp: '192.0.2.9' },
        scope: 'international',
        end: null,
        seq: 1,
      },
    };
  });
  sekisho = await home.serve([], env).open();
  await until(
    async () => (await stands()) && !('source:192.0.2.9' in (await receiver.table()).measures),
    told,
  );
  const missing = 'sekisho_enforcement_drift_total{enforcer="sbc",kind="missing"}';
  assert.equal(await metric(sekisho, missing), 1);
  const foreign = 'sekisho_enforcement_drift_total{enforcer="sbc",kind="foreign"}';
  assert.equal(await metric(sekisho, foreign), 1);

  // The enforcer is away: health says so, and the order is carried out when it is back.
  network.mood = () => 'drop';
  await act('reopening', { stage: 'usual', mended: false });
  await until(async () =>
    /could not be reached/.test((await checks(sekisho))['enforcer sbc'] ?? ''),
  );
  assert.equal((await receiver.table()).measures[key]?.scope, 'international');
  network.mood = () => 'good';
  await until(async () => (await receiver.table()).measures[key]?.scope === 'but-usual');
  await until(async () => (await checks(sekisho))['enforcer sbc'] === 'ok');
  assert.equal(await sekisho.end('SIGTERM'), 0);
});
