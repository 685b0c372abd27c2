import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SetupEvent } from '../../core/call/call-event.ts';
import type { VerdictDecision } from '../../core/case/decision.ts';
import { dialPlans } from '../../core/numbering/dial-plan.ts';
import { buildRateDeck } from '../../core/rating/build-rate-deck.ts';
import { AttackTally } from './attack-tally.ts';

const zone = '+09:00';

function setup(callId: string, subscriber: string): SetupEvent {
  const to = '01023222123456';
  return { type: 'setup', timeMs: 1_000, zone, callId, subscriber, to, direction: 'outbound' };
}

function block(callId: string, subscriber: string, measure: VerdictDecision['measure'] & string) {
  const verdict = 'block' as const;
  return { type: 'verdict' as const, timeMs: 1_000, zone, callId, subscriber, verdict, measure };
}

test('lawful calls stopped are told apart: other lines, attacked lines, country blocks', () => {
  const deck = buildRateDeck([]);
  const tally = new AttackTally(new Map([['x1', 'theft-1']]), dialPlans.JP, deck);
  for (const [callId, line] of [
    ['x1', 'attacked'],
    ['c1', 'attacked'],
    ['c2', 'quiet'],
    ['c3', 'quiet'],
  ] as const) {
    tally.note(setup(callId, line));
  }
  tally.decision(block('x1', 'attacked', 'suspension'));
  tally.decision(block('c1', 'attacked', 'suspension'));
  tally.decision(block('c2', 'quiet', 'country-block'));
  tally.decision(block('c3', 'quiet', 'source-block'));
  const { lawful } = tally;
  assert.deepEqual(
    [lawful.calls, lawful.stoppedElsewhere, lawful.stoppedOnAttacked, lawful.stoppedByCountryBlock],
    [3, ['c3'], 1, 1],
  );
  assert.equal(tally.attacks.get('theft-1')?.blocked, 1);
});
