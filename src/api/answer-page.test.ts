import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LinkAnswer } from '../core/case/message-fate.ts';
import type { MessageOrder } from '../core/case/message-order.ts';
import { AnswerLinks } from '../workflow/answer-links.ts';
import type { AnswerStore } from '../workflow/ports.ts';
import { type FakeApi, fakeApi } from './fake-api.ts';

const atMs = Date.UTC(2026, 5, 5, 17, 10);
const order = {
  notice: 'question',
  channel: 'sms',
  address: '09012345678',
  case: 'case-7',
  subscriber: '0312345678',
  attempt: 2,
  atMs,
  untilMs: atMs + 600_000,
  facts: {
    calls: 12,
    countries: ['CU', 'SL'],
    firstCallMs: atMs - 300_000,
    exposureYen: 73_211,
    ground: 'A',
  },
} as const;

/** Answers in memory: one case with one attempt, used once. */
class World implements AnswerStore {
  nowMs = atMs;
  used = false;
  later = false;
  recorded = false;
  readonly answers: LinkAnswer[] = [];
  readonly links = new AnswerLinks({
    keys: { newest: 1, byVersion: new Map([[1, Buffer.alloc(32, 1)]]) },
    store: this,
    clock: { nowMs: () => this.nowMs },
    baseUrl: 'https://example.jp',
    validMs: 3_600_000,
    allowanceMs: () => 86_400_000,
    carryOut: async (_of, answer) => {
      if (this.later) return 'later';
      this.answers.push(answer);
      return this.recorded ? 'recorded' : 'done';
    },
  });

  async question(name: string, attempt: number) {
    if (this.used || name !== 'case-7' || attempt !== 2) return undefined;
    return { subscriber: order.subscriber, facts: order.facts };
  }

  async use(_use: Parameters<AnswerStore['use']>[0], work: Parameters<AnswerStore['use']>[1]) {
    if (this.used) return 'used';
    const came = await work();
    this.used = came !== 'later';
    return came;
  }

  get path(): string {
    return new URL(this.links.linkOf(order)!.link).pathname;
  }

  async api(): Promise<FakeApi> {
    const facts = {
      carrier: { ja: '例示電話', en: 'Example Telephone' },
      contact: { ja: '0120-000-000 <24時間>', en: '0120-000-000' },
      zoneAt: () => '+09:00' as const,
    };
    return fakeApi({}, { answers: { links: this.links, facts, language: 'ja' } });
  }
}

function post(api: FakeApi, url: string, payload: string, headers: Record<string, string> = {}) {
  return api.app.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    payload,
  });
}

test('the page shows times and countries, and neither numbers, money nor reasons', async t => {
  const world = new World();
  const api = await world.api();
  t.after(() => api.close());
  const page = await api.app.inject({ url: world.path });
  assert.equal(page.statusCode, 200);
  for (const shown of [
    '末尾 5678',
    '6月6日(土) 02:05',
    '12回',
    'キューバ、シエラレオネ',
    '例示電話',
  ]) {
    assert.ok(page.body.includes(shown), shown);
  }
  for (const hidden of ['0312345678', '73', '09012345678', '<24時間>']) {
    assert.ok(!page.body.includes(hidden), hidden);
  }
  assert.ok(!/<script|onclick|javascript:/i.test(page.body));
  assert.match(String(page.headers['content-security-policy']), /^default-src 'none'; style-src/);
  assert.equal(page.headers['cache-control'], 'no-store');
  const english = await api.app.inject({ url: `${world.path}?lang=en` });
  assert.ok(english.body.includes('Sat 6 Jun 02:05') && english.body.includes('Cuba'));
  const browser = { 'accept-language': 'fr, en-GB;q=0.8' };
  const preferred = await api.app.inject({ url: world.path, headers: browser });
  assert.ok(preferred.body.includes('<html lang="en">'));
});

test('a warning and the notice after a suspension can be answered, other notices cannot', () => {
  const { links } = new World();
  const linked = (notice: MessageOrder['notice'], name = 'case-7'): boolean =>
    links.linkOf({ ...order, notice, case: name, attempt: 0 }) !== undefined;
  assert.ok(linked('warning') && linked('notice-after'));
  assert.ok(!linked('suspension') && !linked('restoration') && !linked('warning', ''));
});

test('opening the link, however often and by whichever way, answers nothing', async t => {
  const world = new World();
  const api = await world.api();
  t.after(() => api.close());
  for (const method of ['GET', 'HEAD', 'GET', 'OPTIONS', 'PUT', 'DELETE'] as const) {
    for (const url of [world.path, `${world.path}?answer=not-mine`]) {
      await api.app.inject({ method, url });
    }
  }
  assert.deepEqual(world.answers, []);
  assert.equal((await api.app.inject({ url: world.path })).statusCode, 200);
});

test('where a person is to make sure first, the page promises nothing', async t => {
  for (const [lang, allowed, told] of [
    ['ja', '確認なしで', '担当者から確認のお電話'],
    ['en', 'connected without a question', 'will call you to make sure'],
  ] as const) {
    for (const recorded of [true, false]) {
      const world = new World();
      world.recorded = recorded;
      const api = await world.api();
      t.after(() => api.close());
      const { body, statusCode } = await post(api, world.path, `answer=mine&lang=${lang}`);
      assert.equal(statusCode, 200);
      assert.deepEqual([body.includes(allowed), body.includes(told)], [!recorded, recorded]);
      assert.ok(body.includes('0120-000-000'));
      assert.equal((await api.app.inject({ url: world.path })).statusCode, 404);
    }
  }
});

test('an answer counts once; the second finds the link used', async t => {
  const world = new World();
  const api = await world.api();
  t.after(() => api.close());
  const first = await post(api, world.path, 'answer=not-mine&lang=ja');
  assert.equal(first.statusCode, 200);
  assert.ok(first.body.includes('パスワード') && first.body.includes('DISA'));
  const second = await post(api, world.path, 'answer=mine&lang=ja');
  assert.equal(second.statusCode, 404);
  assert.deepEqual(world.answers, ['not-mine']);
});

test('"mine" says until when the pattern is allowed', async t => {
  const world = new World();
  const api = await world.api();
  t.after(() => api.close());
  const page = await post(api, world.path, 'answer=mine&lang=en');
  assert.ok(page.body.includes('until Sun 7 Jun 02:10'), page.body);
});

test('used, expired, forged and unknown links lead to one and the same page', async t => {
  const world = new World();
  const api = await world.api();
  t.after(() => api.close());
  const genuine = world.path;
  const other = new URL(world.links.linkOf({ ...order, attempt: 3 })!.link).pathname;
  const forged = genuine.replace(/\.[\w-]{16}\./, '.AAAAAAAAAAAAAAAA.');
  const pages = [];
  for (const path of [forged, other, '/a/x', '/a/1.2.3.4.5']) {
    pages.push(await api.app.inject({ url: path }));
    pages.push(await post(api, path, 'answer=mine'));
  }
  pages.push(await post(api, genuine, 'answer=perhaps'), await post(api, genuine, ''));
  world.nowMs += 3_600_000;
  pages.push(await api.app.inject({ url: genuine }), await post(api, genuine, 'answer=mine'));
  world.nowMs -= 3_600_000;
  await post(api, genuine, 'answer=mine');
  pages.push(await api.app.inject({ url: genuine }), await post(api, genuine, 'answer=mine'));
  assert.deepEqual([...new Set(pages.map(page => page.statusCode))], [404]);
  assert.equal(new Set(pages.map(page => page.body)).size, 1);
  assert.deepEqual(world.answers, ['mine']);
});

test('an answer that cannot be taken now leaves the link good', async t => {
  const world = new World();
  const api = await world.api();
  t.after(() => api.close());
  world.later = true;
  assert.equal((await post(api, world.path, 'answer=mine')).statusCode, 503);
  world.later = false;
  assert.equal((await post(api, world.path, 'answer=mine')).statusCode, 200);
});

test('takes small forms only, from any browser, and not too many of them', async t => {
  const world = new World();
  const api = await world.api();
  t.after(() => api.close());
  const json = { 'content-type': 'application/json' };
  assert.equal((await post(api, world.path, '{"answer":"mine"}', json)).statusCode, 415);
  assert.equal((await post(api, world.path, `answer=mine&x=${'x'.repeat(2_000)}`)).statusCode, 413);
  const withoutReferrer = { origin: 'null', 'sec-fetch-site': 'cross-site' };
  for (let n = 0; n < 100; n++) await api.app.inject({ url: `/a/guess-${n}` });
  assert.equal((await api.app.inject({ url: '/a/guess' })).statusCode, 429);
  assert.equal((await post(api, world.path, 'answer=mine', withoutReferrer)).statusCode, 200);
  assert.deepEqual(world.answers, ['mine']);
});

test('a store that is away is no dead end for the subscriber', async t => {
  const world = new World();
  const api = await world.api();
  t.after(() => api.close());
  world.question = () => Promise.reject(new Error('the store is away'));
  const page = await api.app.inject({ url: world.path });
  assert.equal(page.statusCode, 503);
  assert.ok(page.body.includes('0120-000-000'));
  assert.equal(api.reported.length, 1);
});
