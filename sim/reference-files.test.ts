import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readContacts } from '../src/ingest/reference/read-contacts.ts';
import { readRates } from '../src/ingest/reference/read-rates.ts';
import { readRestricted } from '../src/ingest/reference/read-restricted.ts';
import { readSubscribers } from '../src/ingest/reference/read-subscribers.ts';
import { buildWorld } from './build-world.ts';
import { jstMidnight } from './calendar.ts';
import { rateRows, restrictedEntries, subscribersOf } from './reference-data.ts';
import { contactLines, ratesCsv, restrictedCsv, subscribersCsv } from './reference-files.ts';

const startMs = jstMidnight('2026-03-30');
const world = buildWorld({ seed: 5, subscribers: 400, startMs, days: 20 });
const bytes = (text: string) => new TextEncoder().encode(text);

test('the product reads the files without a problem, and as the simulation has it', () => {
  const subscribers = readSubscribers(bytes(subscribersCsv(world)));
  assert.deepEqual(subscribers.problems, []);
  assert.deepEqual(subscribers.rows, subscribersOf(world));
  const restricted = readRestricted(bytes(restrictedCsv(world)));
  assert.deepEqual(restricted.problems, []);
  assert.deepEqual(restricted.rows, restrictedEntries(world));
  const rates = readRates(bytes(ratesCsv(world)));
  assert.deepEqual(rates.problems, []);
  assert.deepEqual(rates.rows, rateRows(world.rates));
});

test('owners without a row are never reached', () => {
  const contacts = readContacts(bytes(contactLines(world)));
  assert.deepEqual(contacts.problems, []);
  const reachable = world.lines.filter(line => line.reachable !== undefined);
  assert.equal(contacts.rows.length, reachable.length);
  assert.ok(reachable.length < world.lines.length);
});
