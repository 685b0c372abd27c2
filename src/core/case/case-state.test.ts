import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type CaseEvent, type CaseState, nextCaseState } from './case-state.ts';

const events: readonly CaseEvent[] = [
  'investigate',
  'asked',
  'exhausted',
  'measure-begun',
  'opened-again',
  'measure-ended',
  'close',
  'reopen',
];
const states: readonly CaseState[] = [
  'open',
  'investigating',
  'contacting',
  'waiting',
  'measure',
  'restored',
  'closed',
];

function after(path: readonly CaseEvent[]): CaseState {
  return path.reduce<CaseState>((state, event) => {
    const next = nextCaseState(state, event);
    assert.ok(next !== undefined, `${state} knows no ${event}`);
    return next;
  }, 'open');
}

test('the whole procedure, from the first attempt to the line that is open again', () => {
  assert.equal(after(['asked']), 'contacting');
  assert.equal(after(['asked', 'exhausted']), 'waiting');
  assert.equal(after(['asked', 'exhausted', 'measure-begun']), 'measure');
  const restored = ['asked', 'measure-begun', 'opened-again'] as const;
  assert.equal(after(restored), 'restored');
  assert.equal(after([...restored, 'measure-ended', 'close']), 'closed');
});

test('a line that is attacked again after its restoration is under a measure again', () => {
  assert.equal(after(['measure-begun', 'opened-again', 'measure-begun']), 'measure');
});

test('a case that a person took up stays theirs while attempts go on', () => {
  assert.equal(after(['investigate', 'asked', 'exhausted']), 'investigating');
  assert.equal(after(['asked', 'exhausted', 'investigate']), 'investigating');
});

test('nothing is open again that no measure stopped', () => {
  for (const state of ['open', 'investigating', 'contacting', 'waiting'] as const) {
    assert.equal(nextCaseState(state, 'opened-again'), undefined);
    assert.equal(nextCaseState(state, 'measure-ended'), undefined);
  }
});

test('every state is told what every event means, and leads to a state of the table', () => {
  for (const state of states) {
    for (const event of events) {
      const next = nextCaseState(state, event);
      assert.ok(next === undefined || states.includes(next), `${state} ${event}`);
    }
    if (state !== 'closed') assert.equal(nextCaseState(state, 'close'), 'closed');
  }
});

test('a closed case only opens again, and only a closed one does, whatever happens before', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...events), { maxLength: 40 }), path => {
      let state = after([]);
      for (const event of path) {
        const next = nextCaseState(state, event);
        assert.equal(next === 'open', event === 'reopen' && state === 'closed');
        if (state === 'closed' && next !== undefined) assert.equal(event, 'reopen');
        state = next ?? state;
        assert.ok(states.includes(state));
      }
    }),
  );
});
