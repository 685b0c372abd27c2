import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deskViews, type Filter, filterOf, searchFor, searchOf, sortOf } from './queue-views.ts';

test('an address says what differs from its view, and brings the same filter back', () => {
  const bases: Filter[] = Object.values(deskViews).map(({ filter }) => filter);
  const wanted: Filter[] = [
    {},
    { owner: 'me' },
    { states: ['open', 'waiting'], nextSteps: ['call'], dueWithinMs: 3_600_000 },
    { owner: 'nobody', lossAtLeastYen: 1_000 },
    { states: ['closed'] },
  ];
  for (const base of bases) {
    for (const filter of wanted) {
      assert.deepEqual(filterOf(base, searchFor(base, filter), ''), filter, JSON.stringify(base));
    }
  }
});

test('whatever stands in an address makes a filter that can be asked for', () => {
  const search = searchOf({ states: 'open,nonsense', owner: 'x', next: ',', due: -1, loss: 'a' });
  assert.deepEqual(filterOf({}, search, ''), { states: ['open'] });
  assert.equal(sortOf('loss', searchOf({ sort: 'name' })), 'loss');
  assert.deepEqual(filterOf({}, {}, 'x'.repeat(100)), { text: 'x'.repeat(64) });
});
