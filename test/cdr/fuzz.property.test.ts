import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import type { CallRecordOptions, CdrFormat } from '../../src/ingest/cdr/call-record.ts';
import { detectFormat } from '../../src/ingest/cdr/detect-format.ts';
import { japaneseMap } from './japanese-map.ts';
import { readBytes } from './read-all.ts';

const folder = join(import.meta.dirname, '../../examples/cdr');
const files = readdirSync(folder).map(name => ({ name, bytes: readFileSync(join(folder, name)) }));

function optionsOf(name: string): Partial<CallRecordOptions> {
  const prefix = name.split(/[-.]/)[0]!;
  if (prefix === 'columns') return { columnMap: japaneseMap };
  return { format: (prefix === 'W2601' ? 'ntt-com' : prefix) as CdrFormat };
}

/** Cuts, changes, doubles or inserts a few bytes. */
function damage(bytes: Buffer, edits: readonly [number, number, number][]): Buffer {
  let out = bytes;
  for (const [kind, place, value] of edits) {
    const at = place % (out.length + 1);
    const [before, after] = [out.subarray(0, at), out.subarray(at)];
    const byte = Buffer.from([value]);
    if (kind === 0) out = Buffer.concat([before, byte, after.subarray(1)]);
    else if (kind === 1) out = Buffer.concat([before, byte, after]);
    else if (kind === 2) out = Buffer.concat([before, after.subarray(value % 40)]);
    else out = Buffer.concat([before, after.subarray(0, value), after]);
  }
  return out;
}

const special = fc.constantFrom(0, 9, 10, 13, 26, 34, 44, 48, 50, 57, 92, 0x81, 0xff);
const edit = fc.tuple(fc.nat(3), fc.nat(5_000), fc.oneof(special, fc.nat(255)));
const someFile = fc.constantFrom(...files);

test('property: damaged files never throw, and no record is unaccounted for', async () => {
  await fc.assert(
    fc.asyncProperty(someFile, fc.array(edit, { maxLength: 6 }), async ({ name, bytes }, edits) => {
      const damaged = damage(bytes, edits);
      const all = await readBytes([damaged], optionsOf(name));
      for (const call of all.events) {
        assert.ok(Number.isSafeInteger(call.timeMs) && call.setupMs <= call.endMs);
        assert.ok(call.subscriber !== '' && call.to !== '' && call.callId !== '');
      }
      for (const item of all.quarantined) {
        assert.ok(item.position >= 1 && item.reason !== '' && item.raw.length <= 1_000);
      }
      const records = all.events.length + all.quarantined.length + all.skipped;
      assert.ok(records > 0 || damaged.length === 0 || all.problems.length > 0);
    }),
    { numRuns: 400, seed: 20264 },
  );
});

test('property: one damaged byte of an Asterisk file costs two records at the most', async () => {
  const bytes = readFileSync(join(folder, 'asterisk-18.csv'));
  await fc.assert(
    fc.asyncProperty(
      fc.nat(bytes.length - 1),
      fc.oneof(special, fc.nat(255)),
      async (at, value) => {
        const damaged = Buffer.from(bytes);
        damaged[at] = value;
        const { events } = await readBytes([damaged], { format: 'asterisk' });
        assert.ok(events.length >= 2, `${events.length} events`);
      },
    ),
    { numRuns: 400, seed: 20265 },
  );
});

test('property: chunk boundaries change nothing', async () => {
  await fc.assert(
    fc.asyncProperty(
      someFile,
      fc.array(edit, { maxLength: 3 }),
      fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 8 }),
      async ({ name, bytes }, edits, steps) => {
        const damaged = damage(bytes, edits);
        const pieces: Uint8Array[] = [];
        for (let at = 0, turn = 0; at < damaged.length; turn += 1) {
          const step = steps[turn % steps.length]!;
          pieces.push(damaged.subarray(at, at + step));
          at += step;
        }
        const options = optionsOf(name);
        assert.deepEqual(await readBytes(pieces, options), await readBytes([damaged], options));
      },
    ),
    { numRuns: 300, seed: 20266 },
  );
});

test('property: chunk boundaries change nothing in a file longer than the first look', async () => {
  const long = (name: string): Buffer => {
    const bytes = readFileSync(join(folder, name));
    return Buffer.concat(Array.from({ length: Math.ceil(150_000 / bytes.length) }, () => bytes));
  };
  const pool = ['asterisk-quirks.csv', 'W2601-ntt-com-unterminated.dat', 'W2601-ntt-com.txt'].map(
    name => ({ name, bytes: long(name) }),
  );
  const far = fc.tuple(fc.nat(3), fc.nat(150_000), fc.oneof(special, fc.nat(255)));
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...pool),
      fc.array(far, { maxLength: 6 }),
      fc.integer({ min: 3_000, max: 90_000 }),
      async ({ name, bytes }, edits, step) => {
        const damaged = damage(bytes, edits);
        const pieces: Uint8Array[] = [];
        for (let at = 0; at < damaged.length; at += step) {
          pieces.push(damaged.subarray(at, at + step));
        }
        const options = optionsOf(name);
        assert.deepEqual(await readBytes(pieces, options), await readBytes([damaged], options));
      },
    ),
    { numRuns: 25, seed: 20267 },
  );
});

test('property: any bytes at all are read by any reader without a throw', async () => {
  const formats = ['asterisk', 'freeswitch', 'ntt-com', 'broadworks', 'cucm', 'acme', 'sonus'];
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 700 }),
    fc.string({ maxLength: 300, unit: 'binary' }).map(text => new TextEncoder().encode(text)),
    fc
      .uint8Array({ maxLength: 300 })
      .map(tail => Buffer.concat([Buffer.from('\x1f\x8b\x08', 'latin1'), tail])),
  );
  await fc.assert(
    fc.asyncProperty(bytes, fc.constantFrom(...formats, undefined), async (content, format) => {
      detectFormat(content, 'any');
      const options = format === undefined ? {} : { format: format as CdrFormat };
      const all = await readBytes([content], options);
      const said = all.quarantined.length + all.skipped + all.problems.length + all.events.length;
      assert.ok(said > 0 || content.length === 0);
    }),
    { numRuns: 400, seed: 20268 },
  );
});
