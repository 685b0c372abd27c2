import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { deriveDialPlan, dialPlans } from './dial-plan.ts';
import { dialPlanProblems } from './dial-plan-problems.ts';
import { normaliseNumber } from './normalise-number.ts';
import { carrierName } from './plan-reader.ts';

describe('dial plans', () => {
  it('has presets without problems', () => {
    for (const plan of Object.values(dialPlans)) assert.deepEqual(dialPlanProblems(plan), []);
  });

  it('adds carriers of the settings to its own', () => {
    const plan = deriveDialPlan(dialPlans.JP, { carriers: [{ pattern: '0099', name: 'Own' }] });
    assert.deepEqual(dialPlanProblems(plan), []);
    assert.equal(normaliseNumber('009901012125550100', plan).carrier, '0099');
    assert.equal(normaliseNumber('003301012125550100', plan).carrier, '0033');
    assert.equal(normaliseNumber('009901012125550100', dialPlans.JP).kind, 'unknown');
    assert.equal(carrierName(plan, '0099'), 'Own');
  });

  it('takes the carriers of the old home away with it', () => {
    const plan = deriveDialPlan(dialPlans.GB, {
      home: 'FR',
      callingCode: '33',
      emergency: ['15', '17', '18', '112'],
    });
    assert.deepEqual(dialPlanProblems(plan), []);
    assert.deepEqual([plan.carriers, plan.domestic], [[], ['FR']]);
    assert.equal(normaliseNumber('0123456789', plan).e164, '33123456789');
    assert.equal(normaliseNumber('17', plan).kind, 'emergency');
    assert.equal(normaliseNumber('00442079460123', plan).destination?.country, 'GB');
  });

  it('names the operators that it knows', () => {
    assert.equal(carrierName(dialPlans.JP, '0033'), 'NTT Communications');
    assert.equal(carrierName(dialPlans.JP, '001'), 'KDDI');
    assert.equal(carrierName(dialPlans.JP, '0085'), undefined);
  });

  it('tells what is wrong with a plan', () => {
    const broken = deriveDialPlan(dialPlans.JP, {
      callingCode: '82',
      internationalPrefixes: [],
      outsideLinePrefixes: [''],
      emergency: ['1l0'],
      trunkPrefix: 'x',
      localDigits: [5, 4],
      carriers: [{ pattern: '00XXXXX' }, { pattern: 'no' }],
    });
    const problems = dialPlanProblems(broken).join('\n');
    for (const field of [
      'callingCode',
      'domestic',
      'internationalPrefixes',
      'trunkPrefix',
      'outsideLinePrefixes',
      'emergency',
      'localDigits',
      "'00XXXXX'",
      "'no'",
    ]) {
      assert.ok(problems.includes(field), field);
    }
    const nowhere = deriveDialPlan(dialPlans.JP, { home: 'ZZ' });
    assert.match(dialPlanProblems(nowhere).join(), /home: 'ZZ'/);
    const elsewhere = deriveDialPlan(dialPlans.GB, { domestic: ['GG'] });
    assert.match(dialPlanProblems(elsewhere).join(), /home is not among/);
  });
});
