// Sign-in by a real OpenID provider on loopback.
import assert from 'node:assert/strict';
import type { Server } from 'node:http';
import { after, before, test } from 'node:test';
import { TestDatabases } from '../../src/store/test-database.ts';
import { OidcHouse } from './oidc-house.ts';

let server: TestDatabases;
let oidc: OidcHouse;
let http: Server;
let issuer: string;

before(async () => {
  server = await TestDatabases.start();
  oidc = await OidcHouse.open();
  ({ http, issuer } = oidc);
});
after(async () => {
  await oidc.close();
  await server.stop();
});

async function house() {
  return oidc.entrance(await server.fresh());
}

/** A browser that keeps cookies of each origin and goes where it is sent. */
class Walker {
  readonly #cookies = new Map<string, Map<string, string>>();

  /** Follows redirects until `stop` is met or an answer that is none comes. */
  async go(url: string, body?: string, stop?: string): Promise<{ url: string; answer: Response }> {
    let at = url;
    let form = body;
    for (let hops = 0; hops < 20; hops++) {
      const answer = await this.#ask(at, form);
      form = undefined;
      const location = answer.headers.get('location');
      if (location === null) return { url: at, answer };
      at = new URL(location, at).href;
      if (stop !== undefined && at.includes(stop)) return { url: at, answer };
    }
    throw new Error('goes round in circles');
  }

  async #ask(url: string, body: string | undefined): Promise<Response> {
    const { origin } = new URL(url);
    const jar = this.#cookies.get(origin) ?? new Map<string, string>();
    this.#cookies.set(origin, jar);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    const answer = await fetch(url, {
      redirect: 'manual',
      headers: { cookie, ...(body === undefined ? {} : form) },
      ...(body === undefined ? {} : { method: 'POST', body }),
    });
    for (const set of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      if (value === '') jar.delete(name);
      else jar.set(name, value);
    }
    return answer;
  }

  /** Signs in at the provider's own pages under that name; ends before the way back. */
  async atProvider(start: string, login: string): Promise<string> {
    let { url, answer } = await this.go(start);
    for (let page = 0; page < 3; page++) {
      const action = /action="([^"]+)"/.exec(await answer.text())?.[1] ?? '';
      const prompt = page === 0 ? `prompt=login&login=${login}&password=x` : 'prompt=consent';
      ({ url, answer } = await this.go(new URL(action, url).href, prompt, '/callback'));
      if (url.includes('/callback')) return url;
    }
    throw new Error(`no way back from ${url}`);
  }
}

const whoIs = async (walker: Walker, at: string) => {
  const { answer } = await walker.go(`${at}/v1/me`);
  return ((await answer.json()) as { who: string }).who;
};

test('a person linked with the provider signs in there; a stranger does not', async t => {
  const { entrance, at } = await house();
  t.after(() => entrance.api.close());
  await entrance.desk.add('sato', 'operator', 'test');
  await entrance.desk.linkOidc('sato', { issuer, subject: 'u-77' }, 'test');
  const walker = new Walker();
  const back = await walker.atProvider(`${at}/v1/sign-in/oidc`, 'u-77');
  const { answer } = await walker.go(back);
  assert.equal(answer.status, 200);
  assert.match(await answer.text(), /http-equiv="refresh" content="0;url=\/"/);
  assert.match(answer.headers.get('set-cookie') ?? '', /SameSite=Strict/);
  assert.equal(await whoIs(walker, at), 'operator:sato');
  const again = await walker.go(back);
  assert.equal(again.answer.status, 403, 'the way back is gone once');
  const stranger = new Walker();
  const refused = await stranger.go(await stranger.atProvider(`${at}/v1/sign-in/oidc`, 'u-78'));
  assert.equal(refused.answer.status, 403);
  assert.equal(await whoIs(stranger, at), 'local');
  const noted = await entrance.audit.search({ what: 'person.sign-in-refused', limit: 9 });
  assert.match(noted[0]?.why ?? '', /u-78 of http/);
  await entrance.desk.setDisabled('sato', true, 'test');
  const disabled = new Walker();
  const out = await disabled.go(await disabled.atProvider(`${at}/v1/sign-in/oidc`, 'u-77'));
  assert.equal(out.answer.status, 403);
});

test('the way back is taken only in the browser that left, with what it left with', async t => {
  const { entrance, at } = await house();
  t.after(() => entrance.api.close());
  await entrance.desk.add('sato', 'operator', 'test');
  await entrance.desk.linkOidc('sato', { issuer, subject: 'u-77' }, 'test');
  const walker = new Walker();
  const back = await walker.atProvider(`${at}/v1/sign-in/oidc`, 'u-77');
  const other = new Walker();
  assert.equal((await other.go(back)).answer.status, 403, 'a link sent to somebody else');
  const forged = back.replace(/state=[^&]+/, 'state=forged');
  assert.equal((await walker.go(forged)).answer.status, 403);
  assert.equal((await walker.go(`${at}/v1/sign-in/oidc/callback`)).answer.status, 403);
  entrance.later(11 * 60_000);
  assert.equal((await walker.go(back)).answer.status, 403, 'after ten minutes');
  assert.equal(await whoIs(walker, at), 'local');
});

test('while the provider is away, that is told, and it is asked again later', async t => {
  const { entrance, at } = await house();
  t.after(() => entrance.api.close());
  const requests = http.listeners('request') as ((...args: unknown[]) => void)[];
  http.removeAllListeners('request');
  http.on('request', (_, answer) => answer.writeHead(503).end());
  const walker = new Walker();
  const refused = await walker.go(`${at}/v1/sign-in/oidc`);
  assert.equal(refused.answer.status, 403);
  assert.match(await refused.answer.text(), /does not answer/);
  http.removeAllListeners('request');
  for (const listener of requests) http.on('request', listener);
  const { url } = await walker.go(`${at}/v1/sign-in/oidc`);
  assert.ok(url.startsWith(issuer));
});

test('one is led to where one wanted to go, and nowhere else', async t => {
  const { entrance, at } = await house();
  t.after(() => entrance.api.close());
  await entrance.desk.add('sato', 'operator', 'test');
  await entrance.desk.linkOidc('sato', { issuer, subject: 'u-77' }, 'test');
  for (const [to, led] of [
    ['/queue/mine?sort=loss&x="1', '/queue/mine?sort=loss&amp;x=%221'],
    ['//evil.example/', '/'],
    ['https://evil.example/', '/'],
  ]) {
    const walker = new Walker();
    const start = `${at}/v1/sign-in/oidc?to=${encodeURIComponent(to!)}`;
    const { answer } = await walker.go(await walker.atProvider(start, 'u-77'));
    assert.ok((await answer.text()).includes(`content="0;url=${led}"`), to);
  }
});
