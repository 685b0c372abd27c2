import assert from 'node:assert/strict';
import { test } from 'node:test';
import { groupCampaigns } from './group-campaigns.ts';
import type { CampaignCase, CampaignTrait } from './network-rows.ts';

const dayMs = 86_400_000;

function caseOf(name: string, account: string, day: number, model = ''): CampaignCase {
  const openedMs = 1_780_000_000_000 + day * dayMs;
  return { case: name, account, openedMs, model, country: 'LV', exposureYen: 100 };
}

function source(value: string, ...names: readonly string[]): CampaignTrait[] {
  return names.map(name => ({ case: name, kind: 'source', value }));
}

test('cases of several accounts that share something near in time are one campaign', () => {
  const cases = [caseOf('c1', 'a', 0), caseOf('c2', 'b', 2), caseOf('c3', 'c', 3)];
  const traits: CampaignTrait[] = [
    ...source('203.0.113.9', 'c1', 'c2'),
    { case: 'c2', kind: 'range', value: '3712345' },
    { case: 'c3', kind: 'range', value: '3712345' },
  ];
  const [found, ...more] = groupCampaigns(cases, traits);
  assert.equal(more.length, 0);
  assert.equal(found?.id, 'c1');
  assert.equal(found?.accounts, 3);
  assert.deepEqual(found?.shared, [
    { kind: 'source', value: '203.0.113.9' },
    { kind: 'range', value: '3712345' },
  ]);
});

test('what is shared by one account alone, or weeks apart, is no campaign', () => {
  const alone = [caseOf('c1', 'a', 0), caseOf('c2', 'a', 1)];
  assert.deepEqual(groupCampaigns(alone, source('203.0.113.9', 'c1', 'c2')), []);
  const apart = [caseOf('c1', 'a', 0), caseOf('c2', 'b', 20)];
  assert.deepEqual(groupCampaigns(apart, source('203.0.113.9', 'c1', 'c2')), []);
});

test('one address used twice, weeks apart, makes two campaigns', () => {
  const cases = [
    caseOf('c1', 'a', 0),
    caseOf('c2', 'b', 1),
    caseOf('c3', 'c', 40),
    caseOf('c4', 'd', 41),
  ];
  const found = groupCampaigns(cases, source('203.0.113.9', 'c1', 'c2', 'c3', 'c4'));
  assert.deepEqual(
    found.map(one => [one.id, one.shared.length]),
    [
      ['c3', 1],
      ['c1', 1],
    ],
  );
});

test('a model links three accounts within a day in one country, and not two', () => {
  const two = [caseOf('c1', 'a', 0, 'PBX 9'), caseOf('c2', 'b', 0.5, 'PBX 9')];
  assert.deepEqual(groupCampaigns(two, []), []);
  const [found] = groupCampaigns([...two, caseOf('c3', 'c', 1, 'PBX 9')], []);
  assert.equal(found?.accounts, 3);
  assert.deepEqual(found?.shared, [{ kind: 'device', value: 'PBX 9 LV' }]);
});
