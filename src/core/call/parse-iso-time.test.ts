import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { formatTime, zoneOffsetMinutes } from './format-time.ts';
import { parseIsoTime } from './parse-iso-time.ts';

fc.configureGlobal({ seed: 3 });

const zones = fc.oneof(
  fc.constant('Z'),
  fc
    .tuple(fc.constantFrom('+', '-'), fc.nat(23), fc.nat(59))
    .map(([sign, h, m]) => `${sign}${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`),
);
/** 1970-01-02 to 9999-12-30, so that no offset leaves the four-digit years from 1970. */
const instants = fc.integer({ min: 86_400_000, max: 253_402_128_000_000 });

test('reads what it has written, in every zone', () => {
  fc.assert(
    fc.property(instants, zones, (timeMs, zone) => {
      assert.deepEqual(parseIsoTime(formatTime(timeMs, zone)), { timeMs, zone });
    }),
    { numRuns: 2000 },
  );
});

test('writes the calendar as Date does', () => {
  fc.assert(
    fc.property(instants, timeMs => {
      assert.equal(formatTime(timeMs, 'Z'), new Date(timeMs).toISOString());
    }),
    { numRuns: 2000 },
  );
});

test('agrees with Date on every day from 1970 to 2105', () => {
  for (let timeMs = 0; timeMs < 4_260_000_000_000; timeMs += 86_400_000) {
    const iso = new Date(timeMs).toISOString();
    assert.equal(formatTime(timeMs, 'Z'), iso);
    assert.equal(parseIsoTime(iso)?.timeMs, timeMs);
  }
});

test('cuts the fraction to milliseconds', () => {
  const base = Date.UTC(2026, 5, 5, 16, 0, 5);
  for (const [fraction, ms] of [
    ['', 0],
    ['.1', 100],
    ['.12', 120],
    ['.123', 123],
    ['.1239', 123],
    ['.000999999', 0],
    ['.999999999', 999],
  ] as const) {
    assert.equal(parseIsoTime(`2026-06-06T01:00:05${fraction}+09:00`)?.timeMs, base + ms);
  }
});

test('refuses what is not a time of the calendar with an offset', () => {
  for (const text of [
    '',
    'not a time',
    '2026-06-06T01:00:05',
    '2026-06-06 01:00:05Z',
    '2026-06-06t01:00:05z',
    '2026-6-6T01:00:05Z',
    '2026-02-29T00:00:00Z',
    '2100-02-29T00:00:00Z',
    '2026-04-31T00:00:00Z',
    '2026-00-01T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-01-00T00:00:00Z',
    '2026-01-01T24:00:00Z',
    '2026-01-01T00:60:00Z',
    '2026-01-01T23:59:60Z',
    '2026-01-01T00:00:00.Z',
    '2026-01-01T00:00:00.1234567890Z',
    '2026-01-01T00:00:00,5Z',
    '2026-01-01T00:00:00+0900',
    '2026-01-01T00:00:00+09',
    '2026-01-01T00:00:00+24:00',
    '2026-01-01T00:00:00+09:60',
    '2026-01-01T00:00:00+09:00x',
    '2026-01-01T00:00:00Zx',
    '2026-01-01T00:00:00.5',
    '-026-01-01T00:00:00Z',
    '２026-01-01T00:00:00Z',
    '1970-01-01T00:00:00+09:00',
    '1969-12-31T23:59:59Z',
  ]) {
    assert.equal(parseIsoTime(text), undefined, text);
  }
  assert.equal(parseIsoTime('2024-02-29T23:59:59.999-23:59')?.zone, '-23:59');
  assert.equal(parseIsoTime('1970-01-01T00:00:00Z')?.timeMs, 0);
});

test('one changed character never gives a time that is written differently', () => {
  const pattern = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/;
  const unit = fc.constantFrom(...'0123456789-:TZ+. tzé\u0000\uff11');
  fc.assert(
    fc.property(instants, zones, fc.nat(30), unit, (timeMs, zone, at, char) => {
      const text = formatTime(timeMs, zone);
      const changed = text.slice(0, at) + char + text.slice(at + 1);
      const time = parseIsoTime(changed);
      if (time === undefined) return;
      assert.match(changed, pattern);
      assert.equal(time.timeMs, Date.parse(changed.replace(/(\.\d{3})\d*/, '$1')));
    }),
    { numRuns: 3000 },
  );
});

test('random text is refused or really is a time', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), text => {
      const time = parseIsoTime(text);
      if (time !== undefined) assert.ok(Number.isSafeInteger(time.timeMs));
    }),
  );
});

test('equal zones are the same string', () => {
  const first = parseIsoTime('2026-06-06T01:00:05+05:45')?.zone;
  assert.equal(first, '+05:45');
  assert.equal(zoneOffsetMinutes('+05:45'), 345);
  assert.equal(zoneOffsetMinutes('-03:30'), -210);
  assert.equal(zoneOffsetMinutes('JST'), undefined);
  assert.equal(parseIsoTime('2026-06-06T01:00:05-00:00')?.zone, '-00:00');
});

test('writes in UTC when the zone is not one of the contract', () => {
  assert.equal(formatTime(0, 'Asia/Tokyo'), '1970-01-01T00:00:00.000Z');
  assert.equal(formatTime(-1, 'Z'), '1969-12-31T23:59:59.999Z');
});
