import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayBegin, dayText } from './day-text.ts';

test('a day of the carrier begins at its own midnight, in summer and winter', () => {
  assert.equal(dayBegin('2027-02-20', 'Asia/Tokyo'), Date.parse('2027-02-19T15:00:00Z'));
  assert.equal(dayBegin('2027-07-01', 'Europe/Berlin'), Date.parse('2027-06-30T22:00:00Z'));
  assert.equal(dayBegin('2027-01-01', 'Europe/Berlin'), Date.parse('2026-12-31T23:00:00Z'));
  assert.equal(dayText(Date.parse('2027-02-19T15:00:00Z'), 'Asia/Tokyo'), '2027-02-20');
});

test('what is no day is none', () => {
  assert.equal(dayBegin('2027-02-31x', 'Asia/Tokyo'), undefined);
  assert.equal(dayBegin('', 'Asia/Tokyo'), undefined);
});
