import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  destinationByIndex,
  destinationCount,
} from '../../../src/core/numbering/destination-table.ts';
import { countryName } from './country-name.ts';

test('countries have the names of the numbering table in both languages', () => {
  for (let index = 0; index < destinationCount; index += 1) {
    const { country, nameEn, nameJa } = destinationByIndex(index);
    if (!/^[A-Z]{2}$/.test(country)) continue;
    assert.equal(countryName(country, 'ja'), nameJa);
    assert.equal(countryName(country, 'en'), nameEn);
  }
  assert.equal(countryName('+870', 'ja'), '+870');
});
