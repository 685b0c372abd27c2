import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Subscriber } from '../core/subscriber/subscriber.ts';
import { factsOf, lastMonthMilliYen } from './line-directory.ts';
import { accountSubject, lineNamed, lineOf } from './lines.ts';
import { type EngineState, newState } from './state.ts';
import { takeSubscribers } from './subscriber-list.ts';

const names = fc.constantFrom('0501', '0502', '0503', '0504', '0505', 'trunk six', '七');
const accounts = fc.constantFrom('A', 'B', 'c', '0501');
const row: fc.Arbitrary<Subscriber> = fc.record(
  {
    subscriber: names,
    account: accounts,
    type: fc.constantFrom('individual', 'corporate'),
    service: fc.constantFrom('ip', 'pstn'),
    challenge: fc.boolean(),
    channels: fc.integer({ min: 1, max: 3 }),
    lastMonthYen: fc.constantFrom(0, 7, 300, 0.5, 5_000_000_000),
    timeZone: fc.constantFrom('Asia/Tokyo', 'Asia/Seoul'),
    billingDay: fc.integer({ min: 1, max: 28 }),
    contacts: fc.constant([]),
  },
  { requiredKeys: ['subscriber', 'account', 'type', 'service', 'challenge', 'contacts'] },
);
const list = fc.uniqueArray(row, { selector: one => one.subscriber, maxLength: 7 });
const steps = fc.array(
  fc.oneof(fc.record({ list, cuts: fc.tuple(fc.nat(4), fc.nat(4)) }), fc.record({ calls: names })),
  { maxLength: 12 },
);

/** What the list says of each line, and which lines were there before it. */
type Model = Map<string, { row: Subscriber | undefined; listed: boolean }>;

test('lines and accounts stand as the lists say, whole or in parts, whoever called between', () => {
  fc.assert(
    fc.property(steps, story => {
      const state = newState();
      const model: Model = new Map();
      for (const step of story) {
        if ('calls' in step) {
          lineOf(state, step.calls);
          if (!model.has(step.calls)) model.set(step.calls, { row: undefined, listed: false });
          continue;
        }
        give(state, step.list, step.cuts);
        for (const one of model.values()) one.listed = false;
        for (const one of step.list) model.set(one.subscriber, { row: one, listed: true });
      }
      compare(state, model);
      for (const subscriber of model.keys()) lineOf(state, subscriber);
      compare(state, model);
    }),
    { numRuns: 500 },
  );
});

function give(state: EngineState, rows: readonly Subscriber[], cuts: readonly [number, number]) {
  if (cuts[0] === 0) {
    takeSubscribers(state, rows);
    return;
  }
  const [first, further] = cuts;
  takeSubscribers(state, rows.slice(0, first), 'first');
  takeSubscribers(state, rows.slice(first, first + further), 'further');
  takeSubscribers(state, rows.slice(first + further), 'last');
}

function compare(state: EngineState, model: Model): void {
  const { lines } = state;
  assert.equal(lines.names.count, model.size);
  assert.equal(lines.unlisted, [...model.values()].filter(one => !one.listed).length);
  [...model].forEach(([subscriber, { row: told, listed }], id) => {
    const line = lineNamed(state, subscriber);
    const facts = line ?? factsOf(lines, id);
    assert.equal(facts.listed, listed);
    assert.equal(facts.corporate, told?.type === 'corporate');
    assert.equal(facts.service, told?.service ?? 'pstn');
    assert.equal(facts.challenge, told?.challenge ?? true);
    assert.equal(facts.channels, told?.channels ?? (told?.type === 'corporate' ? 4 : 1));
    assert.equal(facts.zone, told?.timeZone ?? 'Asia/Tokyo');
    assert.equal(facts.billingDay, told?.billingDay ?? 1);
    const last = told?.lastMonthYen === undefined ? -1 : told.lastMonthYen * 1_000;
    assert.equal(lastMonthMilliYen(lines, id), last);
    if (line === undefined) return;
    assert.equal(line.subscriber, subscriber);
    assert.equal(line.lastMonthMilliYen, last);
    compareAccount(state, model, subscriber, told?.account ?? subscriber);
  });
}

function compareAccount(state: EngineState, model: Model, subscriber: string, name: string): void {
  const line = lineOf(state, subscriber);
  assert.equal(line.account, name);
  assert.equal(line.payer?.account, name);
  const fellows = [...model].filter(([other, { row }]) => (row?.account ?? other) === name);
  assert.equal(line.payer?.lines, fellows.length);
  const told = fellows.flatMap(([, { row }]) => row?.lastMonthYen ?? []);
  const sum = told.reduce((before, yen) => before + yen * 1_000, 0);
  assert.equal(line.payer?.lastMonthMilliYen, told.length === 0 ? -1 : sum);
  assert.equal(accountSubject(state, line) === undefined, fellows.length < 2);
}
