// The pictures of the documentation: the demonstration itself, photographed while its first attack
// goes on and after it was stopped. node test/console/pictures-for-docs.ts (about three minutes)
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Browser, BrowserContext } from 'playwright-core';
import { launchBrowser } from '../pages/browser.ts';
import { ServeHome, type ServeProcess } from '../serve/serve-process.ts';

const to = join(import.meta.dirname, '../../docs/images');
/** So long after the alert calls stand and the owner is being asked; then the gates are met. */
const goingOnMs = 5 * 60_000;
const stoppedMs = 11 * 60_000;

interface Picture {
  readonly name: string;
  readonly path: string;
  readonly language: 'ja' | 'en';
  readonly width: number;
  readonly height: number;
  readonly dark: boolean;
}

const wide = { width: 1440, height: 900, dark: false } as const;
const phone = { width: 390, height: 844, dark: true } as const;

async function photograph(browser: Browser, url: string, cookies: Cookies, one: Picture) {
  const context = await browser.newContext({
    viewport: { width: one.width, height: one.height },
    locale: one.language === 'ja' ? 'ja-JP' : 'en-GB',
    colorScheme: one.dark ? 'dark' : 'light',
  });
  await context.addCookies(cookies);
  await context.addInitScript(`localStorage.setItem('sekisho-tour', 'ended')`);
  const page = await context.newPage();
  await page.goto(`${url}${one.path}`);
  await page.locator('main h1').first().waitFor();
  await page.waitForTimeout(2_500);
  await page.screenshot({ path: join(to, `${one.name}.png`) });
  await context.close();
}

type Cookies = Awaited<ReturnType<BrowserContext['cookies']>>;

async function signedIn(browser: Browser, server: ServeProcess): Promise<Cookies> {
  const password = /password of this start is (\S+)/.exec(server.output)?.[1] ?? '';
  const page = await browser.newPage({ locale: 'en-GB' });
  await page.goto(`${server.url}/sign-in`);
  await page.getByLabel('Name').fill('operator');
  await page.getByLabel('Password').fill(password);
  await page.keyboard.press('Enter');
  await page.waitForURL(`${server.url}/now`);
  const cookies = await page.context().cookies();
  await page.close();
  return cookies;
}

/** The number of the first attack's case, at so long after it was opened. */
async function attackAfter(server: ServeProcess, startedMs: number, ms: number): Promise<string> {
  for (;;) {
    const { cases, nowMs } = await server.live();
    const found = cases.find(({ openedMs }) => openedMs >= startedMs);
    if (found !== undefined && nowMs >= found.openedMs + ms) return found.case.replace('case-', '');
    await wait(500);
  }
}

mkdirSync(to, { recursive: true });
const home = await ServeHome.make('http: { port: 0 }\nsip: { port: 0 }\n');
const browser = await launchBrowser();
try {
  const server = await home.serve(['--demo']).open();
  const startedMs = (await server.live()).nowMs;
  const cookies = await signedIn(browser, server);
  const shoot = (one: Picture) => photograph(browser, server.url, cookies, one);
  const attack = await attackAfter(server, startedMs, goingOnMs);
  const path = `/cases/${attack}`;
  await shoot({ name: 'case-en', path, language: 'en', ...wide });
  await shoot({ name: 'case-ja', path, language: 'ja', ...wide });
  await shoot({ name: 'now-en', path: '/now', language: 'en', ...wide });
  await shoot({ name: 'now-ja', path: '/now', language: 'ja', ...wide });
  await shoot({ name: 'case-phone-ja', path, language: 'ja', ...phone });
  await shoot({ name: 'wall-en', path: '/now?wall=1', language: 'en', ...wide, dark: true });
  await attackAfter(server, startedMs, stoppedMs);
  await shoot({ name: 'case-stopped-en', path, language: 'en', ...wide });
} finally {
  await browser.close();
  await home.remove();
}
