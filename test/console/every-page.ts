// Every page of the console at every width, light and dark, in both languages: nothing wider than
// the screen, no serious fault of accessibility, no complaint of the browser, no Japanese in the
// English and no English in the Japanese, and a picture of each for a person to look at. About
// fifteen minutes.
//   npm run prove:pages [-- --to FOLDER] [--only NAME,NAME…] [--quick]
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { ConsoleHouse, type Looked, overflow, seriousFaults } from './console-house.ts';
import { fillNetwork } from './filled-network.ts';
import { personWithPassword, signInByPage } from './real-person.ts';

const { values } = parseArgs({
  options: {
    to: { type: 'string', default: 'dist/pages' },
    only: { type: 'string', default: '' },
    quick: { type: 'boolean', default: false },
  },
});

const only = values.only.split(',');
const supervisor = 'mori/supervisor';
/** Signs in with a password. */
const real = 'hara';
const settledMs = 1_200;

type Look = readonly [name: string, path: string, as: string];

/** Names of pictures, with the address and who looks. */
async function pagesOf(house: ConsoleHouse): Promise<readonly Look[]> {
  const { row, measured } = await twoCases(house);
  const found = await house.desk.ask('POST', '/v1/lines/find', {
    as: supervisor,
    body: { text: row.subscriber },
  });
  const admin = 'root/administrator';
  const parts = 'account people roles keys feeds enforcers ways health settings retention';
  return [
    ['now', '/now', supervisor],
    ['wall', '/now?wall=1', supervisor],
    ['queue', '/queue/open', supervisor],
    ['handover', '/queue/handover', supervisor],
    ['case', `/cases/${row.case.replace('case-', '')}`, supervisor],
    ['measured-case', `/cases/${measured.case.replace('case-', '')}`, supervisor],
    ['approvals', '/approvals', supervisor],
    ...['countries', 'sources', 'ranges', 'campaigns', 'devices'].map(
      (part): Look => [`network-${part}`, `/network/${part}`, supervisor],
    ),
    ['country', '/network/countries/CO', supervisor],
    ...(await networkDetails(house)),
    ['lines', '/lines', supervisor],
    ['line', `/lines/${found.body.rows[0].id}`, supervisor],
    ...['restricted', 'rates', 'contacts', 'subscribers'].map(
      (list): Look => [`lists-${list}`, `/lists/${list}`, supervisor],
    ),
    ['policy', '/policy', supervisor],
    ['policy-version', '/policy/1', supervisor],
    ['reports', '/reports', supervisor],
    ['audit', '/audit', 'ueda/auditor'],
    ...parts
      .split(' ')
      .map((part): Look => [`admin-${part}`, `/admin/${part}`, part === 'account' ? real : admin]),
  ];
}

interface CaseRow {
  readonly case: string;
  readonly state: string;
  readonly subscriber: string;
  readonly exposureYen: number;
}

/** The first of the queue, and the dearest with a measure in force. */
async function twoCases({ desk }: ConsoleHouse): Promise<{ row: CaseRow; measured: CaseRow }> {
  const { body } = await desk.ask('GET', '/v1/cases?limit=100', { as: supervisor });
  const rows: CaseRow[] = body.rows;
  const byCost = [...rows].sort((a, b) => b.exposureYen - a.exposureYen);
  const row = rows[0]!;
  return { row, measured: byCost.find(one => one.state === 'measure') ?? row };
}

async function networkDetails({ desk }: ConsoleHouse): Promise<readonly Look[]> {
  const looks: Look[] = [];
  for (const kind of ['source', 'range', 'campaign', 'device']) {
    const { body } = await desk.ask('GET', `/v1/network/${kind}s?days=90`, { as: supervisor });
    const id = body.rows[0]?.[kind];
    if (id === undefined) throw new Error(`no ${kind} to look at`);
    looks.push([kind, `/network/${kind}s/${encodeURIComponent(id)}?days=90`, supervisor]);
  }
  return looks;
}

/** Something to decide: a country block, a change of the list, numbers in full. */
async function askForApprovals({ desk }: ConsoleHouse): Promise<void> {
  const { body } = await desk.ask('GET', '/v1/cases?limit=1', { as: supervisor });
  const numbers = { kind: 'unmask', of: { kind: 'case', case: body.rows[0].case } };
  for (const matter of [
    { kind: 'country-block', country: 'SO', lastsMs: 7_200_000 },
    { kind: 'list-edit', put: [], remove: ['252'] },
    { ...numbers, purpose: 'legal-inquiry' },
  ]) {
    const asked = { matter, why: '02:10に確認' };
    await desk.ask('POST', '/v1/approvals', { as: 'sato/operator', stepUp: true, body: asked });
  }
}

type How = Required<Pick<Looked, 'width' | 'dark' | 'language'>>;

/** Somebody who set up and signed in sees what is theirs. */
async function lookAs(as: string, path: string, how: How): Promise<Page> {
  if (as !== real) return house.look(path, { ...how, as, stepUp: true });
  const page = await house.browse(how);
  await signInByPage(page, `${house.url}/sign-in?to=${encodeURIComponent(path)}`, real);
  await page.locator('main h1').first().waitFor();
  return page;
}

function combinations(): readonly How[] {
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

/**
 * Sentences in English where it should be Japanese, labels that are only read out included. What is
 * shown as code, what others said (「 」), and what is typed in or named by people, stays as it is.
 */
async function strayEnglish(page: Page): Promise<string> {
  const texts = (await page.evaluate(`[...document.querySelectorAll('body *')]
    .filter(node => node.closest('code, pre, style, script, textarea, [lang=en], [translate=no]') === null)
    .flatMap(node => [
      ...['aria-label', 'title', 'placeholder', 'alt'].map(name => node.getAttribute(name) ?? ''),
      ...[...node.childNodes].filter(({ nodeType }) => nodeType === 3).map(one => one.data.trim()),
    ])`)) as string[];
  const own = texts.map(text => text.replace(/「[^」]*」/g, '「」'));
  const found = own.filter(text => /[A-Za-z]{2,},? [a-z]{2,}/.test(text));
  return [...new Set(found)].join(' | ');
}

const house = await ConsoleHouse.open({ events: 2_000, entrance: true });
await fillNetwork(house);
await personWithPassword(house, real, 'operator');
await askForApprovals(house);
mkdirSync(values.to, { recursive: true });
const faults: string[] = [];
let looked = 0;
for (const [name, path, as] of await pagesOf(house)) {
  if (!only.some(part => name.includes(part))) continue;
  for (const how of combinations()) {
    const at = `${name} ${how.width} ${how.language} ${how.dark ? 'dark' : 'light'}`;
    try {
      const page = await lookAs(as, path, how);
      await page.waitForTimeout(settledMs);
      const wide = await overflow(page);
      if (wide > 0) faults.push(`${at}: ${wide} px too wide`);
      for (const fault of await seriousFaults(page)) faults.push(`${at}: ${fault}`);
      const stray = how.language === 'en' ? await strayJapanese(page) : '';
      if (stray !== '') faults.push(`${at}: Japanese: ${stray}`);
      const english = how.language === 'ja' ? await strayEnglish(page) : '';
      if (english !== '') faults.push(`${at}: English: ${english}`);
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
