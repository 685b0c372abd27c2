import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readSubscribers } from './read-subscribers.ts';

const header = 'subscriber,account,type,service,channels,deviceModel';
const extra =
  'challenge,since,until,lastMonthYen,timeZone,billingDay,accessCarrier,email,mobile,phone,' +
  'emailChanged,mobileChanged,phoneChanged';
const jst = 9 * 3_600_000;

function read(text: string): ReturnType<typeof readSubscribers> {
  return readSubscribers(Buffer.from(text));
}

test('reads the example', () => {
  const file = new URL('../../../examples/subscribers.csv', import.meta.url);
  const { rows, problems } = readSubscribers(readFileSync(file));
  assert.deepEqual(problems, []);
  assert.deepEqual(rows, [
    {
      subscriber: '05010000001',
      account: 'A1',
      type: 'corporate',
      service: 'ip',
      channels: 8,
      deviceModel: 'NEC UNIVERGE SV9300',
      challenge: true,
      contacts: [
        { channel: 'mail', address: 'admin@a1.example' },
        { channel: 'sms', address: '09000000001' },
      ],
    },
    {
      subscriber: '0310000002',
      account: 'A2',
      type: 'individual',
      service: 'pstn',
      channels: 1,
      challenge: false,
      contacts: [
        { channel: 'mail', address: 'b@a2.example' },
        { channel: 'sms', address: '09000000002' },
      ],
    },
  ]);
});

test('every further column', () => {
  const { rows, problems } = read(
    `${header},${extra}\n` +
      'sip:a&amp;b@x, ,Corporate,IP,,,No,2020-01-01,2027-03-31,12000,Asia/Tokyo,28,NTT East,' +
      'a@b.example,+81 90-0000-0001,(03) 1000-0002,2026-06-01,2026/6/2,2026-06-03T00:00:00Z\n',
  );
  assert.deepEqual(problems, []);
  assert.deepEqual(rows, [
    {
      subscriber: 'sip:a&amp;b@x',
      account: 'sip:a&amp;b@x',
      type: 'corporate',
      service: 'ip',
      challenge: false,
      sinceMs: Date.UTC(2020, 0, 1) - jst,
      untilMs: Date.UTC(2027, 3, 1) - jst,
      lastMonthYen: 12_000,
      timeZone: 'Asia/Tokyo',
      billingDay: 28,
      accessCarrier: 'NTT East',
      contacts: [
        { channel: 'mail', address: 'a@b.example', changedMs: Date.UTC(2026, 5, 1) - jst },
        { channel: 'sms', address: '+819000000001', changedMs: Date.UTC(2026, 5, 2) - jst },
        { channel: 'voice', address: '0310000002', changedMs: Date.UTC(2026, 5, 3) },
      ],
    },
  ]);
});

test('a line older than 1970 keeps its first day', () => {
  const { rows } = read(`${header},since\n1,a,individual,pstn,,,1965-04-01\n`);
  assert.equal(rows[0]?.sinceMs, Date.UTC(1965, 3, 1) - jst);
});

test('says what is wrong with a line', () => {
  const good = 'individual,ip,1,';
  for (const [line, column, reason] of [
    [`,a,${good}`, 'subscriber', 'subscriber is empty'],
    ['1,a,,ip,1,', 'type', 'type is empty'],
    ['1,a,person,ip,1,', 'type', 'type "person" is not individual or corporate'],
    ['1,a,individual,,1,', 'service', 'service is empty'],
    ['1,a,individual,isdn,1,', 'service', 'service "isdn" is not ip or pstn'],
    ['1,a,individual,ip,0,', 'channels', 'channels "0" is not an integer of 1 to 1000000'],
    [`1,a,${good},maybe`, 'challenge', 'challenge "maybe" is not yes or no'],
    [`1,a,${good},,2026-02-02,2026-02-01`, 'until', 'until is before since'],
    [
      `1,a,${good},,,,-5`,
      'lastMonthYen',
      'lastMonthYen "-5" is not an integer of 0 to 1000000000000',
    ],
    [
      `1,a,${good},,,,,Asia/Edo`,
      'timeZone',
      'timeZone "Asia/Edo" is not a time zone of the IANA list',
    ],
    [`1,a,${good},,,,,+09:00`, 'timeZone', 'timeZone "+09:00" is not a time zone of the IANA list'],
    [`1,a,${good},,,,,,29`, 'billingDay', 'billingDay "29" is not an integer of 1 to 28'],
    [`1,a,${good},,,,,,,,a@b@c`, 'email', 'email "a@b@c" is not a mail address'],
    [`1,a,${good},,,,,,,,,12x`, 'mobile', 'mobile "12x" is not a telephone number'],
    [`1,a,${good},,,,,,,,,,+`, 'phone', 'phone "+" is not a telephone number'],
    [
      `1,a,${good},,,,,,,,,,,yesterday`,
      'emailChanged',
      'emailChanged "yesterday" is not a day (2026-04-01) or a time with offset',
    ],
  ] as const) {
    const { rows, problems } = read(`${header},${extra}\n${line}\n`);
    assert.deepEqual([rows, problems], [[], [{ line: 2, column, reason }]]);
  }
});

test('a line named twice is a problem the second time, unless the first was one', () => {
  const line = '1,a,individual,ip,1,x\n';
  const { rows, problems } = read(`${header}\n1,a,person,ip,1,x\n${line}${line}`);
  assert.equal(rows.length, 1);
  assert.deepEqual(
    problems.map(problem => [problem.line, problem.reason]),
    [
      [2, 'type "person" is not individual or corporate'],
      [4, 'subscriber stands in line 3 already'],
    ],
  );
});
