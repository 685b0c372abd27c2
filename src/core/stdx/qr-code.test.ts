// Against codes that another encoder drew (npm "qrcode" 1.5, mask by the same rules).
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { it } from 'node:test';
import { qrCode, reedSolomon } from './qr-code.ts';

it('draws the smallest code module for module', () => {
  assert.deepEqual(qrCode('a'), [
    '111111100101101111111',
    '100000101011001000001',
    '101110101101001011101',
    '101110101011001011101',
    '101110100100101011101',
    '100000100011001000001',
    '111111101010101111111',
    '000000001100000000000',
    '100000101011011001110',
    '100110000001110111001',
    '001011100110101100000',
    '010101011001111101010',
    '110100111101111111111',
    '000000001100100000101',
    '111111100111010011110',
    '100000100010001000111',
    '101110100111010011100',
    '101110100101111101000',
    '101110100101110111011',
    '100000100011111101000',
    '111111101010100100110',
  ]);
});

it('draws addresses, other letters and larger codes as the other encoder does', () => {
  const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
  const known: readonly [string, number, string][] = [
    [`otpauth://totp/Sekisho:sato?secret=${secret}&issuer=Sekisho`, 37, '773e92ef470bcb66'],
    ['関所', 21, 'b12f802ba91a6d5a'],
    ['y'.repeat(150), 49, '230adb2b282df71c'],
    ['z'.repeat(300), 69, 'b7e633ce7cf97c05'],
    ['w'.repeat(500), 85, '156ed26aa92a2379'],
  ];
  for (const [text, size, hash] of known) {
    const rows = qrCode(text);
    assert.equal(rows.length, size);
    const digest = createHash('sha256').update(rows.join('\n')).digest('hex');
    assert.equal(digest.slice(0, 16), hash, text);
  }
});

it('corrects as the standard computes it', () => {
  // "HELLO WORLD" at 1-M, of the usual worked example.
  const data = [32, 91, 11, 120, 209, 114, 220, 77, 67, 64, 236, 17, 236, 17, 236, 17];
  assert.deepEqual(reedSolomon(data, 10), [196, 35, 39, 119, 235, 215, 231, 226, 93, 23]);
});

it('takes what fits and refuses what does not', () => {
  assert.equal(qrCode('x'.repeat(666)).length, 97);
  assert.throws(() => qrCode('x'.repeat(667)));
  assert.equal(qrCode('').length, 21);
});
