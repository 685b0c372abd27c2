import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type DeliveryParts, EffectDelivery } from './deliver-effects.ts';
import { type DecisionRecord, DeliveryError, neverAgainMs } from './ports.ts';

interface Row {
  readonly record: DecisionRecord;
  dueMs: number;
  delivered: boolean;
  error: string | undefined;
}

/** An outbox in memory, a clock that the test moves, and the other side as a function. */
class World {
  nowMs = 0;
  readonly rows: Row[] = [];
  readonly seen: string[] = [];
  readonly counts: string[] = [];
  readonly reported: unknown[] = [];
  atOnce = 0;
  mostAtOnce = 0;
  answer: (record: DecisionRecord) => Promise<void> = async () => {};

  add(seq: number, name: string): void {
    const decision = { type: 'case', timeMs: 0, zone: 'Z', case: name, state: 'open' } as const;
    const record = { key: `0-${seq}-0`, seq, ordinal: 0, decision };
    this.rows.push({ record, dueMs: 0, delivered: false, error: undefined });
  }

  delivery(parts: Partial<DeliveryParts> = {}): EffectDelivery {
    return new EffectDelivery({
      store: {
        undelivered: async (limit, nowMs) =>
          this.rows
            .filter(row => !row.delivered && row.dueMs <= nowMs)
            .slice(0, limit)
            .map(row => row.record),
        delivered: async keys => {
          for (const row of this.rows) row.delivered ||= keys.includes(row.record.key);
        },
        failed: async (key, error, retryAtMs) => {
          const row = this.rows.find(item => item.record.key === key)!;
          row.dueMs = retryAtMs;
          row.error = error;
        },
      },
      sink: { deliver: record => this.#deliver(record) },
      clock: { nowMs: () => this.nowMs },
      sleep: () => Promise.reject(new Error('nobody sleeps here')),
      count: result => this.counts.push(result),
      report: error => this.reported.push(error),
      ...parts,
    });
  }

  async #deliver(record: DecisionRecord): Promise<void> {
    this.atOnce += 1;
    this.mostAtOnce = Math.max(this.mostAtOnce, this.atOnce);
    try {
      await new Promise(resolve => setImmediate(resolve));
      await this.answer(record);
      this.seen.push(record.key);
    } finally {
      this.atOnce -= 1;
    }
  }
}

const down = () => Promise.reject(new DeliveryError('the webhook answered 503', true));

test('delivers everything that is due, in order within a case, few at once', async () => {
  const world = new World();
  for (let seq = 0; seq < 300; seq++) world.add(seq, `case-${seq % 20}`);
  const delivery = world.delivery({ settings: { concurrency: 4, batch: 50 } });
  assert.equal(await delivery.processAll(), 300);
  assert.ok(world.rows.every(row => row.delivered));
  assert.equal(world.mostAtOnce, 4);
  assert.deepEqual(await delivery.processAll(), 0);
});

test('a failure holds its own case back, with growing waits, and no other', async () => {
  const world = new World();
  world.add(1, 'case-1');
  world.add(2, 'case-1');
  world.add(3, 'case-2');
  world.answer = record => (record.decision.case === 'case-1' ? down() : Promise.resolve());
  const delivery = world.delivery({ settings: { firstRetryMs: 100, longestRetryMs: 350 } });
  const waits: number[] = [];
  for (let turn = 0; turn < 4; turn++) {
    await delivery.processAll();
    const first = world.rows[0]!;
    waits.push(first.dueMs - world.nowMs);
    assert.equal(first.error, 'the webhook answered 503');
    assert.equal(world.rows[1]!.error, 'waits for 0-1-0');
    world.nowMs = first.dueMs;
  }
  assert.deepEqual(waits, [100, 200, 350, 350]);
  assert.deepEqual(world.seen, ['0-3-0']);
  world.answer = async () => {};
  await delivery.processAll();
  assert.deepEqual(world.seen, ['0-3-0', '0-1-0', '0-2-0']);
});

test('what is refused for good is put away, and its case goes on', async () => {
  const world = new World();
  world.add(1, 'case-1');
  world.add(2, 'case-1');
  world.answer = record =>
    record.seq === 1
      ? Promise.reject(new DeliveryError('the webhook answered 410', false))
      : Promise.resolve();
  await world.delivery().processAll();
  assert.equal(world.rows[0]!.dueMs, neverAgainMs);
  assert.deepEqual(world.seen, ['0-2-0']);
  assert.deepEqual(world.counts, ['given-up', 'delivered']);
});

test('a defect of the sink is reported and tried again', async () => {
  const world = new World();
  world.add(1, 'case-1');
  const defect = new TypeError('defect');
  world.answer = () => Promise.reject(defect);
  await world.delivery().processAll();
  assert.deepEqual(world.reported, [defect]);
  assert.ok(world.rows[0]!.dueMs > world.nowMs);
});

test('runs until it is stopped, through a store that fails', async () => {
  const world = new World();
  world.add(1, 'case-1');
  let slept = 0;
  let fail = true;
  const woken = Promise.withResolvers<void>();
  const delivery = world.delivery({
    store: {
      undelivered: async () => {
        if (fail) throw new Error('store is away');
        return world.rows.filter(row => !row.delivered).map(row => row.record);
      },
      delivered: async () => {
        world.rows[0]!.delivered = true;
        woken.resolve();
      },
      failed: async () => {},
    },
    sleep: async (_ms, signal) => {
      slept += 1;
      if (slept === 3) fail = false;
      if (!signal.aborted) await new Promise(resolve => setImmediate(resolve));
    },
  });
  delivery.start();
  delivery.start();
  await woken.promise;
  await delivery.stop();
  await delivery.stop();
  assert.equal(world.reported.length, 3);
  assert.deepEqual(world.seen, ['0-1-0']);
});

test('whatever fails and for how long: each once, in order within its case', async () => {
  const plan = fc.array(fc.record({ of: fc.nat(3), failures: fc.nat(3) }), {
    minLength: 1,
    maxLength: 30,
  });
  await fc.assert(
    fc.asyncProperty(plan, fc.integer({ min: 1, max: 7 }), async (effects, batch) => {
      const world = new World();
      const left = new Map<string, number>();
      for (const [seq, effect] of effects.entries()) {
        world.add(seq, `case-${effect.of}`);
        left.set(`0-${seq}-0`, effect.failures);
      }
      world.answer = async record => {
        const failures = left.get(record.key)!;
        left.set(record.key, failures - 1);
        if (failures > 0) throw new DeliveryError('not now', true);
      };
      const delivery = world.delivery({ settings: { batch, concurrency: 3 } });
      for (let turn = 0; turn < 200 && world.rows.some(row => !row.delivered); turn++) {
        await delivery.processAll();
        world.nowMs = Math.max(
          world.nowMs,
          Math.min(...world.rows.filter(row => !row.delivered).map(row => row.dueMs)),
        );
      }
      assert.equal(world.seen.length, effects.length);
      for (let of = 0; of < 4; of++) {
        const own = world.seen.filter(key => effects[Number(key.split('-')[1])]!.of === of);
        const order = own.map(key => Number(key.split('-')[1]));
        assert.deepEqual(
          order,
          [...order].sort((a, b) => a - b),
        );
      }
    }),
    { numRuns: 200, seed: 7 },
  );
});
