import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  type Episode,
  evidenceSum,
  fade,
  newEpisode,
  noteEpisodeCall,
  raise,
  set,
  weighCall,
} from './episode.ts';
import { callReadingCount, reading, readingCount, readings } from './reading-list.ts';

const hourMs = 3_600_000;
const startMs = Date.UTC(2026, 3, 1);
const readingRange = readings.map(({ range }) => range);

/** A vector of the single call's readings, each within its range. */
const vector = fc
  .tuple(...readingRange.slice(0, callReadingCount).map(([min, max]) => fc.integer({ min, max })))
  .map(values => Int32Array.from([...values, ...new Array(readingCount).fill(0)]));

const togetherAt = fc.integer({ min: callReadingCount, max: readingCount - 1 });
const anyValue = fc.integer({ min: -100_000, max: 100_000 });

test('no sequence whatever takes a reading out of its range', () => {
  const action = fc.oneof(
    fc.record({ kind: fc.constant('call' as const), vector }),
    fc.record({ kind: fc.constant('raise' as const), at: togetherAt, value: anyValue }),
    fc.record({ kind: fc.constant('set' as const), at: togetherAt, value: anyValue }),
    fc.record({ kind: fc.constant('fade' as const), hours: fc.nat(40) }),
  );
  fc.assert(
    fc.property(fc.array(action, { maxLength: 60 }), actions => {
      const episode = newEpisode(startMs);
      let nowMs = startMs;
      for (const one of actions) {
        if (one.kind === 'call') weighCall(episode, one.vector);
        else if (one.kind === 'raise') raise(episode, one.at, one.value);
        else if (one.kind === 'set') set(episode, one.at, one.value);
        else {
          nowMs += one.hours * hourMs;
          fade(episode, nowMs);
        }
        for (const [i, [low, high]] of readingRange.entries()) {
          const value = episode.evidence[i]!;
          assert.ok(Number.isSafeInteger(value) && low <= value && value <= high, `reading ${i}`);
        }
      }
    }),
  );
});

test('nothing convicts by repetition: the same call a hundred times is worth one', () => {
  fc.assert(
    fc.property(vector, one => {
      const once = newEpisode(startMs);
      weighCall(once, one);
      const often = newEpisode(startMs);
      for (let i = 0; i < 100; i += 1) weighCall(often, one);
      assert.ok(evidenceSum(often) <= evidenceSum(once));
    }),
  );
});

test('the episode holds its most unusual call, never the sum of its calls', () => {
  fc.assert(
    fc.property(fc.array(vector, { minLength: 1, maxLength: 30 }), calls => {
      const episode = newEpisode(startMs);
      for (const call of calls) weighCall(episode, call);
      const most = Math.max(0, ...calls.map(call => call.reduce((sum, value) => sum + value, 0)));
      assert.ok(evidenceSum(episode) <= most);
    }),
  );
});

test('a usual call eases what an unusual one left; another unusual one does not', () => {
  const episode = newEpisode(startMs);
  weighCall(episode, vectorOf(800));
  weighCall(episode, vectorOf(300));
  assert.equal(evidenceSum(episode), 800, 'a less unusual call takes nothing away');
  weighCall(episode, vectorOf(-200));
  const eased = evidenceSum(episode);
  assert.ok(eased < 800 && eased > 0);
  for (let i = 0; i < 100; i += 1) weighCall(episode, vectorOf(-200));
  assert.ok(evidenceSum(episode) < 100, 'many usual calls leave next to nothing');
});

test('evidence fades in quiet time and never grows by waiting', () => {
  fc.assert(
    fc.property(
      vector,
      fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 10 }),
      (one, waits) => {
        const episode = newEpisode(startMs);
        weighCall(episode, one);
        let nowMs = startMs;
        let before = positive(episode);
        for (const hours of waits) {
          nowMs += hours * hourMs;
          fade(episode, nowMs);
          const after = positive(episode);
          assert.ok(after <= before);
          before = after;
        }
      },
    ),
  );
});

test('a day without anything leaves no evidence for an attack', () => {
  fc.assert(
    fc.property(vector, one => {
      const episode = newEpisode(startMs);
      weighCall(episode, one);
      fade(episode, startMs + 24 * hourMs);
      assert.equal(positive(episode), 0);
    }),
  );
});

test('raising never lowers; setting does', () => {
  const episode = newEpisode(startMs);
  raise(episode, callReadingCount, 500);
  raise(episode, callReadingCount, 200);
  assert.equal(episode.evidence[callReadingCount], 500);
  set(episode, callReadingCount, 200);
  assert.equal(episode.evidence[callReadingCount], 200);
});

test('what an episode remembers is bounded, its counts are not', () => {
  const episode = newEpisode(startMs);
  for (let i = 0; i < 1_000; i += 1) {
    const call = {
      destination: i,
      number: i,
      network: i,
      subscriber: `line ${i}`,
      listed: i % 2 === 0,
    };
    noteEpisodeCall(episode, call);
  }
  assert.equal(episode.destinations.length, 16);
  assert.equal(episode.networks.length, 16);
  assert.equal(episode.lines.length, 400);
  assert.equal(episode.lineDestinations.length, episode.lines.length);
  assert.deepEqual([episode.calls, episode.listedCalls], [1_000, 500]);
});

test('a line is one line however often it calls, with the destination of its last call', () => {
  const episode = newEpisode(startMs);
  for (const destination of [1, 2, 3]) {
    noteEpisodeCall(episode, {
      destination,
      number: 1,
      network: -1,
      subscriber: 'one',
      listed: false,
    });
  }
  assert.deepEqual(episode.lines, ['one']);
  assert.deepEqual(episode.lineDestinations, [3]);
  assert.deepEqual(episode.networks, [], 'a network that was not seen is none');
});

function vectorOf(first: number): Int32Array {
  const one = new Int32Array(readingCount);
  one[0] = first;
  return one;
}

function positive(episode: Episode): number {
  return episode.evidence.reduce((sum, value) => sum + Math.max(0, value), 0);
}

test('new numbers in a row and a new destination are much one fact: the smaller counts half', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 1_500 }),
      fc.integer({ min: -600, max: 1_200 }),
      (a, b) => {
        const episode = newEpisode(startMs);
        set(episode, reading['new-numbers'], a);
        set(episode, reading.destination, b);
        assert.equal(evidenceSum(episode), a + b - (Math.max(0, Math.min(a, b)) >> 1));
      },
    ),
  );
});
