// Whatever happens at the desk, in any order, with restarts anywhere.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  asked,
  begun,
  colleague,
  contacts,
  DeskStory,
  day,
  ended,
  hour,
  minute,
  quiet,
  reopened,
  running,
} from '../../test/support/desk-story.ts';
import type { ActKind, ContactResult } from '../core/case/act.ts';
import { type CaseState, nextCaseState } from '../core/case/case-state.ts';
import type { Contact } from '../core/subscriber/subscriber.ts';

type Step = (story: DeskStory) => void;

const results: readonly ContactResult[] = [
  'mine',
  'not-mine',
  'unsure',
  'third-party',
  'refuses-barring',
  'no-answer',
  'busy',
  'refused',
  'wrong-number',
  'undelivered',
  'unknown',
];
const own: readonly Contact[] = [
  { channel: 'voice', address: '03-1234-0001' },
  { channel: 'sms', address: '+81312340002' },
];
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.constantFrom(...contactLists()).map(who => (story: DeskStory) => void story.list(who)),
  fc
    .record({ result: fc.constantFrom(...results), attempt: fc.nat(6), by: fc.boolean() })
    .map(({ result, attempt, by }) => (story: DeskStory) => {
      story.result(result, attempt, by ? 'subscriber' : 'operator:kato');
    }),
  fc.integer({ min: 0, max: 3 * day }).map(ms => (story: DeskStory) => void story.wait(ms)),
  fc.integer({ min: 0, max: 9 * minute }).map(ms => (story: DeskStory) => void story.wait(ms)),
  fc.constantFrom('A', 'C').map(ground => (story: DeskStory) => void whenOpen(story, ground)),
  fc.constant((story: DeskStory) => void story.effect(ended())),
  fc.constantFrom(running, quiet).map(risk => (story: DeskStory) => {
    story.effect({ kind: 'case-weighed', case: 'case-1', risk });
  }),
  fc.boolean().map(passed => (story: DeskStory) => {
    story.effect({ kind: 'challenge-result', case: 'case-1', passed });
  }),
  fc.constantFrom<ActKind>(...acts()).map(act => (story: DeskStory) => void doAct(story, act)),
);

function contactLists(): readonly (readonly Contact[])[] {
  const [mail, sms] = contacts as readonly [Contact, Contact];
  return [contacts, [mail], [], [mail, { ...sms, address: '08099998888' }], own];
}

function acts(): readonly ActKind[] {
  return [
    { kind: 'investigate', case: 'case-1' },
    { kind: 'close-case', case: 'case-1', outcome: 'fraud' },
    { kind: 'close-case', case: 'case-1', outcome: 'lawful', cause: 'other' },
    { kind: 'reopen-case', case: 'case-1' },
    { kind: 'report-fraud', subscriber: asked },
    { kind: 'reopen-line', subscriber: asked, stage: 'usual', mended: false },
    { kind: 'reopen-line', subscriber: asked, stage: 'all', mended: true },
  ];
}

/** The engine begins measures for open cases only. */
function whenOpen(story: DeskStory, ground: string): void {
  if (story.desk.cases.has('case-1')) story.effect(begun(ground));
}

/** With what the engine would answer; what it refuses does not reach the desk. */
function doAct(story: DeskStory, act: ActKind): void {
  const one = story.desk.cases.get('case-1');
  if ((act.kind === 'reopen-case') !== (one === undefined)) return;
  if (act.kind === 'reopen-line' && !one?.suspended.includes(asked)) return;
  const whole = act.kind === 'reopen-line' && act.stage === 'all';
  const effects =
    act.kind !== 'reopen-line'
      ? []
      : whole
        ? [reopened(story.nowMs), ended()]
        : [reopened(story.nowMs, 'usual')];
  story.act(act, 'operator:kato', effects);
}

const story = fc.record({
  live: fc.boolean(),
  mendedAfterMs: fc.constantFrom(0, day),
  who: fc.constantFrom(...contactLists()),
  steps: fc.array(step, { maxLength: 25 }),
});

test('a snapshot at any point and the rest give the same as all at once', () => {
  fc.assert(
    fc.property(story, fc.nat(24), ({ live, mendedAfterMs, who, steps }, cut) => {
      const whole = new DeskStory({ live, mendedAfterMs }).open(who);
      const broken = new DeskStory({ live, mendedAfterMs }).open(who);
      for (const [i, take] of steps.entries()) {
        take(whole);
        if (i === cut) broken.restart();
        take(broken);
      }
      whole.wait(60 * day);
      broken.restart().wait(60 * day);
      assert.deepEqual(broken.given, whole.given);
      assert.deepEqual(broken.desk, whole.desk);
    }),
    { numRuns: 150 },
  );
});

test('no case is left without a timer, a measure or a person’s word that ends it', () => {
  fc.assert(
    fc.property(story, ({ live, mendedAfterMs, who, steps }) => {
      const one = new DeskStory({ live, mendedAfterMs }).open(who);
      for (const take of steps) take(one.restart());
      for (let i = 0; i < 40; i += 1) one.effect(ended());
      one.wait(60 * day);
      assert.equal(one.desk.cases.size, 0);
      assert.deepEqual(one.desk.timers, []);
    }),
    { numRuns: 150 },
  );
});

test('states follow the table; numbers of attempts and ids of commands are never given twice', () => {
  fc.assert(
    fc.property(story, ({ live, mendedAfterMs, who, steps }) => {
      const one = new DeskStory({ live, mendedAfterMs }).open(who);
      for (const take of steps) take(one);
      const told = one.states();
      for (const [i, state] of told.slice(1).entries()) {
        if (live) assert.ok(leadsTo(told[i] as CaseState).has(state), `${told[i]} → ${state}`);
      }
      const asks = one.given.messages.filter(each => each.notice === 'question');
      const numbers = asks.map(each => each.attempt);
      assert.deepEqual(
        numbers,
        [...new Set(numbers)].sort((a, b) => a - b),
      );
      const ids = one.given.commands.map(each => each.id);
      assert.equal(new Set(ids).size, ids.length);
    }),
    { numRuns: 200 },
  );
});

const events = [
  'investigate',
  'asked',
  'exhausted',
  'measure-begun',
  'opened-again',
  'measure-ended',
  'close',
  'reopen',
] as const;

function leadsTo(state: CaseState): Set<string | undefined> {
  return new Set(events.map(event => nextCaseState(state, event)));
}

test('nothing goes to the attacked line or its account, and nothing counts as silence without a way', () => {
  fc.assert(
    fc.property(story, ({ who, steps }) => {
      const one = new DeskStory({ live: true, mendedAfterMs: 0 }).open(who);
      for (const take of steps) take(one);
      one.wait(hour);
      for (const { address } of one.given.messages) {
        const digits = address.replace(/^\+81/, '0').replaceAll('-', '');
        assert.ok(digits !== asked && digits !== colleague, address);
      }
      for (const { report } of one.commands('contact-report')) {
        if (report.exhausted) assert.ok(report.unanswered >= 3);
        if (who.length === 0) assert.equal(report.channels, 0);
      }
    }),
    { numRuns: 200 },
  );
});
