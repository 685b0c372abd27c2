import assert from 'node:assert/strict';
import { test } from 'node:test';
import { durationReader } from './duration-text.ts';
import { TimePatternError, timePattern } from './time-pattern.ts';
import { zoneOffsets } from './zone-offsets.ts';

const tokyo = zoneOffsets('Asia/Tokyo');

function read(pattern: string, text: string, names?: Record<string, string>): string | undefined {
  const instant = timePattern(pattern, names)(text, tokyo);
  return instant && `${new Date(instant.ms).toISOString()} ${instant.zone}`;
}

test('reads the forms that call records are written in', () => {
  const noon = '2026-06-01T03:00:00.000Z +09:00';
  assert.equal(read('YYYY-MM-DD HH:mm:ss', '2026-06-01 12:00:00'), noon);
  assert.equal(read('YYYY/M/D H:mm:ss', '2026/6/1 12:00:00'), noon);
  assert.equal(read('MM/DD/YYYY hh:mm:ss A', '06/01/2026 12:00:00 PM'), noon);
  assert.equal(read('DD-MMM-YY HH:mm', '01-Jun-26 12:00'), noon);
  assert.equal(read("YYYY'年'M'月'D'日' HH:mm:ss", '2026年6月1日 12:00:00'), noon);
  assert.equal(read('YYYYMMDDHHmmss.S', '20260601120000.000'), noon);
  assert.equal(read('iso', '2026-06-01T12:00:00'), noon);
  assert.equal(read('iso', '2026-06-01T03:00:00.250Z'), '2026-06-01T03:00:00.250Z Z');
  assert.equal(read('iso', '2026-06-01 12:00:00+0900'), noon);
  assert.equal(read('epoch', '1780282800'), '2026-06-01T03:00:00.000Z Z');
  assert.equal(read('epoch-us', '1780282800123456'), '2026-06-01T03:00:00.123Z Z');
  const ios = 'HH:mm:ss.S ZZZ ddd MMM DD YYYY';
  assert.equal(read(ios, '12:00:00.868 JST Mon Jun 01 2026'), '2026-06-01T03:00:00.868Z +09:00');
  const west = { PST: '-08:00' };
  const acme = 'HH:mm:ss.S ZZZ MMM DD YYYY';
  assert.equal(read(acme, '15:54:56.868 PST DEC 18 2017', west), '2017-12-18T23:54:56.868Z -08:00');
});

test('gives nothing for what is no time of that form', () => {
  for (const text of ['', '2026-02-30 12:00:00', '2026-06-01 24:00:00', '2026-06-01 12:00', 'x']) {
    assert.equal(read('YYYY-MM-DD HH:mm:ss', text), undefined, text);
  }
  assert.equal(read('MM/DD/YYYY hh:mm:ss A', '06/01/2026 13:00:00 PM'), undefined);
  assert.equal(read('epoch', '-5'), undefined);
});

test('refuses a pattern that is no whole time', () => {
  assert.throws(() => timePattern('HH:mm:ss'), TimePatternError);
  assert.throws(() => timePattern('YYYY-MM-DD HH:mm YYYY'), TimePatternError);
  assert.throws(() => timePattern('iso8601'), TimePatternError);
  assert.throws(() => timePattern('YYYY-MM-DD HH:mm ZZZ', { PST: 'west' }), TimePatternError);
});

test('reads lengths of time', () => {
  assert.equal(durationReader('seconds')('90'), 90_000);
  assert.equal(durationReader('seconds')('1.5'), 1_500);
  assert.equal(durationReader('minutes')('0.5'), 30_000);
  assert.equal(durationReader('clock')('100:00:01'), 360_001_000);
  assert.equal(durationReader('clock')('61:30'), 3_690_000);
  assert.equal(durationReader('HHHMMSS')('0261530'), 94_530_000);
  assert.ok(Number.isNaN(durationReader('clock')('1:75:00')));
  assert.ok(Number.isNaN(durationReader('HHHMMSS')('0006000')));
  assert.ok(Number.isNaN(durationReader('seconds')('-1')));
});
