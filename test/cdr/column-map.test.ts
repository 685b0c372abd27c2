import assert from 'node:assert/strict';
import { test } from 'node:test';
import iconv from 'iconv-lite';
import { type ColumnMap, ColumnMapError, fullColumnMap } from '../../src/ingest/cdr/column-map.ts';
import { zoneOffsets } from '../../src/ingest/cdr/zone-offsets.ts';
import { japaneseMap } from './japanese-map.ts';
import { brief, type ReadAll, readBytes } from './read-all.ts';

const ROWS = [
  [
    '発信番号',
    '通話先番号',
    '通話先地域',
    '通話開始日',
    '通話開始時刻',
    '通話時間',
    '通話料金(円)',
  ],
  ['0312340000', '37120001234', 'ラトビア', '2026/06/02', '03:05:00', '1:00:00', '10800'],
];
const READ = [
  '0312340000 +37120001234 26-06-02T03:05:00 26-06-02T03:05:00 26-06-02T04:05:00 outbound -',
];

async function read(text: string | Buffer, columnMap: ColumnMap): Promise<ReadAll> {
  return readBytes([Buffer.from(text)], { columnMap });
}

test('finds encoding and delimiter by itself', async () => {
  for (const delimiter of [',', '\t', ';', '|']) {
    const text = ROWS.map(row => row.join(delimiter)).join('\r\n');
    for (const encoding of ['utf8', 'cp932', 'euc-jp', 'utf16le', 'utf16be']) {
      const addBOM = encoding.startsWith('utf16');
      const { events } = await read(iconv.encode(text, encoding, { addBOM }), japaneseMap);
      assert.deepEqual(events.map(brief), READ, `${encoding} ${JSON.stringify(delimiter)}`);
    }
    const marked = await read(iconv.encode(text, 'utf8', { addBOM: true }), japaneseMap);
    assert.deepEqual(marked.events.map(brief), READ);
  }
});

const SIMPLE: ColumnMap = {
  header: false,
  delimiter: ',',
  columns: { callId: 1, subscriber: 2, to: 3, setup: 4, answer: 5, end: 6, cause: 7 },
};
const T = (clock: string): string => `2026-06-01T${clock}+09:00`;

test('leaves out rows of another kind, and tells directions apart', async () => {
  const map: ColumnMap = {
    ...SIMPLE,
    only: [{ column: 8, equals: ['call', 'Call'] }],
    direction: { column: 9, inbound: 'in', outbound: ['out', 'fwd'] },
  };
  const times = `${T('10:00:00')},${T('10:00:05')},${T('10:01:00')}`;
  const row = (id: string, kind: string, direction: string): string =>
    `${id},0312340000,0101212,${times},16,${kind},${direction}\n`;
  const text = row('a', 'call', 'out') + row('b', 'sms', 'out') + row('c', 'Call', 'in');
  const all = await read(text + row('d', 'call', 'internal') + row('e', 'call', 'fwd'), map);
  assert.deepEqual(
    all.events.map(({ callId, direction }) => [callId, direction]),
    [
      ['a', 'outbound'],
      ['c', 'inbound'],
      ['e', 'outbound'],
    ],
  );
  assert.equal(all.skipped, 2);
});

test('tells answered calls by a column, or by what is there', async () => {
  const marked: ColumnMap = {
    header: false,
    delimiter: ',',
    columns: { subscriber: 1, to: 2, setup: 3, end: 4, talk: 5 },
    answered: { column: 6, equals: ['Y'] },
  };
  const row = (talk: string, sign: string): string =>
    `1,2,${T('10:00:00')},${T('10:01:00')},${talk},${sign}\n`;
  const all = await read(row('50', 'Y') + row('50', 'N') + row('', 'Y'), marked);
  assert.deepEqual(
    all.events.map(({ answerMs, setupMs }) => answerMs && answerMs - setupMs),
    [10_000, undefined, 0],
  );
  const { answered: _, ...plain } = marked;
  const byTalk = await read(row('50', '') + row('0', ''), plain);
  assert.deepEqual(
    byTalk.events.map(({ answerMs }) => answerMs !== undefined),
    [true, false],
  );
});

test('without an end an unanswered call ends as it begins; an answered one is none', async () => {
  const all = await read(
    `a,1,2,${T('10:00:00')},,,19\nb,1,2,${T('10:00:00')},${T('10:00:09')},,16\n`,
    SIMPLE,
  );
  assert.deepEqual(
    all.events.map(({ callId, endMs, setupMs }) => [callId, endMs - setupMs]),
    [['a', 0]],
  );
  assert.equal(all.quarantined[0]!.reason, 'neither end time nor duration');
});

test('reads causes in hex, addresses with ports, and own numbers in national form', async () => {
  const map: ColumnMap = {
    header: false,
    delimiter: ';',
    columns: { subscriber: 1, to: 2, setup: 3, duration: 4, cause: 5, sourceIp: 6 },
    cause: 'hex',
    numbers: { national: { from: '+81', to: '0' } },
  };
  const { events } = await read(
    `+81312340000;+8150;${T('10:00:00')};5;1F;[2001:db8::1]:5060\n` +
      `<tel:+81312340000>;sip:+37120001234@x;${T('10:00:00')};5;0x10;203.0.113.9:5060\n` +
      `+81312340000;+371;${T('10:00:00')};5;zz;unknown\n`,
    map,
  );
  assert.deepEqual(
    events.map(({ cause, sourceIp, subscriber, to }) => [subscriber, to, cause, sourceIp]),
    [
      ['0312340000', '+8150', 31, '2001:db8::1'],
      ['0312340000', '+37120001234', 16, '203.0.113.9'],
      ['0312340000', '+371', undefined, undefined],
    ],
  );
});

test('passes over lines about the header, and a delimiter at the end of lines', async () => {
  const map: ColumnMap = { ...japaneseMap, skipLines: 2, skipAfterHeader: 1 };
  const [header, row] = ROWS.map(cells => cells.join(','));
  const text = `明細\n"2026年\n${header}\nTEXT,TEXT\n${row},\n${row},x\n`;
  const all = await read(text, map);
  assert.deepEqual(all.events.map(brief), READ);
  assert.equal(all.quarantined[0]!.reason, '8 columns, the header has 7');
  assert.equal(all.skipped, 4);
});

test('says where a map is wrong', () => {
  const wrong = (map: unknown): string => {
    try {
      fullColumnMap(map);
    } catch (error) {
      assert.ok(error instanceof ColumnMapError);
      return error.message;
    }
    return '';
  };
  assert.match(wrong({ columns: { subscriber: 'a', to: 'b', setup: 'c' } }), /columns\.end/);
  assert.match(wrong({ columns: { subscriber: 'a', to: 'b', end: 'c' } }), /columns\.setup/);
  assert.match(wrong({ columns: { to: 'b', setup: 'c', end: 'd' } }), /columns\.subscriber/);
  assert.match(wrong({ ...japaneseMap, header: false }), /header is false: give the number/);
  assert.match(wrong({ ...japaneseMap, delimiter: '、' }), /is no ASCII character/);
  assert.match(wrong({ ...japaneseMap, colums: {} }), /colums/);
  assert.equal(wrong(japaneseMap), '');
});

test('over the end of summer time, the record’s own duration tells the hour', async () => {
  const zone = zoneOffsets('America/New_York');
  const line = (start: string, answer: string, end: string, duration: number): string =>
    `"","100","010371","c","","ch","","Dial","","${start}","${answer}","${end}",` +
    `${duration},${duration - 5},"ANSWERED","DOC","1793512200.1"\n`;
  const text = line('2026-11-01 01:50:00', '2026-11-01 01:50:05', '2026-11-01 01:20:00', 1_800);
  const { events, quarantined } = await readBytes([Buffer.from(text)], { zone });
  assert.deepEqual(quarantined, []);
  assert.equal(new Date(events[0]!.setupMs).toISOString(), '2026-11-01T05:50:00.000Z');
  assert.equal(new Date(events[0]!.endMs).toISOString(), '2026-11-01T06:20:00.000Z');
  assert.equal(events[0]!.zone, '-05:00');
});
