import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { CallEvent, Quarantined } from '../../core/call/call-event.ts';
import { longestLineBytes, NdjsonDecoder } from './ndjson-decoder.ts';

fc.configureGlobal({ seed: 4 });

interface Decoded {
  readonly events: CallEvent[];
  readonly quarantined: Quarantined[];
  /** Everything in order of arrival, as `callId` or `line: reason`. */
  readonly order: string[];
  readonly lines: number;
}

function decodeAll(pieces: readonly Buffer[]): Decoded {
  const decoder = new NdjsonDecoder('test');
  const all: Decoded = { events: [], quarantined: [], order: [], lines: 0 };
  const batches = pieces.map(piece => {
    // The decoder may not hold on to bytes that are used again.
    const lent = Buffer.from(piece);
    const batch = decoder.decode(lent, 0);
    lent.fill(0x58);
    return batch;
  });
  for (const batch of [...batches, decoder.end(0)]) {
    assert.equal(batch.quarantined.length, batch.quarantinedAt.length);
    batch.events.forEach((event, index) => {
      batch.quarantined.forEach((item, q) => {
        if (batch.quarantinedAt[q] === index) all.order.push(`${item.position}: ${item.reason}`);
      });
      all.order.push('callId' in event ? event.callId : event.type);
    });
    batch.quarantined.forEach((item, q) => {
      if (batch.quarantinedAt[q] === batch.events.length) {
        all.order.push(`${item.position}: ${item.reason}`);
      }
    });
    all.events.push(...batch.events);
    all.quarantined.push(...batch.quarantined);
  }
  return { ...all, lines: decoder.lines };
}

const good = '{"type":"answer","time":"2026-06-01T00:00:00Z","callId":"c1"}';
const overlong = `line is longer than ${longestLineBytes} bytes`;

function padded(bytes: number): string {
  return good + ' '.repeat(bytes - good.length);
}

test('blank lines, CRLF, byte order mark and a missing last line end', () => {
  const [second, third] = [good.replace('c1', 'c2'), good.replace('c1', 'c3')];
  const text = `\ufeff${good}\r\n\r\n  \n${second}\nx\r\n${third}`;
  const { order, quarantined, lines } = decodeAll([Buffer.from(text)]);
  assert.deepEqual(order, ['c1', 'c2', '5: not JSON', 'c3']);
  assert.equal(quarantined[0]?.raw, 'x');
  assert.equal(lines, 6);
});

test('a line over 64 kB is quarantined and the rest goes on', () => {
  for (const size of [longestLineBytes + 1, 3 * longestLineBytes]) {
    const text = Buffer.from(`${good}\n${padded(size)}\n${good}\n${padded(size)}`);
    for (const step of [text.length, 100_000, 4096]) {
      const pieces = cut(text, step);
      const { order, quarantined } = decodeAll(pieces);
      assert.deepEqual(order, ['c1', `2: ${overlong}`, 'c1', `4: ${overlong}`]);
      assert.deepEqual(
        quarantined.map(item => item.raw.length),
        [1000, 1000],
      );
    }
  }
  assert.deepEqual(decodeAll([Buffer.from(padded(longestLineBytes))]).order, ['c1']);
});

test('the limit counts bytes, not characters', () => {
  const text = `{"type":"answer","x":"${'関'.repeat(22_000)}"}`;
  assert.deepEqual(decodeAll([Buffer.from(`${text}\n`)]).order, [`1: ${overlong}`]);
  assert.deepEqual(decodeAll([Buffer.from(text)]).order, [`1: ${overlong}`]);
});

test('a line that is not UTF-8 is quarantined, its neighbours are not', () => {
  const text = Buffer.concat([
    Buffer.from(`${good}\n`),
    Buffer.from(good.replace('c1', 'c\xe9'), 'latin1'),
    Buffer.from(`\n${good}`),
  ]);
  const { order, quarantined } = decodeAll([text]);
  assert.deepEqual(order, ['c1', '2: not UTF-8', 'c1']);
  assert.ok(quarantined[0]?.raw.startsWith('{"type":"answer"'));
});

test('a source that breaks off says where', () => {
  const decoder = new NdjsonDecoder('f');
  decoder.decode(Buffer.from(`${good}\n{"type":`), 0);
  const { quarantined } = decoder.fail('gone', 9);
  assert.deepEqual(
    quarantined.map(item => [item.position, item.reason]),
    [
      [2, 'not JSON'],
      [3, 'gone'],
    ],
  );
});

function cut(bytes: Buffer, step: number): Buffer[] {
  const pieces: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += step) pieces.push(bytes.subarray(at, at + step));
  return pieces;
}

const mutated = fc
  .tuple(fc.nat(good.length), fc.nat(4), fc.uint8Array({ maxLength: 4 }))
  .map(([at, removed, added]) =>
    Buffer.concat([Buffer.from(good.slice(0, at)), added, Buffer.from(good.slice(at + removed))]),
  );
const line = fc.oneof(
  fc.constant(Buffer.from(good)),
  mutated,
  fc.uint8Array({ maxLength: 60 }).map(bytes => Buffer.from(bytes)),
  fc.json().map(text => Buffer.from(text)),
  fc.constantFrom(...['', '\r', ' ', '[]', '関', padded(66_000)].map(text => Buffer.from(text))),
);
const input = fc
  .tuple(fc.array(line, { maxLength: 12 }), fc.boolean())
  .map(([lines, ended]) =>
    Buffer.concat(lines.flatMap((l, n) => (n + 1 < lines.length || ended ? [l, nl] : [l]))),
  );
const nl = Buffer.from('\n');

test('every line that is not blank is an event or quarantined with its number', () => {
  fc.assert(
    fc.property(input, bytes => {
      const { events, quarantined, lines } = decodeAll([bytes]);
      const parts: Buffer[] = [];
      for (let start = 0; start < bytes.length; ) {
        const end = bytes.indexOf(nl, start);
        parts.push(bytes.subarray(start, end < 0 ? bytes.length : end));
        start = end < 0 ? bytes.length : end + 1;
      }
      const blank = parts.filter((part, n) => {
        const text = part.toString('utf8');
        return /^\s*$/.test(n === 0 ? text.replace(/^\ufeff/, '') : text);
      });
      assert.equal(lines, parts.length);
      assert.equal(events.length + quarantined.length, parts.length - blank.length);
      const numbers = quarantined.map(item => item.position);
      assert.deepEqual(
        numbers,
        [...new Set(numbers)].sort((a, b) => a - b),
      );
      assert.ok(quarantined.every(item => item.raw.length <= 1000 && item.reason !== ''));
    }),
    { numRuns: 2000 },
  );
});

test('it makes no difference where the bytes are cut', () => {
  fc.assert(
    fc.property(
      input,
      fc.array(fc.integer({ min: 1, max: 70_000 }), { maxLength: 9 }),
      (bytes, sizes) => {
        const pieces: Buffer[] = [];
        let at = 0;
        for (const size of sizes) {
          const step = size % 3 === 0 ? size : (size % 20) + 1;
          pieces.push(bytes.subarray(at, at + step));
          at += step;
        }
        pieces.push(bytes.subarray(at));
        assert.deepEqual(decodeAll(pieces), decodeAll([bytes]));
      },
    ),
    { numRuns: 1000 },
  );
});
