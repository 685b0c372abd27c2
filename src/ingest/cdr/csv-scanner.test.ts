import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { COMMA_QUOTED, type CsvDialect, CsvScanner, RECORD_LIMIT } from './csv-scanner.ts';

type Step = { step: string; line: number; fields?: string[]; raw?: string; reason?: string };

function scan(
  chunks: readonly (string | Uint8Array)[],
  { dialect = COMMA_QUOTED, width = 3 }: { dialect?: CsvDialect; width?: number } = {},
): Step[] {
  const scanner = new CsvScanner(dialect, count => count === width);
  const steps: Step[] = [];
  const drain = (): void => {
    for (;;) {
      const step = scanner.next();
      if (step === 'more') return;
      if (step === 'record') {
        const fields = Array.from({ length: scanner.count }, (_, index) => scanner.text(index));
        steps.push({ step, line: scanner.line, fields, raw: scanner.raw() });
      } else if (step === 'broken') {
        steps.push({ step, line: scanner.line, raw: scanner.raw(), reason: scanner.reason });
      } else steps.push({ step, line: scanner.line });
    }
  };
  for (const chunk of chunks) {
    scanner.push(Buffer.from(chunk));
    drain();
  }
  scanner.end();
  drain();
  return steps;
}

const brief = (steps: readonly Step[]): unknown[] =>
  steps.map(({ fields, line, reason, step }) => [line, fields ?? reason ?? step]);

test('reads quotes, doubled quotes, empty fields, CR LF and a last line without end', () => {
  assert.deepEqual(brief(scan(['a,"b ""x"", y",\r\n"",,"c"\r\n\r\nd,e,f'])), [
    [1, ['a', 'b "x", y', '']],
    [2, ['', '', 'c']],
    [3, 'blank'],
    [4, ['d', 'e', 'f']],
  ]);
});

test('reads a field over several lines and keeps count of them', () => {
  assert.deepEqual(brief(scan(['a,"one\ntwo, ""2""\nthree",c\nd,e,f\n'])), [
    [1, ['a', 'one\ntwo, "2"\nthree', 'c']],
    [4, ['d', 'e', 'f']],
  ]);
});

test('a quote that stays open costs its line, not the rest of the file', () => {
  const rest = Array.from({ length: 50 }, (_, index) => `"x","y","${index}"\n`).join('');
  const steps = scan([`"a","b\n${rest}`]);
  assert.deepEqual(brief(steps).slice(0, 2), [
    [1, 'quote not closed'],
    [2, ['x', 'y', '0']],
  ]);
  assert.equal(steps.length, 51);
});

test('an open quote before lines that are no records is given up after sixteen lines', () => {
  const steps = scan([`a,"b\n${'x\n'.repeat(30)}d,e,f\n`]);
  assert.deepEqual(brief(steps)[0], [1, 'quote not closed']);
  assert.deepEqual(brief(steps).at(-1), [32, ['d', 'e', 'f']]);
  assert.equal(steps.length, 32);
});

test('text after a closing quote breaks one line', () => {
  assert.deepEqual(brief(scan(['"a"b,c,d\n1,2,3\n'])), [
    [1, 'text after the closing quote'],
    [2, ['1', '2', '3']],
  ]);
});

test('a line without end costs itself, whatever its length', () => {
  for (const length of [RECORD_LIMIT - 1, RECORD_LIMIT, RECORD_LIMIT + 1, 3 * RECORD_LIMIT]) {
    const steps = scan([`${'x'.repeat(length)}\n1,2,3\n`]);
    assert.equal(steps[0]!.step, length < RECORD_LIMIT ? 'record' : 'broken');
    assert.deepEqual(brief(steps).at(-1), [2, ['1', '2', '3']]);
    assert.equal(steps.length, 2);
  }
});

test('reads backslash escapes without quotes', () => {
  const dialect = { delimiter: 44, quote: -1, escape: 92 };
  assert.deepEqual(brief(scan(['Example\\, Inc.,a\\\\b,"c"\n'], { dialect })), [
    [1, ['Example, Inc.', 'a\\b', '"c"']],
  ]);
});

const cell = fc.oneof(
  fc.constantFrom('', 'a', '"', ',', '\n', ' x ', '日本', 'a"b', '\r\n'),
  fc.string({ maxLength: 6 }),
);

/** Whether a further line of a row is by itself a record, which the reader has to take for one. */
function holdsRecord(text: string): boolean {
  return text
    .split('\n')
    .slice(1)
    .some(line => {
      try {
        return parse(line)[0]?.length === 3;
      } catch {
        return false;
      }
    });
}

test('property: agrees with csv-parse on whatever a correct writer writes', () => {
  const table = fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { maxLength: 12 });
  fc.assert(
    fc.property(table, rows => {
      const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
      const text = rows.map(row => `${row.map(quoted).join(',')}\r\n`).join('');
      fc.pre(!rows.some(row => holdsRecord(`${row.map(quoted).join(',')}\r\n`)));
      const steps = scan([text]);
      assert.deepEqual(
        steps.map(({ fields }) => fields),
        parse(text, { relax_column_count: true, skip_empty_lines: false }),
      );
    }),
    { numRuns: 300, seed: 20261 },
  );
});

test('property: chunk boundaries change nothing, and every byte is in some record', () => {
  const piece = fc.oneof(
    fc.constantFrom('"', ',', '\n', '\r\n', '""', 'a,b,c\n', '"x","y","z"\n', ' ', '\\'),
    fc.string({ maxLength: 4 }),
  );
  const dialects = fc.constantFrom(
    COMMA_QUOTED,
    { delimiter: 44, quote: 34, escape: 92 },
    { delimiter: 44, quote: -1, escape: 92 },
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), dialects, fc.nat(), (pieces, dialect, cut) => {
      const bytes = Buffer.from(pieces.join(''));
      const whole = scan([bytes], { dialect });
      const at = bytes.length === 0 ? 0 : cut % bytes.length;
      assert.deepEqual(scan([bytes.subarray(0, at), bytes.subarray(at)], { dialect }), whole);
      assert.deepEqual(
        scan(
          [...bytes].map(byte => Uint8Array.of(byte)),
          { dialect },
        ),
        whole,
      );
      const kept = whole.map(({ raw }) => raw ?? '').join('');
      const strip = (text: string): string => text.replaceAll(/[\r\n ]/g, '');
      assert.equal(strip(kept), strip(bytes.toString('utf8')));
    }),
    { numRuns: 500, seed: 20262 },
  );
});
