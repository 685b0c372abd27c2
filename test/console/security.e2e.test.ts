// What an attacker tries against the pages, in a real browser and beside it (issue of the console,
// "Shown by" 5).
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import { buildConsole } from '../../scripts/build-console.ts';
import { goodPassword } from '../people/entrance.ts';
import { type ConsoleHouse, oneHouse } from './console-house.ts';
import { personWithPassword, rootOf, sessionCookie, signInByPage } from './real-person.ts';

const enter = oneHouse({ events: 100, entrance: true });
const pages = ['/', '/now', '/queue/open', '/cases/case-1', '/audit', '/admin/account'];

/** A page of another origin on this machine: the same site, so that cookies go along. */
async function elsewhere(html: string): Promise<{ readonly url: string; readonly server: Server }> {
  const server = createServer((_, answer) => {
    answer.writeHead(200, { 'content-type': 'text/html' }).end(html);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  after(() => server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, server };
}

async function signedIn(house: ConsoleHouse, name: string): Promise<Page> {
  await personWithPassword(house, name, 'operator');
  const page = await house.look('/admin/account');
  await signInByPage(page, `${house.url}/sign-in?to=%2Fadmin%2Faccount`, name);
  await page.getByText('Signed in on').waitFor();
  return page;
}

const whoAmI = (page: Page): Promise<number> =>
  page.evaluate("fetch('/v1/me/account').then(answer => answer.status)") as Promise<number>;

test('every answer carries a policy without inline scripts, and may not be framed', async t => {
  const house = await enter(t);
  if (house === undefined) return;
  const others = ['/sign-in', '/set-up', '/v1/health', '/v1/cases', '/nothing', '/assets/none.js'];
  for (const url of [...pages, ...others]) {
    const { headers } = await fetch(`${house.url}${url}`, { redirect: 'manual' });
    const policy = headers.get('content-security-policy') ?? '';
    assert.match(policy, /default-src 'none'/, url);
    assert.match(policy, /script-src 'self'(;|$)/, url);
    assert.match(policy, /frame-ancestors 'none'/, url);
    assert.match(policy, /base-uri 'none'/, url);
    assert.doesNotMatch(policy, /unsafe|\*|https?:/, url);
    assert.equal(headers.get('x-frame-options'), 'DENY', url);
    assert.equal(headers.get('x-content-type-options'), 'nosniff', url);
    assert.equal(headers.get('access-control-allow-origin'), null, url);
  }
});

test('an inline script, an inline handler and a foreign script are refused', async t => {
  const house = await enter(t);
  if (house === undefined) return;
  const foreign = await elsewhere('globalThis.pwned = 3');
  for (const path of ['/now', '/sign-in']) {
    const page = await house.look('/now', { as: 'sato/operator' });
    if (path !== '/now') await page.goto(`${house.url}${path}`);
    const refused = await page.evaluate(`new Promise(resolve => {
      const refused = [];
      addEventListener('securitypolicyviolation', event => {
        refused.push(event.effectiveDirective);
        if (refused.length === 3) resolve(refused.sort());
      });
      const inline = document.createElement('script');
      inline.textContent = 'globalThis.pwned = 1';
      document.body.append(inline);
      const picture = document.createElement('div');
      picture.innerHTML = '<img src="/none" onerror="globalThis.pwned = 2">';
      document.body.append(picture);
      const script = document.createElement('script');
      script.src = '${foreign.url}';
      document.body.append(script);
    })`);
    assert.deepEqual(refused, ['script-src-attr', 'script-src-elem', 'script-src-elem'], path);
    assert.equal(await page.evaluate('globalThis.pwned'), undefined, path);
    await page.close();
  }
});

test('a page of another origin changes nothing, by form or by script', async t => {
  const house = await enter(t);
  if (house === undefined) return;
  const page = await signedIn(house, 'ito');
  const { value } = await sessionCookie(page.context());
  const evil = await elsewhere(`<form id=f method=post enctype="text/plain"
    action="${house.url}/v1/sign-out"><input name='{"a":"' value='"}'></form>`);
  const attack = await page.context().newPage();
  await attack.goto(evil.url);
  const tried = await attack.evaluate(`Promise.all([
    ['text/plain', 'no-cors'], ['application/x-www-form-urlencoded', 'no-cors'],
    ['application/json', 'cors']].map(([type, mode]) =>
      fetch('${house.url}/v1/sign-out', { method: 'POST', mode, credentials: 'include',
        headers: { 'content-type': type }, body: '{}' })
        .then(answer => answer.type, error => error.name)))`);
  assert.deepEqual(tried, ['TypeError', 'TypeError', 'TypeError'], 'nor is an answer to be had');
  await attack.evaluate("document.getElementById('f').submit()");
  await attack.waitForURL(/sign-out/);
  assert.match((await attack.textContent('body')) ?? '', /another origin/);
  assert.equal(await whoAmI(page), 200, 'still signed in');

  const cookie = `sekisho=${value}`;
  const json = { 'content-type': 'application/json' };
  const same = { ...json, cookie, origin: house.url };
  const post = async (headers: Record<string, string>) =>
    (await fetch(`${house.url}/v1/me/end-other-sign-ins`, { method: 'POST', headers, body: '{}' }))
      .status;
  assert.equal(await post({ ...json, cookie }), 403, 'neither Origin nor Sec-Fetch-Site');
  assert.equal(await post({ ...json, cookie, origin: 'null' }), 403);
  assert.equal(await post({ ...json, cookie, origin: evil.url.slice(0, -1) }), 403);
  assert.equal(await post({ ...json, cookie, 'sec-fetch-site': 'same-site' }), 403);
  assert.equal(await post({ ...same, 'content-type': 'text/plain' }), 415);
  assert.equal(await post({ ...same, 'content-type': 'application/x-www-form-urlencoded' }), 415);
  assert.equal(await post(same), 200);
});

test('no other page shows ours in a frame', async t => {
  const house = await enter(t);
  if (house === undefined) return;
  const page = await signedIn(house, 'abe');
  const evil = await elsewhere(
    `<iframe src="${house.url}/now"></iframe><iframe src="${house.url}/sign-in"></iframe>`,
  );
  const attack = await page.context().newPage();
  await attack.goto(evil.url, { waitUntil: 'load' });
  const [, ...frames] = attack.frames();
  assert.equal(frames.length, 2);
  for (const frame of frames) {
    assert.equal(await frame.locator('#console, #person').count(), 0, frame.url());
  }
});

test('no script can read the cookie, and nothing else in the browser stands for the sign-in', async t => {
  const house = await enter(t);
  if (house === undefined) return;
  const page = await signedIn(house, 'ueda');
  const cookie = await sessionCookie(page.context());
  assert.deepEqual([cookie.httpOnly, cookie.sameSite, cookie.path], [true, 'Strict', '/']);
  const kept = await page.evaluate(`JSON.stringify([document.cookie, {...localStorage},
    {...sessionStorage}, document.documentElement.outerHTML])`);
  assert.ok(!String(kept).includes(cookie.value));
  assert.ok(!String(kept).includes(goodPassword));
});

test('an ended sign-in ends streams and pages within seconds, and the text that was typed stays', async t => {
  const house = await enter(t);
  if (house === undefined) return;
  const page = await signedIn(house, 'kato');
  const { value } = await sessionCookie(page.context());
  const stream = await fetch(`${house.url}/v1/live/stream`, {
    headers: { cookie: `sekisho=${value}` },
  });
  const ended = stream.body!.pipeTo(new WritableStream()).then(() => Date.now());
  await page.getByRole('button', { name: 'Change the password' }).click();
  const sheet = page.getByRole('dialog', { name: 'Change the password' });
  await sheet.getByLabel('Password now').fill(goodPassword);
  await sheet.getByLabel('New password').fill('another good password');
  const beganMs = Date.now();
  const end = { ...rootOf, body: { why: 'lost telephone' } };
  assert.equal((await house.desk.ask('POST', '/v1/people/kato/end-sign-ins', end)).status, 200);
  const seconds = ((await ended) - beganMs) / 1_000;
  t.diagnostic(`the stream ended after ${seconds.toFixed(1)} s`);
  const again = page.getByRole('dialog', { name: 'Sign in again' });
  await again.getByText('What you were writing is kept.').waitFor();
  await again.getByLabel('Name').fill('kato');
  await again.getByRole('textbox', { name: 'Password', exact: true }).fill(goodPassword);
  await again.getByRole('button', { name: 'Sign in' }).click();
  await again.waitFor({ state: 'hidden' });
  assert.equal(await sheet.getByLabel('New password').inputValue(), 'another good password');
  await sheet.getByRole('button', { name: 'Change the password' }).click();
  await page.getByText('The password is changed').waitFor();
});

test('after the sign-in nobody is led to another server', async t => {
  const house = await enter(t);
  if (house === undefined) return;
  await personWithPassword(house, 'endo', 'operator');
  for (const to of ['//evil.example/now', 'https://evil.example/', '/\\evil.example']) {
    const page = await house.look('/now', { as: 'sato/operator' });
    await page.context().clearCookies();
    await signInByPage(page, `${house.url}/sign-in?to=${encodeURIComponent(to)}`, 'endo');
    assert.equal(new URL(page.url()).origin, house.url, to);
    await page.close();
  }
});

test('neither pages nor scripts hold a secret, a place of the machine or their own sources', async t => {
  const house = await enter(t);
  if (house === undefined) return;
  const folder = await buildConsole();
  const root = join(import.meta.dirname, '../..');
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(each => each.isFile() && /\.(js|css|html|json|svg)$/.test(each.name))
    .map(each => join(each.parentPath, each.name));
  assert.ok(files.length > 20);
  for (const path of files) {
    const text = readFileSync(path, 'utf8');
    for (const trace of [
      root,
      '/home/',
      'sourceMappingURL=',
      '$argon2',
      'BEGIN PRIVATE',
      'sk_live',
    ]) {
      assert.ok(!text.includes(trace), `${path}: ${trace}`);
    }
    assert.ok(!path.endsWith('.map'), path);
  }
  for (const url of [
    '/.env',
    '/assets/../index.html',
    '/assets/%2e%2e%2findex.html',
    '/sekisho.yaml',
  ]) {
    assert.ok([401, 404].includes((await fetch(`${house.url}${url}`)).status), url);
  }
});
