import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { FromHub, StreamName } from './hub-protocol.ts';
import { StreamFollower } from './stream-follower.ts';

/** The browser's, of which this test says when it opens. */
class FakeSource {
  static readonly CLOSED = 2;
  static made: FakeSource[] = [];
  readyState = 0;
  onopen: (() => void) | undefined;
  onerror: (() => void) | undefined;
  constructor() {
    FakeSource.made.push(this);
  }
  addEventListener(): void {}
  close(): void {
    this.readyState = FakeSource.CLOSED;
  }
}

function followed(t: TestContext, stream: StreamName) {
  const browser = globalThis as { EventSource?: unknown };
  const before = browser.EventSource;
  browser.EventSource = FakeSource;
  FakeSource.made = [];
  t.after(() => {
    browser.EventSource = before;
  });
  const told: FromHub[] = [];
  const follower = new StreamFollower(stream, message => told.push(message));
  follower.connect();
  const resets = () => told.filter(one => one.kind === 'event' && one.event === 'reset').length;
  return { follower, resets };
}

test('what the desk told before its stream stood is read again', t => {
  const { resets } = followed(t, 'desk');
  assert.equal(resets(), 0, 'nobody knows yet how long it takes');
  FakeSource.made[0]!.onopen?.();
  assert.equal(resets(), 1);
});

test('a stream that comes back by itself is told what it missed, and nothing is read again', t => {
  const { resets } = followed(t, 'desk');
  FakeSource.made[0]!.onopen?.();
  FakeSource.made[0]!.onerror?.();
  FakeSource.made[0]!.onopen?.();
  assert.equal(resets(), 1);
});

test('a new stream after one that was refused knows nothing of what went before', t => {
  const { follower, resets } = followed(t, 'desk');
  FakeSource.made[0]!.onopen?.();
  FakeSource.made[0]!.close();
  follower.connect();
  FakeSource.made[1]!.onopen?.();
  assert.equal(resets(), 2);
});

test('streams that send the whole with every word need none', t => {
  const { resets } = followed(t, 'live');
  FakeSource.made[0]!.onopen?.();
  assert.equal(resets(), 0);
});
