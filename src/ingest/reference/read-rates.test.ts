import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { RateOptions } from './read-rates.ts';
import { readRates } from './read-rates.ts';

const header = 'prefix,destination,country,yenPerMinute,incrementSeconds';
const further = `${header},currency,connectFee,initialSeconds,validFrom,validTo`;
const jst = 9 * 3_600_000;

function read(text: string, options: RateOptions = {}): ReturnType<typeof readRates> {
  return readRates(Buffer.from(text), options);
}

function problemOf(line: string, options: RateOptions = {}): string {
  const { rows, problems } = read(`${further}\n${line}\n`, options);
  assert.deepEqual([rows.length, problems.length, problems[0]?.line], [0, 1, 2]);
  return problems[0]!.reason;
}

test('reads the example', () => {
  const file = new URL('../../../examples/rates.csv', import.meta.url);
  const { rows, problems, lines } = readRates(readFileSync(file));
  assert.deepEqual(problems, []);
  assert.equal(lines, 4);
  assert.deepEqual(rows[2], {
    prefix: '232',
    destination: 'Sierra Leone',
    country: 'SL',
    milliYenPerMinute: 175_000,
    connectFeeMilliYen: 0,
    initialSeconds: 60,
    incrementSeconds: 60,
  });
});

test('further columns: currency, connect fee, initial increment, validity', () => {
  const { rows, problems } = read(
    `${further}\n232,"Sierra Leone, mobile",sl,0.8125,6,usd,0.01,30,2026-04-01,2026/9/30\n`,
    { exchange: { USD: 150.5 } },
  );
  assert.deepEqual(problems, []);
  assert.deepEqual(rows, [
    {
      prefix: '232',
      destination: 'Sierra Leone, mobile',
      country: 'SL',
      milliYenPerMinute: 122_281,
      connectFeeMilliYen: 1505,
      initialSeconds: 30,
      incrementSeconds: 6,
      validFromMs: Date.UTC(2026, 3, 1) - jst,
      validToMs: Date.UTC(2026, 9, 1) - jst,
    },
  ]);
});

test('days are those of the given zone, a time is an instant', () => {
  const { rows } = read(`${further}\n1,US,US,9,60,,,,2026-04-01,2026-05-01T00:00:00Z\n`, {
    zone: '-05:00',
  });
  assert.equal(rows[0]?.validFromMs, Date.UTC(2026, 3, 1, 5));
  assert.equal(rows[0]?.validToMs, Date.UTC(2026, 4, 1));
});

test('decimals are exact to a thousandth of a yen, rounded half up', () => {
  for (const [text, milliYen] of [
    ['9', 9000],
    ['0', 0],
    ['.5', 500],
    ['8.', 8000],
    ['35.1235', 35_124],
    ['35.1234', 35_123],
    ['0.29', 290],
    ['1000000', 1_000_000_000],
  ] as const) {
    assert.equal(read(`${header}\n1,US,US,${text},60`).rows[0]?.milliYenPerMinute, milliYen, text);
  }
});

test('quirks of exported decks', () => {
  const { rows, problems } = read(
    [
      `\ufeff"Destination",PREFIX,comment,country,YenPerMinute,incrementSeconds\r`,
      `C&ocirc;te d&#39;Ivoire &amp; more,+225,x,CI,99,1\r`,
      `"Say ""hello""", 1-876 ,,JM,75,60\r`,
      '\r',
      `Unallocated,259,,,Blocked,60\r`,
      `Inmarsat,870,,+870,700,60\r`,
      `Jamaica again,1876,,JM,70,60\r`,
      `Jamaica, mobile,1876,,JM,70,60\r`,
      'Iran,98,,IR,50',
    ].join('\n'),
  );
  assert.deepEqual(
    rows.map(row => [row.prefix, row.destination, row.country]),
    [
      ['225', "Côte d'Ivoire & more", 'CI'],
      ['1876', 'Say "hello"', 'JM'],
      ['870', 'Inmarsat', '+870'],
    ],
  );
  assert.deepEqual(
    problems.map(({ line, column, reason }) => [line, column, reason]),
    [
      [
        5,
        'yenPerMinute',
        'yenPerMinute "Blocked" is not a number (digits, decimal point, at most six decimals)',
      ],
      [7, 'prefix', 'prefix 1876 stands in line 3 with the same validity'],
      [
        8,
        undefined,
        '7 fields under a header of 6: a field that contains the delimiter must be quoted',
      ],
      [9, 'incrementSeconds', 'incrementSeconds is empty'],
    ],
  );
});

test('semicolon or tab, and Shift_JIS', () => {
  const semicolon = read(`${header.replaceAll(',', ';')}\n1;"a;b";US;9;60`);
  assert.equal(semicolon.rows[0]?.destination, 'a;b');
  assert.equal(read(`${header.replaceAll(',', '\t')}\n1\ta,b\tUS\t9\t60`).rows[0]?.prefix, '1');
  // 米国 and ソ, whose second byte is a backslash.
  const name = [0x95, 0xc4, 0x8d, 0x91, 0x83, 0x5c];
  const bytes = [Buffer.from(`${header}\n1,`), Buffer.from(name), Buffer.from(',US,9,60\n')];
  const { rows, problems } = readRates(Buffer.concat(bytes));
  assert.deepEqual(problems, []);
  assert.equal(rows[0]?.destination, '米国ソ');
});

test('a line that is neither UTF-8 nor Shift_JIS is a problem, the others are rows', () => {
  const bytes = [Buffer.from(`${header}\n1,米国,US,9,60\n2,`), Buffer.from([0xff, 0xfd])];
  const { rows, problems } = readRates(Buffer.concat([...bytes, Buffer.from(',US,9,60\n')]));
  assert.equal(rows[0]?.destination, '米国');
  assert.deepEqual(problems, [{ line: 3, reason: 'not UTF-8' }]);
});

test('says what is wrong with a line', () => {
  for (const [line, reason] of [
    [',US,US,9,60', 'prefix is empty'],
    ['01,US,US,9,60', 'prefix "01" is not an international prefix (digits that begin with 1–9)'],
    ['1x,US,US,9,60', 'prefix "1x" is not an international prefix (digits that begin with 1–9)'],
    ['1,,US,9,60', 'destination is empty'],
    ['1,US,USA,9,60', 'country "USA" is not a country code of two letters'],
    ['1,US,US,,60', 'yenPerMinute is empty'],
    [
      '1,US,US,-9,60',
      'yenPerMinute "-9" is not a number (digits, decimal point, at most six decimals)',
    ],
    [
      '1,US,US,1e3,60',
      'yenPerMinute "1e3" is not a number (digits, decimal point, at most six decimals)',
    ],
    [
      '1,US,US,.,60',
      'yenPerMinute "." is not a number (digits, decimal point, at most six decimals)',
    ],
    ['1,US,US,1000000.001,60', 'yenPerMinute "1000000.001" is over 1,000,000 yen'],
    ['1,US,US,9,0', 'incrementSeconds "0" is not an integer of 1 to 3600'],
    ['1,US,US,9,1.5', 'incrementSeconds "1.5" is not an integer of 1 to 3600'],
    ['1,US,US,9,60,EUR', 'currency "EUR" is a currency without an exchange rate'],
    ['1,US,US,9,60,constructor', 'currency "CONSTRUCTOR" is a currency without an exchange rate'],
    [
      '1,US,US,9,60,,,,2026-02-30',
      'validFrom "2026-02-30" is not a day (2026-04-01) or a time with offset',
    ],
    ['1,US,US,9,60,,,,2026-02-02,2026-02-01', 'validTo is before validFrom'],
    ['1,"US,US,9,60', 'quotes are not closed, or stand inside a field without being doubled'],
    ['1,"U"S,US,9,60', 'quotes are not closed, or stand inside a field without being doubled'],
    [`1,${'x'.repeat(129)},US,9,60`, 'destination is longer than 128 characters'],
    ['1,a\u0000b,US,9,60', 'destination has a control character'],
  ] as const) {
    assert.equal(problemOf(line, { exchange: { USD: 150 } }), reason);
  }
});

test('a header that does not do says so, once', () => {
  for (const [text, reason] of [
    ['', 'the file is empty'],
    ['\n\n', 'the file is empty'],
    ['prefix,destination\n1,2\n3,4\n', 'header lacks country, yenPerMinute, incrementSeconds'],
    [`${header},prefix\n`, 'column prefix stands twice'],
    ['"prefix\n', 'header: quotes are not closed, or stand inside a field without being doubled'],
  ] as const) {
    const { rows, problems } = read(text);
    assert.deepEqual([rows, problems], [[], [{ line: 1, reason }]]);
  }
});
