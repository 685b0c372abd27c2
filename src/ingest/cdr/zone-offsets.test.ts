import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fixedOffsetMs, offsetText, UnknownZoneError, zoneOffsets } from './zone-offsets.ts';

const local = (text: string): number => Date.parse(`${text}Z`);
const shown = (zone: string, text: string, near?: string): string => {
  const instant = zoneOffsets(zone).instant(
    local(text),
    near === undefined ? undefined : Date.parse(near),
  );
  return `${new Date(instant.ms).toISOString()} ${instant.zone}`;
};

test('gives the offset of the day', () => {
  assert.equal(shown('Asia/Tokyo', '2026-06-01T00:30:00'), '2026-05-31T15:30:00.000Z +09:00');
  assert.equal(shown('Europe/London', '2026-01-10T12:00:00'), '2026-01-10T12:00:00.000Z Z');
  assert.equal(shown('Europe/London', '2026-07-10T12:00:00'), '2026-07-10T11:00:00.000Z +01:00');
  assert.equal(shown('Asia/Kathmandu', '2026-07-10T12:00:00'), '2026-07-10T06:15:00.000Z +05:45');
  assert.equal(shown('-03:30', '2026-07-10T12:00:00'), '2026-07-10T15:30:00.000Z -03:30');
  assert.equal(shown('UTC', '2026-07-10T12:00:00'), '2026-07-10T12:00:00.000Z Z');
});

test('a time that the clock skipped takes the offset before the change', () => {
  const expected = '2026-03-08T07:30:00.000Z -05:00';
  assert.equal(shown('America/New_York', '2026-03-08T02:30:00'), expected);
  const half = '2026-10-03T15:40:00.000Z +10:30';
  assert.equal(shown('Australia/Lord_Howe', '2026-10-04T02:10:00'), half);
});

test('a time shown twice is the first, or the one nearest to what is known', () => {
  const first = '2026-11-01T05:30:00.000Z -04:00';
  const second = '2026-11-01T06:30:00.000Z -05:00';
  assert.equal(shown('America/New_York', '2026-11-01T01:30:00'), first);
  const near = '2026-11-01T06:20:00Z';
  assert.equal(shown('America/New_York', '2026-11-01T01:30:00', near), second);
});

test('refuses a zone that it does not know', () => {
  assert.throws(() => zoneOffsets('Asia/Edo'), UnknownZoneError);
  assert.equal(fixedOffsetMs('+25:00'), undefined);
  assert.equal(fixedOffsetMs('JST'), undefined);
  assert.equal(offsetText(-12_600_000), '-03:30');
});

test('property: what Intl shows for an instant leads back to it', () => {
  const zones = ['Asia/Tokyo', 'America/New_York', 'Australia/Lord_Howe', 'Africa/Casablanca'];
  for (const zone of zones) {
    const offsets = zoneOffsets(zone);
    const format = new Intl.DateTimeFormat('sv-SE', {
      timeZone: zone,
      dateStyle: 'short',
      timeStyle: 'medium',
    });
    fc.assert(
      fc.property(fc.integer({ min: 1_000_000_000, max: 2_000_000_000 }), second => {
        const wall = local(format.format(second * 1_000).replace(' ', 'T'));
        assert.equal(offsets.instant(wall, second * 1_000).ms, second * 1_000);
      }),
      { numRuns: 150, seed: 20263 },
    );
  }
});
