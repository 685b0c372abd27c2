// Messages put together as `serve` does: PostgreSQL, a real SMTP server, texts from the files.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, type TestContext, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { SMTPServer } from 'smtp-server';
import type { Act } from '../../../core/case/act.ts';
import { SqlAnswerStore } from '../../../store/sql-answer-store.ts';
import { SqlDecisionStore } from '../../../store/sql-decision-store.ts';
import { SqlMessageStore } from '../../../store/sql-message-store.ts';
import { TestDatabases } from '../../../store/test-database.ts';
import type { ActResult, MessageRecord } from '../../../workflow/ports.ts';
import { readSettings } from '../../settings.ts';
import { answerKeys } from './answer-keys.ts';
import { type MessageParts, openMessages } from './messages.ts';

let databases: TestDatabases;
before(async () => {
  databases = await TestDatabases.start();
});
after(() => databases.stop());

const atMs = Date.UTC(2026, 5, 5, 17, 10);

function message(seq: number, channel: 'mail' | 'sms'): MessageRecord {
  return {
    key: `p0-${seq}-m0`,
    seq,
    order: {
      notice: 'question',
      channel,
      address: channel === 'mail' ? 'soumu@example.jp' : '09012345678',
      case: `case-${seq}`,
      subscriber: '05012345678',
      attempt: 1,
      atMs,
      untilMs: atMs + 600_000,
      facts: { calls: 12, countries: ['CU'], firstCallMs: atMs - 60_000 },
    },
  };
}

async function mailbox(t: TestContext): Promise<{ port: number; mails: string[] }> {
  const mails: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      let text = '';
      stream.on('data', (chunk: Buffer) => {
        text += chunk.toString('latin1');
      });
      stream.on('end', () => {
        const body = /base64\r\n\r\n([\w+/=\r\n]+)/.exec(text)?.[1] ?? '';
        mails.push(Buffer.from(body, 'base64').toString('utf8'));
        done();
      });
    },
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  t.after(() => new Promise<void>(resolve => server.close(() => resolve())));
  return { port: (server.server.address() as AddressInfo).port, mails };
}

interface World {
  /** Cases open at the desk. */
  readonly open: Set<string>;
  readonly acts: Act[];
  readonly parts: MessageParts;
  readonly mails: readonly string[];
  answer: (act: Act) => ActResult | undefined;
}

async function world(t: TestContext, messages: readonly MessageRecord[]): Promise<World> {
  const folder = await mkdtemp(join(tmpdir(), 'sekisho-messages-'));
  t.after(() => rm(folder, { recursive: true }));
  const { port, mails } = await mailbox(t);
  await writeFile(
    join(folder, 'sekisho.yaml'),
    `dataDir: .
mail: { host: 127.0.0.1, port: ${port}, security: none, from: desk@carrier.example }
notices: { carrier: { ja: 例示通信, en: Example }, contact: { ja: 窓口, en: desk } }
links: { baseUrl: 'https://kokusai.carrier.example/' }
`,
  );
  const database = await databases.fresh();
  await new SqlDecisionStore(database).record([], 1, messages);
  const acts: Act[] = [];
  const open = new Set(['case-1']);
  const made: World = {
    open,
    acts,
    mails,
    answer: () => ({ done: true }),
    parts: {
      settings: readSettings(join(folder, 'sekisho.yaml'), {}),
      demo: false,
      store: {
        messages: (templates: string) => new SqlMessageStore(database, templates),
        answers: new SqlAnswerStore(database),
      },
      live: {
        act(act: Act) {
          // That a message went out is told at some later moment.
          if (act.act.kind === 'message-sent') return { done: true };
          acts.push(act);
          return made.answer(act);
        },
        onDisk: () => async () => {},
      },
      driver: {
        engine: { state: { policy: { allowanceMs: 86_400_000 } } },
        desk: { cases: open },
      },
      clock: { nowMs: () => atMs },
      count: () => {},
      report: (error: unknown) => assert.fail(String(error)),
    } as unknown as MessageParts,
  };
  return made;
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await wait(5);
}

function tokenIn(mail: string): string {
  const token = /https:\/\/kokusai\.carrier\.example\/a\/(\S+)/.exec(mail)?.[1];
  assert.ok(token !== undefined, mail);
  return token;
}

test('the link of a mail that arrived is good for one answer, which becomes an act', async t => {
  const { parts, acts, mails } = await world(t, [message(1, 'mail')]);
  const messages = openMessages(parts);
  messages.start();
  await until(() => mails.length === 1);
  await messages.stop();
  const { links } = messages.answerPage!;
  const token = tokenIn(mails[0]!);
  assert.equal((await links.question(token))?.subscriber, '05012345678');
  const taken = await links.answer(token, 'not-mine');
  assert.deepEqual(taken, { answer: 'not-mine', allowedUntilMs: atMs + 86_400_000 });
  assert.equal(await links.answer(token, 'mine'), 'invalid');
  const said = acts.filter(({ by }) => by === 'subscriber');
  assert.deepEqual(said, [
    {
      id: 'link-case-1-1',
      by: 'subscriber',
      why: '',
      act: { kind: 'contact-result', case: 'case-1', attempt: 1, result: 'not-mine' },
    },
  ]);
});

test('"not mine" about a closed case is a report of fraud; "mine" is nothing more', async t => {
  const made = await world(t, [message(1, 'mail'), message(2, 'mail')]);
  made.answer = ({ act }) =>
    act.kind === 'contact-result'
      ? { done: false, reason: 'case-closed', gates: [] }
      : { done: true };
  const messages = openMessages(made.parts);
  messages.start();
  await until(() => made.mails.length === 2);
  await messages.stop();
  const { links } = messages.answerPage!;
  const [first, second] = made.mails.map(tokenIn);
  assert.equal(await links.answer(first!, 'mine'), 'invalid');
  assert.notEqual(await links.answer(second!, 'not-mine'), 'invalid');
  assert.deepEqual(made.acts.at(-1)?.act, { kind: 'report-fraud', subscriber: '05012345678' });
});

test('while nothing can be journalled the link stays good', async t => {
  const made = await world(t, [message(1, 'mail')]);
  const messages = openMessages(made.parts);
  messages.start();
  await until(() => made.mails.length === 1);
  await messages.stop();
  made.answer = ({ act }) => (act.kind === 'message-sent' ? { done: true } : undefined);
  const { links } = messages.answerPage!;
  const token = tokenIn(made.mails[0]!);
  assert.equal(await links.answer(token, 'mine'), 'later');
  made.answer = () => ({ done: true });
  assert.notEqual(await links.answer(token, 'mine'), 'later');
});

test('the desk is told of what cannot be sent', async t => {
  const { parts, acts } = await world(t, [message(1, 'sms')]);
  const messages = openMessages(parts);
  messages.start();
  await until(() => acts.length > 0);
  await messages.stop();
  assert.deepEqual(acts, [
    {
      id: 'message-p0-1-m0-failed',
      by: 'policy',
      why: 'failed',
      act: { kind: 'contact-result', case: 'case-1', attempt: 1, result: 'undelivered' },
    },
  ]);
});

test('the keys of links are made once, for the owner alone, and can be changed', async t => {
  const folder = await mkdtemp(join(tmpdir(), 'sekisho-keys-'));
  t.after(() => rm(folder, { recursive: true }));
  const path = join(folder, 'answer-links.key');
  const made = answerKeys(path);
  assert.equal((await stat(path)).mode & 0o777, 0o600);
  assert.deepEqual(answerKeys(path), made);
  await writeFile(path, `${await readFile(path, 'utf8')}2 ${'ab'.repeat(32)}\n`);
  const changed = answerKeys(path);
  assert.equal(changed.newest, 2);
  assert.deepEqual(changed.byVersion.get(1), made.byVersion.get(1));
  for (const bad of ['', '1 abc\n', `0 ${'ab'.repeat(32)}\n`]) {
    await writeFile(path, bad);
    assert.throws(() => answerKeys(path), { name: 'AnswerKeyError' });
  }
});

test('“mine” while the case stays open is recorded only; with its end the calls are allowed', async t => {
  for (const stays of [true, false]) {
    const { parts, mails, open } = await world(t, [message(1, 'mail')]);
    if (!stays) open.clear();
    const messages = openMessages(parts);
    messages.start();
    await until(() => mails.length === 1);
    await messages.stop();
    const taken = await messages.answerPage!.links.answer(tokenIn(mails[0]!), 'mine');
    const allowed = stays ? {} : { allowedUntilMs: atMs + 86_400_000 };
    assert.deepEqual(taken, { answer: 'mine', ...allowed });
  }
});
