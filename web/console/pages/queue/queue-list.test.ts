import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import * as list from './queue-list.ts';

function row(name: string, loss: number, more: Partial<list.QueueRow> = {}): list.QueueRow {
  return {
    case: name,
    lossPerHourYen: loss,
    openedMs: 1_000,
    nextDueMs: null,
    assignee: null,
    looking: [],
    ...more,
  } as unknown as list.QueueRow;
}

const names = (shown: list.QueueList) => shown.rows.map(one => one.case);
const abc = list.takePage(list.emptyList, {
  rows: [row('a', 30), row('b', 20), row('c', 10)],
  next: null,
});

test('rows keep their places while moves are held, and go where they belong when applied', () => {
  const news = [row('c', 99), row('d', 25)];
  const held = list.takeNews(abc, ['a', 'c', 'd'], news, 'loss');
  assert.deepEqual(names(held), ['a', 'b', 'c']);
  assert.deepEqual([...held.gone], ['a']);
  assert.deepEqual([...held.fresh.keys()], ['d']);
  assert.deepEqual([...held.moved], ['c']);
  assert.equal(list.heldMoves(held), 3);
  const applied = list.applyOrder(held, 'loss');
  assert.deepEqual(names(applied), ['c', 'd', 'b']);
  assert.equal(list.heldMoves(applied), 0);
});

test('who left and comes back stands as before; who waits and leaves is forgotten', () => {
  const left = list.takeNews(abc, ['b', 'd'], [row('d', 5)], 'loss');
  const back = list.takeNews(left, ['b', 'd'], [row('b', 20)], 'loss');
  assert.equal(list.heldMoves(back), 0);
  assert.deepEqual(names(back), ['a', 'b', 'c']);
});

test('what sorts behind the last page waits for a later one', () => {
  const first = { rows: [row('a', 30), row('b', 20)], next: 'more' };
  const open = list.takePage(list.emptyList, first);
  const news = list.takeNews(
    open,
    ['a', 'z', 'y'],
    [row('a', 1), row('z', 5), row('y', 25)],
    'loss',
  );
  assert.deepEqual([...news.fresh.keys()], ['y']);
  const applied = list.applyOrder(news, 'loss');
  assert.deepEqual(names(applied), ['y', 'b']);
  const later = list.takePage(applied, {
    rows: [row('z', 5), row('a', 1), row('b', 20)],
    next: null,
  });
  assert.deepEqual(names(later), ['y', 'b', 'z', 'a']);
});

test('deadlines: the nearest first, none last', () => {
  const due = (name: string, nextDueMs: number | null) => row(name, 0, { nextDueMs });
  const rows = [due('none', null), due('b', 5), due('a', 5), due('late', 9), due('more', null)];
  const sorted = rows.toSorted((a, b) => list.compareRows(a, b, 'due')).map(one => one.case);
  assert.deepEqual(sorted, ['a', 'b', 'late', 'more', 'none']);
});

test('whatever happens, an applied list is in order, each case once, none that left', () => {
  const news = fc.array(
    fc.record({
      name: fc.constantFrom(...'abcdefgh'),
      loss: fc.integer({ min: 0, max: 5 }),
      there: fc.boolean(),
      apply: fc.boolean(),
    }),
  );
  fc.assert(
    fc.property(news, steps => {
      let shown = abc;
      const truth = new Map(abc.rows.map(one => [one.case, one]));
      for (const { name, loss, there, apply } of steps) {
        if (there) truth.set(name, row(name, loss));
        else truth.delete(name);
        shown = list.takeNews(shown, [name], there ? [row(name, loss)] : [], 'loss');
        if (apply) shown = list.applyOrder(shown, 'loss');
      }
      shown = list.applyOrder(shown, 'loss');
      const expected = [...truth.values()].sort((a, b) => list.compareRows(a, b, 'loss'));
      assert.deepEqual(
        shown.rows.map(one => [one.case, one.lossPerHourYen]),
        expected.map(one => [one.case, one.lossPerHourYen]),
      );
    }),
  );
});
