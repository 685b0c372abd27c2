import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { Decision } from './decision.ts';
import { formatDecision } from './format-decision.ts';

const shapes = readFileSync(
  new URL('../../../examples/decisions.shape.ndjson', import.meta.url),
  'utf8',
)
  .trim()
  .split('\n');

const zone = '+09:00';
const timeMs = Date.parse('2026-06-06T01:00:05+09:00');
const subscriber = '05010000001';
const now = { timeMs, zone, case: 'case-1' };
const reasons = [{ reading: 'destination-listed', decibans: 9, text: 'on the list' }];

/** Keys in order, without `summary`, which is no decision. */
function contractKeys(type: string): string[] {
  const line = shapes.find(shape => JSON.parse(shape).type === type);
  assert.ok(line, type);
  return Object.keys(JSON.parse(line));
}

test('writes the lines of the contract to the byte', () => {
  const decisions: Decision[] = [
    {
      ...now,
      type: 'case',
      subscriber,
      state: 'open',
    },
    {
      ...now,
      type: 'verdict',
      callId: 'c4',
      subscriber,
      verdict: 'challenge',
      measure: 'challenge',
      reasons: [
        {
          reading: 'destination-listed',
          decibans: 9,
          text: 'Sierra Leone is on the restricted list and new to this line',
        },
      ],
    },
    { ...now, type: 'contact', subscriber, channel: 'sms', attempt: 1, result: 'no-answer' },
    {
      ...now,
      timeMs: timeMs + 480_000,
      type: 'suspension',
      subscriber,
      ground: 'A',
      beginMs: timeMs + 480_000,
      endMs: timeMs + 480_000 + 7 * 86_400_000,
    },
  ];
  for (const decision of decisions) {
    const written = formatDecision(decision);
    assert.ok(shapes.includes(written), written);
  }
});

const explanation = { ja: '説明です。', en: 'It is explained.' };

test('an alert has the keys of the contract first, exposure and explanation after them', () => {
  const said = { exposureYen: 1200, reasons, explanation };
  const alert: Decision = { ...now, type: 'alert', subscriber, ...said };
  const written = JSON.parse(formatDecision(alert));
  assert.deepEqual(Object.keys(written), [...contractKeys('alert'), 'exposureYen', 'explanation']);
  assert.deepEqual(written.explanation, explanation);
});

test('a verdict has the keys of the contract first, the explanation after them', () => {
  const call = { callId: 'c', subscriber, verdict: 'block', measure: 'suspension' } as const;
  const said = { en: explanation.en, ja: explanation.ja };
  const verdict: Decision = { ...now, type: 'verdict', ...call, reasons, explanation: said };
  const written = formatDecision(verdict);
  assert.deepEqual(Object.keys(JSON.parse(written)), [...contractKeys('verdict'), 'explanation']);
  assert.ok(written.endsWith(`,"explanation":${JSON.stringify(explanation)}}`));
});

test('measures say begin, end and ground, and whether they are renewed', () => {
  const span = { beginMs: timeMs, endMs: timeMs + 3_600_000, ground: 'R5' };
  const block: Decision = {
    ...now,
    ...span,
    type: 'source-block',
    sourceIp: '198.51.100.77',
    subscribers: ['1', '2'],
    renewal: true,
  };
  assert.equal(
    formatDecision(block),
    '{"time":"2026-06-06T01:00:05.000+09:00","type":"source-block","sourceIp":"198.51.100.77",' +
      '"subscribers":["1","2"],"case":"case-1","ground":"R5",' +
      '"begin":"2026-06-06T01:00:05.000+09:00","end":"2026-06-06T02:00:05.000+09:00",' +
      '"renewal":true}',
  );
  const country: Decision = {
    ...now,
    ...span,
    type: 'country-block',
    country: 'SL',
    subscribers: [],
  };
  const keys = ['time', 'type', 'country', 'subscribers', 'case', 'ground', 'begin', 'end'];
  assert.deepEqual(Object.keys(JSON.parse(formatDecision(country))), keys);
});

test('what is absent has no key, but a verdict always has reasons', () => {
  const allow: Decision = {
    timeMs,
    zone: 'Z',
    type: 'verdict',
    callId: 'c',
    subscriber,
    verdict: 'allow',
  };
  assert.equal(
    formatDecision(allow),
    `{"time":"2026-06-05T16:00:05.000Z","type":"verdict","callId":"c",` +
      `"subscriber":"${subscriber}","verdict":"allow","reasons":[]}`,
  );
  const restoration: Decision = { ...now, type: 'restoration', country: 'SL' };
  const keys = ['time', 'type', 'country', 'case'];
  assert.deepEqual(Object.keys(JSON.parse(formatDecision(restoration))), keys);
});

test('does not depend on the order in which a decision was put together', () => {
  const one: Decision = {
    ...now,
    type: 'verdict',
    callId: 'c',
    subscriber,
    verdict: 'block',
    reasons,
  };
  const turned = Object.fromEntries(Object.entries(one).reverse()) as unknown as Decision;
  const reason = { text: 'on the list', decibans: 9, reading: 'destination-listed' };
  assert.equal(formatDecision({ ...turned, reasons: [reason] } as Decision), formatDecision(one));
});

test('is one line whatever the texts hold, and can be written in another zone', () => {
  const item: Decision = {
    timeMs,
    zone,
    type: 'quarantine',
    source: 'a\nb',
    line: 12,
    reason: '\ud800\u2028"',
  };
  const written = formatDecision(item, { zone: 'Z' });
  assert.equal(written.includes('\n'), false);
  assert.deepEqual(JSON.parse(written), {
    time: '2026-06-05T16:00:05.000Z',
    type: 'quarantine',
    source: 'a\nb',
    line: 12,
    reason: '\ud800\u2028"',
  });
});
