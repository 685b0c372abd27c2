import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { TestDatabases } from '../../src/store/test-database.ts';
import { goodPassword, TestEntrance } from './entrance.ts';

let server: TestDatabases;
before(async () => {
  server = await TestDatabases.start();
});
after(() => server.stop());

const open = async () => TestEntrance.open(await server.fresh());

test('a person sets up by a one-time link, then signs in with password and code', async () => {
  const house = await open();
  const sato = await house.person('sato', 'supervisor');
  assert.equal(sato.backupCodes.length, 10);
  const browser = house.browser();
  const ask = (code?: string) =>
    browser.post('/v1/sign-in', { name: 'sato', password: goodPassword, ...(code && { code }) });
  assert.deepEqual((await ask()).body, { signedIn: false, needs: 'code' });
  assert.equal(browser.cookie, '');
  const code = house.codeOf(sato.secret);
  const signed = await ask(code);
  assert.deepEqual(signed.body, { signedIn: true });
  assert.match(String(signed.headers['set-cookie']), /HttpOnly; SameSite=Strict; Max-Age=43200$/);
  const me = (await browser.get('/v1/me')).body;
  assert.equal(me.who, 'operator:sato');
  assert.equal(me.role, 'supervisor');
  assert.ok((me.permissions as string[]).includes('approve.block'));
  assert.equal(me.stepUpAgeMs, undefined);
  const again = await house
    .browser()
    .post('/v1/sign-in', { name: 'sato', password: goodPassword, code });
  assert.equal(again.status, 401, 'a code is right once');
  await browser.post('/v1/sign-out', {});
  assert.equal((await browser.get('/v1/me')).body.who, 'local');
  assert.deepEqual(await house.audited(), [
    'test person.add sato',
    'operator:sato person.set-up sato',
    'operator:sato person.sign-in sato',
    'operator:sato person.sign-in-refused sato',
    'operator:sato person.sign-out sato',
  ]);
});

test('nothing secret lies in the database', async () => {
  const house = await open();
  const sato = await house.person('sato', 'supervisor');
  const browser = await house.signedIn(sato);
  const token = browser.cookie.split('=')[1] ?? '';
  for (const table of [
    'people',
    'person_sessions',
    'person_backup_codes',
    'person_setups',
    'audit',
  ]) {
    const rows = await house.database.run('test', db =>
      db
        .selectFrom(table as 'people')
        .selectAll()
        .execute(),
    );
    const bytes = rows
      .flatMap(row => Object.values(row))
      .map(value => (Buffer.isBuffer(value) ? value.toString('latin1') : String(value)));
    for (const secret of [
      token,
      goodPassword,
      ...sato.backupCodes,
      Buffer.from(sato.secret).toString('latin1'),
    ]) {
      assert.ok(!bytes.some(text => text.includes(secret)), table);
    }
  }
});

test('the link works once, for a day, and only with what the role needs', async () => {
  const house = await open();
  const browser = house.browser();
  const added = await house.desk.add('sato', 'supervisor', 'test');
  assert.ok(added.change === 'done');
  const { code } = added;
  const setUp = (given: object) =>
    browser.post('/v1/set-up', { code, password: goodPassword, ...given });
  assert.equal((await setUp({})).status, 400, 'a supervisor needs an authenticator');
  assert.equal((await setUp({ totp: '000000' })).status, 400);
  assert.equal((await setUp({ password: 'short' })).status, 400);
  assert.equal((await browser.post('/v1/set-up/offer', { code: 'made-up' })).status, 404);
  await house.setUp(code);
  assert.equal((await setUp({})).status, 404);
  const late = await house.desk.add('late', 'operator', 'test');
  assert.ok(late.change === 'done');
  house.later(24 * 3_600_000);
  assert.equal((await browser.post('/v1/set-up/offer', { code: late.code })).status, 404);
});

test('guessing is slowed down more and more, also many guesses at once', async () => {
  const house = await open();
  await house.person('tanaka', 'operator', false);
  const guess = () =>
    house.browser().post('/v1/sign-in', { name: 'tanaka', password: 'wrong guess!' });
  const first = await Promise.all(Array.from({ length: 12 }, guess));
  assert.equal(first.filter(answer => answer.status === 401).length, 5);
  const waiting = first.filter(answer => answer.status === 429);
  assert.equal(waiting.length, 7);
  assert.equal(waiting[0]?.headers['retry-after'], '2');
  const right = { name: 'tanaka', password: goodPassword };
  assert.equal((await house.browser().post('/v1/sign-in', right)).status, 429);
  const waits: number[] = [];
  for (let n = 0; n < 12; n++) {
    house.later(900_000);
    await guess();
    waits.push(Number((await guess()).headers['retry-after']));
  }
  assert.deepEqual(waits, [4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900, 900]);
  house.later(900_000);
  assert.equal((await house.browser().post('/v1/sign-in', right)).status, 200);
  assert.equal((await guess()).status, 401, 'and then it begins anew');
});

test('a right password alone does not open the way to guessing codes', async () => {
  const house = await open();
  await house.person('sato', 'supervisor');
  let guesses = 0;
  for (let n = 0; n < 40; n++) {
    await house.browser().post('/v1/sign-in', { name: 'sato', password: goodPassword });
    const guess = { name: 'sato', password: goodPassword, code: String(n).padStart(6, '0') };
    if ((await house.browser().post('/v1/sign-in', guess)).status === 401) guesses += 1;
  }
  assert.equal(guesses, 5);
});

test('a name that is not there answers like one that is, and is not written down', async () => {
  const house = await open();
  await house.person('tanaka', 'operator', false);
  const ask = (name: string) =>
    house.browser().post('/v1/sign-in', { name, password: 'wrong guess!' });
  const [there, away] = [await ask('tanaka'), await ask('nobody.here')];
  assert.deepEqual(there.body, away.body);
  assert.equal((await ask("x' or 1=1 --")).status, 401);
  assert.ok(!(await house.audited()).some(line => line.includes('nobody.here')));
});

test('a backup code signs in once', async () => {
  const house = await open();
  const sato = await house.person('sato', 'supervisor');
  const ask = (code: string) =>
    house.browser().post('/v1/sign-in', { name: 'sato', password: goodPassword, code });
  const code = sato.backupCodes[3]!;
  assert.equal((await ask(code.toUpperCase())).status, 200);
  assert.equal((await ask(code)).status, 401);
  assert.equal((await ask('aaaaa-aaaaa')).status, 401);
});

test('a sign-in ends when idle, at last in any case, and with the person', async () => {
  const house = await open();
  const tanaka = await house.person('tanaka', 'operator', false);
  const who = async (browser: { get(url: string): Promise<{ body: Record<string, unknown> }> }) =>
    (await browser.get('/v1/me')).body.who;
  const idle = await house.signedIn(tanaka);
  house.later(3_500_000);
  assert.equal(await who(idle), 'operator:tanaka');
  house.later(3_600_000);
  assert.equal(await who(idle), undefined);
  const busy = await house.signedIn(tanaka);
  for (let hour = 0; hour < 12; hour++) {
    assert.equal(await who(busy), 'operator:tanaka');
    house.later(3_590_000);
  }
  house.later(200_000);
  assert.equal(await who(busy), undefined);
  const last = await house.signedIn(tanaka);
  await house.desk.setDisabled('tanaka', true, 'test');
  assert.equal(await who(last), undefined);
  const again = await house
    .browser()
    .post('/v1/sign-in', { name: 'tanaka', password: goodPassword });
  assert.equal(again.status, 401);
});

test('a reset takes everything away at once; a new role counts at once', async () => {
  const house = await open();
  const sato = await house.person('sato', 'supervisor');
  const browser = await house.signedIn(sato);
  await house.desk.setRole('sato', 'operator', 'test');
  assert.equal((await browser.get('/v1/me')).body.role, 'operator');
  const reset = await house.desk.reset('sato', 'lost telephone', 'test');
  assert.ok(reset.change === 'done');
  assert.equal((await browser.get('/v1/me')).status, 401);
  const old = { name: 'sato', password: goodPassword, code: sato.backupCodes[0] };
  assert.equal((await house.browser().post('/v1/sign-in', old)).status, 401);
  const anew = await house.setUp(reset.code);
  assert.notDeepEqual(anew.secret, sato.secret);
  await house.signedIn(anew);
});

test('without an authenticator no role that approves signs in, however it came by the role', async () => {
  const house = await open();
  await house.person('tanaka', 'operator', false);
  await house.desk.setRole('tanaka', 'supervisor', 'test');
  const ask = { name: 'tanaka', password: goodPassword };
  assert.equal((await house.browser().post('/v1/sign-in', ask)).status, 403);
});

test('stepping up needs a fresh code, not the password, and slows down guessing', async () => {
  const house = await open();
  const sato = await house.person('sato', 'supervisor');
  const browser = await house.signedIn(sato);
  const stepUp = (code: string) => browser.post('/v1/me/step-up', { code });
  assert.equal((await stepUp(goodPassword)).status, 403);
  assert.equal((await stepUp('000000')).status, 403);
  const code = house.codeOf(sato.secret);
  assert.equal((await stepUp(code)).status, 200);
  assert.equal((await stepUp(code)).status, 403, 'a code is right once');
  house.later(60_000);
  assert.equal((await browser.get('/v1/me')).body.stepUpAgeMs, 60_000);
  const guesses = await Promise.all(Array.from({ length: 20 }, (_, n) => stepUp(`1111${n + 10}`)));
  assert.ok(guesses.filter(answer => answer.status === 403).length <= 5);
  assert.ok(guesses.some(answer => answer.status === 429));
  const plain = await house.person('tanaka', 'operator', false);
  const without = await (await house.signedIn(plain)).post('/v1/me/step-up', { code: '123456' });
  assert.equal(without.status, 409);
  assert.equal((await house.browser().post('/v1/me/step-up', { code: '123456' })).status, 401);
});

test('a person changes the own password, and other browsers are signed out', async () => {
  const house = await open();
  const tanaka = await house.person('tanaka', 'operator', false);
  const [here, there] = [await house.signedIn(tanaka), await house.signedIn(tanaka)];
  const change = (old: string, fresh: string) => here.post('/v1/me/password', { old, new: fresh });
  assert.equal((await change('wrong guess!', 'another good one')).status, 403);
  assert.equal((await change(goodPassword, 'short')).status, 400);
  assert.equal((await change(goodPassword, 'another good one')).status, 200);
  assert.equal((await here.get('/v1/me')).body.who, 'operator:tanaka');
  assert.equal((await there.get('/v1/me')).status, 401);
  const signIn = (password: string) =>
    house.browser().post('/v1/sign-in', { name: 'tanaka', password });
  assert.equal((await signIn(goodPassword)).status, 401);
  assert.equal((await signIn('another good one')).status, 200);
});

test('the last administrator is never taken away, also by two at once', async () => {
  const house = await open();
  await house.desk.add('root', 'administrator', 'test');
  assert.equal(await house.desk.setRole('root', 'operator', 'test'), 'last-administrator');
  assert.equal(await house.desk.setDisabled('root', true, 'test'), 'last-administrator');
  await house.desk.add('second', 'administrator', 'test');
  const both = await Promise.all([
    house.desk.setDisabled('root', true, 'second'),
    house.desk.setRole('second', 'operator', 'root'),
  ]);
  assert.deepEqual([...both].sort(), ['done', 'last-administrator']);
  assert.equal(await house.desk.setRole('none', 'operator', 'test'), 'unknown');
  assert.equal((await house.desk.add('root', 'operator', 'test')).change, 'exists');
  assert.equal((await house.desk.add('Root', 'operator', 'test')).change, 'bad-name');
  const refused = (await house.audited()).filter(line => line.includes('none'));
  assert.deepEqual(refused, [], 'what was refused is not in the audit as done');
});

test('right passwords sent beside wrong codes do not shorten the wait', async () => {
  const house = await open();
  await house.person('sato', 'supervisor');
  let guesses = 0;
  for (let n = 0; n < 10; n++) {
    const right = { name: 'sato', password: goodPassword };
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, k) =>
        house.browser().post('/v1/sign-in', k % 2 === 0 ? right : { ...right, code: `00000${k}` }),
      ),
    );
    guesses += answers.filter(answer => answer.status === 401).length;
  }
  assert.ok(guesses <= 5, `${guesses} guesses`);
});
