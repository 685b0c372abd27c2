import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Attack, placeOf, spansOf, stoppedMs, ticks, timeWindow } from './attack-spans.ts';

const minute = 60_000;
const hour = 60 * minute;
/** 02:14 in Tokyo. */
const now = Date.UTC(2026, 9, 3, 17, 14);

function attack(parts: Partial<Attack>): Attack {
  return {
    case: 'case-1',
    about: 'lines',
    state: 'open',
    outcome: null,
    beginMs: now - 10 * minute,
    alertMs: now - 8 * minute,
    lastLossMs: null,
    measureMs: null,
    closedMs: null,
    calls: 0,
    yenPerMinute: 0,
    exposureYen: 0,
    lossPerHourYen: 0,
    lines: 1,
    countries: [],
    refused: 0,
    nextStep: null,
    nextDueMs: null,
    assignee: null,
    ...parts,
  };
}

test('the axis begins at a full hour of the carrier, six hours before', () => {
  const window = timeWindow(now, [], 540);
  assert.equal(new Date(window.fromMs).toISOString(), '2026-10-03T11:00:00.000Z');
  assert.deepEqual(
    ticks(window, 540, 12).map(at => (new Date(at).getUTCHours() + 9) % 24),
    [20, 21, 22, 23, 0, 1, 2],
  );
  assert.equal(ticks(window, 540, 3).length, 2);
  assert.equal(new Date(timeWindow(now, [], 345).fromMs).getUTCMinutes(), 15);
});

test('an open attack that began before makes it longer, to twelve hours at most', () => {
  const began = (ago: number) => timeWindow(now, [attack({ beginMs: now - ago })], 540).fromMs;
  assert.equal(began(8 * hour), now - 8 * hour - 14 * minute);
  assert.equal(began(40 * hour), now - 12 * hour - 14 * minute);
  const closed = attack({ beginMs: now - 9 * hour, closedMs: now - hour });
  assert.equal(timeWindow(now, [closed], 540).fromMs, now - 6 * hour - 14 * minute);
});

test('a running attack reaches to now, and only that is losing', () => {
  const window = timeWindow(now, [], 540);
  const spans = spansOf(attack({ yenPerMinute: 640, calls: 3 }), window);
  assert.deepEqual(
    spans.map(({ kind, losing }) => [kind, losing]),
    [
      ['unseen', false],
      ['running', true],
    ],
  );
  assert.equal(spans[1]!.left + spans[1]!.width, 100);
});

test('what has just begun is seen at once', () => {
  const window = timeWindow(now, [], 540);
  const spans = spansOf(attack({ beginMs: now, alertMs: now, yenPerMinute: 640 }), window);
  assert.equal(spans.length, 1);
  assert.ok(spans[0]!.losing && spans[0]!.width > 0.5 && spans[0]!.left + spans[0]!.width <= 100);
});

test('a stopped one is held from its measure on, or from its last charged call', () => {
  const window = timeWindow(now, [], 540);
  const stopped = attack({
    alertMs: now - 30 * minute,
    beginMs: now - 33 * minute,
    measureMs: now - 16 * minute,
    lastLossMs: now - 20 * minute,
  });
  assert.equal(stoppedMs(stopped), now - 16 * minute);
  const spans = spansOf(stopped, window);
  assert.deepEqual(
    spans.map(one => one.kind),
    ['unseen', 'running', 'held'],
  );
  assert.equal(spans[2]!.left, placeOf(now - 16 * minute, window));
  const challenged = spansOf(attack({}), window);
  assert.deepEqual(
    challenged.map(one => one.kind),
    ['unseen', 'held'],
    'no call of it ever cost anything',
  );
  const late = attack({ measureMs: now - 16 * minute, lastLossMs: now - 15 * minute });
  assert.equal(stoppedMs(late), now - 15 * minute, 'calls ran on after the order');
});

test('whatever the times, spans stay within the axis and in order', () => {
  const window = timeWindow(now, [], 540);
  for (const parts of [
    { beginMs: now - 90 * hour, alertMs: now - 80 * hour, closedMs: now - 70 * hour },
    { beginMs: now, alertMs: now },
    { beginMs: now + minute, alertMs: now + minute },
    { beginMs: now - hour, alertMs: now - minute, closedMs: now - 2 * minute },
  ]) {
    for (const { left, width } of spansOf(attack(parts), window)) {
      assert.ok(left >= 0 && width >= 0 && left + width <= 100.001, JSON.stringify(parts));
    }
  }
});
