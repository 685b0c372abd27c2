import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { decodeEntities } from './decode-entities.ts';
import { readContacts } from './read-contacts.ts';
import { readLabels } from './read-labels.ts';
import { readRates } from './read-rates.ts';
import { readRestricted } from './read-restricted.ts';
import { readSubscribers } from './read-subscribers.ts';
import type { ReferenceRead } from './reference-read.ts';

fc.configureGlobal({ seed: 6 });

interface Kind {
  readonly header: string | undefined;
  readonly line: string;
  readonly read: (bytes: Uint8Array) => ReferenceRead<object>;
}

const kinds: readonly Kind[] = [
  {
    header: 'prefix,destination,country,yenPerMinute,incrementSeconds,currency,validFrom,validTo',
    line: '232,"Sierra Leone, ""m""",SL,175.5,60,USD,2026-04-01,2026-09-30T00:00:00Z',
    read: bytes => readRates(bytes, { exchange: { USD: 150 } }),
  },
  {
    header: 'subscriber,account,type,service,channels,deviceModel,timeZone,email,mobile,since',
    line: '05010000001,A1,corporate,ip,8,"SV, 9300",Asia/Tokyo,a@b.example,09000000001,2020-01-01',
    read: readSubscribers,
  },
  {
    header: 'prefix,destination,country,government,lifeCritical,trafficMinutes,reviewDate',
    line: '232,シエラレオネ,SL,yes,no,12,2026-12-31',
    read: readRestricted,
  },
  {
    header: undefined,
    line: '{"subscriber":"1","reachable":{"from":"09:00","to":"18:00","days":"weekdays"}}',
    read: readContacts,
  },
  { header: undefined, line: '{"callId":"c3","attack":"credential-1"}', read: readLabels },
];

const piece = fc.oneof(
  fc.uint8Array({ maxLength: 4 }).map(bytes => Buffer.from(bytes)),
  fc
    .constantFrom('"', ',', '\r', '\n', ';', '\u3000', '&#0;', '-', '9'.repeat(30), '"'.repeat(3))
    .map(text => Buffer.from(text)),
);
const change = fc.record({ at: fc.nat(90), removed: fc.nat(5), added: piece });

function changed(
  line: string,
  { at, removed, added }: { at: number; removed: number; added: Buffer },
): Buffer {
  const bytes = Buffer.from(line);
  return Buffer.concat([bytes.subarray(0, at), added, bytes.subarray(at + removed)]);
}

/** Lines with something in them, as the readers see them: bytes between line ends. */
function linesOf(bytes: Buffer): number {
  return bytes
    .toString('latin1')
    .split('\n')
    .filter(line => line.replace(/[\t\v\f\r ]/g, '') !== '').length;
}

test('a good line is a row, for every kind', () => {
  for (const { header, line, read } of kinds) {
    const { rows, problems } = read(
      Buffer.from(header === undefined ? line : `${header}\n${line}`),
    );
    assert.deepEqual([rows.length, problems], [1, []]);
  }
});

test('damaged lines: no exception, and every line is a row or a problem', () => {
  fc.assert(
    fc.property(fc.constantFrom(...kinds), fc.array(change, { maxLength: 6 }), (kind, changes) => {
      const body = Buffer.concat(
        [kind.line, ...changes.map(c => changed(kind.line, c))].flatMap(line => [
          Buffer.from(line),
          Buffer.from('\n'),
        ]),
      );
      const head = Buffer.from(kind.header === undefined ? '' : `${kind.header}\n`);
      const { rows, problems, lines } = kind.read(Buffer.concat([head, body]));
      assert.equal(rows.length + problems.length, lines);
      assert.ok(rows.length >= 1);
      const numbers = problems.map(problem => problem.line);
      assert.deepEqual(
        numbers,
        [...new Set(numbers)].sort((a, b) => a - b),
      );
      assert.ok(problems.every(({ reason }) => reason !== '' && reason.length < 200));
      assert.ok(lines <= linesOf(body));
    }),
    { numRuns: 3000 },
  );
});

test('damaged files: no exception, and without a header one problem says so', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...kinds),
      fc.uint8Array({ maxLength: 400 }),
      change,
      (kind, noise, c) => {
        const head = kind.header === undefined ? Buffer.alloc(0) : changed(kind.header, c);
        const text = Buffer.concat([head, Buffer.from(`\n${kind.line}\n`), noise]);
        for (const bytes of [text, Buffer.from(noise)]) {
          const { rows, problems, lines } = kind.read(bytes);
          if (rows.length + problems.length !== lines) {
            assert.deepEqual([rows.length, problems.length], [0, 1]);
            assert.ok(kind.header !== undefined);
          }
        }
      },
    ),
    { numRuns: 2000 },
  );
});

test('lines are counted across the blocks in which a file is decoded', () => {
  const line = '0501,A1,corporate,ip,8,x\n';
  const numbered = Array.from({ length: 60_000 }, (_, n) => `${n}${line}`).join('');
  const text = `subscriber,account,type,service,channels,deviceModel\n${numbered}x,y\n`;
  const { rows, problems } = readSubscribers(Buffer.from(text));
  assert.equal(rows.length, 60_000);
  assert.deepEqual(
    problems.map(problem => problem.line),
    [60_002],
  );
  const bytes = Buffer.concat([Buffer.from(text), Buffer.from('é,a,corporate,ip,1,\n', 'latin1')]);
  const second = readSubscribers(bytes);
  assert.equal(second.rows.length + second.problems.length, 60_002);
  assert.equal(second.problems.at(-1)?.line, 60_003);
});

test('entities: known ones are resolved, the rest stays', () => {
  assert.equal(decodeEntities('&lt;&amp;amp;&#233;&#xE9;&Eacute;&yuml;'), '<&amp;ééÉÿ');
  for (const text of ['&', '&;', '&foo;', '&#0;', '&#xD800;', '&#9999999;', 'AT&T']) {
    assert.equal(decodeEntities(text), text);
  }
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('&', '#', 'x', '1', 'a', 'mp', ';') }), text => {
      assert.ok(decodeEntities(text).length <= text.length);
    }),
  );
});
