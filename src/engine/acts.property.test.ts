// No sequence of acts, answers, calls, policies and time reaches a measure without what it needs.
// The oracle judges by what was recorded, and is shown to see each kind of wrong.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  cheap,
  day,
  dear,
  home,
  hour,
  minute,
  otherDear,
  second,
  startMs,
} from '../../test/support/call-sequence.ts';
import { figures, lines, many, Play, type Step, thief } from '../../test/support/measure-play.ts';
import type { ActKind, MeasureSubject } from '../core/case/act.ts';
import type { Decision } from '../core/case/decision.ts';
import { beginBlock } from './block-campaign.ts';
import type { Effect } from './effect.ts';
import { suspendLines } from './suspend.ts';

/** Mostly the same line, so that one thing follows from another. */
const line = fc.constantFrom(home, home, home, home, home, home, ...lines);
const abroad = fc.constantFrom(cheap, dear, otherDear, '010870773123456');
const anyNumber = fc.constantFrom(
  cheap,
  dear,
  '110',
  '119',
  '0398765432',
  '010',
  '',
  '+81312345678',
);
const person = fc.constantFrom('operator:anna', 'supervisor:ken', 'subscriber');
const name = fc.integer({ min: 1, max: 4 }).map(n => `case-${n}`);
const place: fc.Arbitrary<MeasureSubject> = fc.oneof(
  fc.constantFrom('SL', 'SO', 'US', 'JP', '+870').map(country => ({ kind: 'country', country })),
  fc.constantFrom(thief, '203.0.1.9', '').map(sourceIp => ({ kind: 'source', sourceIp })),
) as fc.Arbitrary<MeasureSubject>;
const subject = fc.oneof(
  place,
  line.map(subscriber => ({ kind: 'line', subscriber }) as const),
);
const span = fc.constantFrom(0, hour, 6 * hour, 12 * hour, 7 * day, 90 * day, 2 ** 53 - 1);
const approvals = fc.subarray(['operator:anna', 'supervisor:ken', 'subscriber']);
const sierraLeone = { kind: 'country', country: 'SL' } as const;
const authorisation = fc.option(
  fc.record({
    hours: fc.subarray([2, 10, 11]),
    countries: fc.subarray(['SL', 'US']),
    overYen: fc.constantFrom(0, 500, -1),
  }),
);

const blockSierraLeone = fc.record({
  kind: fc.constant('block' as const),
  subject: fc.constant(sierraLeone),
  lastsMs: span,
  approvals,
});
const reopen = fc.record({
  kind: fc.constant('reopen-line' as const),
  subscriber: fc.constant(home),
  stage: fc.constantFrom('usual' as const, 'all' as const),
  mended: fc.boolean(),
});
const suspend = fc.record({
  kind: fc.constant('suspend' as const),
  case: name,
  subscribers: fc.constant([home]),
  ground: fc.constantFrom('A' as const, 'B' as const, 'C' as const),
});

const act: fc.Arbitrary<ActKind> = fc.oneof(
  fc.record({ kind: fc.constant('report-fraud' as const), subscriber: line }),
  fc.record({ kind: fc.constant('open-case' as const), subscriber: line }),
  fc.record({ kind: fc.constant('investigate' as const), case: name }),
  fc.record({
    kind: fc.constant('close-case' as const),
    case: name,
    outcome: fc.constantFrom('fraud' as const, 'lawful' as const, 'inconclusive' as const),
  }),
  fc.record({ kind: fc.constant('reopen-case' as const), case: name }),
  fc.record({ kind: fc.constant('authorise' as const), subscriber: line, authorisation }),
  fc.record({
    kind: fc.constant('bar' as const),
    subscriber: line,
    on: fc.constantFrom('request' as const, 'consent' as const),
  }),
  fc.record({
    kind: fc.constant('reopen-line' as const),
    subscriber: line,
    stage: fc.constantFrom('usual' as const, 'all' as const),
    mended: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('suspend' as const),
    case: name,
    subscribers: fc.oneof(
      line.map(one => [one]),
      fc.subarray(lines, { maxLength: 3 }),
    ),
    ground: fc.constantFrom('A' as const, 'B' as const, 'C' as const),
  }),
  fc.record({ kind: fc.constant('block' as const), subject, lastsMs: span, approvals }),
  fc.record({ kind: fc.constant('extend' as const), subject, untilMs: span, approvals }),
  blockSierraLeone,
  fc.constant(sensible('block')),
  fc.constant(sensible('extend')),
  line.map(subscriber => ({
    kind: 'authorise' as const,
    subscriber,
    authorisation: { hours: [], countries: ['SL', 'SO'], overYen: 0 },
  })),
  fc.record({ kind: fc.constant('end-measure' as const), subject }),
  fc.record({
    kind: fc.constant('contact-result' as const),
    case: name,
    attempt: fc.integer({ min: 0, max: 3 }),
    result: fc.constantFrom('mine', 'not-mine', 'unsure', 'busy', 'refuses-barring', 'no-answer'),
  }) as fc.Arbitrary<ActKind>,
);

function sensible(kind: 'block' | 'extend'): ActKind {
  const shared = {
    subject: { kind: 'country', country: 'SL' },
    approvals: ['supervisor:eve'],
  } as const;
  return kind === 'block'
    ? { kind, ...shared, lastsMs: 6 * hour }
    : { kind, ...shared, untilMs: 12 * hour };
}

const challenging = { challenges: true, lossBudgetYen: 0 };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('act'), act, by: person, why: words() }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('attack'),
      line,
      calls: fc.integer({ min: 1, max: 8 }),
      to: abroad,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('rush'), to: abroad, oneSource: fc.boolean() }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('call'), line, to: anyNumber }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('failed') }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('answer'),
      answer: fc.constantFrom('mine', 'not-mine', 'unsure', 'undelivered'),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('wait'),
      ms: fc.constantFrom(second, 5 * minute, 20 * minute, 7 * hour, 3 * day, 8 * day),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('policy'),
      policy: fc.constantFrom({}, { clause: '' }, challenging, { ...challenging, clause: '' }),
      preapproved: fc.boolean(),
    }),
  },
) as fc.Arbitrary<Step>;

const stopFirst: ActKind = {
  kind: 'authorise',
  subscriber: home,
  authorisation: { hours: [], countries: [] },
};

/** Steps that make something possible, and then somebody who tries it. */
const scene: fc.Arbitrary<Step[]> = fc.oneof(
  { weight: 8, arbitrary: step.map(one => [one]) },
  {
    weight: 2,
    arbitrary: fc.tuple(
      fc.constant({ do: 'rush', to: dear, oneSource: false } as const),
      acting(blockSierraLeone),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(
      acting(fc.constant({ kind: 'report-fraud', subscriber: home })),
      acting(reopen),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(
      acting(fc.constant({ kind: 'open-case', subscriber: home })),
      acting(suspend),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(
      acting(fc.constant(stopFirst)),
      fc.record({
        do: fc.constant('policy' as const),
        policy: fc.constantFrom({}, { clause: '' }),
        preapproved: fc.boolean(),
      }),
      fc.constant({ do: 'attack', line: home, calls: 6, to: dear } as const),
    ),
  },
);

function acting(arbitrary: fc.Arbitrary<ActKind>): fc.Arbitrary<Step> {
  return fc.record({ do: fc.constant('act' as const), act: arbitrary, by: person, why: words() });
}

function words(): fc.Arbitrary<string> {
  return fc.constantFrom('', '  ', 'by telephone');
}

test('no sequence reaches a measure without its gates, its end, its approval, or its words', () => {
  const reached = new Set<string>();
  fc.assert(
    fc.property(fc.array(scene, { maxLength: 25, size: 'max' }), scenes => {
      const play = new Play();
      for (const one of scenes.flat()) play.take(one);
      assert.deepEqual(play.oracle.problems, []);
      // Temporary measures end although nobody does anything; only barring stays.
      play.take({ do: 'wait', ms: 40 * day });
      assert.deepEqual(play.oracle.problems, []);
      assert.deepEqual(play.oracle.inForce(play.story.nowMs), []);
      for (const one of lines) {
        const { suspension, partlyOpen } = play.story.line(one);
        assert.deepEqual([suspension, partlyOpen], [undefined, undefined]);
      }
      const { sourceBlocks, countryBlocks } = play.story.state;
      assert.equal(sourceBlocks.size + countryBlocks.size, 0);
      for (const what of Object.keys(play.oracle.seen)) reached.add(what);
    }),
    { seed: 20261122, numRuns: 150 },
  );
  for (const what of kinds) assert.ok(reached.has(what), `${what} was never reached`);
});

/** Each of them must have come about, or the property would say nothing of it. */
const kinds = [
  ...['suspension A', 'suspension B', 'suspension C', 'suspension D', 'barring', 'release'],
  ...['source-block', 'country-block', 'country-block by a person', 'block', 'challenge'],
];

const wrongs: Readonly<Record<string, readonly [(play: Play) => void, RegExp]>> = {
  'a suspension on silence that nobody kept': [
    play => play.tell(effects => suspendLines(play.engine, 'case-9', [home], 'A', effects)),
    /no silence of case-9/,
  ],
  'a suspension on one channel': [
    play => {
      play.take({ do: 'attack', line: home, calls: 5, to: dear });
      const { policy } = play.story.state;
      const contact = { ...policy.contact, channelsMin: 1, attemptsAtMs: [0] };
      play.story.state.policy = { ...policy, contact };
      play.take({ do: 'attack', line: many[0]!, calls: 8, to: dear });
      play.take({ do: 'wait', ms: hour });
    },
    /no silence of case-/,
  ],
  'ground C without a word': [
    play => play.tell(effects => suspendLines(play.engine, 'case-9', [home], 'C', effects)),
    /without the owner's word/,
  ],
  'ground D without an authorisation': [
    play => play.tell(effects => suspendLines(play.engine, 'case-9', [home], 'D', effects)),
    /not authorised/,
  ],
  'an automatic measure without a clause': [
    play => {
      play.take({ do: 'policy', policy: { clause: '' }, preapproved: true });
      play.story.state.policy = {
        ...figures,
        countryBlock: { ...figures.countryBlock, preapproved: true },
      };
      play.take({ do: 'rush', to: dear, oneSource: false });
      play.take({ do: 'wait', ms: hour });
    },
    /without a clause/,
  ],
  'a suspension without an end': [
    play => {
      play.story.state.policy = {
        ...figures,
        suspension: { ...figures.suspension, lastsMs: 9_000 * day },
      };
      play.take({ do: 'act', act: { kind: 'report-fraud', subscriber: home }, by: 'x', why: '' });
    },
    /without its end/,
  ],
  'a country block on satellites': [
    play => play.tell(effects => block(play, '+870', effects)),
    /\+870: protected/,
  ],
  'a block that its asker approved': [
    play => {
      play.take({ do: 'rush', to: dear, oneSource: false });
      const act = sensible('block') as Extract<ActKind, { kind: 'block' }>;
      const own = { id: 'own', by: 'x', why: '', act: { ...act, approvals: ['x'] } };
      play.story.submit({ kind: 'act', atMs: play.story.nowMs, act: own });
      play.tell(effects => block(play, 'SL', effects, 'x'));
    },
    /SL: four eyes/,
  ],
  'barring that nobody asked for': [
    play => {
      const at = { timeMs: play.story.nowMs, zone: '+09:00', case: 'case-1' } as const;
      const decision = { ...at, beginMs: at.timeMs, subscriber: home, on: 'request' } as const;
      play.tell(effects => {
        effects.push({ kind: 'decision', decision: { type: 'barring', ...decision } });
      });
    },
    /nobody asked for/,
  ],
  'an emergency call refused': [
    play => {
      play.story.setup('emergency', { to: '110' });
      play.tell(effects => effects.push({ kind: 'decision', decision: refusal('emergency') }));
    },
    /not a call abroad/,
  ],
  'a call refused by nothing': [
    play => {
      play.story.setup('abroad', { to: cheap });
      play.tell(effects => effects.push({ kind: 'decision', decision: refusal('abroad') }));
    },
    /not in force/,
  ],
};

function block(play: Play, country: string, effects: Effect[], by?: string): void {
  const plan = { gates: [], subscribers: [], lastsMs: hour, ...(by !== undefined && { by }) };
  beginBlock(play.engine, { kind: 'country-block', subject: country }, plan, effects);
}

function refusal(callId: string): Decision {
  const head = { type: 'verdict', timeMs: startMs, zone: '+09:00', subscriber: home } as const;
  return { ...head, callId, verdict: 'block', measure: 'suspension', case: 'case-1' };
}

for (const [what, [commit, found]] of Object.entries(wrongs)) {
  test(`the oracle sees ${what}`, () => {
    const play = new Play();
    commit(play);
    play.look();
    assert.ok(
      play.oracle.problems.some(one => found.test(one)),
      `${play.oracle.problems.join('; ') || 'nothing'} was found`,
    );
  });
}
