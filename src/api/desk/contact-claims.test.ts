import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ContactClaims, contactClaimMs } from './contact-claims.ts';

test('who claims first has the call until the claim ends or is given up', () => {
  let nowMs = 0;
  const claims = new ContactClaims(() => nowMs);
  assert.equal(claims.claim('case-1', 'operator:sato').by, 'operator:sato');
  assert.equal(claims.claim('case-1', 'operator:ito').by, 'operator:sato');
  assert.equal(claims.claim('case-2', 'operator:ito').by, 'operator:ito');
  nowMs += contactClaimMs - 1;
  claims.claim('case-1', 'operator:sato');
  nowMs += contactClaimMs - 1;
  assert.equal(claims.of('case-1')?.by, 'operator:sato', 'renewed');
  assert.equal(claims.of('case-2'), undefined, 'ended');
  assert.equal(claims.release('case-1', 'operator:ito'), false);
  assert.equal(claims.release('case-1', 'operator:sato'), true);
  assert.equal(claims.claim('case-1', 'operator:ito').by, 'operator:ito');
  nowMs += contactClaimMs;
  assert.equal(claims.of('case-1'), undefined);
});

test('claims are bounded: the oldest goes', () => {
  const claims = new ContactClaims(() => 0);
  for (let at = 0; at <= 10_000; at += 1) claims.claim(`case-${at}`, 'operator:sato');
  assert.equal(claims.of('case-0'), undefined);
  assert.equal(claims.of('case-10000')?.by, 'operator:sato');
});
