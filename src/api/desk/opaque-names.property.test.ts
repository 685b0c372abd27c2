import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { OpaqueNames } from './opaque-names.ts';

const key = new Uint8Array(32).fill(7);
const text = fc
  .oneof(fc.string({ minLength: 1, maxLength: 64 }), fc.stringMatching(/^0\d{9,10}$/))
  .filter(one => one.isWellFormed());

test('an id gives back its name, always the same, and shows nothing of it', () => {
  const names = new OpaqueNames(key);
  fc.assert(
    fc.property(text, fc.constantFrom('line', 'account'), (name, kind) => {
      const id = names.idOf(kind, name);
      assert.match(id, /^[A-Za-z0-9_-]+$/);
      assert.equal(id, names.idOf(kind, name));
      assert.equal(names.nameOf(kind, id), name);
      if (name.length > 5) assert.ok(!id.includes(name));
      assert.equal(names.nameOf(kind === 'line' ? 'account' : 'line', id), undefined);
    }),
  );
});

test('what was changed, comes from another key, or is a plain name, is no id', () => {
  const names = new OpaqueNames(key);
  const others = new OpaqueNames(new Uint8Array(32).fill(8));
  fc.assert(
    fc.property(text, fc.nat(), (name, at) => {
      assert.equal(others.nameOf('line', names.idOf('line', name)), undefined);
      assert.equal(names.nameOf('line', name), undefined);
      const bytes = Buffer.from(names.idOf('line', name), 'base64url');
      const place = at % bytes.length;
      bytes[place] = bytes[place]! ^ 1;
      assert.equal(names.nameOf('line', bytes.toString('base64url')), undefined);
    }),
  );
});
