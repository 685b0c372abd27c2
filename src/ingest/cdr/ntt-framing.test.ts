import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { NttFraming } from './ntt-framing.ts';

/** Cuts bytes; a record is certain where it begins with `2` and ends with `#`. */
function cut(pieces: readonly Uint8Array[]): { what: string; text: string; position: number }[] {
  const out: { what: string; text: string; position: number }[] = [];
  const framing = new NttFraming({
    record: (bytes, position) =>
      void out.push({ what: 'record', text: bytes.toString('latin1'), position }),
    damaged: (bytes, position, reason) =>
      void out.push({ what: reason, text: bytes.toString('latin1'), position }),
    blank: () => {},
    certain: (bytes, start) => bytes[start] === 0x32 && bytes[start + 127] === 0x23,
  });
  for (const piece of pieces) framing.push(piece);
  framing.end();
  return out;
}

const record = (mark: string): string => `2${mark.padEnd(126, '.')}#`;

test('goes on at the next certain record after lost and added bytes', () => {
  const text = `${record('a') + record('b').slice(5) + record('c')}xyz${record('d')}`;
  const cuts = cut([Buffer.from(text)]);
  assert.deepEqual(
    cuts.map(({ position, text: bytes, what }) => [position, what, bytes.slice(0, 2)]),
    [
      [1, 'record', '2a'],
      [2, '123 bytes instead of 128', '..'],
      [3, 'record', '2c'],
      [4, '3 bytes instead of 128', 'xy'],
      [5, 'record', '2d'],
    ],
  );
});

test('a lost line end between two records costs nothing', () => {
  const cuts = cut([Buffer.from(`${record('a')}${record('b')}\r\n${record('c')}\r\n`)]);
  assert.deepEqual(
    cuts.map(({ what }) => what),
    ['record', 'record', 'record'],
  );
});

test('the mark of the end of a DOS file is no record', () => {
  assert.equal(cut([Buffer.from(`${record('a')}\r\n\x1a`)]).length, 1);
  assert.equal(cut([Buffer.from(`${record('a')}\x1a`)]).length, 1);
});

test('property: every byte is in some cut, and chunk boundaries change nothing', () => {
  const piece = fc.oneof(
    fc.constantFrom(record('a'), record('b'), `${record('c')}\r\n`, `${record('d')}\n`, '\n'),
    fc.string({ maxLength: 200 }),
  );
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 30 }),
      fc.integer({ min: 1, max: 999 }),
      (all, step) => {
        const bytes = Buffer.from(all.join(''), 'latin1');
        const whole = cut([bytes]);
        const kept = whole.map(({ text }) => text).join('');
        const strip = (text: string): string => text.replaceAll(/[\r\n\x1a ]/g, '');
        assert.equal(strip(kept), strip(bytes.toString('latin1')));
        const pieces: Uint8Array[] = [];
        for (let at = 0; at < bytes.length; at += step) pieces.push(bytes.subarray(at, at + step));
        assert.deepEqual(cut(pieces), whole);
      },
    ),
    { numRuns: 300, seed: 20269 },
  );
});
