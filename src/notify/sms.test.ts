import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import type { MessageReceipt } from '../core/case/message-fate.ts';
import { DeliveryError, UnknownFateError } from '../workflow/ports.ts';
import { FakeSmsc } from './fake-smsc.ts';
import { exampleMessage } from './message-example.ts';
import { internationalNumber, SmsChannel, type SmsSettings } from './sms.ts';
import { smsParts } from './sms-parts.ts';

interface World {
  readonly smsc: FakeSmsc;
  readonly sms: SmsChannel;
  readonly receipts: MessageReceipt[];
  readonly reported: unknown[];
  take: (receipt: MessageReceipt) => Promise<void>;
}

async function connect(t: TestContext, settings: Partial<SmsSettings> = {}): Promise<World> {
  const smsc = new FakeSmsc();
  await smsc.start();
  const receipts: MessageReceipt[] = [];
  const reported: unknown[] = [];
  const world: World = {
    smsc,
    receipts,
    reported,
    take: async receipt => void receipts.push(receipt),
    sms: new SmsChannel({
      settings: {
        host: '127.0.0.1',
        port: smsc.port,
        tls: false,
        systemId: 'sekisho',
        password: 'secret',
        systemType: '',
        from: 'Carrier',
        callingCode: '81',
        longMessages: 'parts',
        responseMs: 2_000,
        enquireEveryMs: 60_000,
        reconnectMs: 20,
        ...settings,
      },
      onReceipt: receipt => world.take(receipt),
      report: error => reported.push(error),
    }),
  };
  world.sms.start();
  t.after(async () => {
    await world.sms.stop();
    await smsc.stop();
  });
  await until(() => world.sms.connected);
  return world;
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await wait(5);
}

const order = { channel: 'sms', address: '090-1234-5678' } as const;
const long = '末尾5678の回線で普段と異なる国際電話を確認しました。'.repeat(6);

function textOf(octets: Buffer): string {
  return new TextDecoder('utf-16be').decode(octets);
}

test('a Japanese text arrives as UCS-2 at the number with its country code', async t => {
  const { smsc, sms } = await connect(t);
  const body = '国際電話のご利用確認 😀';
  assert.deepEqual(await sms.send(exampleMessage(order, body)), ['m1']);
  const [got] = smsc.submitted;
  assert.equal(got!.to, '819012345678');
  assert.equal(got!.from, 'Carrier');
  assert.equal(got!.dataCoding, 8);
  assert.equal(textOf(got!.octets), body);
});

test('a long text goes out in parts that belong together', async t => {
  const { smsc, sms } = await connect(t);
  const names = await sms.send(exampleMessage(order, long));
  assert.equal(names.length, smsc.submitted.length);
  assert.ok(names.length > 1);
  assert.ok(smsc.submitted.every(part => part.esmClass === 0x40 && part.octets.length <= 134));
  assert.equal(smsc.submitted.map(part => textOf(part.octets)).join(''), long);
});

test('or as one payload', async t => {
  const { smsc, sms } = await connect(t, { longMessages: 'payload' });
  assert.equal((await sms.send(exampleMessage(order, long))).length, 1);
  assert.equal(textOf(smsc.submitted[0]!.octets), long);
});

test('what the SMSC refuses is final, a full queue is not, and neither names the number', async t => {
  const { smsc, sms } = await connect(t);
  const refused = async (status: number): Promise<DeliveryError> => {
    smsc.answer = () => status;
    const error = await sms.send(exampleMessage(order, 'x')).catch(thrown => thrown);
    assert.ok(error instanceof DeliveryError && !/9012345678/.test(error.message));
    return error;
  };
  assert.equal((await refused(0x0b)).retryable, false);
  assert.equal((await refused(0x14)).retryable, true);
  const strange = sms.send(exampleMessage({ ...order, address: '<script>' }, 'x'));
  await assert.rejects(strange, error => error instanceof DeliveryError && !error.retryable);
});

test('broken between submission and response: nobody knows, and the link comes back', async t => {
  const { smsc, sms } = await connect(t);
  smsc.answer = () => 'break';
  await assert.rejects(sms.send(exampleMessage(order, 'x')), UnknownFateError);
  const unbound = sms.send(exampleMessage(order, 'x'));
  await assert.rejects(unbound, error => error instanceof DeliveryError && error.retryable);
  smsc.answer = () => 0;
  await until(() => sms.connected);
  assert.deepEqual(await sms.send(exampleMessage(order, 'x')), ['m2']);
  assert.equal(smsc.binds, 2);
});

test('no response in time: nobody knows', async t => {
  const { smsc, sms } = await connect(t, { responseMs: 100 });
  smsc.answer = () => 'silence';
  await assert.rejects(sms.send(exampleMessage(order, 'x')), UnknownFateError);
});

test('once a part is out the whole is never begun again', async t => {
  const { smsc, sms } = await connect(t);
  let throttled = 0;
  smsc.answer = (_, number) => (number === 2 && throttled++ === 0 ? 0x58 : 0);
  const { parts } = smsParts(long);
  assert.equal((await sms.send(exampleMessage(order, long))).length, parts.length);
  smsc.answer = (_, number) => (number === parts.length + 3 ? 0x0b : 0);
  await assert.rejects(sms.send(exampleMessage(order, long)), UnknownFateError);
});

test('receipts come in as they are written, and again when they could not be kept', async t => {
  const world = await connect(t);
  const text = 'id:m7 sub:001 dlvrd:000 stat:UNDELIV err:021 text:x';
  const undelivered = { esm_class: 4, short_message: text };
  assert.equal(await world.smsc.deliver(undelivered), 0);
  const delivered = { esm_class: 4, receipted_message_id: 'm8', message_state: 2 };
  assert.equal(await world.smsc.deliver({ ...delivered, short_message: '' }), 0);
  assert.equal(await world.smsc.deliver({ esm_class: 0, short_message: 'hello' }), 0);
  assert.deepEqual(world.receipts, [
    { channel: 'sms', name: 'm7', arrived: false, detail: 'UNDELIV 021' },
    { channel: 'sms', name: 'm8', arrived: true, detail: 'DELIVRD' },
  ]);
  world.take = () => Promise.reject(new Error('the store is away'));
  assert.equal(await world.smsc.deliver(undelivered), 0x64);
});

test('a refused bind and a lost link are reported once, and tried again', async t => {
  const { smsc, sms, reported } = await connect(t);
  smsc.acceptsBind = false;
  smsc.breakAll();
  await until(() => smsc.binds >= 3);
  assert.ok(!sms.connected);
  assert.ok(reported.length <= 2, String(reported));
  assert.ok(!reported.some(error => String(error).includes('secret')));
  smsc.acceptsBind = true;
  await until(() => sms.connected);
});

test('parts keep characters whole and within their size', () => {
  const text = '😀'.repeat(100);
  const { parts } = smsParts(text);
  assert.ok(parts.every(part => part.length <= 134 && part.length % 4 === 0));
  assert.deepEqual(
    smsParts('a'.repeat(161)).parts.map(part => part.length),
    [153, 8],
  );
  assert.equal(smsParts('a'.repeat(160)).parts.length, 1);
  assert.equal(smsParts('あ'.repeat(70)).parts.length, 1);
  assert.equal(smsParts('あ'.repeat(71)).parts.length, 2);
});

test('numbers with and without country code', () => {
  assert.equal(internationalNumber('+81 90-1234-5678', '81'), '819012345678');
  assert.equal(internationalNumber('09012345678', '81'), '819012345678');
  assert.equal(internationalNumber('0081', '81'), undefined);
  assert.equal(internationalNumber('110', '81'), undefined);
});
