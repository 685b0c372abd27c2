import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MinuteRing } from './minute-ring.ts';

const minute = 60_000;
const start = Date.UTC(2026, 3, 6);
const quiet = { calls: 5, milliYen: 100_000, lossMilliYen: 0, silentFeeds: 0 };

test('keeps the most of a minute, and twelve hours of them', () => {
  const ring = new MinuteRing();
  ring.look(start, quiet);
  ring.look(start + 1_000, { ...quiet, lossMilliYen: 640_000 });
  ring.look(start + 2_000, quiet);
  assert.equal(ring.now(start + 3_000).lossYenPerMinute, 640);
  for (let at = 1; at < 2_000; at += 1) ring.look(start + at * minute, { ...quiet, calls: at });
  const columns = ring.columns(start + 1_999 * minute);
  assert.equal(columns.calls.length, 720);
  assert.deepEqual([columns.calls[0], columns.calls.at(-1)], [1_280, 1_999]);
  assert.equal((ring.save() as unknown[]).length, 720);
});

test('a time in which nobody looked is a gap, also where calls were refused', () => {
  const ring = new MinuteRing();
  ring.look(start, quiet);
  ring.stopped(start + 2 * minute, 'LV', 'refused');
  ring.look(start + 4 * minute, quiet);
  assert.deepEqual(ring.columns(start + 4 * minute).calls.slice(-5), [5, null, null, null, 5]);
});

test('what was stopped counts for ten minutes, by destination', () => {
  const ring = new MinuteRing();
  ring.stopped(start, 'LV', 'refused');
  ring.stopped(start + 9 * minute, 'LV', 'refused');
  ring.stopped(start + 9 * minute, 'GM', 'challenged');
  const lately = ring.stoppedLately(start + 9.5 * minute);
  assert.deepEqual(lately.get('LV'), { refused: 2, challenged: 0 });
  assert.deepEqual(lately.get('GM'), { refused: 0, challenged: 1 });
  ring.look(start + 12 * minute, quiet);
  assert.deepEqual(ring.stoppedLately(start + 12 * minute).get('LV'), {
    refused: 1,
    challenged: 0,
  });
  const kept = ring.save() as { countries: Map<string, unknown> }[];
  assert.equal(kept[0]!.countries.size, 0, 'older ones hold no destinations');
});
