// What scrolling the queue costs while 50,000 cases stand open and some change every second: time
// between frames, tasks that hold the page up, rows that exist at once, in Chromium.
import type { Page } from 'playwright-core';
import { ConsoleHouse } from '../test/console/console-house.ts';
import type { Size } from './bench-module.ts';
import { fillQueue, settle } from './fill-queue.ts';

const sizes = {
  small: { cases: 400, wheels: 20, changes: 5 },
  full: { cases: 50_000, wheels: 600, changes: 50 },
};
const wheelPixels = 600;
const wheelEveryMs = 25;

/** Frames and long tasks from now on. */
const watch = `
  window.frames50k = [];
  window.longTasks = [];
  let before = performance.now();
  const look = now => {
    window.frames50k.push(now - before);
    before = now;
    window.watching = requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  new PerformanceObserver(list => {
    for (const task of list.getEntries()) window.longTasks.push(task.duration);
  }).observe({ entryTypes: ['longtask'] });
`;

export const bench = {
  name: 'queue-scroll',
  why: 'how smoothly the queue scrolls with very many open cases, some of which change',
  async run(size: Size): Promise<Record<string, number>> {
    const { cases, wheels, changes } = sizes[size];
    const house = await ConsoleHouse.open({ events: 300 });
    try {
      await fillQueue(house.desk.database, cases, house.desk.live.traffic.clock.nowMs());
      await settle(house.desk.database);
      const page = await house.look('/queue/open', { as: 'sato/operator' });
      await page.locator('.queue-row').nth(5).waitFor();
      const firstBytes = await heapBytes(page);
      const changing = setInterval(() => change(house, cases, changes), 1_000);
      const spent = await mainThread(page);
      await page.evaluate(watch);
      await page.mouse.move(700, 600);
      for (let wheel = 0; wheel < wheels; wheel += 1) {
        await page.mouse.wheel(0, wheelPixels);
        await page.waitForTimeout(wheelEveryMs);
      }
      clearInterval(changing);
      const figures = await figuresOf(page);
      const work = await spent();
      return {
        cases,
        ...figures,
        // Of the page's own thread, whatever else the machine does.
        workPerFrameMs: Number(((1_000 * work) / (figures.frames ?? 1)).toFixed(2)),
        heapBytes: (await heapBytes(page)) - firstBytes,
      };
    } finally {
      await house.close();
    }
  },
};

function change(house: ConsoleHouse, cases: number, changes: number): void {
  for (let at = 0; at < changes; at += 1) {
    const name = `open-${1 + Math.floor((at * cases) / changes)}`;
    house.desk.events.publish({ event: 'case', data: { case: name, state: 'open' } });
  }
}

async function figuresOf(page: Page): Promise<Record<string, number>> {
  const told = (await page.evaluate(`({
    frames: window.frames50k,
    longTasks: window.longTasks,
    rows: document.querySelectorAll('.queue-row').length,
    reached: Math.max(...[...document.querySelectorAll('.queue-row')].map(row =>
      Number(row.getAttribute('aria-posinset')))),
  })`)) as { frames: number[]; longTasks: number[]; rows: number; reached: number };
  const frames = told.frames.slice(1).sort((a, b) => a - b);
  const part = (share: number): number =>
    Number((frames[Math.ceil(frames.length * share) - 1] ?? 0).toFixed(1));
  return {
    rowsAtOnce: told.rows,
    rowReached: told.reached,
    frames: frames.length,
    frameP50Ms: part(0.5),
    frameP95Ms: part(0.95),
    frameLongestMs: part(1),
    longTasks: told.longTasks.length,
    longestTaskMs: Math.round(Math.max(0, ...told.longTasks)),
  };
}

/** Seconds of processor time that the page's thread works from now on. */
async function mainThread(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const worked = async (): Promise<number> => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find(one => one.name === 'TaskDuration')?.value ?? 0;
  };
  const before = await worked();
  return async () => (await worked()) - before;
}

function heapBytes(page: Page): Promise<number> {
  return page.evaluate('performance.memory.usedJSHeapSize') as Promise<number>;
}
