import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hourMs, jstMidnight, minuteMs } from './calendar.ts';
import { fridayNight, LiveCarrier } from './live-carrier.ts';

const startMs = jstMidnight('2026-06-05') + 21 * hourMs;
const options = { seed: 3, subscribers: 200, startMs, historyDays: 3 };

function attackedLine(carrier: LiveCarrier): { subscriber: string; atMs: number; callId: string } {
  for (let ms = startMs; ms < startMs + hourMs; ms += minuteMs) {
    for (const event of carrier.nextBatch(ms + minuteMs)) {
      if (event.type !== 'setup' || carrier.challengeResult(event.callId) === 'passed') continue;
      return { subscriber: event.subscriber, atMs: event.timeMs, callId: event.callId };
    }
  }
  assert.fail('no attack within an hour');
}

test('the last Friday night is found from any day', () => {
  assert.equal(fridayNight(startMs), startMs);
  assert.equal(fridayNight(startMs - 1), startMs - 7 * 24 * hourMs);
  assert.equal(fridayNight(startMs + 6 * 24 * hourMs), startMs);
});

test('history comes before the start, batches after it, each in order and nothing twice', () => {
  const carrier = new LiveCarrier(options);
  const history = [...carrier.history()];
  const batches = [1, 2, 5].flatMap(hours => carrier.nextBatch(startMs + hours * hourMs));
  assert.ok(history.length > 1_000);
  assert.ok(history.every(event => event.timeMs < startMs));
  assert.ok(batches.every(event => event.timeMs >= startMs && event.timeMs < startMs + 5 * hourMs));
  const times = [...history, ...batches].map(event => event.timeMs);
  assert.deepEqual(
    times,
    times.toSorted((a, b) => a - b),
  );
  const whole = new LiveCarrier(options).nextBatch(startMs + 5 * hourMs);
  assert.deepEqual(batches, whole);
});

test('the first attack begins 20 to 40 minutes after the start', () => {
  const { atMs } = attackedLine(new LiveCarrier(options));
  assert.ok(atMs >= startMs + 20 * minuteMs && atMs <= startMs + 46 * minuteMs);
});

test('an owner who is reached says "not mine" after an attack, and the attack is over', () => {
  const carrier = new LiveCarrier(options);
  const { subscriber, atMs } = attackedLine(carrier);
  const monday = jstMidnight('2026-06-08') + 10 * hourMs;
  const answers = [atMs, monday].map(ms => carrier.answers({ subscriber, atMs: ms }));
  const reached = answers.find(answer => answer.reached);
  assert.ok(reached?.reached, 'the line of this seed can be reached on Monday');
  assert.equal(reached.word, 'not-mine');
  const later = carrier.nextBatch(atMs + 90 * minuteMs);
  const failing = later.filter(
    event =>
      event.type === 'setup' &&
      event.subscriber === subscriber &&
      carrier.challengeResult(event.callId) === 'failed',
  );
  assert.deepEqual(failing, []);
  const other = carrier.world.lines.find(
    line => line.reachable?.to === '24:00' && line.number !== subscriber,
  );
  const answer = carrier.answers({ subscriber: other?.number as string, atMs: monday });
  assert.deepEqual(answer, { reached: true, atMs: monday + 90_000, word: 'mine' });
});

test('nothing more is heard of a stopped call', () => {
  const carrier = new LiveCarrier(options);
  const { callId } = attackedLine(carrier);
  carrier.stop(callId);
  const later = carrier.nextBatch(startMs + 6 * hourMs);
  assert.ok(later.every(event => !('callId' in event) || event.callId !== callId));
});
