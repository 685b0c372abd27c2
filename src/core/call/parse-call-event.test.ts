import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseCallEvent } from './parse-call-event.ts';

fc.configureGlobal({ seed: 3 });

const at = '2026-06-06T01:00:05.000+09:00';
const timeMs = Date.parse(at);
const zone = '+09:00';
const setup = { type: 'setup', time: at, callId: 'c1', subscriber: '0501', to: '0102321' };
const cdr = {
  ...setup,
  type: 'cdr',
  setupTime: at,
  answerTime: '2026-06-06T01:00:10Z',
  endTime: '2026-06-06T02:00:10Z',
};

function eventOf(value: unknown): unknown {
  const parsed = parseCallEvent(value);
  assert.ok(parsed.ok, parsed.ok ? '' : parsed.reason);
  return parsed.event;
}

function reasonOf(value: unknown): string {
  const parsed = parseCallEvent(value);
  assert.equal(parsed.ok, false);
  return parsed.ok ? '' : parsed.reason;
}

test('reads the example file, all lines but the broken one', () => {
  const file = new URL('../../../examples/events.ndjson', import.meta.url);
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  const parsed = lines.map(line => parseCallEvent(JSON.parse(line)));
  const reasons = parsed.flatMap(result => (result.ok ? [] : [result.reason]));
  assert.equal(lines.length, 13);
  assert.deepEqual(reasons, ['time "not a time" is not an ISO 8601 time with offset']);
});

test('a set-up carries every field of the contract and nothing else', () => {
  const facts = {
    from: '0501',
    service: 'ip',
    sourceIp: '203.0.113.9',
    userAgent: 'NEC UNIVERGE SV9300',
    forwardedFrom: '0312340000',
    trunk: 't1',
    carrier: '0033',
  };
  assert.deepEqual(eventOf({ ...setup, ...facts, direction: 'inbound', colour: 'red' }), {
    type: 'setup',
    timeMs,
    zone,
    callId: 'c1',
    subscriber: '0501',
    to: '0102321',
    direction: 'inbound',
    ...facts,
  });
});

test('what is optional may be missing or null', () => {
  const bare = { type: 'setup', timeMs, zone, callId: 'c1', subscriber: '0501', to: '0102321' };
  const nothing = { from: null, service: null, sourceIp: null, userAgent: null, trunk: null };
  assert.deepEqual(eventOf(setup), { ...bare, direction: 'outbound' });
  assert.deepEqual(eventOf({ ...setup, ...nothing, direction: null }), {
    ...bare,
    direction: 'outbound',
  });
});

test('the other types', () => {
  const call = { time: at, callId: 'c1' };
  const base = { timeMs, zone, callId: 'c1' };
  assert.deepEqual(eventOf({ ...call, type: 'answer' }), { type: 'answer', ...base });
  assert.deepEqual(eventOf({ ...call, type: 'end' }), { type: 'end', ...base });
  assert.deepEqual(eventOf({ ...call, type: 'end', cause: 16 }), {
    type: 'end',
    ...base,
    cause: 16,
  });
  for (const result of ['passed', 'failed', 'abandoned']) {
    const event = { ...call, type: 'challenge', result };
    assert.deepEqual(eventOf(event), { type: 'challenge', ...base, result });
  }
  const register = { type: 'register', subscriber: '0501', result: 'rejected' };
  assert.deepEqual(eventOf({ ...register, time: at, sourceIp: '2001:db8::1', userAgent: 'x' }), {
    ...register,
    timeMs,
    zone,
    sourceIp: '2001:db8::1',
    userAgent: 'x',
  });
});

test('a finished call in one record, answered or not', () => {
  const event = eventOf(cdr) as Record<string, unknown>;
  assert.equal(event.setupMs, timeMs);
  assert.equal(event.answerMs, Date.parse(cdr.answerTime));
  assert.equal(event.endMs, Date.parse(cdr.endTime));
  const unanswered = eventOf({ ...cdr, answerTime: null, cause: 17 }) as Record<string, unknown>;
  assert.equal('answerMs' in unanswered, false);
  assert.equal(unanswered.cause, 17);
});

test('the times of a finished call must be in order', () => {
  const early = '2026-06-01T00:00:00Z';
  assert.equal(reasonOf({ ...cdr, endTime: early }), 'endTime is before setupTime');
  assert.equal(reasonOf({ ...cdr, answerTime: early }), 'answerTime is before setupTime');
  const late = '2026-06-07T00:00:00Z';
  assert.equal(reasonOf({ ...cdr, answerTime: late }), 'answerTime is after endTime');
  assert.deepEqual(eventOf({ ...cdr, answerTime: at, endTime: at }), {
    ...(eventOf(cdr) as object),
    answerMs: timeMs,
    endMs: timeMs,
  });
});

test('reasons name the field', () => {
  for (const [value, reason] of [
    [null, 'not a JSON object'],
    [[setup], 'not a JSON object'],
    ['setup', 'not a JSON object'],
    [{}, 'type is missing'],
    [{ type: 7 }, 'type is not a text'],
    [{ type: 'dial' }, 'unknown type "dial"'],
    [{ type: 'toString' }, 'unknown type "toString"'],
    [{ type: 'setup' }, 'time is missing'],
    [{ ...setup, time: 1 }, 'time is not a text'],
    [{ ...setup, callId: undefined }, 'callId is missing'],
    [{ ...setup, callId: '' }, 'callId is empty'],
    [{ ...setup, callId: 5 }, 'callId is not a text'],
    [{ ...setup, callId: 'x'.repeat(257) }, 'callId is longer than 256 characters'],
    [{ ...setup, callId: 'a\u0000b' }, 'callId has a control character'],
    [{ ...setup, callId: 'a\ud800' }, 'callId is not well-formed'],
    [{ ...setup, subscriber: null }, 'subscriber is missing'],
    [{ ...setup, to: '9'.repeat(129) }, 'to is longer than 128 characters'],
    [{ ...setup, from: 3 }, 'from is not a text'],
    [{ ...setup, service: 'isdn' }, 'service is not ip or pstn'],
    [{ ...setup, direction: 'up' }, 'direction is not outbound or inbound'],
    [{ ...setup, userAgent: 'x'.repeat(257) }, 'userAgent is longer than 256 characters'],
    [{ ...setup, sourceIp: '1.2.3' }, 'sourceIp "1.2.3" is not an IP address'],
    [{ type: 'end', time: at, callId: 'c', cause: 1.5 }, 'cause is not an integer of 0 to 999'],
    [{ type: 'end', time: at, callId: 'c', cause: '16' }, 'cause is not an integer of 0 to 999'],
    [{ type: 'register', time: at, subscriber: 's' }, 'result is missing'],
    [
      { type: 'challenge', time: at, callId: 'c', result: 'ok' },
      'result is not passed or failed or abandoned',
    ],
    [{ ...cdr, setupTime: undefined }, 'setupTime is missing'],
    [{ ...cdr, answerTime: '' }, 'answerTime "" is not an ISO 8601 time with offset'],
  ] as const) {
    assert.equal(reasonOf(value), reason);
  }
});

test('a reason stays one short line whatever the field holds', () => {
  const reason = reasonOf({ type: `\n\u2028${'x'.repeat(10_000)}` });
  assert.ok(reason.length < 120);
  assert.equal(reason.split('\n').length, 1);
});

test('addresses', () => {
  for (const sourceIp of ['0.0.0.0', '255.255.255.255', '::', '::ffff:1.2.3.4', 'FE80::1']) {
    assert.equal((eventOf({ ...setup, sourceIp }) as { sourceIp: string }).sourceIp, sourceIp);
  }
  const wrong = [
    '256.1.1.1',
    '1.2.3.4.5',
    '01.2.3.4',
    '1.2.3.4:5060',
    '1..2.3',
    'host',
    'a:b',
    ':',
  ];
  for (const sourceIp of wrong) assert.match(reasonOf({ ...setup, sourceIp }), /not an IP address/);
});

test('any JSON value gives an event or a reason', () => {
  const field = fc.oneof(
    fc.constantFrom('setup', 'answer', 'end', 'register', 'cdr', 'challenge', 'ok', at, null, 16),
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.jsonValue(),
  );
  const keys = [...Object.keys(cdr), 'result', 'cause', 'sourceIp', 'service', 'direction'];
  const changes = fc.dictionary(fc.constantFrom(...keys), field, { maxKeys: 4 });
  fc.assert(
    fc.property(fc.constantFrom<object>(setup, cdr, {}), changes, (base, change) => {
      const parsed = parseCallEvent({ ...base, ...change });
      if (parsed.ok) assert.ok(Number.isSafeInteger(parsed.event.timeMs));
      else assert.ok(parsed.reason.length > 0);
    }),
    { numRuns: 3000 },
  );
  fc.assert(fc.property(fc.jsonValue(), value => void parseCallEvent(value)));
});
