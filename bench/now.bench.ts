// What the desk's first page costs the server: gathering and writing out the view, once a second
// for everybody who looks, beside 200 events a second and 3,000 calls in progress.
import type { Size } from './bench-module.ts';
import { BusyHour } from './busy-hour.ts';

const sizes = {
  small: { running: 300, attacked: 5, seconds: 20 },
  full: { running: 3_000, attacked: 40, seconds: 300 },
};
const eventsASecond = 200;

export const bench = {
  name: 'now',
  why: 'one tick of the desk’s first page while 3,000 calls are up and attacks go on',
  run(size: Size): Promise<Record<string, number>> {
    const { running, attacked, seconds } = sizes[size];
    const world = new BusyHour({ running, attacked });
    const spent: number[] = [];
    let bytes = 0;
    for (let second = 0; second < seconds; second += 1) {
      world.pass(eventsASecond);
      const from = performance.now();
      const text = JSON.stringify(world.view());
      spent.push(performance.now() - from);
      bytes = Math.max(bytes, text.length);
    }
    spent.sort((a, b) => a - b);
    const view = world.view();
    return Promise.resolve({
      callsInProgress: view.calls.inProgress,
      openCases: view.loss.openCases,
      destinations: view.destinations.length,
      medianTickMs: rounded(spent[Math.floor(spent.length / 2)]!),
      p99TickMs: rounded(spent[Math.floor(spent.length * 0.99)]!),
      largestTickMs: rounded(spent.at(-1)!),
      largestViewBytes: bytes,
    });
  },
};

function rounded(ms: number): number {
  return Math.round(ms * 100) / 100;
}
