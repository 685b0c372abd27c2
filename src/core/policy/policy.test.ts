import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contactOnlyPolicy, policies, standardPolicy } from './policy.ts';

test('contact-only is the standard procedure without challenges', () => {
  assert.deepEqual(
    { ...contactOnlyPolicy, name: 'standard', challenges: true },
    { ...standardPolicy },
  );
});

for (const [name, policy] of Object.entries(policies)) {
  test(`${name}: stronger measures need stronger evidence`, () => {
    // An announcement asks of one call only, and whoever makes it; it may come before the owner.
    const { alert, challenge, suspension } = policy.level;
    assert.ok(0 < challenge && challenge <= alert && alert <= suspension);
    const { callLike, callJoins, callAlone } = policy.level;
    assert.ok(0 < callLike && callLike <= callJoins && callJoins <= callAlone);
  });

  test(`${name}: the contact plan tries three times on two channels, and waits between`, () => {
    const { attemptsAtMs, answerWithinMs, channelsMin } = policy.contact;
    assert.ok(attemptsAtMs.length >= 3);
    assert.ok(channelsMin >= 2);
    assert.equal(attemptsAtMs[0], 0, 'the first attempt is made at once');
    for (let i = 1; i < attemptsAtMs.length; i += 1) {
      assert.ok(attemptsAtMs[i]! - attemptsAtMs[i - 1]! >= 60_000);
    }
    assert.ok(answerWithinMs >= 60_000);
    assert.ok(policy.contact.contactSettledMs >= 30 * 86_400_000);
  });

  test(`${name}: every temporary measure has an end after its begin`, () => {
    assert.ok(policy.suspension.lastsMs > policy.suspension.reviewBeforeMs);
    assert.ok(policy.suspension.reviewBeforeMs > 0);
    for (const { lastsMs } of [policy.sourceBlock, policy.countryBlock]) {
      assert.ok(lastsMs > 0 && lastsMs <= 7 * 86_400_000);
    }
    assert.ok(policy.allowanceMs > 0 && policy.unconfirmedMs < policy.callLimitMs);
  });

  test(`${name}: a country block rests on a clause, three months and many accounts`, () => {
    assert.notEqual(policy.clause, '');
    assert.ok(policy.countryBlock.historyMs >= 90 * 86_400_000);
    assert.ok(policy.countryBlock.accounts > policy.sourceBlock.accounts);
  });

  test(`${name}: is data, the same after a journey through the journal`, () => {
    assert.deepEqual(JSON.parse(JSON.stringify(policy)), policy);
    assert.equal(policy.name, name);
  });
}
