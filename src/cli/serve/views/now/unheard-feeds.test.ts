import assert from 'node:assert/strict';
import { test } from 'node:test';
import { UnheardFeeds } from './unheard-feeds.ts';

const hour = 3_600_000;
const start = Date.UTC(2026, 3, 6);
const expected = [
  { name: 'sip:tokyo', tells: 'calls' },
  { name: 'cdr', tells: 'records' },
] as const;
const none = () => false;

function silentAt(feeds: UnheardFeeds, nowMs: number): string[] {
  feeds.look(nowMs, expected, none);
  return feeds
    .feeds(nowMs)
    .filter(feed => feed.silent)
    .map(feed => feed.name);
}

test('what was never heard is shown at once, and silent once it should have been', () => {
  const feeds = new UnheardFeeds();
  assert.deepEqual(silentAt(feeds, start), []);
  const shown = feeds.feeds(start);
  assert.deepEqual(
    shown.map(({ name, heard, lastMs }) => [name, heard, lastMs]),
    [
      ['sip:tokyo', false, start],
      ['cdr', false, start],
    ],
  );
  assert.deepEqual(silentAt(feeds, start + hour), []);
  assert.deepEqual(silentAt(feeds, start + hour + 1), ['sip:tokyo'], 'calls come within an hour');
  assert.deepEqual(silentAt(feeds, start + 26 * hour), ['sip:tokyo'], 'a daily file may be late');
  assert.deepEqual(silentAt(feeds, start + 26 * hour + 1), ['sip:tokyo', 'cdr']);
});

test('a restart does not begin the wait anew; what is heard is not waited for', () => {
  const before = new UnheardFeeds();
  before.look(start, expected, none);
  const after = new UnheardFeeds();
  after.restore(structuredClone(before.save()));
  assert.deepEqual(silentAt(after, start + 2 * hour), ['sip:tokyo']);
  after.look(start + 2 * hour, expected, name => name === 'sip:tokyo');
  assert.deepEqual(
    after.feeds(start + 2 * hour).map(feed => feed.name),
    ['cdr'],
  );
  after.look(start + 3 * hour, [], none);
  assert.deepEqual(after.feeds(start + 3 * hour), [], 'no longer in the settings');
});
