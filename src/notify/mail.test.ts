import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { type TestContext, test } from 'node:test';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { DeliveryError, UnknownFateError } from '../workflow/ports.ts';
import { createMailChannel, type MailSettings } from './mail.ts';
import { exampleMessage } from './message-example.ts';

interface Mailbox {
  readonly port: number;
  readonly mails: { readonly to: string; readonly text: string }[];
}

/** A real SMTP server; what `options` leave out is accepted. */
async function mailServer(t: TestContext, options: SMTPServerOptions = {}): Promise<Mailbox> {
  const mails: { to: string; text: string }[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map(each => each.address).join();
        mails.push({ to, text: Buffer.concat(chunks).toString('utf8') });
        done();
      });
    },
    ...options,
  });
  server.on('error', () => {});
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  t.after(() => new Promise<void>(resolve => server.close(() => resolve())));
  return { port: (server.server.address() as AddressInfo).port, mails };
}

function channel(port: number, settings: Partial<MailSettings> = {}) {
  return createMailChannel({
    host: '127.0.0.1',
    port,
    security: 'none',
    from: '国際電話窓口 <kokusai@carrier.example>',
    timeoutMs: 5_000,
    ...settings,
  });
}

function decoded(text: string): string[] {
  return [...text.matchAll(/base64\r\n\r\n([\w+/=\r\n]+)/g)].map(found =>
    Buffer.from(found[1]!, 'base64').toString('utf8'),
  );
}

function header(text: string, name: string): string {
  const found = new RegExp(`^${name}: ((?:.|\\r\\n[ \\t])*)`, 'mi').exec(text)?.[1] ?? '';
  return found
    .replace(/\r\n[ \t]/g, ' ')
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?UTF-8\?([BQ])\?([^?]*)\?=/gi, (_, kind: string, word: string) =>
      kind.toUpperCase() === 'B'
        ? Buffer.from(word, 'base64').toString('utf8')
        : decodeURIComponent(word.replaceAll('_', ' ').replaceAll('=', '%')),
    );
}

test('Japanese arrives as it was written, in text and in plain HTML', async t => {
  const box = await mailServer(t);
  const names = await channel(box.port).send(exampleMessage());
  assert.deepEqual(names, ['<sekisho.p0-17-m0@carrier.example>']);
  const [mail] = box.mails;
  assert.equal(mail!.to, 'soumu@example.jp');
  assert.equal(header(mail!.text, 'Subject'), '【重要】国際電話のご利用について');
  assert.equal(header(mail!.text, 'Message-ID'), names[0]);
  assert.equal(header(mail!.text, 'Auto-Submitted'), 'auto-generated');
  const [text, html] = decoded(mail!.text);
  assert.equal(text!.trim(), exampleMessage().texts.ja.body);
  assert.ok(html!.includes('<a href="https://example.jp/a/1.x">'));
  assert.ok(!/<img|<script|src=/i.test(html!));
});

test('a repetition has the same Message-ID', async t => {
  const box = await mailServer(t);
  await channel(box.port).send(exampleMessage());
  await channel(box.port).send(exampleMessage());
  const ids = box.mails.map(mail => header(mail.text, 'Message-ID'));
  assert.equal(new Set(ids).size, 1);
});

test('signs in where a user is set; a refused sign-in is tried again', async t => {
  const box = await mailServer(t, {
    authOptional: false,
    allowInsecureAuth: true,
    onAuth(auth, _session, done) {
      if (auth.username === 'u' && auth.password === 'right') done(null, { user: 'u' });
      else done(new Error('wrong'));
    },
  });
  await channel(box.port, { user: 'u', password: 'right' }).send(exampleMessage());
  assert.equal(box.mails.length, 1);
  const wrong = channel(box.port, { user: 'u', password: 'wrong' }).send(exampleMessage());
  await assert.rejects(wrong, error => error instanceof DeliveryError && error.retryable);
});

test('without STARTTLS nothing is said where it is asked for', async t => {
  const box = await mailServer(t);
  const sent = channel(box.port, { security: 'starttls' }).send(exampleMessage());
  await assert.rejects(sent, error => error instanceof DeliveryError && error.retryable);
  assert.equal(box.mails.length, 0);
});

test('a refused address is final and does not stand in the error; a busy server is not', async t => {
  const refusing = (responseCode: number): SMTPServerOptions => ({
    onRcptTo(address, _session, done) {
      done(Object.assign(new Error(`no <${address.address}> here`), { responseCode }));
    },
  });
  const unknown = channel((await mailServer(t, refusing(550))).port).send(exampleMessage());
  await assert.rejects(unknown, error => {
    assert.ok(error instanceof DeliveryError && !error.retryable);
    return !error.message.includes('soumu');
  });
  const busy = channel((await mailServer(t, refusing(451))).port).send(exampleMessage());
  await assert.rejects(busy, error => error instanceof DeliveryError && error.retryable);
  const nobody = channel(1).send(exampleMessage());
  await assert.rejects(nobody, error => error instanceof DeliveryError && error.retryable);
  const strange = channel(1).send(exampleMessage({ address: 'a@b.jp\r\nBcc: c@d.jp' }));
  await assert.rejects(strange, error => error instanceof DeliveryError && !error.retryable);
});

/** A server that says its lines and breaks the connection before the one that is missing. */
async function breakingServer(t: TestContext, answered: number): Promise<number> {
  const lines = ['220 hi', '250 hi', '250 sender', '250 recipient', '354 go on'];
  const server = createServer((socket: Socket) => {
    let said = 0;
    const say = (): void => {
      if (said >= answered) socket.destroy();
      else socket.write(`${lines[said++]}\r\n`);
    };
    let text = '';
    socket.on('data', data => {
      text += data.toString();
      if (said === lines.length) {
        if (text.endsWith('\r\n.\r\n')) socket.destroy();
        return;
      }
      text = '';
      say();
    });
    socket.on('error', () => {});
    say();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close());
  return (server.address() as AddressInfo).port;
}

test('broken before the text was out: tried again; broken after it: nobody knows', async t => {
  for (let answered = 0; answered <= 4; answered++) {
    const sent = channel(await breakingServer(t, answered)).send(exampleMessage());
    await assert.rejects(sent, error => error instanceof DeliveryError && error.retryable);
  }
  const last = channel(await breakingServer(t, 5)).send(exampleMessage());
  await assert.rejects(last, error => error instanceof UnknownFateError);
});
