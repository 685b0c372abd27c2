import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CaseRisk } from '../../../../core/case/case-risk.ts';
import type { Decision } from '../../../../core/case/decision.ts';
import { newState } from '../../../../engine/state.ts';
import { AttackBook } from './attack-book.ts';
import type { CaseNow } from './running-calls.ts';

const minute = 60_000;
const start = Date.UTC(2026, 3, 6);
const zone = '+09:00';
const state = newState();
const risk: CaseRisk = {
  evidence: 3_000,
  exposureYen: 1_200,
  callsInProgress: 2,
  lossPerHourYen: 24_000,
  calls: 3,
  countries: ['LV'],
  firstCallMs: start - 2 * minute,
  readings: [],
};

function opened(book: AttackBook, name: string, at = start, lossPerHourYen = 24_000): void {
  const line = { account: 'a', subscriber: '1', zone, timeZone: 'Asia/Tokyo' };
  const about = { type: 'corporate', service: 'ip', risk: { ...risk, lossPerHourYen } } as const;
  book.effect({ kind: 'case-opened', case: name, ...line, ...about }, at);
}

function closed(name: string, timeMs: number): Decision {
  return { type: 'case', timeMs, zone, case: name, state: 'closed', outcome: 'fraud' };
}

function running(name: string, milliYenPerMinute: number): ReadonlyMap<string, CaseNow> {
  return new Map([[name, { calls: 1, milliYenPerMinute }]]);
}

const upTo = (limit: number, withoutCountryBlocks = false) => ({ limit, withoutCountryBlocks });

test('what loses money stands first, then what would, then what is over', () => {
  const book = new AttackBook();
  opened(book, 'case-1', start, 900);
  opened(book, 'case-2', start, 50_000);
  opened(book, 'case-3');
  opened(book, 'case-4');
  book.decision(closed('case-4', start + minute));
  const { attacks } = book.attacks(start + minute, running('case-1', 640_000), upTo(40));
  assert.deepEqual(
    attacks.map(one => one.case),
    ['case-1', 'case-2', 'case-3', 'case-4'],
  );
  assert.deepEqual(book.attacks(start, new Map(), upTo(2)).leftOut, 2);
});

test('between two weighings the exposure grows with the calls that run', () => {
  const book = new AttackBook();
  opened(book, 'case-1');
  const now = running('case-1', 600_000);
  const [one] = book.attacks(start + 2 * minute, now, upTo(40)).attacks;
  assert.deepEqual([one!.exposureYen, one!.yenPerMinute], [2_400, 600]);
  assert.equal(book.exposureYen(start + 2 * minute, now), 2_400);
  book.effect({ kind: 'case-weighed', case: 'case-1', risk }, start + 2 * minute);
  assert.equal(book.exposureYen(start + 2 * minute, now), 1_200);
});

test('begin, last loss, measure and refusals since are told', () => {
  const book = new AttackBook();
  opened(book, 'case-1');
  book.look(state, start + minute, running('case-1', 600_000));
  book.look(state, start + 2 * minute, running('case-1', 0));
  const refused: Decision = {
    type: 'verdict',
    timeMs: start,
    zone,
    case: 'case-1',
    callId: 'c',
    subscriber: '1',
    verdict: 'block',
  };
  book.decision(refused);
  const begun = { kind: 'measure-begun', case: 'case-1', ground: 'A', subscribers: ['1'] } as const;
  book.effect(begun, start + 3 * minute);
  for (let calls = 0; calls < 61; calls += 1) book.decision(refused);
  const [one] = book.attacks(start + 4 * minute, new Map(), upTo(40)).attacks;
  assert.equal(one!.beginMs, start - 2 * minute);
  assert.equal(one!.lastLossMs, start + minute);
  assert.equal(one!.measureMs, start + 3 * minute);
  assert.equal(one!.refused, 61);
});

test('of a closed case no country is told, and after twelve hours nothing', () => {
  const book = new AttackBook();
  opened(book, 'case-1');
  book.decision(closed('case-1', start + minute));
  const shown = () => book.attacks(start + minute, new Map(), upTo(40)).attacks;
  assert.deepEqual(shown()[0]!.countries, []);
  assert.equal(shown()[0]!.outcome, 'fraud');
  book.look(state, start + 11 * 60 * minute, new Map());
  assert.equal(shown().length, 1);
  book.look(state, start + 13 * 60 * minute, new Map());
  assert.equal(shown().length, 0);
});

test('at its limit what is over goes before what is open', () => {
  const book = new AttackBook();
  opened(book, 'case-0');
  opened(book, 'case-1');
  book.decision(closed('case-1', start));
  for (let at = 2; at < 5_002; at += 1) opened(book, `case-${at}`);
  const saved = book.save();
  assert.equal(saved.size, 5_000);
  assert.equal(saved.has('case-1'), false);
  assert.equal(saved.has('case-0'), false, 'then the oldest');
  assert.ok(saved.has('case-2') && saved.has('case-5001'));
});

test('who may not know of country blocks is told of none, and no count tells of one', () => {
  const book = new AttackBook();
  opened(book, 'case-1');
  const times = { timeMs: start, beginMs: start, endMs: start + 60 * minute };
  const block = { type: 'country-block', case: 'case-2', country: 'SL', subscribers: [] } as const;
  book.decision({ ...block, ...times, zone, ground: 'R6' });
  const told = book.attacks(start, new Map(), upTo(1));
  assert.equal(told.attacks.length + told.leftOut, 2);
  const quiet = book.attacks(start, new Map(), upTo(1, true));
  assert.deepEqual([quiet.attacks.map(one => one.case), quiet.leftOut], [['case-1'], 0]);
});
