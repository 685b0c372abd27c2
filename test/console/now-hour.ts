// A live hour on the first page, as fast as the page paints it: 3,600 views of a busy night, one for
// each second with 200 events. Does the page's memory grow? node test/console/now-hour.ts [views]
import type { CDPSession } from 'playwright-core';
import { BusyHour } from '../../bench/busy-hour.ts';
import { DeskEvents } from '../../src/api/desk/desk-events.ts';
import { quietView } from '../../src/api/fake-api.ts';
import { ConsoleHouse } from './console-house.ts';

const eventsASecond = 200;
/** Views handed to the browser in one go: handing over leaves traces in it too. */
const atOnce = 60;
/** An attack begins every so many seconds. */
const attackEvery = 45;

export interface Hour {
  /** Views shown before the first measurement: compiled code, caches, columns filled. */
  readonly warmUp: number;
  readonly views: number;
  /** Between two measurements. */
  readonly every: number;
}

export interface HourFigures {
  /** After garbage collection, by the end of each part. */
  readonly heapBytes: readonly number[];
  readonly nodes: readonly number[];
  readonly listeners: readonly number[];
  /** Of the page's main thread, for a view. */
  readonly millisecondsAView: number;
  readonly viewBytes: number;
}

export const night = { running: 3_000, attacked: 30 } as const;

/** The page hears the night through its own hub, without a worker and without a network. */
export async function liveHour(house: ConsoleHouse, world: BusyHour, hour: Hour) {
  const page = await house.browse({ as: 'sato/operator' });
  await page.addInitScript(hearFromUs);
  await page.goto(`${house.url}/now`);
  await page.locator('.now-attack').first().waitFor();
  await page.locator('.now-map-drawing').waitFor();
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable');
  const heapBytes: number[] = [];
  const nodes: number[] = [];
  const listeners: number[] = [];
  let viewBytes = 0;
  const show = async (views: number): Promise<void> => {
    for (let left = views; left > 0; left -= atOnce) {
      const texts = Array.from({ length: Math.min(atOnce, left) }, () => nextView(world));
      viewBytes = Math.max(viewBytes, ...texts.map(text => text.length));
      await page.evaluate(shown, texts);
    }
  };
  const measure = async (): Promise<void> => {
    heapBytes.push(await heapOf(cdp));
    const counters = await cdp.send('Memory.getDOMCounters');
    nodes.push(counters.nodes);
    listeners.push(counters.jsEventListeners);
  };
  await show(hour.warmUp);
  await measure();
  const before = await busySeconds(cdp);
  for (let done = 0; done < hour.views; done += hour.every) {
    await show(Math.min(hour.every, hour.views - done));
    await measure();
  }
  const spent = (await busySeconds(cdp)) - before;
  await page.close();
  const millisecondsAView = Math.round((spent * 10_000) / hour.views) / 10;
  return { heapBytes, nodes, listeners, millisecondsAView, viewBytes } satisfies HourFigures;
}

/** What a house needs for it to be that night there. */
export function partsOf(world: BusyHour) {
  const clockMs = () => world.nowMs;
  const clock = { nowMs: clockMs };
  const events = new DeskEvents({ nowMs: () => performance.now(), clockMs });
  const live = () => ({ ...quietView, nowMs: world.nowMs });
  return { parts: { now: world.source, live, clock }, desk: { events, clock } };
}

/** What is under way when one measures comes and goes; what stays is in the least of several. */
export function floors(heapBytes: readonly number[]): { first: number; last: number } {
  const part = Math.ceil(heapBytes.length / 2);
  return {
    first: Math.min(...heapBytes.slice(0, part)),
    last: Math.min(...heapBytes.slice(-part)),
  };
}

let seconds = 0;

function nextView(world: BusyHour): string {
  seconds += 1;
  if (seconds % attackEvery === 0) world.attack(seconds);
  world.pass(eventsASecond);
  return JSON.stringify(world.view());
}

/** Runs in the page before its scripts: the hub in the page itself, its stream in our hands. */
function hearFromUs(): void {
  const browser = globalThis as unknown as Record<string, unknown>;
  browser.SharedWorker = undefined;
  browser.EventSource = new Proxy(browser.EventSource as new (url: string) => EventTarget, {
    construct(real, [url]: [string]) {
      if (!url.endsWith('/v1/now/stream')) return new real(url);
      const stream = new EventTarget();
      browser.toldByTest = (data: string) => {
        stream.dispatchEvent(Object.assign(new Event('now'), { data }));
      };
      return Object.assign(stream, { readyState: 1, close() {} });
    },
  });
}

/** Gives the page one view after the other, each when the one before has been painted. */
async function shown(texts: readonly string[]): Promise<void> {
  const browser = globalThis as unknown as {
    toldByTest: (data: string) => void;
    requestAnimationFrame: (done: () => void) => void;
  };
  for (const text of texts) {
    browser.toldByTest(text);
    await new Promise<void>(done => browser.requestAnimationFrame(() => setTimeout(done, 0)));
  }
}

async function heapOf(cdp: CDPSession): Promise<number> {
  for (let round = 0; round < 3; round += 1) await cdp.send('HeapProfiler.collectGarbage');
  return (await cdp.send('Runtime.getHeapUsage')).usedSize;
}

async function busySeconds(cdp: CDPSession): Promise<number> {
  const { metrics } = await cdp.send('Performance.getMetrics');
  return metrics.find(one => one.name === 'TaskDuration')?.value ?? 0;
}

if (import.meta.main) {
  const world = new BusyHour(night);
  const house = await ConsoleHouse.open({ events: 50, ...partsOf(world) });
  try {
    const views = Number(process.argv[2] ?? 3_600);
    const hour = { warmUp: 900, views, every: 600 };
    const figures = await liveHour(house, world, hour);
    process.stdout.write(`${JSON.stringify(figures, undefined, 2)}\n`);
    const { first, last } = floors(figures.heapBytes);
    process.stdout.write(`least of the first measurements ${first}, of the last ${last} bytes\n`);
    if (last > first * 1.05 || house.complaints.length > 0) {
      process.stderr.write(`the page's memory grew: ${house.complaints.join(' ')}\n`);
      process.exitCode = 1;
    }
  } finally {
    await house.close();
  }
}
