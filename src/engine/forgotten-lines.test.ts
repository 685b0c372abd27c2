// Unlisted lines beyond the limit are judged and allowed, and leave nothing behind.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CallSequence, minute } from '../../test/support/call-sequence.ts';
import { dayAttempts, noteSetup } from '../core/metering/meter.ts';
import { lineOf, lineSubject } from './lines.ts';
import { stateLimits } from './state.ts';

test('lines beyond the limit of unlisted lines leave no subjects, whatever they do', () => {
  const story = new CallSequence();
  const { lines, subjects } = story.state;
  lines.unlisted = stateLimits.unknownLines;
  const before = { names: lines.names.count, rows: lines.rows.count };
  for (let i = 0; i < 40; i += 1) {
    const subscriber = `0509999${String(1_000 + i)}`;
    story.setup(`c${i}`, { subscriber });
    story.wait(minute).answer(`c${i}`).end(`c${i}`);
  }
  assert.deepEqual({ names: lines.names.count, rows: lines.rows.count }, before);
  assert.equal(subjects.normals.records, 1);
  assert.equal(subjects.meters.records, 1);
  assert.equal(subjects.episodes.size, 0);
  assert.ok(subjects.active.size <= 1);
});

test('such a line knows nothing of the one before it', () => {
  const { state } = new CallSequence();
  state.lines.unlisted = stateLimits.unknownLines;
  const one = lineSubject(state, lineOf(state, '05099990001'));
  one.newNumbers.sum = 5;
  noteSetup(one.meter, state.nowMs, 12_125_550_100);
  const { slab, record } = one.meter;
  const length = slab.pages.length;
  const fresh = lineSubject(state, lineOf(state, '05099990002'));
  assert.equal(fresh.newNumbers.sum, 0);
  assert.equal(dayAttempts(fresh.meter, state.nowMs), 0);
  assert.deepEqual([fresh.meter.record, slab.pages.length], [record, length]);
});
