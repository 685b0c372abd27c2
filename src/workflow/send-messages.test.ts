import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AttemptFate, MessageReceipt } from '../core/case/message-fate.ts';
import { DeliveryError, type MessageRecord, type MessageStore, UnknownFateError } from './ports.ts';
import { MessageSender } from './send-messages.ts';

interface Row {
  readonly record: MessageRecord;
  state: string;
  dueMs: number;
  names: readonly string[];
  told: boolean;
}

const untilMs = 600_000;

/** A store in memory, a clock that the test moves, and the channel as a function. */
class World implements MessageStore {
  nowMs = 0;
  away = 0;
  readonly rows: Row[] = [];
  readonly sentKeys: string[] = [];
  readonly desk: AttemptFate[] = [];
  readonly counts: string[] = [];
  readonly reported: unknown[] = [];
  readonly receipts: MessageReceipt[] = [];
  mostAtOnce = 0;
  #atOnce = 0;
  channel: (record: MessageRecord) => Promise<readonly string[]> = async () => ['name'];
  tell = async (attempt: AttemptFate): Promise<void> => void this.desk.push(attempt);
  readonly sender = new MessageSender({
    store: this,
    channels: { sms: { send: message => this.#send(message.record) } },
    render: record => {
      if (record.order.case === 'unsayable') throw new Error('defect');
      const text = { subject: '', body: 'x' };
      return { record, language: 'ja', texts: { ja: text, en: text } };
    },
    tell: attempt => this.tell(attempt),
    clock: { nowMs: () => this.nowMs },
    sleep: () => new Promise(resolve => setImmediate(resolve)),
    settings: { concurrency: 3, firstRetryMs: 1_000, longestRetryMs: 4_000 },
    count: result => this.counts.push(result),
    report: error => this.reported.push(error),
  });

  add(seq: number, order: Partial<MessageRecord['order']> = {}): void {
    const record: MessageRecord = {
      key: `p0-${seq}-m0`,
      seq,
      order: {
        notice: 'question',
        channel: 'sms',
        address: '090',
        case: `case-${seq}`,
        subscriber: '03',
        attempt: 1,
        atMs: 0,
        untilMs,
        facts: {},
        ...order,
      },
    };
    this.rows.push({ record, state: 'waiting', dueMs: 0, names: [], told: false });
  }

  /** One turn and all that it began. */
  async turn(): Promise<void> {
    await this.sender.turn();
    await this.sender.settled();
  }

  stateOf(seq: number): string {
    return this.#row(`p0-${seq}-m0`).state;
  }

  async claim(limit: number, nowMs: number): Promise<readonly MessageRecord[]> {
    const due = this.rows.filter(
      row => row.state === 'waiting' && row.dueMs <= nowMs && row.record.order.untilMs > nowMs,
    );
    for (const row of due.slice(0, limit)) row.state = 'sending';
    return due.slice(0, limit).map(row => row.record);
  }

  async sent(key: string, _nowMs: number, names: readonly string[]): Promise<void> {
    this.#check();
    Object.assign(this.#row(key), { state: 'sent', names });
  }

  async failed(key: string, _error: string, _nowMs: number, retryAtMs: number | null) {
    this.#check();
    const put = retryAtMs === null ? { state: 'failed' } : { state: 'waiting', dueMs: retryAtMs };
    Object.assign(this.#row(key), put);
  }

  async unknown(key: string): Promise<void> {
    this.#check();
    this.#row(key).state = 'unknown';
  }

  async strand(): Promise<number> {
    const left = this.rows.filter(row => row.state === 'sending');
    for (const row of left) row.state = 'unknown';
    return left.length;
  }

  async expire(nowMs: number): Promise<number> {
    const late = this.rows.filter(
      row => row.state === 'waiting' && row.record.order.untilMs <= nowMs,
    );
    for (const row of late) row.state = 'expired';
    return late.length;
  }

  async receipt(receipt: MessageReceipt): Promise<boolean> {
    this.receipts.push(receipt);
    return this.rows.some(row => row.names.includes(receipt.name));
  }

  async untold(): Promise<readonly AttemptFate[]> {
    return this.rows
      .filter(row => /failed|unknown|expired/.test(row.state) && !row.told)
      .map(({ record, state }) => ({
        key: record.key,
        case: record.order.case,
        attempt: record.order.attempt,
        state: state as AttemptFate['state'],
      }));
  }

  async told(keys: readonly string[]): Promise<void> {
    for (const key of keys) this.#row(key).told = true;
  }

  async #send(record: MessageRecord): Promise<readonly string[]> {
    this.#atOnce += 1;
    this.mostAtOnce = Math.max(this.mostAtOnce, this.#atOnce);
    try {
      await new Promise(resolve => setImmediate(resolve));
      const names = await this.channel(record);
      this.sentKeys.push(record.key);
      return names;
    } finally {
      this.#atOnce -= 1;
    }
  }

  #check(): void {
    if (this.away-- > 0) throw new Error('the store is away');
  }

  #row(key: string): Row {
    return this.rows.find(row => row.record.key === key)!;
  }
}

test('sends what is due, few at once', async () => {
  const world = new World();
  for (let seq = 0; seq < 20; seq++) world.add(seq);
  for (let turn = 0; turn < 7; turn++) await world.turn();
  assert.equal(world.sentKeys.length, 20);
  assert.equal(world.mostAtOnce, 3);
  assert.ok(world.rows.every(row => row.state === 'sent'));
});

test('what surely did not go out is tried again with growing waits, until it is too late', async () => {
  const world = new World();
  world.add(1);
  world.channel = () => Promise.reject(new DeliveryError('down', true));
  const waits: number[] = [];
  while (world.stateOf(1) === 'waiting') {
    await world.turn();
    waits.push(world.rows[0]!.dueMs - world.nowMs);
    world.nowMs = world.rows[0]!.dueMs;
  }
  assert.deepEqual(waits.slice(0, 4), [1_000, 2_000, 4_000, 4_000]);
  assert.equal(world.stateOf(1), 'failed');
  await world.turn();
  assert.deepEqual(
    world.desk.map(told => [told.case, told.attempt, told.state]),
    [['case-1', 1, 'failed']],
  );
  assert.deepEqual(world.sentKeys, []);
});

test('a message of unknown fate is never sent again, and the desk is told once', async () => {
  const world = new World();
  world.add(1);
  world.add(2);
  world.channel = record =>
    Promise.reject(record.seq === 1 ? new UnknownFateError('cut off') : new TypeError('defect'));
  await world.turn();
  world.channel = async () => ['again'];
  for (let turn = 0; turn < 5; turn++) await world.turn();
  assert.deepEqual([world.stateOf(1), world.stateOf(2)], ['unknown', 'unknown']);
  assert.deepEqual(world.sentKeys, []);
  assert.equal(world.desk.length, 2);
  assert.equal(world.reported.length, 1, 'the defect, not the broken connection');
});

test('what an earlier process had claimed is for a person', async () => {
  const world = new World();
  world.add(1);
  world.rows[0]!.state = 'sending';
  await world.turn();
  assert.equal(world.stateOf(1), 'unknown');
  assert.deepEqual(world.sentKeys, []);
});

test('without a channel, or without words, a message fails for good', async () => {
  const world = new World();
  world.add(1, { channel: 'mail' });
  world.add(2, { case: 'unsayable' });
  await world.turn();
  assert.deepEqual([world.stateOf(1), world.stateOf(2)], ['failed', 'failed']);
});

test('beyond its time a message is not sent', async () => {
  const world = new World();
  world.add(1);
  world.nowMs = untilMs;
  await world.turn();
  await world.turn();
  assert.equal(world.stateOf(1), 'expired');
  assert.equal(world.desk.length, 1);
});

test('the desk is told again when it could not listen', async () => {
  const world = new World();
  world.add(1, { channel: 'mail' });
  await world.turn();
  world.tell = () => Promise.reject(new Error('the journal is full'));
  await assert.rejects(world.sender.turn());
  world.tell = async attempt => void world.desk.push(attempt);
  await world.turn();
  await world.turn();
  assert.equal(world.desk.length, 1);
});

test('that a message went out is written down however long the store is away', async () => {
  const world = new World();
  world.add(1);
  world.away = 3;
  world.sender.start();
  while (world.stateOf(1) !== 'sent') await new Promise(resolve => setImmediate(resolve));
  await world.sender.stop();
  assert.deepEqual(world.sentKeys, ['p0-1-m0']);
  assert.equal(world.reported.length, 3);
});

test('a receipt waits for the record of what it is about', async () => {
  const world = new World();
  world.add(1);
  const receipt = { channel: 'sms', name: 'm1', arrived: false, detail: 'UNDELIV' } as const;
  let received: Promise<void> | undefined;
  world.channel = async () => {
    received = world.sender.receipt(receipt);
    return ['m1'];
  };
  await world.turn();
  await received;
  assert.equal(world.stateOf(1), 'sent');
  assert.deepEqual(world.receipts, [receipt]);
});
