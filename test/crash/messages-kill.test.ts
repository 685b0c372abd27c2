// kill -9 while messages leave through real SMTP and SMPP servers, again and again on the same
// store: none leaves twice, and each is sent, or in a person's hands.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { SMTPServer } from 'smtp-server';
import { FakeSmsc } from '../../src/notify/fake-smsc.ts';
import { Database } from '../../src/store/database.ts';
import { SqlDecisionStore } from '../../src/store/sql-decision-store.ts';
import { TestDatabases } from '../../src/store/test-database.ts';
import type { MessageRecord } from '../../src/workflow/ports.ts';
import type { MessagesKillOrder } from './messages-kill.child.ts';

const child = join(import.meta.dirname, 'messages-kill.child.ts');
const nowMs = Date.UTC(2026, 5, 5, 17, 10);
const count = 400;

let state = 20_260_605;
function below(limit: number): number {
  state = (state * 48_271) % 2_147_483_647;
  return state % limit;
}

const arrived: string[] = [];
/** From so many on the SMSC keeps its response to itself, so that a kill strikes in between. */
let silentFrom = Number.POSITIVE_INFINITY;
let held = false;
const smsc = new FakeSmsc();
await smsc.start();
smsc.answer = submission => {
  arrived.push(keyIn(new TextDecoder('utf-16be').decode(submission.octets)));
  held ||= arrived.length >= silentFrom;
  return held ? 'silence' : 0;
};
const smtp = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onData(stream, _session, done) {
    let text = '';
    stream.on('data', (chunk: Buffer) => {
      text += chunk.toString('latin1');
    });
    stream.on('end', () => {
      // Whole mails count, whether or not the sender lived to hear that they were taken.
      arrived.push(keyIn(text));
      done();
    });
    stream.on('error', () => {});
  },
});
smtp.on('error', () => {});
smtp.listen(0, '127.0.0.1');
await once(smtp.server, 'listening');
const databases = await TestDatabases.start();
after(async () => {
  await smsc.stop();
  await new Promise<void>(resolve => smtp.close(() => resolve()));
  await databases.stop();
});

function keyIn(text: string): string {
  return /p0-\d+-m0/.exec(text)?.[0] ?? text;
}

function message(seq: number): MessageRecord {
  const sms = seq % 2 === 0;
  return {
    key: `p0-${seq}-m0`,
    seq,
    order: {
      notice: 'question',
      channel: sms ? 'sms' : 'mail',
      address: sms ? '09012345678' : `a${seq}@example.jp`,
      case: `case-${seq}`,
      subscriber: '0312345678',
      attempt: 1,
      atMs: nowMs,
      untilMs: nowMs + 600_000,
      facts: {},
    },
  };
}

/** One life of the process, killed when so many more have arrived or nothing happens any more. */
async function live(order: MessagesKillOrder, more: number): Promise<void> {
  held = false;
  silentFrom = arrived.length + more;
  const life = spawn(process.execPath, [child], { stdio: ['pipe', 'pipe', 'pipe'] });
  life.stdin.write(`${JSON.stringify(order)}\n`);
  const ended = once(life, 'exit');
  await Promise.race([once(life.stdout, 'data'), ended]);
  for (let seen = -1; !held && seen < arrived.length; ) {
    seen = arrived.length;
    for (let waited = 0; !held && waited < 1_000; waited += 5) await wait(5);
  }
  life.kill('SIGKILL');
  await ended;
}

test('however often the sender is killed, no message leaves twice', async t => {
  const url = await databases.freshUrl();
  const database = await Database.open({ url });
  t.after(() => database.close());
  const all = Array.from({ length: count }, (_, n) => message(n + 1));
  await new SqlDecisionStore(database).record([], 1, all);
  const order = {
    url,
    smtpPort: (smtp.server.address() as AddressInfo).port,
    smscPort: smsc.port,
    nowMs,
  };
  for (let kill = 0; kill < 8; kill++) await live(order, 5 + below(30));
  await live(order, Number.POSITIVE_INFINITY);
  const rows = await database.run('test', db =>
    db.selectFrom('messages').select(['key', 'state']).execute(),
  );
  const states = Map.groupBy(rows, row => row.state);
  const keys = (name: 'sent' | 'unknown' | 'sending'): string[] =>
    (states.get(name) ?? []).map(row => row.key);
  assert.equal(new Set(arrived).size, arrived.length, 'one left twice');
  assert.equal(rows.length, count);
  // The last life was killed while it had nothing to do, so that nothing is under way.
  assert.equal(keys('sent').length + keys('unknown').length, count);
  const out = new Set(arrived);
  assert.ok(
    keys('sent').every(key => out.has(key)),
    'one is called sent and never left',
  );
  assert.ok(keys('unknown').length >= 8, 'each kill struck while a message was under way');
  assert.ok(keys('unknown').length <= 8 * 8, 'no more than were under way');
});
