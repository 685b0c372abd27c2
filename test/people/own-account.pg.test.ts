// What people do about their own sign-in from within, and administrators about others'.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { TestDatabases } from '../../src/store/test-database.ts';
import { fromBase32, goodPassword, TestEntrance } from './entrance.ts';

let server: TestDatabases;
before(async () => {
  server = await TestDatabases.start();
});
after(() => server.stop());

interface Row {
  readonly id: string;
  readonly current: boolean;
  readonly address: string;
}

test('who has no authenticator sets one up from within, and can then confirm with it', async () => {
  const house = await TestEntrance.open(await server.fresh());
  const tanaka = await house.person('tanaka', 'operator', false);
  const elsewhere = await house.signedIn(tanaka);
  const browser = await house.signedIn(tanaka);
  const before = await browser.get('/v1/me/account');
  assert.deepEqual(
    [before.body.hasAuthenticator, before.body.backupCodesLeft, before.body.authenticatorNeeded],
    [false, 0, false],
  );
  const path = '/v1/me/authenticator';
  assert.equal((await browser.post(`${path}/offer`, {})).status, 403, 'without the password');
  const wrong = await browser.post(`${path}/offer`, { password: 'not the password' });
  assert.equal(wrong.status, 403);
  const offered = await browser.post(`${path}/offer`, { password: goodPassword });
  assert.equal(offered.status, 200, JSON.stringify(offered.body));
  const { offer, secret, uri } = offered.body as Record<string, string>;
  assert.match(uri!, /^otpauth:\/\/totp\/Sekisho:tanaka\?secret=[A-Z2-7]{32}&issuer=Sekisho$/);
  assert.ok(!offer!.includes(secret!), 'the offer says nothing');
  const code = house.codeOf(fromBase32(secret!));
  const bad = await browser.post(path, { offer, code: code === '000000' ? '000001' : '000000' });
  assert.equal(bad.status, 400);
  const done = await browser.post(path, { offer, code });
  assert.equal(done.status, 200, JSON.stringify(done.body));
  assert.equal((done.body.backupCodes as string[]).length, 10);
  assert.equal((await elsewhere.get('/v1/me')).status, 401, 'other sign-ins end');
  const me = await browser.get('/v1/me');
  assert.equal(me.body.stepUpAgeMs, 0, 'the code was shown just now');
  const after = await browser.get('/v1/me/account');
  assert.deepEqual([after.body.hasAuthenticator, after.body.backupCodesLeft], [true, 10]);
  const again = await house
    .browser()
    .post('/v1/sign-in', { name: 'tanaka', password: goodPassword });
  assert.deepEqual(again.body, { signedIn: false, needs: 'code' });
  assert.equal((await browser.post('/v1/me/step-up', { code })).status, 403, 'a code serves once');
  house.later(30_000);
  const next = house.codeOf(fromBase32(secret!));
  assert.equal((await browser.post('/v1/me/step-up', { code: next })).status, 200);
  assert.ok((await house.audited()).includes('operator:tanaka person.authenticator tanaka'));
});

test('an authenticator is exchanged after a code of the old one, and not by a late offer', async () => {
  const house = await TestEntrance.open(await server.fresh());
  const sato = await house.person('sato', 'supervisor');
  const browser = await house.signedIn(sato);
  const path = '/v1/me/authenticator';
  const early = await browser.post(`${path}/offer`, { password: goodPassword });
  assert.deepEqual([early.status, early.body.needs], [403, 'step-up']);
  assert.equal((await browser.post('/v1/me/backup-codes', {})).body.needs, 'step-up');
  await browser.post('/v1/me/step-up', { code: house.codeOf(sato.secret) });
  const offered = await browser.post(`${path}/offer`, { password: goodPassword });
  const { offer, secret } = offered.body as Record<string, string>;
  const mori = await house.person('mori', 'operator', false);
  const other = await house.signedIn(mori);
  const stolen = { offer, code: house.codeOf(fromBase32(secret!)) };
  assert.equal((await other.post(path, stolen)).status, 409, 'an offer is for one person');
  const codes = await browser.post('/v1/me/backup-codes', {});
  assert.equal(codes.status, 200);
  house.later(16 * 60_000);
  const late = { offer, code: house.codeOf(fromBase32(secret!)) };
  assert.equal((await browser.post(path, late)).status, 409);
  const [backup] = codes.body.backupCodes as string[];
  const signIn = { name: 'sato', password: goodPassword, code: backup };
  assert.equal((await house.browser().post('/v1/sign-in', signIn)).body.signedIn, true);
  const used = { ...signIn, code: sato.backupCodes[0] };
  assert.equal(
    (await house.browser().post('/v1/sign-in', used)).status,
    401,
    'those before are gone',
  );
});

test('sign-ins are listed and ended one by one, by oneself and by an administrator', async () => {
  const house = await TestEntrance.open(await server.fresh());
  const tanaka = await house.person('tanaka', 'operator', false);
  const [one, two, three] = [
    await house.signedIn(tanaka),
    await house.signedIn(tanaka),
    await house.signedIn(tanaka),
  ];
  const rows = (await two.get('/v1/me/sign-ins')).body.rows as Row[];
  assert.deepEqual(
    rows.map(({ current }) => current),
    [false, true, false],
    'newest first',
  );
  const end = await two.post(`/v1/me/sign-ins/${rows[2]!.id}/end`, {});
  assert.equal(end.status, 200);
  assert.equal((await one.get('/v1/me')).status, 401);
  assert.equal((await two.post(`/v1/me/sign-ins/${rows[2]!.id}/end`, {})).status, 404);

  const root = await house.person('root', 'administrator');
  const admin = await house.signedIn(root);
  assert.equal((await two.get('/v1/people/tanaka/sign-ins')).status, 403);
  const theirs = (await admin.get('/v1/people/tanaka/sign-ins')).body.rows as Row[];
  assert.equal(theirs.length, 2);
  assert.ok(theirs.every(each => !each.current && each.address === '127.0.0.1'));
  const body = { why: 'left the browser open', signIn: theirs[0]!.id };
  const path = '/v1/people/tanaka/end-sign-ins';
  assert.equal((await admin.post(path, body)).body.needs, 'step-up');
  await admin.post('/v1/me/step-up', { code: house.codeOf(root.secret) });
  assert.equal((await admin.post(path, body)).status, 200);
  assert.equal((await three.get('/v1/me')).status, 401);
  assert.equal((await two.get('/v1/me')).status, 200);
  assert.equal((await admin.post(path, { why: 'left' })).status, 200);
  assert.equal((await two.get('/v1/me')).status, 401);
  assert.equal((await admin.post('/v1/people/tanaka/oidc', { subject: 'u-1' })).status, 409);
});
