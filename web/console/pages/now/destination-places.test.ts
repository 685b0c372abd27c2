import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  destinationByIndex,
  destinationCount,
} from '../../../../src/core/numbering/destination-table.ts';
import { destinationPlaces } from './destination-places.ts';

test('every destination that is a place has one, but the Antarctic', () => {
  const missing: string[] = [];
  for (let index = 0; index < destinationCount; index += 1) {
    const { country } = destinationByIndex(index);
    if (!country.startsWith('+') && !destinationPlaces.has(country)) missing.push(country);
  }
  assert.deepEqual(missing, ['AQ']);
});

test('places are on the globe, and the ones one knows are where they are', () => {
  for (const [country, [east, north]] of destinationPlaces) {
    assert.ok(Math.abs(east) <= 180 && Math.abs(north) <= 85, country);
  }
  assert.deepEqual(destinationPlaces.get('GI'), [-5.4, 36.1]);
  const [east, north] = destinationPlaces.get('LV')!;
  assert.ok(east > 21 && east < 28 && north > 55 && north < 58);
});
