import assert from 'node:assert/strict';
import { test } from 'node:test';
import { standardPolicy } from '../policy/policy.ts';
import { openingOf } from './gate-opening.ts';
import { countryBlockGates, groundA, type SuspensionFacts, sourceBlockGates } from './gates.ts';

const nothing: SuspensionFacts = {
  evidence: 0,
  dayMilliYen: 0,
  normalDayMilliYen: 0,
  monthMilliYen: 0,
  lastMonthMilliYen: 0,
  listedCalls: 0,
  listChecksValid: false,
  destinationUsual: true,
  source: 'usual',
  service: 'ip',
  atUsualHours: true,
  talks: false,
  manyAtOnce: false,
  foundElsewhere: 0,
  vouchedLately: false,
  simultaneous: 0,
  severalCalls: 0,
  contact: {
    attempts: 1,
    undelivered: 0,
    unanswered: 0,
    channels: 0,
    exhausted: false,
    reached: false,
  },
  challengeFailed: false,
  challengePassed: true,
  wholesaleTrunk: true,
};

test('every gate of every ground says what would open it', () => {
  const policy = { ...standardPolicy, clause: '' };
  const country = {
    listed: false,
    listChecksValid: false,
    protectedTerritory: true,
    historyMs: 0,
    minutesPerMonth: 1e6,
    callsPerDay: 1e6,
    accounts: 0,
    unstopped: 0,
  };
  const gates = [
    ...groundA(nothing, policy),
    ...sourceBlockGates({ observed: false, accounts: 0, lawfulAgoMs: 0 }, policy),
    ...countryBlockGates(country, policy),
  ];
  for (const gate of gates) {
    const opening = openingOf(gate, undefined);
    assert.equal(opening === undefined, gate.met, gate.gate);
    assert.notEqual(opening?.when, 'facts-change', gate.gate);
  }
});

test('the gate of the contact opens when the plan will be at its end, unless somebody answered', () => {
  const gate = { gate: 'contact', met: false, fact: '1 attempts' };
  const silence = { reached: false, exhaustedMs: 5_000 };
  assert.deepEqual(openingOf(gate, silence), { when: 'silence', atMs: 5_000 });
  assert.deepEqual(openingOf(gate, { ...silence, reached: true }), { when: 'reached', atMs: null });
  assert.deepEqual(openingOf(gate, { ...silence, exhaustedMs: null }), {
    when: 'person-calls',
    atMs: null,
  });
  assert.equal(openingOf({ ...gate, met: true }, silence), undefined);
});

test('a listed call whose checks are over asks for the checks, not for another call', () => {
  const gate = { gate: 'destination-listed', met: false, fact: '3 calls' };
  assert.equal(openingOf(gate, undefined)?.when, 'list-checks');
  assert.equal(openingOf({ ...gate, fact: '0 calls' }, undefined)?.when, 'listed-call');
});
