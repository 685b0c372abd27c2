// What the engine writes of each gate is said in both languages, with what the policy asks for;
// a paper for others leaves that out.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type CountryBlockFacts,
  countryBlockGates,
  type Gate,
  groundA,
  groundB,
  type SourceBlockFacts,
  type SuspensionFacts,
  sourceBlockGates,
} from '../../src/core/barring/gates.ts';
import { packWordsEn } from '../../src/core/evidence/pack-words-en.ts';
import { packWordsJa } from '../../src/core/evidence/pack-words-ja.ts';
import { standardPolicy } from '../../src/core/policy/policy.ts';

const pages = new URL('../../web/words/gate-words.js', import.meta.url).href;
const { gateFact } = (await import(pages)) as {
  gateFact: (fact: string, language: string) => string;
};

const attack: SuspensionFacts = {
  evidence: 5_230,
  dayMilliYen: 5_090_000,
  normalDayMilliYen: 0,
  monthMilliYen: 30_000_000,
  lastMonthMilliYen: 4_000_000,
  listedCalls: 2,
  listChecksValid: true,
  destinationUsual: false,
  source: 'unseen',
  service: 'ip',
  atUsualHours: true,
  talks: false,
  manyAtOnce: false,
  foundElsewhere: 0,
  vouchedLately: false,
  simultaneous: 1,
  severalCalls: 4,
  contact: {
    attempts: 3,
    undelivered: 1,
    unanswered: 2,
    channels: 2,
    exhausted: true,
    reached: true,
  },
  challengeFailed: false,
  challengePassed: true,
  wholesaleTrunk: false,
};
const source: SourceBlockFacts = { observed: true, accounts: 2, lawfulAgoMs: 720_000 };
const country: CountryBlockFacts = {
  listed: true,
  listChecksValid: true,
  protectedTerritory: false,
  historyMs: 30 * 86_400_000,
  minutesPerMonth: 12,
  callsPerDay: 3,
  accounts: 2,
  unstopped: 1,
};

function facts(): readonly Gate[] {
  const blocks = countryBlockGates(country, standardPolicy);
  return [...ofLines(), ...sourceBlockGates(source, standardPolicy), ...blocks];
}

/** Papers are about lines. */
function ofLines(): readonly Gate[] {
  const vouched = { ...attack, vouchedLately: true };
  const seen = { ...attack, source: 'usual', atUsualHours: false } as const;
  const elsewhere = { ...attack, foundElsewhere: 3 };
  const many = { ...attack, manyAtOnce: true };
  const all = [attack, vouched, seen, elsewhere, many];
  return all.flatMap(one => [...groundA(one, standardPolicy), ...groundB(one, standardPolicy)]);
}

test('no English is left in the Japanese, in pages and papers', () => {
  for (const { gate, fact } of facts()) {
    assert.doesNotMatch(gateFact(fact, 'ja').replace('SBC', ''), /[a-z]/i, gate);
  }
  for (const { gate, fact } of ofLines()) {
    assert.doesNotMatch(packWordsJa.fact(fact), /[a-z]/i, gate);
  }
});

test('evidence is told with the level that it has to reach, and why that is higher', () => {
  const of = (given: SuspensionFacts): string => groundA(given, standardPolicy)[0]!.fact;
  const more = of(attack);
  const { suspension, suspensionMore } = standardPolicy.level;
  const least = (suspension + suspensionMore) / 100;
  assert.equal(
    gateFact(more, 'en'),
    `52 dban against ${least} dban, 8 dban of it because no source was seen`,
  );
  assert.equal(
    gateFact(more, 'ja'),
    `52 デシバン(必要 ${least} デシバン。うち8 デシバンは、発信元を観測できないため)`,
  );
  const found = of({ ...attack, foundElsewhere: 3 });
  assert.equal(
    gateFact(found, 'en'),
    `52 dban against ${suspension / 100} dban, not raised by 8 dban though no source was seen: ` +
      '3 other accounts attacked in the same country within 6 hours',
  );
  assert.equal(
    gateFact(found, 'ja'),
    `52 デシバン(必要 ${suspension / 100} デシバン。発信元を観測できないが、同じ国で6時間以内に` +
      '他の3契約への攻撃を確認したため、8 デシバンの上乗せはしない)',
  );
  const many = of({ ...attack, manyAtOnce: true });
  assert.equal(
    gateFact(many, 'en'),
    `52 dban against ${suspension / 100} dban, not raised by 8 dban though no source was seen: ` +
      `${attack.simultaneous} at once, more than ever before`,
  );
  assert.equal(
    gateFact(many, 'ja'),
    `52 デシバン(必要 ${suspension / 100} デシバン。発信元を観測できないが、これまでにない` +
      `同時${attack.simultaneous}通話のため、8 デシバンの上乗せはしない)`,
  );
  const less = { ...attack, source: 'unusual', evidence: suspension - 1 } as const;
  assert.equal(
    gateFact(of(less), 'en'),
    `${(suspension - 10) / 100} dban against ${suspension / 100} dban`,
    'not rounded up to it',
  );
});

test('a paper for others tells what was found, and not what the policy asks for', () => {
  const paper = ofLines().map(
    ({ fact }) => `${packWordsEn.fact(fact)} / ${packWordsJa.fact(fact)}`,
  );
  assert.ok(paper.includes('52 decibans / 52デシバン'));
  assert.ok(paper.includes('2 channels / 2種類'));
  const normal = /(in a day|this month) against ¥/;
  assert.deepEqual(
    paper.filter(one => /against|at most|必要|上限 月/.test(one) && !normal.test(one)),
    [],
  );
});
