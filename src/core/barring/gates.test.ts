import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isProtectedTerritory } from '../numbering/is-protected-territory.ts';
import { type Policy, standardPolicy } from '../policy/policy.ts';
import {
  allMet,
  type ContactFacts,
  type CountryBlockFacts,
  countryBlockGates,
  type Gate,
  groundA,
  groundB,
  type SourceBlockFacts,
  type SuspensionFacts,
  sourceBlockGates,
} from './gates.ts';

const policy = standardPolicy;
const { charges, level, several } = policy;

const contact: ContactFacts = {
  attempts: policy.contact.attemptsAtMs.length,
  undelivered: 0,
  unanswered: policy.contact.attemptsAtMs.length,
  channels: policy.contact.channelsMin,
  exhausted: true,
  reached: false,
};

/** A case that meets every gate of grounds A and B, each of them just so. */
const attack: SuspensionFacts = {
  evidence: level.suspension,
  dayMilliYen: Math.ceil((charges.dayFloorYen * 1_000 * charges.abnormalTenths) / 10),
  normalDayMilliYen: 0,
  monthMilliYen: charges.monthFloorYen * 1_000,
  lastMonthMilliYen: 0,
  listedCalls: 1,
  listChecksValid: true,
  destinationUsual: false,
  source: 'unusual',
  service: 'ip',
  atUsualHours: false,
  talks: false,
  manyAtOnce: false,
  foundElsewhere: 0,
  vouchedLately: false,
  simultaneous: several.simultaneous,
  severalCalls: several.calls,
  contact,
  challengeFailed: false,
  challengePassed: false,
  wholesaleTrunk: false,
};

const noClause: Policy = { ...policy, clause: '' };

test('a case that meets each gate just so is suspended on ground A and on ground B', () => {
  assert.deepEqual(unmet(groundA(attack, policy)), []);
  assert.deepEqual(unmet(groundB(attack, policy)), []);
});

const refusingA: Readonly<Record<string, Partial<SuspensionFacts>>> = {
  evidence: { evidence: attack.evidence - 1 },
  'charges-abnormal': { dayMilliYen: attack.dayMilliYen - 1 },
  'destination-listed': { listedCalls: 0 },
  'several-calls': { simultaneous: several.simultaneous - 1, severalCalls: several.calls - 1 },
  contact: { contact: { ...contact, exhausted: false } },
  channels: { contact: { ...contact, channels: policy.contact.channelsMin - 1 } },
  'not-proved-lawful': { challengePassed: true },
  'not-wholesale': { wholesaleTrunk: true },
  'use-unusual': { destinationUsual: true },
};

for (const [gate, fact] of Object.entries(refusingA)) {
  test(`ground A refuses when ${gate} alone is not met`, () => {
    assert.deepEqual(unmet(groundA({ ...attack, ...fact }, policy)), [gate]);
  });
}

const refusingB: Readonly<Record<string, Partial<SuspensionFacts>>> = {
  evidence: { evidence: attack.evidence - 1 },
  'charges-several-times': { monthMilliYen: attack.monthMilliYen - 1 },
  contact: { contact: { ...contact, exhausted: false } },
  channels: { contact: { ...contact, channels: policy.contact.channelsMin - 1 } },
  'not-proved-lawful': { challengePassed: true },
  'not-wholesale': { wholesaleTrunk: true },
};

for (const [gate, fact] of Object.entries(refusingB)) {
  test(`ground B refuses when ${gate} alone is not met`, () => {
    assert.deepEqual(unmet(groundB({ ...attack, ...fact }, policy)), [gate]);
  });
}

test('every gate of each measure can refuse by itself', () => {
  const named = (gates: readonly Gate[]) => gates.map(one => one.gate).sort();
  assert.deepEqual(named(groundA(attack, policy)), [...Object.keys(refusingA), 'clause'].sort());
  assert.deepEqual(named(groundB(attack, policy)), [...Object.keys(refusingB), 'clause'].sort());
  assert.deepEqual(unmet(groundA(attack, noClause)), ['clause']);
  assert.deepEqual(unmet(groundB(attack, noClause)), ['clause']);
});

test('charges are held against the larger of the own normal day and the floor', () => {
  const busy = { ...attack, normalDayMilliYen: attack.dayMilliYen };
  assert.deepEqual(unmet(groundA(busy, policy)), ['charges-abnormal']);
});

test('a list without its checks is no list', () => {
  const unchecked = { ...attack, listChecksValid: false };
  assert.deepEqual(unmet(groundA(unchecked, policy)), ['destination-listed']);
});

test('the usual source of an IP line refuses; on a PSTN line no source is seen', () => {
  assert.deepEqual(unmet(groundA({ ...attack, source: 'usual' }, policy)), ['use-unusual']);
  const evidence = attack.evidence + level.suspensionMore;
  const pstn: SuspensionFacts = { ...attack, evidence, service: 'pstn', source: 'unseen' };
  assert.deepEqual(unmet(groundA(pstn, policy)), []);
  assert.deepEqual(unmet(groundA({ ...pstn, evidence: evidence - 1 }, policy)), ['evidence']);
});

test('who was reached is never suspended on grounds A and B', () => {
  fc.assert(
    fc.property(anyFacts(), facts => {
      const reached = { ...facts, contact: { ...facts.contact, reached: true } };
      assert.ok(!allMet(groundA(reached, policy)));
      assert.ok(!allMet(groundB(reached, policy)));
    }),
  );
});

test('no evidence however strong replaces a gate', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...Object.entries(refusingA)),
      fc.nat(1_000_000),
      ([gate, fact], more) => {
        const strong = { ...attack, evidence: attack.evidence + more, ...fact };
        assert.ok(unmet(groundA(strong, policy)).includes(gate));
      },
    ),
  );
});

test('a failed challenge shortens the contact plan, but somebody must have been tried', () => {
  const tried = { ...contact, exhausted: false, unanswered: 1 };
  const untried = { ...contact, exhausted: false, unanswered: 0 };
  const failed = { ...attack, challengeFailed: true };
  assert.ok(allMet(groundA({ ...failed, contact: tried }, policy)));
  assert.deepEqual(unmet(groundA({ ...failed, contact: untried }, policy)), ['contact']);
  assert.deepEqual(unmet(groundB({ ...failed, contact: tried }, policy)), ['contact']);
});

test('ground B without a known last month asks for more than with one', () => {
  const unknown = { ...attack, lastMonthMilliYen: -1 };
  assert.deepEqual(unmet(groundB(unknown, policy)), ['charges-several-times']);
});

const source: SourceBlockFacts = {
  observed: true,
  accounts: policy.sourceBlock.accounts,
  lawfulAgoMs: -1,
};

test('a source is blocked when a trusted SBC saw it, at once, and no lawful line uses it', () => {
  assert.deepEqual(unmet(sourceBlockGates(source, policy)), []);
  const cases: readonly [string, Partial<SourceBlockFacts>][] = [
    ['observed', { observed: false }],
    ['simultaneous', { accounts: policy.sourceBlock.accounts - 1 }],
    ['no-lawful-line', { lawfulAgoMs: policy.sourceBlock.lawfulWithinMs }],
    ['no-lawful-line', { lawfulAgoMs: 0 }],
  ];
  for (const [gate, fact] of cases) {
    assert.deepEqual(unmet(sourceBlockGates({ ...source, ...fact }, policy)), [gate]);
  }
  assert.deepEqual(unmet(sourceBlockGates(source, noClause)), ['clause']);
});

const country: CountryBlockFacts = {
  listed: true,
  listChecksValid: true,
  protectedTerritory: false,
  historyMs: policy.countryBlock.historyMs,
  minutesPerMonth: policy.countryBlock.minutesPerMonthMax,
  callsPerDay: policy.countryBlock.callsPerDayMax,
  accounts: policy.countryBlock.accounts,
  unstopped: policy.countryBlock.unstoppedAccounts,
};

test('a country is blocked only when every gate of R6 is met', () => {
  assert.deepEqual(unmet(countryBlockGates(country, policy)), []);
  const cases: readonly [string, Partial<CountryBlockFacts>][] = [
    ['listed', { listed: false }],
    ['listed', { listChecksValid: false }],
    ['not-protected', { protectedTerritory: true }],
    ['history', { historyMs: country.historyMs - 1 }],
    ['little-traffic', { minutesPerMonth: country.minutesPerMonth + 1 }],
    ['little-traffic', { callsPerDay: country.callsPerDay + 1 }],
    ['simultaneous', { accounts: country.accounts - 1 }],
    ['lines-not-enough', { unstopped: country.unstopped - 1 }],
  ];
  for (const [gate, fact] of cases) {
    assert.deepEqual(unmet(countryBlockGates({ ...country, ...fact }, policy)), [gate]);
  }
  assert.deepEqual(unmet(countryBlockGates(country, noClause)), ['clause']);
  const unapproved = { ...policy.countryBlock, preapproved: false };
  assert.deepEqual(unmet(countryBlockGates(country, { ...policy, countryBlock: unapproved })), [
    'approved',
  ]);
});

test('less than three months of history refuse a country block', () => {
  assert.ok(policy.countryBlock.historyMs >= 90 * 86_400_000);
});

test('satellites, rescue, the Antarctic, home and the unknown are never blocked', () => {
  for (const name of ['+870', '+881', '+888', '+979', '+5399', 'AQ', 'TA', 'JP', '']) {
    const facts = { ...country, protectedTerritory: isProtectedTerritory(name, 'JP') };
    assert.ok(!allMet(countryBlockGates(facts, policy)), name);
  }
});

test('each gate tells its fact in words, for the record', () => {
  const all = [
    ...groundA(attack, policy),
    ...groundB(attack, policy),
    ...sourceBlockGates(source, policy),
    ...countryBlockGates(country, policy),
  ];
  assert.ok(all.every(one => one.fact.length > 0));
});

function unmet(gates: readonly Gate[]): string[] {
  return gates.filter(one => !one.met).map(one => one.gate);
}

function anyFacts(): fc.Arbitrary<SuspensionFacts> {
  const money = fc.integer({ min: 0, max: 1_000_000_000 });
  return fc.record({
    evidence: fc.integer({ min: 0, max: 20_000 }),
    dayMilliYen: money,
    normalDayMilliYen: money,
    monthMilliYen: money,
    lastMonthMilliYen: money,
    listedCalls: fc.nat(50),
    listChecksValid: fc.boolean(),
    destinationUsual: fc.boolean(),
    source: fc.constantFrom('unusual' as const, 'usual' as const, 'unseen' as const),
    service: fc.constantFrom('ip' as const, 'pstn' as const),
    atUsualHours: fc.boolean(),
    talks: fc.boolean(),
    manyAtOnce: fc.boolean(),
    foundElsewhere: fc.nat(9),
    vouchedLately: fc.boolean(),
    simultaneous: fc.nat(30),
    severalCalls: fc.nat(30),
    contact: fc.record({
      attempts: fc.nat(9),
      undelivered: fc.nat(9),
      unanswered: fc.nat(9),
      channels: fc.nat(3),
      exhausted: fc.boolean(),
      reached: fc.boolean(),
    }),
    challengeFailed: fc.boolean(),
    challengePassed: fc.boolean(),
    wholesaleTrunk: fc.boolean(),
  });
}

test('silence weighs less where a family may be talking', () => {
  const { level } = standardPolicy;
  const talk = { ...attack, evidence: level.suspension, talks: true };
  const evidence = (facts: SuspensionFacts) => groundB(facts, standardPolicy)[0]!;
  assert.equal(evidence({ ...talk, talks: false }).met, true);
  assert.equal(evidence(talk).met, false);
  assert.match(evidence(talk).fact, /because people may be talking/);
  assert.equal(evidence({ ...talk, evidence: level.suspension + level.suspensionMore }).met, true);
});

test('what others were just found to be attacked by is no talk, and little need be seen of it', () => {
  const found = { ...attack, talks: true, foundElsewhere: 3 };
  assert.deepEqual(unmet(groundB(found, policy)), []);
  assert.deepEqual(unmet(groundB({ ...found, atUsualHours: true }, policy)), []);
  assert.deepEqual(unmet(groundA({ ...found, source: 'unseen' }, policy)), []);
  assert.deepEqual(unmet(groundB({ ...found, vouchedLately: true }, policy)), ['evidence']);
  assert.match(
    groundB(found, policy)[0]!.fact,
    /not raised by 800 cdB though people may be talking.*: 3 other accounts attacked/,
  );
});

test('what people never did at once is no talk either, unless the owner lately answered for it', () => {
  const many = { ...attack, simultaneous: 5, manyAtOnce: true };
  assert.deepEqual(unmet(groundA({ ...many, source: 'unseen' }, policy)), []);
  assert.deepEqual(unmet(groundB({ ...many, atUsualHours: true }, policy)), []);
  assert.deepEqual(unmet(groundA({ ...many, vouchedLately: true }, policy)), ['evidence']);
  assert.match(
    groundA({ ...many, source: 'unseen' }, policy)[0]!.fact,
    /not raised by 800 cdB though no source was seen: 5 at once, more than ever before$/,
  );
});

test('silence weighs less where the owner lately answered for such calls', () => {
  const vouched = { ...attack, vouchedLately: true };
  assert.deepEqual(unmet(groundA(vouched, policy)), ['evidence']);
  assert.deepEqual(unmet(groundB(vouched, policy)), ['evidence']);
  const more = { ...vouched, evidence: vouched.evidence + level.suspensionMore };
  assert.deepEqual([...unmet(groundA(more, policy)), ...unmet(groundB(more, policy))], []);
});

test('ground B asks for more evidence where the calls keep to the usual hours', () => {
  const usual = { ...attack, atUsualHours: true };
  assert.deepEqual(unmet(groundB(usual, policy)), ['evidence']);
  assert.deepEqual(unmet(groundA(usual, policy)), []);
  assert.deepEqual(unmet(groundA({ ...attack, source: 'unseen' }, policy)), ['evidence']);
  const more = { ...usual, evidence: usual.evidence + level.suspensionMore };
  assert.deepEqual(unmet(groundB(more, policy)), []);
});
