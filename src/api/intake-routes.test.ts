import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newApiKey } from './api-key.ts';
import { type FakeApi, fakeApi, quietView } from './fake-api.ts';

const time = '2026-06-06T01:00:05.000+09:00';
const setup = {
  type: 'setup',
  time,
  callId: 'c4',
  subscriber: '05010000001',
  to: '01023222123457',
};
const answer = { type: 'answer', time, callId: 'c4' };

function post(api: FakeApi, url: string, payload: unknown, type = 'application/json') {
  return api.app.inject({
    method: 'POST',
    url,
    headers: { host: 'localhost', 'content-type': type },
    payload:
      typeof payload === 'string' || Buffer.isBuffer(payload) ? payload : JSON.stringify(payload),
  });
}

async function started(t: { after(end: () => Promise<void>): void }, settings = {}, parts = {}) {
  const api = await fakeApi(settings, parts);
  t.after(() => api.close());
  return api;
}

test('a bad line costs no other line', async t => {
  const api = await started(t);
  const lines = [
    Buffer.from(`${JSON.stringify(setup)}\n{broken\n\n${JSON.stringify(answer)}\r\n`),
    Buffer.from([0x22, 0xff, 0x22, 0x0a]),
    Buffer.from('{"type":"telex","time":"2026-06-06T01:00:05Z"}\n'),
    Buffer.from(`${'x'.repeat(70_000)}\n${JSON.stringify({ ...answer, callId: 'c5' })}`),
  ];
  const { statusCode, body } = await post(
    api,
    '/v1/events?feed=sbc-1',
    Buffer.concat(lines),
    'application/x-ndjson; charset=utf-8',
  );
  assert.equal(statusCode, 200);
  const result = JSON.parse(body);
  assert.equal(result.accepted, 3);
  assert.deepEqual(
    result.quarantined.map((item: { line: number }) => item.line),
    [2, 5, 6, 7],
  );
  assert.deepEqual(
    api.intake.accepted.map(item => [item.feed, item.event.type]),
    [
      ['sbc-1', 'setup'],
      ['sbc-1', 'answer'],
      ['sbc-1', 'answer'],
    ],
  );
  assert.deepEqual(
    api.intake.quarantined.map(({ item }) => item.position),
    [2, 5, 6, 7],
  );
  assert.deepEqual(api.intake.quarantined[0], {
    feed: 'sbc-1',
    item: { position: 2, reason: 'not JSON', raw: '{broken', source: 'http' },
  });
  assert.ok(api.intake.quarantined.every(({ item }) => item.raw.length <= 1_000));
});

test('a JSON array is taken element by element, and one event by itself', async t => {
  const api = await started(t);
  const batch = await post(api, '/v1/events', [setup, 7, null, answer]);
  assert.equal(batch.json().accepted, 2);
  assert.deepEqual(
    batch.json().quarantined.map((item: { line: number }) => item.line),
    [2, 3],
  );
  assert.equal((await post(api, '/v1/events', answer)).json().accepted, 1);
  assert.equal(api.intake.accepted[0]?.feed, 'http');
});

test('a batch refused as a whole leaves a trace and takes nothing', async t => {
  const api = await started(t, { eventsMax: 3, eventsBytesMax: 2_000 });
  const four = `${JSON.stringify(answer)}\n`.repeat(4);
  assert.equal((await post(api, '/v1/events', four, 'application/x-ndjson')).statusCode, 413);
  assert.equal((await post(api, '/v1/events', [1, 2, 3, 4])).statusCode, 413);
  assert.equal((await post(api, '/v1/events', '[{"type":')).statusCode, 400);
  assert.equal((await post(api, '/v1/events', 'x'.repeat(3_000))).statusCode, 413);
  assert.equal((await post(api, '/v1/events?feed=no%20feed', [answer])).statusCode, 400);
  assert.equal(api.intake.accepted.length, 0);
  assert.equal(api.intake.quarantined.length, 5);
});

test('ten thousand events go in at once', async t => {
  const api = await started(t);
  const lines = Array.from({ length: 10_000 }, (_, index) => {
    return JSON.stringify({ ...answer, callId: `c${index}` });
  });
  const result = await post(api, '/v1/events', lines.join('\n'), 'application/x-ndjson');
  assert.deepEqual(result.json(), { accepted: 10_000, quarantined: [] });
  assert.equal(api.intake.accepted.length, 10_000);
});

test('taken means on disk; what could not be written is to be sent again', async t => {
  const disk = Promise.withResolvers<void>();
  const given: number[] = [];
  const onDisk = () => {
    given.push(api.intake.accepted.length);
    return () => disk.promise;
  };
  const api: FakeApi = await started(t, {}, { onDisk });
  let answered = false;
  const events = post(api, '/v1/events', answer).then(response => {
    answered = true;
    return response;
  });
  while (api.intake.accepted.length === 0) await new Promise(resolve => setImmediate(resolve));
  assert.deepEqual([given, answered], [[0], false]);
  disk.resolve();
  assert.equal((await events).statusCode, 200);
  const failing = { onDisk: () => () => Promise.reject(new Error('no room')) };
  const full = await started(t, {}, failing);
  const reply = { case: 'case-1', attempt: 1, answer: 'mine' };
  for (const sent of [post(full, '/v1/events', answer), post(full, '/v1/contact-answers', reply)]) {
    const { statusCode, body } = await sent;
    assert.equal(statusCode, 503);
    assert.match(body, /send it again/);
  }
  assert.equal(full.reported.length, 2);
  assert.equal((await post(full, '/v1/screen', setup)).statusCode, 200);
});

test('screening gives the verdict with its reasons', async t => {
  const api = await started(t);
  const said = {
    reasons: [{ reading: 'destination-listed', decibans: 9, text: 'listed' }],
    explanation: { ja: '説明です。', en: 'It is explained.' },
  };
  api.intake.judge = () => {
    return { verdict: 'block', measure: 'country-block', case: 'case-1', ...said };
  };
  const { type: _type, time: _time, ...fields } = setup;
  const result = await post(api, '/v1/screen?feed=sbc-1', { ...fields, sourceIp: '198.51.100.77' });
  assert.deepEqual(result.json(), {
    verdict: 'block',
    measure: 'country-block',
    case: 'case-1',
    ...said,
  });
  const screened = api.intake.screened[0];
  assert.equal(screened?.feed, 'sbc-1');
  assert.equal(screened?.setup.timeMs, quietView.nowMs);
  assert.equal(screened?.setup.sourceIp, '198.51.100.77');
});

test('a network element learns neither weights nor that a country is blocked', async t => {
  const { key, sha256 } = newApiKey();
  const api = await started(t, { keys: [{ name: 'sbc', sha256, scopes: ['screen'] }] });
  const reasons = [{ reading: 'hour', decibans: 6, text: 'hour never used' }];
  const explanation = { ja: '利用停止中です。', en: 'It is suspended.' };
  const measures = ['country-block', 'suspension'] as const;
  api.intake.judge = ({ callId }) => {
    return { verdict: 'block', measure: measures[Number(callId)]!, reasons, explanation };
  };
  const told = [];
  for (const callId of ['0', '1']) {
    const result = await api.app.inject({
      method: 'POST',
      url: '/v1/screen',
      headers: { host: 'localhost', authorization: `Bearer ${key}` },
      payload: { ...setup, callId },
    });
    const { explanation: sentence, ...rest } = result.json();
    assert.deepEqual(rest, { verdict: 'block', measure: 'barring' });
    told.push(sentence);
  }
  assert.match(told[0].en, /could not be connected at this time/);
  assert.deepEqual(told[1], told[0]);
});

test('a challenge carries token and announcement; the passed call comes with it', async t => {
  const api = await started(t, { announcement: 'sip:challenge@192.0.2.1' });
  api.intake.judge = () => {
    return { verdict: 'challenge', measure: 'challenge', reasons: [], challengeId: 7 };
  };
  const result = await post(api, '/v1/screen', setup);
  assert.deepEqual(result.json().challenge, {
    token: 'token-7',
    announcement: 'sip:challenge@192.0.2.1',
  });
  await post(api, '/v1/screen', { ...setup, challengeToken: 'token-7' });
  await post(api, '/v1/screen', { ...setup, challengeToken: 'forged' });
  assert.deepEqual(
    api.intake.screened.map(item => item.setup.challengePassed),
    [undefined, 7, undefined],
  );
});

test('emergency and domestic calls pass unjudged; inbound ones are only noted', async t => {
  const api = await started(t);
  api.intake.judge = () => assert.fail('must not be judged');
  for (const to of ['110', '0312345678']) {
    assert.equal((await post(api, '/v1/screen', { ...setup, to })).json().verdict, 'allow');
  }
  const inbound = await post(api, '/v1/screen', { ...setup, direction: 'inbound' });
  assert.equal(inbound.json().verdict, 'allow');
  assert.deepEqual(
    api.intake.accepted.map(item => item.event.type),
    ['setup'],
  );
});

test('a judge that fails lets the call through, counted and reported', async t => {
  const api = await started(t);
  const failure = new Error('defect');
  api.intake.judge = () => {
    throw failure;
  };
  const result = await post(api, '/v1/screen', setup);
  assert.equal(result.statusCode, 200);
  assert.equal(result.json().verdict, 'allow');
  assert.deepEqual(api.reported, [failure]);
  const metrics = await api.app.inject({ url: '/metrics', headers: { host: 'localhost' } });
  assert.match(metrics.body, /^sekisho_failed_open_total 1$/m);
});

test('a request to screen that cannot be read is refused and kept', async t => {
  const api = await started(t);
  const bad = ['{', {}, { ...setup, to: 7 }, { ...setup, time: 'yesterday' }, [setup]];
  for (const body of bad) {
    const result = await post(api, '/v1/screen', body);
    assert.equal(result.statusCode, 400, JSON.stringify(body));
    assert.ok(result.json().detail.length > 0);
  }
  assert.equal(api.intake.quarantined.length, bad.length);
  assert.equal(api.intake.screened.length, 0);
});

test('the third wrong try is a failure; a final result counts once', async t => {
  const api = await started(t);
  const report = (result: string, token = 'token-7') =>
    post(api, '/v1/challenges', { token, result });
  assert.deepEqual((await report('wrong')).json(), { result: 'pending', triesLeft: 2 });
  assert.deepEqual((await report('wrong')).json(), { result: 'pending', triesLeft: 1 });
  assert.equal(api.intake.accepted.length, 0);
  assert.deepEqual((await report('wrong')).json(), { result: 'failed', triesLeft: 0 });
  assert.equal((await report('failed')).statusCode, 200);
  assert.equal((await report('passed')).statusCode, 409);
  assert.equal((await report('passed', 'token-8')).json().result, 'passed');
  assert.equal((await report('passed', 'token-8')).statusCode, 200);
  assert.equal((await report('passed', 'forged')).statusCode, 404);
  assert.equal((await report('passed', 'token-1000000')).statusCode, 404);
  assert.deepEqual(
    api.intake.accepted.map(
      ({ event }) => event.type === 'challenge' && [event.callId, event.result],
    ),
    [
      ['call-7', 'failed'],
      ['call-8', 'passed'],
    ],
  );
});
