import assert from 'node:assert/strict';
import { test } from 'node:test';
import { barHeights, everyDay } from './bar-heights.ts';

test('bars begin at zero and the threshold is always on the scale', () => {
  const drawn = barHeights([{ day: '2026-06-01', value: 3 }], 20);
  assert.equal(drawn.most, 20);
  assert.equal(drawn.threshold, 100);
  assert.equal(drawn.bars[0]?.height, 15);
});

test('the scale ends at a round number, also where nothing happened', () => {
  assert.equal(barHeights([{ day: '2026-06-01', value: 0 }]).most, 1);
  assert.equal(barHeights([{ day: '2026-06-01', value: 321 }]).most, 500);
  assert.equal(barHeights([{ day: '2026-06-01', value: 100 }]).most, 100);
});

test('a part is drawn from the ground up', () => {
  const { bars } = barHeights([{ day: '2026-06-01', value: 10, part: 4 }]);
  assert.equal(bars[0]?.height, 100);
  assert.equal(bars[0]?.partHeight, 40);
});

test('days on which nothing happened stand between the others', () => {
  const days = everyDay([
    { day: '2026-02-27', value: 3 },
    { day: '2026-03-02', value: 1 },
  ]);
  assert.deepEqual(
    days.map(({ day, value }) => [day, value]),
    [
      ['2026-02-27', 3],
      ['2026-02-28', 0],
      ['2026-03-01', 0],
      ['2026-03-02', 1],
    ],
  );
  assert.deepEqual(everyDay([]), []);
});
