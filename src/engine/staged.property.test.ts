// Staged analysis (000 §4①): until charges are abnormal, no detail of a call makes a difference.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  CallSequence,
  day,
  dear,
  home,
  keen,
  minute,
  second,
} from '../../test/support/call-sequence.ts';
import { readings } from '../core/detection/reading-list.ts';
import type { Policy } from '../core/policy/policy.ts';

/** So keen that any weight whatever opens a case and challenges the call. */
const staged: Policy = {
  ...keen,
  name: 'staged',
  analysis: 'staged',
  challenges: true,
  lossBudgetYen: 0,
  level: {
    alert: 1,
    alertFirstDays: 0,
    alertSmall: 0,
    challengeDear: 0,
    challenge: 1,
    suspension: 1,
    suspensionMore: 0,
    callLike: 1,
    callJoins: 1,
    callAlone: 1,
  },
};

/** What must not be looked at: which number of the destination, from where, with what. */
interface Detail {
  readonly number: number;
  readonly source: number;
  readonly agent: string;
  readonly refusals: number;
}

const detail: fc.Arbitrary<Detail> = fc.record({
  number: fc.nat(30),
  source: fc.nat(5),
  agent: fc.constantFrom('', 'Yealink SIP-T46', 'friendly-scanner', 'Zoiper rev.6751'),
  refusals: fc.nat(30),
});
/** What may be looked at: when a call is made and how long it lasts. */
const call = fc.record({ waitMs: fc.nat(3 * minute), holdMs: fc.nat(40 * second) });

function told(calls: readonly { waitMs: number; holdMs: number }[], details: readonly Detail[]) {
  const story = new CallSequence({ policy: staged });
  const verdicts = calls.map(({ waitMs, holdMs }, i) => {
    const { number, source, agent, refusals } = details[i]!;
    for (let n = 0; n < refusals; n += 1) story.register(home, '203.0.113.9', 'rejected');
    story.wait(waitMs);
    const verdict = story.setup(`call-${i}`, {
      to: `${dear.slice(0, -2)}${10 + number}`,
      sourceIp: `198.51.${source}.7`,
      userAgent: agent,
    });
    story.answer(`call-${i}`).wait(holdMs).end(`call-${i}`);
    return verdict;
  });
  return { verdicts, decisions: story.decisions, story };
}

test('the same verdicts and decisions whatever number, source or device', () => {
  fc.assert(
    fc.property(
      fc
        .array(call, { minLength: 1, maxLength: 8 })
        .chain(calls =>
          fc.tuple(
            fc.constant(calls),
            fc.array(detail, { minLength: calls.length, maxLength: calls.length }),
            fc.array(detail, { minLength: calls.length, maxLength: calls.length }),
          ),
        ),
      ([calls, one, other]) => {
        const first = told(calls, one);
        const second = told(calls, other);
        assert.deepEqual(first.verdicts, second.verdicts);
        assert.deepEqual(first.decisions, second.decisions);
      },
    ),
    { numRuns: 60 },
  );
});

test('once charges are abnormal, a call in progress included, all readings are weighed', () => {
  const level = { ...staged.level, suspension: 100_000 };
  const story = new CallSequence({ policy: { ...staged, challenges: false, level } });
  story.wait(40 * day);
  story.setup('long');
  story.answer('long').wait(minute);
  story.setup('before', { userAgent: 'friendly-scanner' });
  const weighed = (): readonly string[] => {
    const evidence = story.subject().episode?.evidence ?? [];
    return readings.filter((_, i) => evidence[i]! !== 0).map(({ name }) => name);
  };
  assert.deepEqual(weighed(), ['charges']);
  story.wait(2 * 60 * minute);
  story.setup('after', { userAgent: 'friendly-scanner' });
  assert.ok(weighed().includes('device') && weighed().includes('destination-listed'));
});
