import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CasePage } from '../case/case-rows.ts';
import { type EvidencePack, packCall, packPeriod, packTotals } from './evidence-pack.ts';
import { packCsv, thousandths } from './pack-csv.ts';
import { packPaper } from './pack-paper.ts';

const openedMs = Date.UTC(2026, 5, 5, 17);
const minuteMs = 60_000;
const line = '0312340001';
const base = { zone: '+09:00' as const, case: 'case-7', subscriber: line };

const page: CasePage = {
  row: {
    case: 'case-7',
    state: 'measure',
    outcome: null,
    cause: null,
    account: 'A1',
    subscriber: line,
    sourceIp: null,
    country: null,
    openedMs,
    closedMs: null,
    changedMs: openedMs,
    lossPerHourYen: 0,
    exposureYen: 5_090,
    nextStep: null,
    nextDueMs: null,
    assignee: null,
    version: 1,
  },
  lines: [line],
  attempts: [],
  measures: [
    {
      id: '0-9-0',
      kind: 'suspension',
      ground: 'A',
      subject: { kind: 'line', subscriber: line },
      case: 'case-7',
      beginMs: openedMs + 9 * minuteMs,
      endMs: openedMs + 9_999 * minuteMs,
      endedMs: null,
      endedBy: null,
      reopened: null,
      decidedBy: 'policy standard 1',
      gates: [{ gate: 'charges-abnormal', met: true, fact: '5090 yen in a day against 1000 yen' }],
      reasons: [],
      renewals: 0,
    },
  ],
  decisions: [
    {
      key: '1',
      decision: {
        ...base,
        type: 'alert',
        timeMs: openedMs,
        exposureYen: 5_090,
        reasons: [{ reading: 'charges', decibans: 9, text: 'charges far above normal' }],
      },
    },
    { key: '2', decision: { ...base, type: 'case', timeMs: openedMs + 1, state: 'contacting' } },
    { key: '3', decision: { ...base, type: 'case', timeMs: openedMs + 2, state: 'contacting' } },
    ...[3, 4].map(at => ({
      key: `v${at}`,
      decision: {
        ...base,
        type: 'verdict' as const,
        timeMs: openedMs + at,
        callId: `c${at}`,
        verdict: 'block' as const,
      },
    })),
  ],
  decisionsLeftOut: 0,
  linked: [],
};

const call = {
  callId: '=1+1',
  subscriber: line,
  account: 'A1',
  to: '37163000001',
  country: 'LV',
  destination: 1,
  service: 'ip' as const,
  sourceIp: '203.0.113.7',
  setupMs: openedMs,
  answerMs: openedMs + 5_000,
  endMs: openedMs + 65_400,
  milliYen: 213_500,
  verdict: 'allow' as const,
  case: null,
};
const rate = {
  prefix: '371',
  destination: 'Latvia, "fixed"',
  country: 'LV',
  milliYenPerMinute: 105_500,
  connectFeeMilliYen: 0,
  initialSeconds: 60,
  incrementSeconds: 60,
};

function pack(numbers: 'masked' | 'in-full', language: 'ja' | 'en'): EvidencePack {
  return {
    taking: {
      by: 'operator:sato',
      atMs: openedMs + 30 * minuteMs,
      purpose: 'legal-inquiry',
      why: 'the police asked',
      language,
      numbers,
    },
    carrier: { ja: '関所電話', en: 'Sekisho Telephone' },
    zoneAt: () => '+09:00',
    page,
    subscribers: [{ subscriber: line, type: 'corporate', service: 'ip' }],
    calls: [packCall(call, numbers, rate)],
    callsLeftOut: false,
    orders: [
      {
        enforcer: 'sbc-1',
        subject: `line:${line}`,
        state: 'applied',
        ended: false,
        tries: 1,
        error: null,
        requestedMs: openedMs,
        sentMs: openedMs,
        confirmedMs: openedMs + 9 * minuteMs + 1_000,
      },
    ],
    auditHead: { seq: 41, hash: 'ab'.repeat(32) },
  };
}

function paperOf(numbers: 'masked' | 'in-full', language: 'ja' | 'en') {
  return packPaper(pack(numbers, language), { text: 'x', bytes: 1_234, sha256: 'cd'.repeat(32) });
}

test('called numbers are masked in paper and file unless they are to be shown', () => {
  for (const language of ['ja', 'en'] as const) {
    const masked = pack('masked', language);
    assert.ok(
      !`${JSON.stringify(paperOf('masked', language))}${packCsv(masked)}`.includes('3000001'),
    );
    assert.match(packCsv(masked), /3716300\*{4}/);
    assert.match(packCsv(pack('in-full', language)), /37163000001/);
    assert.match(JSON.stringify(paperOf('in-full', language)), /37163000001/);
  }
});

test('the file gives times with their zone, exact charges, and no formula', () => {
  const [head, row] = packCsv(pack('masked', 'en')).split('\r\n');
  assert.ok(head?.startsWith('\ufeffcase,call id,line,'));
  assert.equal(
    row,
    "case-7,'=1+1,0312340001,3716300****,LV,Latvia,ip,203.0.113.7,2026-06-06T02:00:00.000+09:00," +
      '2026-06-06T02:00:05.000+09:00,2026-06-06T02:01:05.400+09:00,61,allow,105.5,0,213.5',
  );
  assert.equal(thousandths(1_000), '1');
  assert.equal(thousandths(50), '0.050'.replace(/0+$/, ''));
});

test('the paper tells measures with gates and the network’s times, and how to check it', () => {
  const text = JSON.stringify(paperOf('masked', 'en'));
  assert.match(text, /¥5,090 in a day against ¥1,000/);
  assert.match(text, /sbc-1: 2026-06-06 02:09:01/);
  assert.match(text, /¥214 \(estimate before discounts\)/);
  assert.match(text, new RegExp('cd'.repeat(32)));
  assert.match(text, new RegExp('ab'.repeat(32)));
  const ja = JSON.stringify(paperOf('masked', 'ja'));
  assert.match(ja, /1日に5,090円（平常時の上限1,000円）/);
  assert.match(ja, /平常時を超える通話料/);
});

test('the timeline has each thing once: refusals together, and no state twice', () => {
  const table = paperOf('masked', 'en').sections[1]?.blocks[0];
  assert.ok(table?.kind === 'table');
  assert.deepEqual(
    table.rows.map(row => row[1]),
    [
      'Misuse suspected; ¥5,090 charged or accruing',
      'Case: the subscriber is being asked',
      'Call refused (2 times)',
    ],
  );
});

test('nothing of one language is left in the other', () => {
  assert.doesNotMatch(JSON.stringify(paperOf('masked', 'en').sections), /[ぁ-んァ-ヶ一-龠]/);
  const ja = JSON.stringify(paperOf('masked', 'ja').sections.map(one => one.heading));
  assert.doesNotMatch(ja, /[a-z]/i);
});

test('the period begins a day before the case and ends with it', () => {
  const nowMs = openedMs + minuteMs;
  assert.deepEqual(packPeriod(page.row, nowMs), {
    fromMs: openedMs - 24 * 60 * minuteMs,
    toMs: nowMs + 1,
  });
  const closed = { ...page.row, closedMs: openedMs + 5 };
  assert.equal(packPeriod(closed, nowMs).toMs, openedMs + 6);
  const { calls } = pack('masked', 'en');
  assert.deepEqual(packTotals(calls), {
    calls: 1,
    answered: 1,
    refused: 0,
    seconds: 61,
    milliYen: 213_500,
  });
});
