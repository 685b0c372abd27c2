import assert from 'node:assert/strict';
import { test } from 'node:test';
import { japaneseCalendar } from '../../../../core/metering/calendar.ts';
import type { FeedCount } from '../../../../workflow/live-intake.ts';
import { FeedWatch } from './feed-watch.ts';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;
/** Monday, 09:00 in Japan. */
const monday = Date.UTC(2026, 3, 6);

/** A feed that the test lets speak; it is looked at every second, or as rarely as is said. */
class Feed {
  readonly watch: FeedWatch;
  readonly counts = new Map<string, FeedCount>();
  nowMs = monday;

  constructor(watch = new FeedWatch()) {
    this.watch = watch;
  }

  speak(everyMs: number, forMs: number, lookMs = second): this {
    const untilMs = this.nowMs + forMs;
    let lookedMs = this.nowMs;
    for (; this.nowMs < untilMs; this.nowMs += everyMs) {
      const count = this.counts.get('sbc') ?? { events: 0, quarantined: 0, lastMs: 0 };
      this.counts.set('sbc', count);
      count.events += 1;
      count.lastMs = this.nowMs;
      if (this.nowMs - lookedMs < lookMs) continue;
      this.look();
      lookedMs = this.nowMs;
    }
    return this;
  }

  hush(ms: number): this {
    this.nowMs += ms;
    return this.look();
  }

  look(): this {
    this.watch.look(japaneseCalendar, this.nowMs, this.counts);
    return this;
  }

  get shown() {
    return this.watch.feeds(japaneseCalendar, this.nowMs, this.counts, { limit: 10, unheard: [] })
      .feeds[0]!;
  }
}

test('a busy feed is silent within a minute, a new one is not judged', () => {
  const feed = new Feed().speak(second, 10 * second);
  assert.equal(feed.shown.usualMs, null);
  assert.equal(feed.hush(hour).shown.silent, false);
  const busy = new Feed().speak(5 * second, hour);
  assert.equal(busy.shown.perMinute, 12);
  assert.equal(busy.hush(50 * second).shown.silent, false);
  assert.equal(busy.hush(60 * second).shown.silent, true);
  assert.equal(busy.speak(5 * second, 20 * second).shown.silent, false);
});

/** Speaks by day from 09:00 to 19:00, and rarely at night. */
function day10h(feed: Feed): void {
  feed.speak(10 * second, 10 * hour, minute);
  feed.speak(20 * minute, 14 * hour, minute);
}

test('what is silent at night every night is usual at night, not by day', () => {
  const feed = new Feed();
  for (let at = 0; at < 7; at += 1) day10h(feed);
  feed.speak(10 * second, 30 * minute, minute);
  assert.ok(feed.shown.usualMs! <= minute, `${feed.shown.usualMs}`);
  assert.equal(feed.hush(3 * minute).shown.silent, true);
  const night = new Feed();
  for (let at = 0; at < 7; at += 1) day10h(night);
  night.speak(10 * second, 10 * hour, minute).speak(20 * minute, 2 * hour, minute);
  assert.equal(night.hush(10 * minute).shown.silent, false);
  assert.equal(night.hush(60 * minute).shown.silent, true);
});

test('silence that began in a quiet hour is judged by the busy hour from its begin on', () => {
  const feed = new Feed();
  for (let at = 0; at < 8; at += 1) day10h(feed);
  feed.nowMs = monday + 7 * day + 23 * hour + 50 * minute;
  feed.speak(minute, 2 * minute, second);
  feed.nowMs = monday + 8 * day - second;
  assert.equal(feed.look().shown.silent, false);
  assert.equal(feed.hush(minute).shown.silent, false);
  assert.equal(feed.hush(3 * minute).shown.silent, true);
});

test('one outage is not learnt as usual', () => {
  const feed = new Feed();
  for (let at = 0; at < 5; at += 1) {
    feed.speak(10 * second, 20 * minute, minute);
    if (at === 2) feed.hush(30 * minute);
    feed.nowMs = Math.max(feed.nowMs, monday + at * day + 20 * minute);
    feed.speak(10 * second, monday + (at + 1) * day - feed.nowMs, minute);
  }
  feed.speak(10 * second, 2 * day + 10 * minute, minute);
  assert.ok(feed.shown.usualMs! <= 2 * minute, `${feed.shown.usualMs}`);
  assert.equal(feed.hush(5 * minute).shown.silent, true);
});

test('a feed that is known and does not speak after a restart is silent, from the restart on', () => {
  const before = new Feed().speak(5 * second, hour);
  const watch = new FeedWatch();
  watch.restore(structuredClone(before.watch.save()));
  const after = new Feed(watch);
  after.nowMs = before.nowMs + 8 * hour;
  after.look();
  assert.equal(after.shown.silent, false);
  assert.equal(after.hush(3 * minute).shown.silent, true);
  assert.equal(after.shown.name, 'sbc');
  assert.equal(
    after.watch.feeds(japaneseCalendar, after.nowMs, after.counts, { limit: 0, unheard: [] })
      .silent,
    1,
  );
  after.nowMs += 15 * day;
  after.look();
  assert.equal(
    after.watch.feeds(japaneseCalendar, after.nowMs, after.counts, { limit: 10, unheard: [] }).feeds
      .length,
    0,
  );
});
