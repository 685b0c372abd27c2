import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { CallEvent, Quarantined } from '../../core/call/call-event.ts';
import type { EventBatch } from './event-batch.ts';
import { mergeByTime } from './merge-by-time.ts';

fc.configureGlobal({ seed: 5 });

/** A time is an event, `undefined` a quarantined line. */
type Item = number | undefined;

async function* source(
  name: string,
  batches: readonly (readonly Item[])[],
): AsyncGenerator<EventBatch> {
  let position = 0;
  for (const batch of batches) {
    const events: CallEvent[] = [];
    const quarantined: Quarantined[] = [];
    const quarantinedAt: number[] = [];
    for (const timeMs of batch) {
      position++;
      if (timeMs === undefined) {
        quarantined.push({ source: name, position, reason: 'r', raw: '' });
        quarantinedAt.push(events.length);
      } else {
        events.push({ type: 'answer', timeMs, zone: 'Z', callId: `${name}${position}` });
      }
    }
    yield { events, quarantined, quarantinedAt, bytesRead: position };
  }
}

/** Names of what came out, in order, and the last count of bytes. */
async function merged(
  sources: readonly (readonly (readonly Item[])[])[],
): Promise<[string[], number]> {
  const out: string[] = [];
  let bytes = 0;
  const streams = sources.map((batches, n) => source('abcdef'[n]!, batches));
  for await (const batch of mergeByTime(streams)) {
    assert.ok(batch.bytesRead >= bytes);
    bytes = batch.bytesRead;
    let q = 0;
    for (let e = 0; e <= batch.events.length; e++) {
      for (; batch.quarantinedAt[q] === e; q++) {
        const item = batch.quarantined[q]!;
        out.push(`${item.source}${item.position}`);
      }
      const event = batch.events[e];
      if (event !== undefined && 'callId' in event) out.push(event.callId);
    }
    assert.equal(q, batch.quarantined.length);
  }
  return [out, bytes];
}

/** The same by sorting everything at once. */
function expected(sources: readonly (readonly (readonly Item[])[])[]): string[] {
  const all = sources.flatMap((batches, n) => {
    let place = Number.NEGATIVE_INFINITY;
    return batches.flat().map((timeMs, index) => {
      if (timeMs !== undefined) place = Math.max(place, timeMs);
      return { place, order: n, name: `${'abcdef'[n]}${index + 1}` };
    });
  });
  return all.sort((a, b) => a.place - b.place || a.order - b.order).map(item => item.name);
}

test('a late event stays where it arrived, equal times go by the order of sources', async () => {
  const [order] = await merged([[[10, 5, 30]], [[1, 10, 20]]]);
  assert.deepEqual(order, ['b1', 'a1', 'a2', 'b2', 'b3', 'a3']);
});

test('a quarantined line goes with the event before it', async () => {
  const [order] = await merged([[[10, undefined, 30]], [[undefined, 5, 20, undefined]]]);
  assert.deepEqual(order, ['b1', 'b2', 'a1', 'a2', 'b3', 'b4', 'a3']);
});

const batches = fc.array(
  fc.array(
    fc.oneof(
      { weight: 5, arbitrary: fc.nat(30) },
      { weight: 1, arbitrary: fc.constant(undefined) },
    ),
    {
      maxLength: 8,
    },
  ),
  { maxLength: 5 },
);

test('gives what sorting everything at once gives, and loses nothing', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(batches, { maxLength: 6 }), async sources => {
      const [order, bytes] = await merged(sources);
      assert.deepEqual(order, expected(sources));
      assert.equal(bytes, sources.flat(2).length);
    }),
    { numRuns: 1000 },
  );
});

test('long sources come out in several batches', async () => {
  const many = Array.from({ length: 10_000 }, (_, n) => n);
  const [order] = await merged([[many], [many]]);
  assert.equal(order.length, 20_000);
  assert.deepEqual(order.slice(-2), ['a10000', 'b10000']);
});

test('closes its sources when it is stopped early, and passes errors on', async () => {
  let closed = 0;
  async function* endless(fails: boolean): AsyncGenerator<EventBatch> {
    try {
      for (let n = 0; ; n++) {
        if (fails && n === 3) throw new Error('gone');
        yield* source('a', [[n]]);
      }
    } finally {
      closed++;
    }
  }
  for await (const batch of mergeByTime([endless(false), endless(false)])) {
    if (batch.events.length > 0) break;
  }
  assert.equal(closed, 2);
  await assert.rejects(async () => {
    for await (const batch of mergeByTime([endless(true), endless(false)])) void batch;
  }, /gone/);
  assert.equal(closed, 4);
});
