import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { simDestinations } from './destination-table.ts';
import { hasRange, numberAfter, numberIn, type RangeType } from './number-plan.ts';
import { Random } from './random.ts';

const places = simDestinations.filter(({ country }) => country !== '');

test('numbers made for a country are valid there and lie under one of its prefixes', () => {
  const random = new Random(1);
  for (const place of places) {
    // A range of a country by itself (mobile numbers at another price) holds no numbers of its own.
    const whole = places.find(({ country }) => country === place.country) === place;
    for (const type of ['fixed', 'mobile'] as const) {
      const number = numberIn(place, type, random);
      const found = parsePhoneNumberFromString(`+${number}`);
      assert.ok(found?.isValid(), `${place.name} ${number}`);
      assert.equal(found?.country, place.country, `${place.name} ${number}`);
      if (whole)
        assert.ok(
          place.prefixes.some(prefix => number.startsWith(prefix)),
          number,
        );
    }
  }
});

test('premium numbers are premium numbers', () => {
  const random = new Random(2);
  const type: RangeType = 'premium';
  const premium = places.filter(place => hasRange(place, type));
  assert.ok(premium.length > 50);
  for (const place of premium) {
    const found = parsePhoneNumberFromString(`+${numberIn(place, type, random)}`);
    assert.equal(found?.getType(), 'PREMIUM_RATE', place.name);
  }
});

test('the number after one is the next, as long as it and in the same country', () => {
  assert.equal(numberAfter('23222123456', 1), '23222123457');
  assert.equal(numberAfter('23222999999', 2), '23222000001');
});
