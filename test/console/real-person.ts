// A person who really set up and signs in: by the pages, or by requests of their browser.
import type { BrowserContext, Page } from 'playwright-core';
import type { Role } from '../../src/core/access/permissions.ts';
import { totpCode, totpStepAt } from '../../src/workflow/people/totp.ts';
import { fromBase32, goodPassword } from '../people/entrance.ts';
import type { ConsoleHouse } from './console-house.ts';

export const rootOf = { as: 'root/administrator', stepUp: true } as const;

/** The code of that step: each is right once, and the house's clock stands still. */
export function codeNow(house: ConsoleHouse, secret: string, later: -1 | 0 | 1): string {
  const nowMs = house.desk.live.traffic.clock.nowMs();
  return totpCode(fromBase32(secret.replaceAll(' ', '')), totpStepAt(nowMs) + later);
}

/** Makes a person with password alone. */
export async function personWithPassword(
  house: ConsoleHouse,
  name: string,
  role: Role,
): Promise<void> {
  const added = await house.desk.ask('POST', '/v1/people', { ...rootOf, body: { name, role } });
  const code = String(added.body.path).split('#')[1];
  const body = { code, password: goodPassword };
  const done = await house.desk.ask('POST', '/v1/set-up', { body });
  if (done.status !== 200) throw new Error(done.text);
}

/** Signs in by the page, and waits until it led on. */
export async function signInByPage(page: Page, at: string, name: string): Promise<void> {
  await page.goto(at);
  await page.fill('#name', name);
  await page.fill('#password', goodPassword);
  await page.click('#person button[type=submit]');
  await page.waitForURL(url => !url.pathname.startsWith('/sign-in'));
}

export async function sessionCookie(context: BrowserContext) {
  const cookies = await context.cookies();
  const found = cookies.find(({ name }) => /sekisho$/.test(name));
  if (found === undefined) throw new Error('no cookie');
  return found;
}
