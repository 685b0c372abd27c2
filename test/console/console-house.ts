// The console as its people have it: built pages behind the real API, engine and PostgreSQL of the
// desk house, in real Chromium, with people signed in at will.
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, type TestContext } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { buildConsole } from '../../scripts/build-console.ts';
import { cookieOf } from '../../src/api/fake-people.ts';
import type { Role } from '../../src/core/access/permissions.ts';
import { TestDatabases } from '../../src/store/test-database.ts';
import { launchBrowser } from '../pages/browser.ts';
import { requirePeer } from '../require-peer.ts';
import { DeskHouse } from '../support/desk-house.ts';
import { Wire } from './wire.ts';

export interface Looked {
  /** `name/role`, signed in; absent: nobody in particular, on this machine. */
  readonly as?: string;
  /** Confirmed with the authenticator just now. */
  readonly stepUp?: boolean;
  readonly language?: 'ja' | 'en';
  readonly width?: number;
  readonly height?: number;
  readonly dark?: boolean;
}

const pictures = process.env.SEKISHO_PICTURES;

/**
 * One house for the tests of a file: `const enter = oneHouse(); … const house = await enter(t)`;
 * undefined where there is no Chromium (the test is then marked as skipped).
 */
export function oneHouse(
  options: Parameters<typeof ConsoleHouse.open>[0] = {},
): (t: TestContext) => Promise<ConsoleHouse | undefined> {
  let opened: Promise<ConsoleHouse> | undefined;
  after(async () => (await opened)?.close());
  return async t => {
    if (requirePeer(t, 'chromium') === undefined) return undefined;
    opened ??= ConsoleHouse.open(options);
    const house = await opened;
    t.after(async () => {
      // The types do not know it yet.
      if (!(t as { passed?: boolean }).passed) console.log(await house.shown());
    });
    return house;
  };
}

export class ConsoleHouse {
  readonly desk: DeskHouse;
  readonly url: string;
  /** Between the browsers and the server. */
  readonly wire: Wire;
  readonly #browser: Browser;
  readonly #databases: TestDatabases;
  readonly #contexts: BrowserContext[] = [];
  /** What the pages wrote to the console as an error, and exceptions that nobody took. */
  readonly complaints: string[] = [];

  private constructor(parts: {
    desk: DeskHouse;
    url: string;
    wire: Wire;
    browser: Browser;
    databases: TestDatabases;
  }) {
    this.desk = parts.desk;
    this.url = parts.url;
    this.wire = parts.wire;
    this.#browser = parts.browser;
    this.#databases = parts.databases;
  }

  /** After so many events of the simulated traffic (see DeskHouse): an attack is under way. */
  static async open(options: Parameters<typeof DeskHouse.open>[1] = {}): Promise<ConsoleHouse> {
    const databases = await TestDatabases.start();
    const built = await buildConsole();
    const desk = await DeskHouse.open(databases, { ...options, console: built });
    const { port } = await desk.api.listen();
    const wire = await Wire.to(port);
    const browser = await launchBrowser();
    const url = `http://127.0.0.1:${wire.port}`;
    return new ConsoleHouse({ desk, url, wire, browser, databases });
  }

  /** A page of the console, opened by that person. */
  async look(path: string, how: Looked = {}): Promise<Page> {
    const page = await this.browse(how);
    this.#hear(page, path);
    await page.goto(`${this.url}${path}`);
    await page.locator('main h1').first().waitFor();
    return page;
  }

  /** A browser of that person with nothing open yet. */
  async browse(how: Looked = {}): Promise<Page> {
    const { language = 'en', width = 1440, height = 900, dark = false } = how;
    const context = await this.#browser.newContext({
      viewport: { width, height },
      locale: language === 'ja' ? 'ja-JP' : 'en-GB',
      colorScheme: dark ? 'dark' : 'light',
      timezoneId: 'Europe/Berlin',
    });
    this.#contexts.push(context);
    if (how.as !== undefined) await this.signIn(context, how.as, how.stepUp);
    return context.newPage();
  }

  #hear(page: Page, path: string): void {
    page.on('pageerror', error => this.complaints.push(`${path}: ${error.message}`));
    page.on('console', message => {
      if (message.type() === 'error' && !/status of (401|403|404|409|412)/.test(message.text())) {
        this.complaints.push(`${path}: ${message.text()}`);
      }
    });
  }

  async signIn(context: BrowserContext, as: string, stepUp = false): Promise<void> {
    const [name = '', role] = as.split('/');
    const [cookie = '', value = ''] = cookieOf(
      name,
      role as Role,
      stepUp ? 1_000 : undefined,
    ).split('=');
    await context.addCookies([{ name: cookie, value, url: this.url }]);
  }

  /** What the open pages show, for whoever reads of a test that failed. */
  async shown(): Promise<string> {
    const pages = this.#contexts.flatMap(context => context.pages());
    const shown = pages.map(async page => {
      const sheets = await page.getByRole('dialog').allInnerTexts();
      const texts = sheets.length > 0 ? sheets : await page.locator('body').allInnerTexts();
      return `${page.url()}: ${texts.join(' | ').slice(0, 1_500)}`;
    });
    return [...(await Promise.all(shown)), ...this.complaints].join('\n');
  }

  /**
   * Pictures for a person to look at, where SEKISHO_PICTURES names a folder: each path at 1440,
   * 1024 and 390 px, light and dark, in both languages.
   */
  async picture(name: string, path: string, how: Looked = {}): Promise<void> {
    if (pictures === undefined) return;
    mkdirSync(pictures, { recursive: true });
    for (const width of [1440, 1024, 390]) {
      for (const dark of [false, true]) {
        const language = dark ? 'en' : 'ja';
        const page = await this.look(path, { ...how, width, dark, language });
        await page.waitForTimeout(1_500);
        const file = `${name}-${width}-${language}-${dark ? 'dark' : 'light'}.png`;
        await page.screenshot({ path: join(pictures, file), fullPage: width !== 1440 });
        await page.close();
      }
    }
  }

  async close(): Promise<void> {
    for (const context of this.#contexts) await context.close();
    await this.#browser.close();
    await this.wire.close();
    await this.desk.close();
    await this.#databases.stop();
  }
}

/** Widest and narrowest, a language each; every size and look: `npm run prove:pages`. */
export const someLooks = [
  { language: 'ja', width: 1440 },
  { language: 'en', width: 390 },
] as const;

interface Violation {
  readonly id: string;
  readonly impact: string | null;
  readonly nodes: readonly {
    readonly html: string;
    readonly any: readonly { readonly message: string }[];
  }[];
}

/** Faults of accessibility that axe calls serious or critical, in words. */
export async function seriousFaults(page: Page): Promise<string[]> {
  const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
  await page.evaluate(readFileSync(axe, 'utf8'));
  const found = (await page.evaluate('axe.run()')) as { violations: readonly Violation[] };
  return found.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(toldOf).join(' ')}`.slice(0, 900));
}

function toldOf({ html, any }: Violation['nodes'][number]): string {
  return [html, ...any.map(({ message }) => message)].join(' ');
}

/** Whether anything is wider than the screen. */
export async function overflow(page: Page): Promise<number> {
  return page.evaluate(
    'Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth)',
  ) as Promise<number>;
}
