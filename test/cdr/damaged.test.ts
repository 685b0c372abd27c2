import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import type { CallRecordOptions } from '../../src/ingest/cdr/call-record.ts';
import { ColumnMapError } from '../../src/ingest/cdr/column-map.ts';
import { CallRecordFileError } from '../../src/ingest/cdr/file-chunks.ts';
import { readCallRecords } from '../../src/ingest/cdr/read-call-records.ts';
import { zoneOffsets } from '../../src/ingest/cdr/zone-offsets.ts';
import { japaneseMap } from './japanese-map.ts';
import { allOf, type ReadAll, readBytes } from './read-all.ts';

const folder = join(import.meta.dirname, 'damaged');
const zone = zoneOffsets('Asia/Tokyo');

async function read(name: string, options: Partial<CallRecordOptions> = {}): Promise<ReadAll> {
  return allOf(readCallRecords(join(folder, name), { zone, ...options }));
}

const reasons = ({ quarantined }: ReadAll): unknown[] =>
  quarantined.map(({ position, reason }) => [position, reason]);

test('a damaged Asterisk file keeps every good record', async () => {
  const all = await read('asterisk.csv');
  assert.deepEqual(
    all.events.map(({ callId }) => callId),
    ['1780319400.10', '1780319400.12', '1780319400.60', '1780319400.63', '1780319400.65'],
  );
  assert.deepEqual(reasons(all), [
    [2, 'quote not closed'],
    [4, 'text after the closing quote'],
    [6, 'start time not readable'],
    [7, 'ends before it starts'],
    [8, '1 columns; Asterisk writes 16 to 21'],
    [10, '1 columns; Asterisk writes 16 to 21'],
    [11, 'no called number'],
    [14, 'quote not closed'],
  ]);
  assert.equal(all.events.length + all.quarantined.length + all.skipped, 14);
  assert.ok(all.quarantined.every(({ source }) => source === 'asterisk.csv'));
  assert.equal(all.quarantined[5]!.raw, 'Asterisk CDR log rotated');
});

test('a cut gzip file gives what it holds, and says that it is cut', async () => {
  const all = await read('asterisk-cut.csv.gz');
  assert.equal(all.events.length, 1_472);
  assert.deepEqual(reasons(all), [[1_473, 'quote not closed']]);
  assert.match(all.problems[0]!.reason, /^gzip: unexpected end of file/);
});

test('a damaged FreeSWITCH file keeps every good record', async () => {
  const all = await read('freeswitch.csv');
  assert.equal(all.events.length, 3);
  assert.deepEqual(reasons(all), [
    [2, 'text after the closing quote'],
    [3, 'start time not readable'],
    [5, 'quote not closed'],
  ]);
});

test('a damaged file of NTT Communications keeps every good record', async () => {
  const all = await read('W2601-ntt-com.txt');
  assert.equal(all.events.length, 3);
  assert.deepEqual(reasons(all), [
    [3, 'date not readable'],
    [4, '100 bytes instead of 128'],
    [5, 'start time not readable'],
    [6, 'record kind 5 is not known'],
  ]);
  assert.equal(all.skipped, 2);
  assert.match(all.quarantined[0]!.raw, /ｲｷﾞﾘｽ/);
  assert.deepEqual(
    all.problems.map(({ reason }) => reason),
    [
      'trailer counts 9 records, the file holds 5 (5 calls)',
      'trailer totals 1 yen, the calls come to 105669',
    ],
  );
});

test('without line ends, lost and added bytes cost the records they fall in', async () => {
  const all = await read('W2601-unterminated.dat');
  assert.equal(all.events.length, 3);
  assert.deepEqual(reasons(all), [
    [3, '121 bytes instead of 128'],
    [5, '3 bytes instead of 128'],
  ]);
  assert.equal(all.problems.length, 2);
});

test('without its header a file has no year, unless the billing month is given', async () => {
  const lost = await read('W-no-header.txt');
  assert.equal(lost.quarantined.length, 4);
  assert.equal(lost.quarantined[0]!.reason, 'no header before it: the year is not known');
  const given = await read('W-no-header.txt', { billingMonth: '2026-01' });
  assert.equal(given.events.length, 4);
  assert.equal(new Date(given.events[0]!.setupMs).toISOString(), '2025-12-29T18:15:00.000Z');
});

test('a damaged file read by a column map keeps every good record', async () => {
  const all = await read('columns-japanese.csv', { columnMap: japaneseMap });
  assert.equal(all.events.length, 3);
  assert.deepEqual(reasons(all), [
    [3, 'called number destroyed by a spreadsheet'],
    [4, 'setup time not readable'],
    [5, '6 columns, the header has 8'],
  ]);
});

test('a file of no known format is one quarantined item', async () => {
  const all = await read('columns-japanese.csv');
  assert.deepEqual(reasons(all), [[1, 'format not found; name it in the settings']]);
  assert.equal((await readBytes([])).quarantined.length, 0);
});

test('a map that names a missing column says so for the file and for each record', async () => {
  const map = { ...japaneseMap, columns: { ...japaneseMap.columns, to: '着信番号' } };
  const all = await read('columns-japanese.csv', { columnMap: map });
  assert.equal(all.events.length, 0);
  assert.equal(all.quarantined.length, 6);
  assert.equal(all.problems[0]!.reason, 'column "着信番号" is not in the header');
});

test('settings that cannot be used are refused before reading', async () => {
  const map = { header: false, columns: { subscriber: 'a', to: 2, setup: 3, end: 4 } };
  await assert.rejects(read('asterisk.csv', { columnMap: map }), ColumnMapError);
  const unknown = { columns: { subscriber: 1, to: 2, setup: 3, end: 4 }, colour: 'red' };
  await assert.rejects(read('asterisk.csv', { columnMap: unknown }), ColumnMapError);
  await assert.rejects(read('no-such-file.csv'), CallRecordFileError);
});

test('gzip members follow each other; bytes that are none are told, and cost little', async () => {
  const lines = Array.from({ length: 2_000 }, (_, index) => `${Math.imul(index, 2654435761)},y\n`);
  const good = gzipSync(lines.join(''));
  const two = await readBytes([good, good], { format: 'asterisk' });
  assert.deepEqual([two.quarantined.length, two.problems.length], [4_000, 0]);
  const tail = Buffer.concat([good, Buffer.from('no member at all')]);
  const all = await readBytes([tail], { format: 'asterisk' });
  assert.ok(all.quarantined.length > 1_500);
  assert.match(all.problems[0]!.reason, /^gzip: /);
});
