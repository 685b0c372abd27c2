import assert from 'node:assert/strict';
import { test } from 'node:test';
import { campaignCountry } from './campaign-country.ts';

const nobody = {
  bySource: 0,
  byRange: 0,
  byCountry: 0,
  confirmed: 0,
  cleared: 0,
  usualCalls: 0,
  tenths: 10,
};
const weigh = (seen: Partial<typeof nobody>): number =>
  campaignCountry.weigh({ ...nobody, ...seen });

test('suspicion says little, and nothing before several accounts are suspect', () => {
  assert.equal(weigh({ byCountry: 2 }), 0);
  assert.equal(weigh({ byCountry: 5 }), 300);
  assert.equal(weigh({ byCountry: 60 }), 500);
});

test('one confirmed attack says much where hardly anybody calls, and little where all do', () => {
  assert.equal(weigh({ confirmed: 1 }), 1_000);
  const hundredCallsADay = 100_000;
  assert.ok(weigh({ confirmed: 1, usualCalls: hundredCallsADay }) < 100);
  assert.ok(weigh({ confirmed: 5, usualCalls: hundredCallsADay }) > 700);
});

test('each further confirmed attack may say more', () => {
  assert.deepEqual(
    [1, 2, 3, 4].map(confirmed => weigh({ confirmed })),
    [1_000, 1_200, 1_400, 1_600],
  );
  assert.equal(weigh({ confirmed: 4, byCountry: 60 }), campaignCountry.range[1]);
});

test('what others proved to be their own speaks against an attack, against a few confirmed too', () => {
  assert.ok(weigh({ cleared: 1 }) < -1_000);
  assert.equal(weigh({ confirmed: 2, cleared: 2 }), 0);
  assert.ok(weigh({ confirmed: 1, cleared: 3 }) < 0);
  assert.ok(weigh({ confirmed: 3, cleared: 1 }) > 0);
});

test('where calls are cheap it never speaks for an attack, and what was undone is undone', () => {
  assert.equal(weigh({ confirmed: 9, tenths: 0 }), 0);
  assert.ok(weigh({ cleared: 1, tenths: 0 }) < -1_000);
  assert.equal(weigh({ cleared: 1, confirmed: 1, tenths: 0 }), 0);
});
