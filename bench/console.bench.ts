// What the console costs whoever opens it: script that crosses the wire until the first page
// stands, and the time until it takes keys, in Chromium on this machine, nothing cached.
import { ConsoleHouse } from '../test/console/console-house.ts';
import type { Size } from './bench-module.ts';

const sizes = { small: { times: 2, events: 300 }, full: { times: 7, events: 2_000 } };
const as = 'sato/operator';

export const bench = {
  name: 'console',
  why: 'first load of the pages: compressed script and time until they take keys',
  async run(size: Size): Promise<Record<string, number>> {
    const { times, events } = sizes[size];
    const house = await ConsoleHouse.open({ events });
    try {
      const paths = { now: '/now', queue: '/queue/open', case: await aCase(house) };
      const figures: Record<string, number> = {};
      for (const [name, path] of Object.entries(paths)) {
        const spent: number[] = [];
        let bytes = 0;
        for (let time = 0; time < times; time += 1) {
          const opened = await open(house, path);
          spent.push(opened.ms);
          bytes = opened.scriptBytes;
        }
        spent.sort((a, b) => a - b);
        figures[`${name}ScriptBytes`] = bytes;
        figures[`${name}InteractiveMs`] = Math.round(spent[Math.floor(times / 2)]!);
      }
      return figures;
    } finally {
      await house.close();
    }
  },
};

async function aCase(house: ConsoleHouse): Promise<string> {
  const { body } = await house.desk.ask('GET', '/v1/cases?limit=1', { as });
  return `/cases/${body.rows[0].case}`;
}

async function open(
  house: ConsoleHouse,
  path: string,
): Promise<{ readonly ms: number; readonly scriptBytes: number }> {
  const page = await house.browse({ as });
  const sizes: Promise<{ readonly responseBodySize: number }>[] = [];
  page.on('requestfinished', request => {
    if (request.resourceType() === 'script') sizes.push(request.sizes());
  });
  const from = performance.now();
  await page.goto(`${house.url}${path}`, { waitUntil: 'commit' });
  await page.locator('main h1').first().waitFor();
  const palette = page.getByRole('dialog');
  while (!(await palette.isVisible())) {
    await page.keyboard.press('Control+k');
    await page.waitForTimeout(10);
  }
  const ms = performance.now() - from;
  await page.waitForTimeout(1_000);
  let scriptBytes = 0;
  for (const { responseBodySize } of await Promise.all(sizes)) scriptBytes += responseBodySize;
  await page.context().close();
  return { ms, scriptBytes };
}
