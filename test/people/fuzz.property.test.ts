// Sign-in, people, keys and audit asked for anything: never a 500, and nothing without the right.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { scopes } from '../../src/core/access/permissions.ts';
import { TestDatabases } from '../../src/store/test-database.ts';
import { type Browser, goodPassword, TestEntrance } from './entrance.ts';

let server: TestDatabases;
before(async () => {
  server = await TestDatabases.start();
});
after(() => server.stop());

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom('kato', 'x', '\0', '\ud800', "' or 1=1 --", goodPassword, '000000', 'read'),
);
const value = fc.oneof(
  text,
  fc.constantFrom('operator', 'supervisor', true, false, 0, -1, 2 ** 53, null),
  fc.array(fc.oneof(text, fc.constantFrom(...scopes)), { maxLength: 3 }),
  fc.jsonValue({ maxDepth: 1 }),
);
const fields = [
  'name password code key role why disabled scopes feeds account expiresMs old new totp'.split(' '),
  'who what subject fromMs toMs cursor limit'.split(' '),
] as const;
const body = fc.dictionary(fc.constantFrom(...fields[0]), value, { maxKeys: 5 });
const posts = [
  '/v1/sign-in',
  '/v1/set-up/offer',
  '/v1/set-up',
  '/v1/me/step-up',
  '/v1/me/password',
  '/v1/people',
  '/v1/people/{}/role',
  '/v1/people/{}/reset',
  '/v1/people/{}/disable',
  '/v1/keys',
  '/v1/keys/{}/revoke',
  '/v1/audit/verify',
];
const asked = fc.oneof(
  fc.record({ url: fc.constantFrom(...posts), body, part: text }),
  fc.record({
    url: fc.constant('/v1/audit'),
    query: fc.dictionary(fc.constantFrom(...fields[1]), fc.oneof(text, fc.nat().map(String))),
  }),
);

async function ask(
  browser: Browser,
  request: typeof asked extends fc.Arbitrary<infer T> ? T : never,
) {
  if ('query' in request) {
    const query = new URLSearchParams();
    for (const [name, given] of Object.entries(request.query))
      query.set(name, given.toWellFormed());
    return browser.get(`${request.url}?${query}`);
  }
  const part = encodeURIComponent(request.part.toWellFormed() || 'x');
  return browser.post(request.url.replace('{}', part), request.body);
}

test('whatever is asked, by whomever, the server does not fail', async () => {
  const house = await TestEntrance.open(await server.fresh());
  const [root, kato] = [
    await house.person('root', 'administrator'),
    await house.person('kato', 'auditor', false),
  ];
  const administrator = await house.signedIn(root);
  house.later(30_000);
  await administrator.post('/v1/me/step-up', { code: house.codeOf(root.secret) });
  const auditor = await house.signedIn(kato);
  const cookies = [administrator.cookie, auditor.cookie, ''];
  await fc.assert(
    fc.asyncProperty(asked, fc.constantFrom(...cookies), async (request, cookie) => {
      const browser = house.browser();
      browser.cookie = cookie;
      const answer = await ask(browser, request);
      assert.ok(answer.status < 500, `${JSON.stringify(request)}: ${JSON.stringify(answer.body)}`);
      const managing = /^.v1.(people|keys)/.test(request.url);
      if (managing && cookie !== administrator.cookie) {
        assert.ok(answer.status >= 400, `${request.url} without the right`);
      }
    }),
    { seed: 20261122, numRuns: 300 },
  );
  const me = (await administrator.get('/v1/me')).body;
  assert.equal(me.who, 'operator:root', 'the right was there to the end');
  assert.deepEqual(house.api.reported, []);
  assert.equal((await house.audit.verify()).ok, true);
});
