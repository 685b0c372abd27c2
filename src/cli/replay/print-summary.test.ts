import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dialPlans } from '../../core/numbering/dial-plan.ts';
import { buildRateDeck } from '../../core/rating/build-rate-deck.ts';
import { newState } from '../../engine/state.ts';
import { AttackTally } from './attack-tally.ts';
import { printSummary } from './print-summary.ts';
import { quantile } from './quantile.ts';

function printed(change: (tally: AttackTally) => void, labelled = true, isTTY = false): string {
  const tally = new AttackTally(new Map(), dialPlans.JP, buildRateDeck([]));
  change(tally);
  let text = '';
  const write = (more: string): void => {
    text += more;
  };
  printSummary(tally, { ...newState().totals, calls: 1_234_567 }, labelled, { isTTY, write });
  return text;
}

const attack = (name: string, lossMilliYen: number) => ({
  attack: name,
  calls: 1_317,
  through: 266,
  challenged: 0,
  blocked: 1,
  released: 0,
  lossMilliYen,
  worthMilliYen: 1_427_245_000,
  firstMs: 1_000,
  firstStopMs: 37_561_000,
  lines: new Set<string>(),
});

test('a broken promise is said in words, with the calls', () => {
  const text = printed(tally => {
    for (let i = 1; i <= 12; i += 1) tally.lawful.stoppedElsewhere.push(`c${i}`);
  });
  assert.match(text, /PROMISE WAS BROKEN.*: 12\n\(callId c1, c2, .*c10, …\)/);
  assert.doesNotMatch(text, /promise held/i);
});

test('figures end in one column, and the widest table fits into 100', () => {
  const text = printed(tally => {
    tally.attacks.set('a', attack('distributed-sources-1', 97_300_000));
    tally.attacks.set('b', attack('distributed-sources-2', 300_000));
    tally.attacks.set('c', attack('disa-1', 0));
  });
  const rows = text.split('\n').filter(line => /^(distributed-sources|disa|all) /.test(line));
  assert.equal(rows.length, 3);
  const ends = rows.map(row => [...row.matchAll(/\d(?= |$)/g)].map(found => found.index));
  assert.deepEqual(ends[0], ends[2]);
  assert.deepEqual(ends[1], ends[2]);
  assert.ok(text.split('\n').every(line => line.length <= 100));
  assert.match(rows[1]!, / 300 +97,300 +97,300 /);
});

test('only a terminal gets a line below the head', () => {
  assert.match(
    printed(() => {}, true, true),
    /─{20}/,
  );
  assert.doesNotMatch(
    printed(() => {}),
    /─/,
  );
});

test('quantiles are by nearest rank', () => {
  assert.deepEqual(
    [0, 0.5, 0.95, 1].map(q => quantile([4, 1, 3, 2], q)),
    [1, 2, 4, 4],
  );
  assert.equal(quantile([], 0.5), 0);
});
