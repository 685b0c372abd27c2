// Every page of the console at every width, light and dark, in both languages: nothing wider than
// the screen, no serious fault of accessibility, no complaint of the browser, no Japanese in the
// English, and a picture of each for a person to look at. About fifteen minutes.
//   npm run prove:pages [-- --to FOLDER] [--only NAME,NAME…] [--quick]
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { ConsoleHouse, type Looked, overflow, seriousFaults } from './console-house.ts';

const { values } = parseArgs({
  options: {
    to: { type: 'string', default: 'dist/pages' },
    only: { type: 'string', default: '' },
    quick: { type: 'boolean', default: false },
  },
});

const only = values.only.split(',');
const supervisor = 'mori/supervisor';
const settledMs = 1_200;

/** Names of pictures, with the address and who looks. */
async function pagesOf(
  house: ConsoleHouse,
): Promise<readonly (readonly [string, string, string])[]> {
  const { body } = await house.desk.ask('GET', '/v1/cases?limit=1', { as: supervisor });
  const { case: name, subscriber } = body.rows[0];
  const found = await house.desk.ask('POST', '/v1/lines/find', {
    as: supervisor,
    body: { text: subscriber },
  });
  const line = found.body.lines?.[0] ?? found.body.rows?.[0];
  const admin = 'root/administrator';
  const parts = 'account people roles keys feeds enforcers ways health settings retention';
  return [
    ['now', '/now', supervisor],
    ['wall', '/now?wall=1', supervisor],
    ['queue', '/queue/open', supervisor],
    ['handover', '/queue/handover', supervisor],
    ['case', `/cases/${String(name).replace('case-', '')}`, supervisor],
    ['approvals', '/approvals', supervisor],
    ...['countries', 'sources', 'ranges', 'campaigns', 'devices'].map(
      part => [`network-${part}`, `/network/${part}`, supervisor] as const,
    ),
    ['country', '/network/countries/LV', supervisor],
    ['lines', '/lines', supervisor],
    ['line', `/lines/${line?.line ?? line?.id}`, supervisor],
    ...['restricted', 'rates', 'contacts', 'subscribers'].map(
      list => [`lists-${list}`, `/lists/${list}`, supervisor] as const,
    ),
    ['policy', '/policy', supervisor],
    ['policy-version', '/policy/1', supervisor],
    ['reports', '/reports', supervisor],
    ['audit', '/audit', 'ueda/auditor'],
    ...parts.split(' ').map(part => [`admin-${part}`, `/admin/${part}`, admin] as const),
  ];
}

function combinations(): readonly Required<Pick<Looked, 'width' | 'dark' | 'language'>>[] {
  const all = [1440, 1024, 390].flatMap(width =>
    [false, true].flatMap(dark =>
      (['ja', 'en'] as const).map(language => ({ width, dark, language })),
    ),
  );
  return values.quick ? all.filter(({ dark, language }) => dark === (language === 'en')) : all;
}

/** Text of the page itself in Japanese, where it should be English; names of firms are their own. */
async function strayJapanese(page: Page): Promise<string> {
  const words = /^(関所|日本語)$/;
  const texts = (await page.evaluate(`[...document.querySelectorAll('h1, h2, button, label, th')]
    .map(node => node.textContent.trim())`)) as string[];
  return texts.filter(text => /[\u3040-\u30ff]/.test(text) && !words.test(text)).join(' | ');
}

const house = await ConsoleHouse.open({ events: 2_000, entrance: true });
mkdirSync(values.to, { recursive: true });
const faults: string[] = [];
let looked = 0;
for (const [name, path, as] of await pagesOf(house)) {
  if (!only.some(part => name.includes(part))) continue;
  for (const how of combinations()) {
    const at = `${name} ${how.width} ${how.language} ${how.dark ? 'dark' : 'light'}`;
    try {
      const page = await house.look(path, { ...how, as, stepUp: true });
      await page.waitForTimeout(settledMs);
      const wide = await overflow(page);
      if (wide > 0) faults.push(`${at}: ${wide} px too wide`);
      for (const fault of await seriousFaults(page)) faults.push(`${at}: ${fault}`);
      const stray = how.language === 'en' ? await strayJapanese(page) : '';
      if (stray !== '') faults.push(`${at}: Japanese: ${stray}`);
      const file = `${at.replaceAll(' ', '-')}.png`;
      await page.screenshot({ path: join(values.to, file), fullPage: true });
      await page.context().close();
      looked += 1;
    } catch (error) {
      faults.push(`${at}: ${error instanceof Error ? error.message.split('\n')[0] : error}`);
    }
  }
  console.log(`${name}: ${faults.length} faults so far`);
}
await house.close();
faults.push(...new Set(house.complaints));
for (const fault of faults) console.log(fault);
console.log(`${looked} views, ${faults.length} faults; pictures in ${values.to}`);
process.exitCode = faults.length > 0 ? 1 : 0;
