import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { evidencePage, evidencePagePath } from '../../../scripts/evidence-page.ts';
import { policies } from '../policy/policy.ts';
import { explain } from './explain.ts';
import { callReadingCount, reading, readingCount, readings } from './reading-list.ts';

const folder = new URL('readings/', import.meta.url);

test('every reading has a place, a range around nothing, and a sentence in both languages', () => {
  assert.ok(callReadingCount > 0 && callReadingCount < readingCount);
  for (const [i, { name, scope, range, sentence, usual }] of readings.entries()) {
    assert.equal(reading[name], i);
    assert.equal(scope, i < callReadingCount ? 'call' : 'episode');
    const [low, high] = range;
    assert.ok(low <= 0 && high >= 0 && low < high, name);
    for (const one of usual === undefined ? [sentence] : [sentence, usual]) {
      assert.ok(one.en.length > 10, name);
      assert.match(one.ja, /[\u3040-\u30ff\u4e00-\u9fff]/, name);
    }
    assert.equal(usual !== undefined, low < 0, `${name}: words for what speaks for the line`);
    const evidence = new Array<number>(readingCount).fill(0);
    evidence[i] = 1_000;
    const [reason] = explain(evidence, 'the destination', 6);
    assert.equal(reason?.reading, name);
    assert.equal(reason.decibans, 10);
  }
});

test('every reading has a file of its own after the template', () => {
  const files = readdirSync(folder).filter(one => !one.includes('test.'));
  assert.deepEqual(files.sort(), readings.map(({ name }) => `${name}.ts`).sort());
  for (const file of files) {
    const text = readFileSync(new URL(file, folder), 'utf8');
    const headings = ['Catches', 'Formula', 'Parameters', 'Fooled by', 'Example'];
    const at = headings.map(heading => text.indexOf(`\n * ${heading}: `));
    assert.ok(
      at.every((place, i) => place > (at[i - 1] ?? 0)),
      file,
    );
  }
});

test('no reading by itself reaches what a suspension asks for', () => {
  for (const { level } of Object.values(policies)) {
    assert.ok(readings.every(({ range }) => range[1] < level.suspension));
  }
});

test('an explanation names the strongest first, and nothing that speaks for the line', () => {
  const evidence = readings.map((_, i) => (i % 2 === 0 ? 100 * (i + 1) : -300));
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
