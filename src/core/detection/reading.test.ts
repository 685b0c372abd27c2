import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { evidencePage, evidencePagePath } from '../../../scripts/evidence-page.ts';
import { explain } from './explain.ts';
import { callReadingCount, reading, readingCount, readingNames, readingRange } from './reading.ts';

test('every reading has a place, a range around nothing, and a sentence', () => {
  assert.equal(readingRange.length, readingCount);
  assert.ok(callReadingCount > 0 && callReadingCount < readingCount);
  for (const [i, name] of readingNames.entries()) {
    assert.equal(reading[name], i);
    const [low, high] = readingRange[i]!;
    assert.ok(low <= 0 && high >= 0 && low < high, name);
    const evidence = new Array<number>(readingCount).fill(0);
    evidence[i] = 1_000;
    const [reason] = explain(evidence, 'the destination', 6);
    assert.equal(reason?.reading, name);
    assert.equal(reason.decibans, 10);
    assert.ok(reason.text.length > 10);
  }
});

test('no reading by itself reaches what a suspension asks for', async () => {
  const { policies } = await import('../policy/policy.ts');
  for (const { level } of Object.values(policies)) {
    assert.ok(readingRange.every(([, high]) => high < level.suspension));
  }
});

test('an explanation names the strongest first, and nothing that speaks for the line', () => {
  const evidence = readingNames.map((_, i) => (i % 2 === 0 ? 100 * (i + 1) : -300));
  const reasons = explain(evidence, 'Sierra Leone', 4);
  assert.equal(reasons.length, 4);
  const weights = reasons.map(one => one.decibans);
  assert.deepEqual(
    weights,
    [...weights].sort((a, b) => b - a),
  );
  assert.ok(weights.every(weight => weight > 0));
});

test('no sentence names a level or a threshold', () => {
  const all = explain(new Array<number>(readingCount).fill(1_000), 'Chad', readingCount);
  assert.equal(all.length, readingCount);
  assert.ok(all.every(one => !/\d/.test(one.text) && !one.text.includes('{')));
});

test('docs/concepts/evidence.md is current (node scripts/evidence-page.ts)', () => {
  const page = readFileSync(evidencePagePath, 'utf8');
  assert.equal(page, evidencePage(page));
});
