import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { standardPolicy as policy } from '../core/policy/policy.ts';
import type { Contact } from '../core/subscriber/subscriber.ts';
import type { Effect } from '../engine/effect.ts';
import type { ContactAnswer, Input } from '../engine/input.ts';
import { deskDueMs, deskStep } from './case-desk.ts';
import { type Desk, type DeskOutput, newDesk, newDeskOutput } from './desk-state.ts';

const startMs = Date.UTC(2026, 3, 6);
const minute = 60_000;
const day = 24 * 60 * minute;
const contacts: readonly Contact[] = [
  { channel: 'mail', address: 'keeper@office.example' },
  { channel: 'sms', address: '09011112222' },
  { channel: 'voice', address: '09011113333' },
];

/** A desk in recorded time that keeps all it gave out. */
class DeskStory {
  readonly desk: Desk = newDesk({ mendedAfterMs: day, live: false });
  readonly given: DeskOutput = newDeskOutput();
  nowMs = startMs;

  open(name = 'case-1', who: readonly Contact[] = contacts): this {
    const facts = { account: 'office', type: 'corporate', service: 'ip', challenge: true } as const;
    const rows = [
      { ...facts, subscriber: '0312340001', contacts: who },
      { ...facts, subscriber: '0312340002', contacts },
    ];
    this.#step({ kind: 'subscribers', atMs: this.nowMs, rows });
    return this.effect({
      kind: 'case-opened',
      case: name,
      account: 'office',
      subscriber: '0312340001',
      zone: '+09:00',
      timeZone: 'Asia/Tokyo',
      type: 'corporate',
      service: 'ip',
      risk: {
        evidence: 3_000,
        exposureYen: 1_200,
        callsInProgress: 2,
        lossPerHourYen: 24_000,
        calls: 3,
        countries: ['SL'],
        firstCallMs: this.nowMs,
        readings: ['destination-listed'],
      },
    });
  }

  effect(effect: Effect): this {
    return this.#step({ kind: 'tick', atMs: this.nowMs }, [effect]);
  }

  says(answer: ContactAnswer['answer'], attempt = 1): this {
    return this.#step({
      kind: 'contact-answer',
      atMs: this.nowMs,
      answer: { case: 'case-1', attempt, answer },
    });
  }

  wait(ms: number): this {
    this.nowMs += ms;
    for (let due = deskDueMs(this.desk); due <= this.nowMs; due = deskDueMs(this.desk)) {
      this.#step({ kind: 'tick', atMs: due });
    }
    return this;
  }

  commands(kind: string): unknown[] {
    return this.given.commands.filter(one => one.command.kind === kind).map(one => one.command);
  }

  #step(input: Input, effects: readonly Effect[] = []): this {
    const output = deskStep(this.desk, policy, input, effects);
    this.given.decisions.push(...output.decisions);
    this.given.commands.push(...output.commands);
    this.given.orders.push(...output.orders);
    this.given.messages.push(...output.messages);
    return this;
  }
}

test('attempts are made when the plan says, on one channel after the other', () => {
  const story = new DeskStory().open().wait(10 * minute);
  const made = story.given.orders.map(one => [one.atMs - startMs, one.channel]);
  const channels = ['mail', 'sms', 'voice'];
  assert.deepEqual(
    made,
    policy.contact.attemptsAtMs.map((ms, i) => [ms, channels[i]]),
  );
});

test('each attempt without an answer is reported once; the last one exhausts the plan', () => {
  const story = new DeskStory().open().wait(10 * minute);
  const reports = story.commands('contact-report') as { report: { exhausted: boolean } }[];
  assert.deepEqual(
    reports.map(one => one.report.exhausted),
    [false, false, true],
  );
  const results = story.given.decisions.flatMap(one =>
    one.type === 'contact' && one.result !== 'sent' ? [one.result] : [],
  );
  assert.deepEqual(results, ['no-answer', 'no-answer', 'no-answer']);
});

test('an undelivered attempt is not an unanswered one', () => {
  const story = new DeskStory()
    .open()
    .says('undelivered')
    .wait(10 * minute);
  const last = story.commands('contact-report').at(-1) as {
    report: { undelivered: number; unanswered: number };
  };
  assert.deepEqual([last.report.undelivered, last.report.unanswered], [1, 2]);
});

test('an answer ends the attempts; a second answer changes nothing', () => {
  const story = new DeskStory().open().wait(minute).says('not-mine').says('mine');
  story.wait(30 * minute);
  assert.equal(story.given.orders.length, 1);
  assert.deepEqual(story.commands('owner-says'), [
    { kind: 'owner-says', case: 'case-1', answer: 'not-mine' },
  ]);
});

test('"mine" restores what was suspended and closes the case as lawful', () => {
  const story = new DeskStory().open().wait(10 * minute);
  story.effect(begun('A')).wait(3 * 60 * minute);
  const attempt = story.given.orders.length;
  assert.ok(attempt > 3, 'the owner is tried again after a suspension on silence');
  story.says('mine', attempt);
  assert.deepEqual(story.commands('restore'), [
    { kind: 'restore', case: 'case-1', subscriber: '0312340001' },
  ]);
  assert.deepEqual(story.commands('close-case'), [
    { kind: 'close-case', case: 'case-1', outcome: 'lawful' },
  ]);
});

test('after "not mine" the cause is mended, the line restored, the case closed as fraud', () => {
  const story = new DeskStory().open().says('not-mine').effect(begun('C'));
  story.wait(day - minute);
  assert.equal(story.commands('restore').length, 0);
  story.wait(minute);
  assert.equal(story.commands('restore').length, 1);
  assert.deepEqual(story.commands('close-case'), [
    { kind: 'close-case', case: 'case-1', outcome: 'fraud' },
  ]);
});

test('nobody to contact: nobody is, and no report says otherwise', () => {
  const story = new DeskStory().open('case-1', []).wait(day);
  assert.equal(story.given.orders.length, 0);
  assert.equal(story.commands('contact-report').length, 0);
});

test('a case without a measure is given up as inconclusive, one with a measure is not', () => {
  const idle = new DeskStory().open().wait(30 * day);
  assert.deepEqual(idle.commands('close-case'), [
    { kind: 'close-case', case: 'case-1', outcome: 'inconclusive' },
  ]);
  const held = new DeskStory()
    .open()
    .effect(begun('A'))
    .wait(30 * day);
  assert.equal(held.commands('close-case').length, 0);
  held.effect({ kind: 'measure-ended', case: 'case-1', subscriber: '0312340001' });
  assert.equal(held.commands('close-case').length, 1);
});

test('a passed challenge closes the case, unless one failed before', () => {
  const result = (passed: boolean): Effect => ({
    kind: 'challenge-result',
    case: 'case-1',
    passed,
  });
  const passed = new DeskStory().open().effect(result(true));
  assert.equal(passed.commands('close-case').length, 1);
  const failed = new DeskStory().open().effect(result(false)).effect(result(true));
  assert.equal(failed.commands('close-case').length, 0);
});

test('any order of answers, results and waits: ids are unique, nothing is left at the end', () => {
  const action = fc.oneof(
    fc.constantFrom('mine', 'not-mine', 'unsure', 'undelivered').map(answer => ({ answer })),
    fc.nat(3 * day).map(wait => ({ wait })),
    fc.boolean().map(passed => ({ passed })),
    fc.constantFrom('A', 'B', 'C').map(ground => ({ ground })),
    fc.constant({ ended: true }),
  );
  fc.assert(
    fc.property(fc.array(action, { maxLength: 20 }), fc.nat(5), (actions, attempt) => {
      const story = new DeskStory().open();
      for (const one of actions) {
        if ('answer' in one) story.says(one.answer as ContactAnswer['answer'], attempt);
        else if ('wait' in one) story.wait(one.wait);
        else if ('passed' in one) {
          story.effect({ kind: 'challenge-result', case: 'case-1', passed: one.passed });
        } else if ('ground' in one) story.effect(begun(one.ground));
        else story.effect({ kind: 'measure-ended', case: 'case-1', subscriber: '0312340001' });
      }
      story.effect({ kind: 'measure-ended', case: 'case-1', subscriber: '0312340001' });
      for (let i = 0; i < 20; i += 1) {
        story.effect({ kind: 'measure-ended', case: 'case-1', subscriber: '0312340001' });
      }
      story.wait(30 * day);
      assert.equal(story.desk.cases.size, 0);
      assert.equal(story.desk.timers.length, 0);
      assert.equal(story.commands('close-case').length, 1);
      const ids = story.given.commands.map(one => one.id);
      assert.equal(new Set(ids).size, ids.length);
    }),
    { numRuns: 200 },
  );
});

function begun(ground: string): Effect {
  return { kind: 'measure-begun', case: 'case-1', ground, subscribers: ['0312340001'] };
}
