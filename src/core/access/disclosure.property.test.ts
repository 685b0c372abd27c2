import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  basisOf,
  type Disclosure,
  type DisclosureFacts,
  type Stage,
  stageByItself,
  stageOpenTo,
} from './disclosure.ts';

const facts: fc.Arbitrary<DisclosureFacts> = fc.record({
  alertOpen: fc.boolean(),
  saidNotMine: fc.boolean(),
});
const stage = fc.constantFrom<Stage>(1, 2, 3, 4);
const person = fc.constantFrom('operator:a', 'officer:b');
const subject = fc.constantFrom<Disclosure['of']>(
  { kind: 'case', case: 'case-1' },
  { kind: 'case', case: 'case-2' },
  { kind: 'subscriber', subscriber: '0311112222' },
);
const disclosure: fc.Arbitrary<Disclosure> = fc.record({
  id: fc.string(),
  of: subject,
  stage,
  by: person,
  purpose: fc.constant('complaint' as const),
  why: fc.constant('asked'),
  basis: fc.constant('reason' as const),
  openedMs: fc.integer({ min: 0, max: 100 }),
  endMs: fc.integer({ min: 0, max: 100 }),
});

test('ranges and numbers are never open by themselves, numbers in full on no word of one', () => {
  const said = fc.constantFrom('authorities' as const, 'consent' as const, 'reason' as const);
  fc.assert(
    fc.property(facts, stage, said, (known, asked, stated) => {
      assert.ok(stageByItself(known) < 3);
      assert.equal(basisOf(asked, known, stated) === undefined, asked === 4);
      if (asked === 3 && !known.saidNotMine) assert.equal(basisOf(asked, known, stated), stated);
    }),
    { seed: 20261122 },
  );
});

test('what one person opened is open to nobody else, on nothing else, at no other time', () => {
  fc.assert(
    fc.property(
      fc.array(disclosure, { maxLength: 6 }),
      person,
      subject,
      fc.integer({ min: 0, max: 100 }),
      (opened, by, of, nowMs) => {
        const open = stageOpenTo(by, of, { nowMs, byItself: 1, opened });
        const own = opened.filter(
          one =>
            one.by === by &&
            one.openedMs <= nowMs &&
            nowMs < one.endMs &&
            JSON.stringify(one.of) === JSON.stringify(of),
        );
        assert.equal(open, Math.max(1, ...own.map(one => one.stage)));
      },
    ),
    { seed: 20261122 },
  );
});
