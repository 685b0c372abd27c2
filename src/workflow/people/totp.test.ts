import assert from 'node:assert/strict';
import { test } from 'node:test';
import { base32, matchingTotpStep, totpCode, totpStepAt, totpUri } from './totp.ts';

const secret = Buffer.from('12345678901234567890');

test('codes are those of RFC 6238, appendix B (the last six digits)', () => {
  for (const [second, code] of [
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_111_111_111, '050471'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
    [20_000_000_000, '353130'],
  ] as const) {
    assert.equal(totpCode(secret, totpStepAt(second * 1000)), code);
  }
});

test('a code counts for its own step and one beside it', () => {
  const nowMs = 1_111_111_111_000;
  const step = totpStepAt(nowMs);
  for (const [at, found] of [
    [step - 2, undefined],
    [step - 1, step - 1],
    [step, step],
    [step + 1, step + 1],
    [step + 2, undefined],
  ] as const) {
    assert.equal(matchingTotpStep(secret, totpCode(secret, at), nowMs), found);
  }
  for (const text of ['', '05047', '0504711', '05047x', '٠٥٠٤٧١']) {
    assert.equal(matchingTotpStep(secret, text, nowMs), undefined, text);
  }
});

test('base32 is that of RFC 4648', () => {
  for (const [text, coded] of [
    ['f', 'MY'],
    ['fo', 'MZXQ'],
    ['foo', 'MZXW6'],
    ['foobar', 'MZXW6YTBOI'],
  ] as const) {
    assert.equal(base32(Buffer.from(text)), coded);
  }
  assert.match(totpUri(secret, 'a.b'), /^otpauth:\/\/totp\/Sekisho:a\.b\?secret=[A-Z2-7]{32}&/);
});
