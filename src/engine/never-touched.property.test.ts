// Emergency, domestic and inbound calls, and whatever is not positively international, go through
// whatever is in force: suspensions, source and country blocks, open cases, any evidence.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  CallSequence,
  dear,
  home,
  minute,
  office,
  startMs,
} from '../../test/support/call-sequence.ts';
import { dialPlans } from '../core/numbering/dial-plan.ts';
import { normaliseNumber } from '../core/numbering/normalise-number.ts';
import { suspendLines } from './suspend.ts';

const emergency = ['110', '118', '119', '184110', '186119', 'sip:119@sbc.example', 'tel:110'];
const domestic = ['0398765432', '09012345678', '0120444444', '+81398765432', '117', '171', '#9110'];
const unknown = ['', 'x', '*', '010', '9'.repeat(40), 'sip:alice@pbx.example', '\u0000'];
const sources = ['203.0.113.77', '198.51.100.1'];
const lines = [home, ...office];

const call = fc.record({
  subscriber: fc.constantFrom(...lines, '0355551234'),
  to: fc.oneof(
    fc.constantFrom(...emergency, ...domestic, ...unknown),
    fc.stringMatching(/^0[1-9][0-9]{7,9}$/),
    fc.string(),
  ),
  direction: fc.constantFrom('outbound' as const, 'outbound' as const, 'inbound' as const),
  sourceIp: fc.constantFrom(...sources),
  withAnswer: fc.boolean(),
  reported: fc.constantFrom('none' as const, 'failed' as const, 'abandoned' as const),
});

test('no measure in force touches a call that is not international', () => {
  fc.assert(
    fc.property(
      fc.array(call, { maxLength: 40 }),
      fc.array(fc.constantFrom(...lines)),
      (calls, stopped) => {
        const story = new CallSequence();
        story.attack(4);
        inForce(story, stopped);
        const before = story.decisions.length;
        for (const [i, one] of calls.entries()) {
          const { withAnswer, reported, ...facts } = one;
          const inbound = facts.direction === 'inbound';
          if (!inbound && isInternational(facts.to)) continue;
          const { verdict } = story.setup(`d${i}`, facts);
          assert.equal(verdict, 'allow', `${facts.direction} ${facts.to}`);
          if (withAnswer) story.answer(`d${i}`);
          if (reported !== 'none') story.challenge(`d${i}`, reported);
          story.wait(minute).end(`d${i}`);
        }
        const named = story.decisions.slice(before).filter(one => 'callId' in one);
        assert.ok(named.every(one => !('callId' in one && one.callId.startsWith('d'))));
        assert.ok([...story.state.calls.keys()].every(callId => !callId.startsWith('d')));
      },
    ),
    { numRuns: 60 },
  );
});

test('records of domestic and inbound calls get no block either', () => {
  const story = new CallSequence();
  inForce(story, lines);
  const times = {
    setupMs: startMs + minute,
    answerMs: startMs + minute,
    endMs: startMs + 5 * minute,
  };
  for (const [i, to] of [...emergency, ...domestic].entries()) {
    story.cdr(`d${i}`, { ...times, to });
    story.cdr(`i${i}`, { ...times, to: dear, direction: 'inbound' });
  }
  assert.equal(story.ofType('verdict').length, 0);
  story.cdr('abroad', times);
  assert.equal(story.ofType('verdict').length, 1, 'the same line abroad is refused');
});

test('every emergency and domestic example above is what it is taken for', () => {
  for (const to of emergency) {
    assert.equal(normaliseNumber(to, dialPlans.JP).kind, 'emergency', to);
  }
  for (const to of [...domestic, ...unknown]) assert.ok(!isInternational(to), to);
});

/** Everything in force at once: suspensions, blocks of both sources, of every country. */
function inForce(story: CallSequence, stopped: readonly string[]): void {
  suspendLines(story.system.engine, 'case-x', stopped, 'C', []);
  const span = { case: 'case-x', beginMs: startMs, endMs: startMs * 2, refused: 0 };
  const inForceBlock = () => ({ ...span, attempts: [], reviewMs: startMs * 2 });
  for (const source of [...sources, '']) story.state.sourceBlocks.set(source, inForceBlock());
  for (const country of ['SL', 'SO', 'US', 'JP', '']) {
    story.state.countryBlocks.set(country, inForceBlock());
  }
}

function isInternational(to: string): boolean {
  return normaliseNumber(to, dialPlans.JP).kind === 'international';
}
