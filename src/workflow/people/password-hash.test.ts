import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hashPassword, isPassword, TooManySignInsError } from './password-hash.ts';
import { SecretBox } from './secret-box.ts';

test('a password is known again by its hash, and no other is', async () => {
  const hash = await hashPassword('国際電話を止めます');
  assert.match(hash, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
  assert.equal(await isPassword('国際電話を止めます', hash), true);
  assert.equal(await isPassword('国際電話を止めます', hash), true);
  assert.equal(await isPassword('国際電話を止めません', hash), false);
  assert.notEqual(await hashPassword('same'), await hashPassword('same'));
  for (const broken of [undefined, '', '$argon2id$v=19$m=8,t=1,p=1$$', 'plain']) {
    assert.equal(await isPassword('plain', broken), false);
  }
});

test('composed and decomposed letters are one password', async () => {
  const hash = await hashPassword('が'.normalize('NFD'));
  assert.equal(await isPassword('が'.normalize('NFC'), hash), true);
});

test('no more passwords wait than the machine can take', async () => {
  const many = Array.from({ length: 80 }, () => isPassword('x', undefined));
  const outcomes = await Promise.allSettled(many);
  const refused = outcomes.filter(each => each.status === 'rejected');
  assert.equal(refused.length, 80 - 68);
  assert.ok(refused.every(each => each.reason instanceof TooManySignInsError));
  assert.equal(await isPassword('x', undefined), false, 'and then it goes on');
});

test('what is sealed opens with its key, under its name, unchanged', () => {
  const box = new SecretBox(Buffer.alloc(32, 7));
  const sealed = box.seal(Buffer.from('secret'), 'tanaka');
  assert.equal(Buffer.from(box.open(sealed, 'tanaka') ?? []).toString(), 'secret');
  assert.equal(box.open(sealed, 'sato'), undefined);
  assert.equal(new SecretBox(Buffer.alloc(32, 8)).open(sealed, 'tanaka'), undefined);
  for (const at of sealed.keys()) {
    const changed = Uint8Array.from(sealed);
    changed[at]! ^= 1;
    assert.equal(box.open(changed, 'tanaka'), undefined);
  }
  assert.equal(box.open(new Uint8Array(5), 'tanaka'), undefined);
});
