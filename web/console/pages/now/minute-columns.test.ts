import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MinuteColumns } from './minute-columns.ts';

const minute = 60_000;
const length = 10;

function columns(): MinuteColumns {
  const empty = () => new Array<number | null>(length).fill(null);
  const filled = { calls: empty(), yenPerMinute: empty(), lossYenPerMinute: empty() };
  const stopped = { refused: empty(), challenged: empty(), silentFeeds: empty() };
  return new MinuteColumns({ fromMs: 0, ...filled, ...stopped });
}

function seen(at: number, calls: number) {
  const rest = { yenPerMinute: 0, lossYenPerMinute: 0, refused: 0, challenged: 0, silentFeeds: 0 };
  return { minuteMs: at * minute, calls, ...rest };
}

test('the same minute again replaces, the next one moves on, and nothing grows', () => {
  const ring = columns();
  ring.add(seen(9, 1));
  ring.add(seen(9, 2));
  assert.equal(ring.column('calls').at(-1), 2);
  for (let at = 10; at < 5_000; at += 1) ring.add(seen(at, at));
  assert.equal(ring.column('calls').length, length);
  assert.equal(ring.fromMs, 4_990 * minute);
  assert.deepEqual(ring.column('calls').slice(-2), [4_998, 4_999]);
});

test('a time away is a gap, however long', () => {
  const ring = columns();
  ring.add(seen(9, 5));
  ring.add(seen(12, 7));
  assert.deepEqual(ring.column('calls').slice(-4), [5, null, null, 7]);
  ring.add(seen(900, 8));
  assert.deepEqual(ring.column('calls'), [...new Array(length - 1).fill(null), 8]);
  ring.add(seen(3, 9));
  assert.equal(ring.column('calls').includes(9), false, 'what is older than all is left out');
});
