import assert from 'node:assert/strict';
import { it } from 'node:test';
import { destinationByIndex, destinationCount } from './destination-table.ts';
import { isProtectedTerritory } from './is-protected-territory.ts';

it('keeps country blocks off satellites, world codes, lifelines, home and the unknown', () => {
  const kept = ['+870', '+881', '+888', '+979', '+5399', 'AQ', 'TA', 'JP', ''];
  for (const country of kept) assert.equal(isProtectedTerritory(country), true, country);
});

it('leaves ordinary territories to the gates of the measure', () => {
  for (const country of ['SL', 'JM', 'CU', 'GB']) {
    assert.equal(isProtectedTerritory(country), false, country);
  }
  assert.equal(isProtectedTerritory('GB', 'GB'), true);
  assert.equal(isProtectedTerritory('JP', 'GB'), false);
});

it('protects everything in the table that is no country', () => {
  for (let index = 0; index < destinationCount; index++) {
    const { country } = destinationByIndex(index);
    if (country.startsWith('+')) assert.equal(isProtectedTerritory(country), true, country);
  }
});
