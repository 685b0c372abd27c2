import assert from 'node:assert/strict';
import { test } from 'node:test';
import { remarkOn } from './device-share.ts';

test('a model with far more cases than lines is more than chance', () => {
  const found = remarkOn({ accounts: 9, allAccounts: 14, lines: 30, allLines: 1_000 });
  assert.equal(found.times, 21.4);
  assert.equal(found.remark, 'more');
  assert.ok(found.chance! < 1e-8);
});

test('two accounts tell nothing, whatever the share', () => {
  const found = remarkOn({ accounts: 2, allAccounts: 4, lines: 1, allLines: 100_000 });
  assert.equal(found.remark, 'few');
});

test('a common model with its share of cases is chance', () => {
  const found = remarkOn({ accounts: 30, allAccounts: 60, lines: 500, allLines: 1_000 });
  assert.equal(found.times, 1);
  assert.equal(found.remark, 'chance');
  assert.ok(found.chance! > 0.4 && found.chance! < 0.6, String(found.chance));
});

test('chances agree with the tail of the Poisson distribution, large means too', () => {
  const chance = (accounts: number, allAccounts: number): number =>
    remarkOn({ accounts, allAccounts, lines: 1, allLines: 2 }).chance!;
  // 1 − e⁻² (1 + 2 + 2) for three or more at a mean of two.
  assert.ok(Math.abs(chance(3, 4) - 0.3233235838) < 1e-9);
  assert.ok(Math.abs(chance(0, 4) - 1) < 1e-9);
  assert.ok(chance(2_000, 4_000) > 0.49 && chance(2_000, 4_000) < 0.52);
});

test('a model that no listed line has is told apart', () => {
  const found = remarkOn({ accounts: 3, allAccounts: 3, lines: 0, allLines: 10 });
  assert.deepEqual(found, { times: null, chance: null, remark: 'unlisted' });
});
