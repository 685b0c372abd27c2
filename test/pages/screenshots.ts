// Pictures of the live page for a person to look at: node test/pages/screenshots.ts <folder>
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { launchBrowser } from './browser.ts';
import { busyLive, emptyLive } from './fake-live.ts';
import { startPageServer } from './page-server.ts';

const folder = process.argv[2] ?? 'dist/screenshots';
mkdirSync(folder, { recursive: true });
const server = await startPageServer(busyLive(0));
const browser = await launchBrowser();
const views = { busy: busyLive(0), empty: emptyLive() };
for (const [name, view] of Object.entries(views)) {
  server.show(view);
  for (const width of [1440, 1024, 390]) {
    for (const locale of ['ja-JP', 'en-GB']) {
      for (const colorScheme of ['light', 'dark'] as const) {
        const viewport = { width, height: 900 };
        const page = await browser.newPage({ viewport, locale, colorScheme });
        await page.goto(server.url);
        await page.waitForSelector('main');
        await page.waitForTimeout(300);
        const file = `${name}-${width}-${locale.slice(0, 2)}-${colorScheme}.png`;
        await page.screenshot({ path: join(folder, file), fullPage: true });
        await page.close();
      }
    }
  }
}
await browser.close();
await server.api.close();
