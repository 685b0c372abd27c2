import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const path = '/usr/bin/chromium';

/** Why there is no browser to test with; undefined when there is one. */
export const noBrowser: string | undefined = existsSync(path)
  ? undefined
  : `${path} is missing: apt-get install -y --no-install-recommends chromium fonts-noto-cjk`;

/** Headless, and without the requests that Chromium makes by itself. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: path,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
