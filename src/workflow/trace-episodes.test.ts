import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CallRecord } from '../core/call/call-record.ts';
import { type Case, newState } from '../engine/state.ts';
import type { EpisodeTrace } from './network-ports.ts';
import { TraceEpisodes } from './trace-episodes.ts';

const nowMs = 1_780_000_000_000;

function house(untraced: readonly string[] = []) {
  const state = newState();
  state.nowMs = nowMs;
  const traced: EpisodeTrace[] = [];
  const reported: unknown[] = [];
  let fails = 0;
  const book = {
    trace: async (episode: EpisodeTrace) => {
      if (fails > 0) {
        fails -= 1;
        throw new Error('the store is away');
      }
      traced.push(episode);
    },
    untraced: async () => untraced,
  };
  const episodes = new TraceEpisodes({
    book,
    state: () => state,
    report: error => reported.push(error),
    everyMs: 1_000_000,
  });
  const open = (name: string, change: Partial<Case> = {}): void => {
    const found = {
      case: name,
      account: 'A1',
      subscriber: '0501',
      openedMs: nowMs - 60_000,
      lines: ['0501'],
      ...change,
    };
    state.cases.set(name, found as unknown as Case);
  };
  const alert = (name: string) =>
    ({ type: 'alert', timeMs: nowMs, zone: '+09:00', case: name, exposureYen: 1 }) as const;
  return { state, traced, reported, episodes, open, alert, failing: (n: number) => (fails = n) };
}

test('a case is summed in the round after it was touched, with its lines and its day', async () => {
  const { episodes, open, alert, traced } = house();
  open('case-1');
  episodes.decision(alert('case-1'));
  await episodes.round();
  assert.equal(traced.length, 0, 'its calls are on their way to the store');
  await episodes.round();
  assert.deepEqual(traced, [
    {
      case: 'case-1',
      lines: ['0501'],
      fromMs: nowMs - 60_000 - 86_400_000,
      toMs: nowMs + 3_600_000,
    },
  ]);
  await episodes.settle();
  assert.equal(traced.length, 1, 'once');
});

test('an ended call of a line with an open case has its case summed anew; others have not', async () => {
  const { episodes, open, alert, traced } = house();
  open('case-1');
  episodes.decision(alert('case-1'));
  await episodes.settle();
  const ended = (subscriber: string) => {
    const call = { subscriber } as CallRecord;
    episodes.effect({ kind: 'call-refused', call });
  };
  ended('0502');
  await episodes.settle();
  assert.equal(traced.length, 1);
  ended('0501');
  await episodes.settle();
  assert.equal(traced.length, 2);
  const closed = { timeMs: nowMs, zone: '+09:00', case: 'case-1', state: 'closed' } as const;
  episodes.decision({ type: 'case', ...closed });
  await episodes.settle();
  ended('0501');
  await episodes.settle();
  assert.equal(traced.length, 3, 'after its end no call of the line is its own');
});

test('what the store did not take is summed later; a block’s own case has nothing to sum', async () => {
  const { episodes, open, alert, traced, reported, failing } = house();
  open('case-1');
  failing(1);
  episodes.decision(alert('case-1'));
  episodes.decision(alert('case-of-a-block'));
  await episodes.settle();
  assert.equal(reported.length, 1);
  assert.deepEqual(
    traced.map(one => one.case),
    ['case-1'],
  );
});

test('a start takes up what the store says was not summed', async () => {
  const { episodes, open, traced } = house(['case-1']);
  open('case-1');
  episodes.start();
  episodes.start();
  await episodes.round();
  await episodes.settle();
  await episodes.stop();
  assert.deepEqual(
    traced.map(one => one.case),
    ['case-1'],
  );
});
