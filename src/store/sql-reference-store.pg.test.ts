import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import type { RestrictedEntry } from '../core/intelligence/restricted-list.ts';
import type { RateRow } from '../core/rating/rate-deck.ts';
import type { Subscriber } from '../core/subscriber/subscriber.ts';
import { SqlReferenceStore } from './sql-reference-store.ts';
import { StoreError } from './store-error.ts';
import { TestDatabases } from './test-database.ts';

let server: TestDatabases;
before(async () => {
  server = await TestDatabases.start();
});
after(() => server.stop());

const text = fc.string({ unit: fc.constantFrom('a', '関', '"', '\\', ',', '{', "'", ' ', 'NULL') });
const ms = fc.integer({ min: Date.UTC(1985, 0), max: Date.UTC(9999, 11, 31) });
const subscriber: fc.Arbitrary<Subscriber> = fc.record(
  {
    subscriber: fc.stringMatching(/^0\d{9,10}$/),
    account: text,
    type: fc.constantFrom('individual', 'corporate'),
    service: fc.constantFrom('ip', 'pstn'),
    channels: fc.nat(),
    deviceModel: text,
    challenge: fc.boolean(),
    sinceMs: ms,
    untilMs: ms,
    lastMonthYen: fc.maxSafeNat(),
    timeZone: fc.constantFrom('Asia/Tokyo', 'Europe/Berlin'),
    billingDay: fc.integer({ min: 1, max: 28 }),
    accessCarrier: text,
    contacts: fc.array(
      fc.record(
        { channel: fc.constantFrom('mail', 'sms', 'voice'), address: text, changedMs: ms },
        { requiredKeys: ['channel', 'address'], noNullPrototype: true },
      ),
      { maxLength: 3 },
    ),
  },
  {
    requiredKeys: ['subscriber', 'account', 'type', 'service', 'challenge', 'contacts'],
    noNullPrototype: true,
  },
);
const rateRow: fc.Arbitrary<RateRow> = fc.record(
  {
    prefix: fc.stringMatching(/^[1-9]\d{0,7}$/),
    destination: text,
    country: fc.constantFrom('', 'LV', 'SO'),
    milliYenPerMinute: fc.maxSafeNat(),
    connectFeeMilliYen: fc.nat(),
    initialSeconds: fc.nat(),
    incrementSeconds: fc.nat(),
    validFromMs: ms,
    validToMs: ms,
  },
  {
    requiredKeys: [
      'prefix',
      'destination',
      'country',
      'milliYenPerMinute',
      'connectFeeMilliYen',
      'initialSeconds',
      'incrementSeconds',
    ],
    noNullPrototype: true,
  },
);
const restricted: fc.Arbitrary<RestrictedEntry> = fc.record(
  {
    prefix: fc.stringMatching(/^[1-9]\d{0,7}$/),
    destination: text,
    country: fc.constantFrom('', 'LV'),
    governmentChecked: fc.boolean(),
    lifeCriticalChecked: fc.boolean(),
    trafficMinutes: fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }),
    reviewMs: ms,
  },
  { requiredKeys: ['prefix', 'destination', 'country'], noNullPrototype: true },
);

test('whatever is imported comes back equal and in order, and replaces what was there', async () => {
  const store = new SqlReferenceStore(await server.fresh());
  const lines = fc.uniqueArray(subscriber, { selector: line => line.subscriber, maxLength: 20 });
  const imports = fc.tuple(lines, fc.array(rateRow), fc.array(restricted));
  await fc.assert(
    fc.asyncProperty(imports, async ([subscribers, rates, entries]) => {
      await store.replaceSubscribers(subscribers);
      await store.replaceRateRows(rates);
      await store.replaceRestrictedEntries(entries);
      assert.deepEqual(await store.subscribers(), subscribers);
      assert.deepEqual(await store.rateRows(), rates);
      assert.deepEqual(await store.restrictedEntries(), entries);
    }),
    { seed: 1, numRuns: 40 },
  );
});

function line(number: number): Subscriber {
  const subscriber = `050${String(number).padStart(8, '0')}`;
  const contacts = [{ channel: 'mail', address: 'a@example.com' }] as const;
  const base = { type: 'individual', service: 'ip', challenge: true } as const;
  return { subscriber, account: `A${number >> 2}`, ...base, contacts };
}

test('an import that fails leaves the one before', async () => {
  const store = new SqlReferenceStore(await server.fresh());
  await store.replaceSubscribers([line(1), line(2)]);
  await assert.rejects(store.replaceSubscribers([line(3), line(3)]), (error: unknown) => {
    assert.ok(error instanceof StoreError);
    assert.equal(error.failure, 'refused');
    assert.equal(error.code, '23505');
    return true;
  });
  assert.deepEqual(await store.subscribers(), [line(1), line(2)]);
});

test('lists replaced together: when one fails, all stay; those not given are left alone', async () => {
  const store = new SqlReferenceStore(await server.fresh());
  const entry = (prefix: string): RestrictedEntry => ({ prefix, destination: 'x', country: 'SO' });
  await store.replaceReference({ subscribers: [line(1)], restrictedEntries: [entry('252')] });
  const failing = { restrictedEntries: [entry('371')], subscribers: [line(3), line(3)] };
  await assert.rejects(store.replaceReference(failing), StoreError);
  await store.replaceReference({ rateRows: [] });
  assert.deepEqual(await store.subscribers(), [line(1)]);
  assert.deepEqual(await store.restrictedEntries(), [entry('252')]);
});

test('many lines, in several batches, and two imports at once: one of them whole', async () => {
  const store = new SqlReferenceStore(await server.fresh());
  const many = Array.from({ length: 12_000 }, (_, n) => line(n));
  const few = many.slice(0, 10);
  await Promise.all([store.replaceSubscribers(many), store.replaceSubscribers(few)]);
  const found = await store.subscribers();
  assert.deepEqual(found, found.length === few.length ? few : many);
});
