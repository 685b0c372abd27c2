import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import type { CallRecordOptions } from '../../src/ingest/cdr/call-record.ts';
import { detectFormat } from '../../src/ingest/cdr/detect-format.ts';
import { detectFileFormat, readCallRecords } from '../../src/ingest/cdr/read-call-records.ts';
import { zoneOffsets } from '../../src/ingest/cdr/zone-offsets.ts';
import { japaneseMap } from './japanese-map.ts';
import { allOf, brief, type ReadAll } from './read-all.ts';

const folder = join(import.meta.dirname, '../../examples/cdr');
const zone = zoneOffsets('Asia/Tokyo');
const inboundContexts = ['from-trunk', 'public'];

async function read(name: string, options: Partial<CallRecordOptions> = {}): Promise<ReadAll> {
  return allOf(readCallRecords(join(folder, name), { zone, inboundContexts, ...options }));
}

const CALLS = [
  '05010000001 0102321234567 26-06-01T22:10:00 26-06-01T22:10:06 26-06-01T22:41:20 outbound 16',
  '05010000001 01037120001234 26-06-01T22:11:30 - 26-06-01T22:12:00 outbound 19',
  '0312340000 0033010184612345 26-06-01T23:59:50 26-06-02T00:00:01 26-06-02T00:03:00 outbound 16',
  '0312340000 010442079460000 26-06-02T09:00:00 - 26-06-02T09:00:04 outbound 17',
];

test('finds the format of every example that can be found by itself', async () => {
  for (const name of readdirSync(folder)) {
    const found = await detectFileFormat(join(folder, name));
    const first = name.split(/[-.]/)[0]!.replace(/^W2601$/, 'ntt-com');
    const expected = ['columns', 'sonus'].includes(first) ? undefined : first;
    assert.equal(found, expected, name);
  }
  const event = '{"type":"end","time":"26-06-01T10:03:10+09:00","callId":"c1"}\n';
  assert.equal(detectFormat(Buffer.from(event), 'x'), 'ndjson');
  assert.equal(detectFormat(new Uint8Array(0), 'empty.ndjson'), 'ndjson');
  assert.equal(detectFormat(Buffer.from('hello\n'), 'Master.csv'), undefined);
});

test('reads Asterisk in every column variant, compressed or not', async () => {
  const names = readdirSync(folder).filter(name => /^asterisk-\d/.test(name));
  assert.equal(names.length, 8);
  for (const name of names) {
    const { events, problems, quarantined, skipped } = await read(name);
    assert.deepEqual(events.map(brief), CALLS, name);
    assert.deepEqual([quarantined, problems, skipped], [[], [], 0], name);
    assert.equal(new Set(events.map(({ callId }) => callId)).size, 4);
    assert.ok(events.every(event => event.timeMs === event.endMs && event.zone === '+09:00'));
  }
});

test('takes the id of an Asterisk record from what its variant offers', async () => {
  const firstId = async (name: string): Promise<string> => (await read(name)).events[0]!.callId;
  assert.equal(await firstId('asterisk-17-uniqueid.csv'), '1780319400.10');
  assert.equal(await firstId('asterisk-18.csv'), '1780319400.10');
  assert.equal(await firstId('asterisk-19-newcdrcolumns.csv'), '1780319400.10/40');
  assert.equal(await firstId('asterisk-20.csv'), '1780319400.10/40');
  assert.equal(await firstId('asterisk-21.csv'), '1780319400.10/40');
  assert.match(await firstId('asterisk-16.csv'), /^r-[0-9a-f]{24}$/);
  assert.match(await firstId('asterisk-17-userfield.csv'), /^r-[0-9a-f]{24}$/);
  assert.equal(await firstId('asterisk-16.csv'), await firstId('asterisk-16.csv'));
});

test('reads the quirks of Asterisk', async () => {
  const { events, quarantined, skipped } = await read('asterisk-quirks.csv');
  assert.deepEqual(
    events.map(({ direction, subscriber, to }) => [subscriber, to, direction]),
    [
      ['05010000001', '0102321234567', 'outbound'],
      ['05010000002', '01063212345678', 'outbound'],
      ['05010000003', '010864321000', 'outbound'],
      ['+37120001234', '0312340001', 'inbound'],
    ],
  );
  assert.deepEqual([quarantined, skipped], [[], 1]);
});

test('takes the subscriber of an Asterisk record from the column named', async () => {
  const { events } = await read('asterisk-18.csv', { subscriber: ['caller'] });
  assert.deepEqual(
    events.map(({ subscriber }) => subscriber),
    ['05010000001', '05010000001', '201', '202'],
  );
});

test('reads UTC times of Asterisk (usegmtime)', async () => {
  const { events } = await read('asterisk-18.csv', { zone: zoneOffsets('UTC') });
  assert.equal(new Date(events[0]!.setupMs).toISOString(), '2026-06-01T22:10:00.000Z');
  assert.equal(events[0]!.zone, 'Z');
});

test('reads both FreeSWITCH templates, quotes inside names too', async () => {
  for (const name of ['freeswitch-13.csv', 'freeswitch-15.csv']) {
    const { events, quarantined, skipped } = await read(name);
    const second = CALLS[1]!.replace('05010000001', '0312340000');
    assert.deepEqual(events.slice(0, 3).map(brief), [CALLS[0], second, CALLS[2]], name);
    assert.equal(events[3]!.direction, 'inbound');
    assert.equal(events[1]!.callId, '8a1d7c52-6a0f-4d2b-9f11-000000000003');
    assert.deepEqual([quarantined, skipped], [[], 0], name);
  }
});

test("reads NTT Communications' detail with line ends and without, alike", async () => {
  const lines = await read('W2601-ntt-com.txt');
  assert.deepEqual(lines.events.map(brief), [
    '0312340000 +23222123456 25-12-30T03:15:00 25-12-30T03:15:00 25-12-30T03:45:00 outbound -',
    '0312340000 +37120001234 25-12-31T23:59:30 25-12-31T23:59:30 26-01-01T00:01:15 outbound -',
    '0312340001 010442079460000 26-01-02T09:00:00 26-01-02T09:00:00 26-01-02T09:02:00 outbound -',
    '0312340001 +23222999999 26-01-03T02:00:00 26-01-03T02:00:00 26-01-04T04:15:30 outbound -',
  ]);
  assert.deepEqual(
    lines.events.map(({ chargeYen }) => chargeYen),
    [5400, 180, 90, 99999],
  );
  assert.deepEqual([lines.quarantined, lines.problems, lines.skipped], [[], [], 3]);
  assert.deepEqual(await read('W2601-ntt-com-unterminated.dat'), lines);
});

test("takes NTT Communications' called numbers as set", async () => {
  const name = 'W2601-ntt-com.txt';
  const dialled = await read(name, { calledNumber: 'dialled' });
  assert.equal(dialled.events[0]!.to, '23222123456');
  const international = await read(name, { calledNumber: 'international' });
  assert.equal(international.events[2]!.to, '+010442079460000');
});

test('reads a Shift_JIS file by a column map', async () => {
  const { events, quarantined, skipped } = await read('columns-japanese-shift_jis.csv', {
    columnMap: japaneseMap,
  });
  assert.deepEqual(events.map(brief), [
    '05010000001 0102321234567 26-06-01T22:10:06 26-06-01T22:10:06 26-06-01T22:41:20 outbound -',
    '0312340000 +37120001234 26-06-02T03:05:00 26-06-02T03:05:00 26-06-02T04:05:00 outbound -',
    '0312340000 +12125550100 26-06-02T09:00:00 26-06-02T09:00:00 26-06-02T09:02:30 outbound -',
  ]);
  assert.deepEqual(
    events.map(({ chargeYen }) => chargeYen),
    [5400, 10_800, 27],
  );
  assert.deepEqual([quarantined, skipped], [[], 1]);
});

test('reads BroadWorks, CUCM, Acme and Sonus by the ready maps', async () => {
  const first = '26-06-01T22:10:00 26-06-01T22:10:06 26-06-01T22:41:20 outbound';
  const second = '26-06-01T22:11:30 - 26-06-01T22:12:00 outbound';
  const broadworks = await read('broadworks.csv');
  assert.deepEqual(broadworks.events.map(brief), [
    `+815010000001 +23222123456 ${first} 16`,
    `+815010000001 +37120001234 ${second} 19`,
    '+81312340000 +81312340000 26-06-01T22:21:30 26-06-01T22:21:33 26-06-01T22:22:00 inbound 16',
  ]);
  assert.equal(broadworks.skipped, 2);
  assert.equal(broadworks.events[0]!.trunk, 'trunk\\tokyo');
  const cucm = await read('cucm.csv');
  assert.deepEqual(cucm.events.map(brief), [
    `05010000001 0102321234567 ${first} 16`,
    `05010000001 01037120001234 ${second} -`,
  ]);
  assert.equal(cucm.skipped, 3);
  const acme = await read('acme.csv');
  assert.deepEqual(acme.events.map(brief), [
    `05010000001 0102321234567 ${first} -`,
    `05010000001 01037120001234 ${second} -`,
  ]);
  assert.equal(acme.events[0]!.sourceIp, '203.0.113.9');
  const sonus = await read('sonus.csv', { format: 'sonus' });
  assert.deepEqual(sonus.events.map(brief), [
    `0312340000 +23222123456 ${first} -`,
    `0312340000 +37120001234 ${second} -`,
  ]);
});

test('gives batches of the size asked for, with the bytes of the file used', async () => {
  const path = join(folder, 'asterisk-18.csv.gz');
  const sizes: number[] = [];
  let bytesRead = 0;
  for await (const batch of readCallRecords(path, { zone, batchSize: 3 })) {
    sizes.push(batch.events.length);
    bytesRead = batch.bytesRead;
  }
  assert.deepEqual(sizes, [3, 1]);
  assert.equal(bytesRead, readFileSync(path).length);
});

test('puts the facts of the feed on every event', async () => {
  const facts = { service: 'pstn', carrier: '0033' } as const;
  const { events } = await read('W2601-ntt-com.txt', { facts });
  assert.ok(events.every(({ carrier, service }) => carrier === '0033' && service === 'pstn'));
});

test('the worked example of the documentation is what these tests read', () => {
  const path = join(import.meta.dirname, '../../docs/operating/call-records.md');
  const page = readFileSync(path, 'utf8');
  const map: unknown = parse(/```yaml\n([^`]*)```/.exec(page)![1]!);
  assert.deepEqual(map, japaneseMap);
  const sample = /```csv\n([^`]*)```/.exec(page)![1]!;
  const file = readFileSync(join(folder, 'columns-japanese-shift_jis.csv'));
  const text = new TextDecoder('shift_jis').decode(file);
  assert.equal(text.replaceAll('\r', ''), sample);
});
