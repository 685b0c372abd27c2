import assert from 'node:assert/strict';
import { EventEmitter } from 'node:events';
import type { ServerResponse } from 'node:http';
import { test } from 'node:test';
import { DeskEvents } from './desk-events.ts';

/** A response that keeps what is written to it. */
class Page extends EventEmitter {
  text = '';
  writableNeedDrain = false;
  destroyed = false;
  write(part: string): void {
    this.text += part;
  }
  end(): void {
    this.destroyed = true;
  }
  destroy(): void {
    this.destroyed = true;
  }
  get ids(): string[] {
    return [...this.text.matchAll(/^id: (\S+)$/gm)].map(([, id]) => id!);
  }
}

function opened(events: DeskEvents, lastEventId = '', endMs?: number): Page {
  const page = new Page();
  events.add(page as unknown as ServerResponse, lastEventId, { endMs });
  return page;
}

function publish(events: DeskEvents, times: number): void {
  for (let n = 1; n <= times; n++) events.publish({ event: 'case', data: { case: `case-${n}` } });
}

test('an open page is told each change; who comes back gets what was missed', t => {
  const events = new DeskEvents({ nowMs: () => 0, clockMs: () => 0 });
  t.after(() => events.close());
  const first = opened(events);
  publish(events, 2);
  assert.equal(first.ids.length, 2);
  publish(events, 3);
  const back = opened(events, first.ids[1]);
  assert.deepEqual(back.ids, first.ids.slice(2));
  assert.equal(opened(events, first.ids[4]).ids.length, 0);
});

test('what is no longer kept, or of another run, is a reset', t => {
  const events = new DeskEvents({ nowMs: () => 0, clockMs: () => 0, keptMax: 3 });
  t.after(() => events.close());
  const first = opened(events);
  publish(events, 6);
  assert.match(opened(events, first.ids[0]).text, /^event: reset$/m);
  assert.deepEqual(opened(events, first.ids[2]).ids, first.ids.slice(3));
  for (const other of ['other-4', 'x', '-', `${first.ids[0]!.split('-')[0]}-99`]) {
    assert.match(opened(events, other).text, /^event: reset$/m, other);
  }
});

test('a page that takes nothing, or whose sign-in ended, is dropped', t => {
  let nowMs = 0;
  const events = new DeskEvents({ nowMs: () => nowMs, clockMs: () => 0, clientsMax: 2 });
  t.after(() => events.close());
  const stuck = opened(events);
  const signedIn = opened(events, '', 1_000);
  assert.ok(events.full);
  stuck.writableNeedDrain = true;
  publish(events, 1);
  assert.deepEqual([stuck.destroyed, signedIn.destroyed], [true, false]);
  nowMs = 1_000;
  publish(events, 1);
  assert.ok(signedIn.destroyed);
  assert.ok(!events.full);
});
