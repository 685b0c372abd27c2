import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { hashPacked, hashText, packText, unpackText } from './pack-text.ts';
import { isTextAt, newTextArena, putText, textAt } from './text-arena.ts';
import { addText, findText, hasRoomFor, newTextTable, textOf, trimTexts } from './text-table.ts';

const names = fc.oneof(
  fc.stringMatching(/^[0-9]{0,18}$/),
  fc.stringMatching(/^[0-9A-Z-]{1,12}$/),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom('', '0', '00', '050', '999999999999999', '----------', 'ZZZZZZZZZZ', '関所'),
);

test('what packs comes back, and different texts pack differently', () => {
  fc.assert(
    fc.property(names, names, (one, other) => {
      const [packed, against] = [packText(one), packText(other)];
      assert.ok(Number.isSafeInteger(packed));
      if (packed >= 0) assert.equal(unpackText(packed), one);
      if (packed >= 0 && packed === against) assert.equal(one, other);
    }),
    { numRuns: 2_000 },
  );
  for (const fits of ['05012345678', '000000000000000', '999999999999999', 'A1001', 'ZZ-ZZ-ZZ-Z']) {
    assert.ok(packText(fits) >= 0, fits);
  }
  for (const not of ['', '0000000000000000', 'a1', 'A.1', 'ABCDEFGHIJK']) {
    assert.equal(packText(not), -1, not);
  }
});

test('the hash spreads numbers that follow one another', () => {
  const buckets = new Int32Array(1_024);
  for (let i = 0; i < 102_400; i += 1) {
    buckets[hashPacked(packText(`050${10_000_000 + i}`)) & 1_023]! += 1;
  }
  assert.ok(Math.max(...buckets) < 200, 'a hundred each would be even');
});

test('texts of an arena are found where they were put', () => {
  fc.assert(
    fc.property(fc.array(names), texts => {
      const arena = newTextArena();
      const places = texts.map(text => putText(arena, text));
      texts.forEach((text, i) => {
        assert.equal(textAt(arena, places[i]!), text);
        assert.ok(isTextAt(arena, places[i]!, text));
        assert.ok(!isTextAt(arena, places[i]!, `${text}x`));
      });
    }),
  );
});

test('a table numbers texts as a map does, whatever is asked between', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(names, fc.boolean()), { maxLength: 300 }), steps => {
      const table = newTextTable();
      const model = new Map<string, number>();
      for (const [text, add] of steps) {
        if (add) {
          if (!model.has(text)) model.set(text, model.size);
          assert.equal(addText(table, text), model.get(text));
        } else {
          assert.equal(findText(table, text), model.get(text) ?? -1);
        }
        if (model.size % 17 === 0) trimTexts(table);
      }
      assert.equal(table.count, model.size);
      for (const [text, id] of model) {
        assert.equal(findText(table, text), id);
        assert.equal(textOf(table, id), text);
      }
    }),
    { numRuns: 300 },
  );
});

test('there is room for names as they come, and none behind a wall of names made to collide', () => {
  const table = newTextTable();
  for (let i = 0; i < 20_000; i += 1) {
    assert.ok(hasRoomFor(table, `050${i}`));
    addText(table, `050${i}`);
  }
  const mask = table.slots.length - 1;
  const colliding: string[] = [];
  for (let i = 0; colliding.length < 400; i += 1) {
    if ((hashText(`made ${i}`) & mask) === 7) colliding.push(`made ${i}`);
  }
  const taken = colliding.filter(name => hasRoomFor(table, name) && addText(table, name) >= 0);
  assert.ok(taken.length > 20 && taken.length < 300, `${taken.length} taken`);
  assert.ok(taken.every(name => findText(table, name) >= 0));
});
