import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { levelFloor } from '../../core/policy/level-floor.ts';
import {
  contactOnlyPolicy,
  leastToChallenge,
  type Policy,
  standardPolicy,
} from '../../core/policy/policy.ts';
import { readPolicy } from '../read-policy.ts';
import type { LevelEstimate } from './level-for-budget.ts';
import { policyText, suggestPolicy } from './suggest-policy.ts';

function at(level: number): LevelEstimate {
  const range = { level, low: level, high: level };
  return { ...range, basis: 'counted', episodes: 100, allowedThousandths: 20_000, tenfold: 1_000 };
}

test('the challenge keeps its distance from the question', () => {
  const { level } = suggestPolicy(standardPolicy, at(3_000));
  const above = standardPolicy.level.challenge - standardPolicy.level.alert;
  assert.deepEqual([level.alert, level.challenge], [3_000, 3_000 + above]);
});

test('no level falls under the floor, whatever the budget', () => {
  const { level } = suggestPolicy(standardPolicy, at(10));
  assert.deepEqual(
    [level.alert, level.challenge],
    [levelFloor.alert, Math.max(levelFloor.challenge + level.challengeDear, levelFloor.alert)],
  );
  assert.ok(leastToChallenge(level) >= levelFloor.challenge);
  assert.equal(level.suspension, standardPolicy.level.suspension);
});

test('a suspension is never easier than by the standard policy, nor than a challenge', () => {
  const easy: Policy = {
    ...standardPolicy,
    level: { ...standardPolicy.level, suspension: 1_000 },
  };
  assert.equal(suggestPolicy(easy, at(2_000)).level.suspension, standardPolicy.level.suspension);
  const { level } = suggestPolicy(standardPolicy, at(6_000));
  assert.ok(level.suspension >= level.challenge);
});

test('the written file reads back as the same policy', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sekisho-suggest-'));
  try {
    const readings = {
      hour: { on: false, weightPercent: 100 },
      pace: { on: true, weightPercent: 50 },
    };
    for (const base of [standardPolicy, contactOnlyPolicy, { ...standardPolicy, readings }]) {
      const policy: Policy = { readings: {}, ...suggestPolicy(base, at(3_330)) };
      const file = join(folder, 'policy.yaml');
      writeFileSync(file, policyText(policy, ['why', '']));
      assert.deepEqual(readPolicy(file), policy);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});
