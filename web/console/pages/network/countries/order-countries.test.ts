import assert from 'node:assert/strict';
import { test } from 'node:test';
import { orderCountries } from './order-countries.ts';

const quiet = {
  nameJa: '',
  nameEn: '',
  callingCode: '1',
  listed: 'no',
  attackedAccounts: 0,
  minutesPerMonth: 0,
  today: { calls: 0 },
  episodes: null,
  block: null,
};
const us = {
  ...quiet,
  country: 'US',
  nameJa: 'アメリカ',
  nameEn: 'United States',
  today: { calls: 90 },
};
const lv = {
  ...quiet,
  country: 'LV',
  nameJa: 'ラトビア',
  nameEn: 'Latvia',
  callingCode: '371',
  attackedAccounts: 2,
};
const gm = {
  ...quiet,
  country: 'GM',
  nameJa: 'ガンビア',
  nameEn: 'Gambia',
  callingCode: '220',
  listed: 'valid',
  block: { possible: false, inForce: { endMs: 1 } },
};
const all = [us, lv, gm];

test('a block in force stands first, then attacks, then traffic', () => {
  const ordered = orderCountries(all, { show: 'all', text: '' });
  assert.deepEqual(
    ordered.map(one => one.country),
    ['GM', 'LV', 'US'],
  );
});

test('a name in either language, an ISO code or how the calling code begins finds it', () => {
  for (const text of ['ラトビ', 'latv', 'lv', '+37', '371']) {
    const found = orderCountries(all, { show: 'all', text });
    assert.deepEqual(
      found.map(one => one.country),
      ['LV'],
      text,
    );
  }
});

test('attacked and listed countries can be shown alone', () => {
  assert.deepEqual(
    orderCountries(all, { show: 'attacked', text: '' }).map(one => one.country),
    ['LV'],
  );
  assert.deepEqual(
    orderCountries(all, { show: 'listed', text: '' }).map(one => one.country),
    ['GM'],
  );
});
