import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { hashText } from './pack-text.ts';
import {
  findInRing,
  newTextRing,
  oldestInRing,
  putInRing,
  removeFromRing,
  ringPositions,
} from './text-ring.ts';

const texts = fc.oneof(fc.stringMatching(/^[a-c]{0,3}$/), fc.nat(200).map(String));
const steps = fc.array(fc.tuple(fc.constantFrom('put', 'put', 'put', 'remove', 'oldest'), texts), {
  maxLength: 400,
});

test('a ring holds what a map in order of arrival holds, whatever comes and goes', () => {
  fc.assert(
    fc.property(steps, story => {
      const ring = newTextRing(2);
      const model = new Map<string, [number, number]>();
      for (const [i, [what, text]] of story.entries()) {
        const at = findInRing(ring, text);
        assert.equal(at >= 0, model.has(text));
        if (what === 'put' && at < 0) {
          const put = putInRing(ring, text);
          ring.numbers.set([i, -i], put * 2);
          model.set(text, [i, -i]);
        } else if (what === 'remove' && at >= 0) {
          removeFromRing(ring, at);
          model.delete(text);
        } else if (what === 'oldest') {
          const oldest = oldestInRing(ring);
          assert.equal(ring.texts[oldest], model.keys().next().value);
          if (oldest >= 0) {
            model.delete(ring.texts[oldest]!);
            removeFromRing(ring, oldest);
          }
        }
      }
      const held = [...ringPositions(ring)].map(at => [
        ring.texts[at],
        [...ring.numbers.subarray(at * 2, at * 2 + 2)],
      ]);
      assert.deepEqual(held, [...model]);
      assert.equal(ring.size, model.size);
    }),
    { numRuns: 500 },
  );
});

test('texts made to collide are not kept, and asking stays quick', () => {
  const ring = newTextRing(0);
  for (let i = 0; i < 3_000; i += 1) putInRing(ring, `usual-${i}`);
  const colliding: string[] = [];
  for (let i = 0; colliding.length < 600; i += 1) {
    if ((hashText(`x${i}`) & 0x3fff) === 5) colliding.push(`x${i}`);
  }
  let kept = 0;
  for (const text of colliding) if (putInRing(ring, text) >= 0) kept += 1;
  assert.ok(kept < 400, `${kept} kept`);
  for (let i = 0; i < 3_000; i += 1) assert.ok(findInRing(ring, `usual-${i}`) >= 0);
});
