import type { Size } from './bench-module.ts';
import { comparePeers } from './peers/compare-peers.ts';

export const bench = {
  name: 'peers',
  why: 'decision methods of others on the same traffic: losses, lawful calls refused, speed',
  run,
};

function run(size: Size): Promise<Record<string, number>> {
  const options =
    size === 'small'
      ? { subscribers: 120, days: 5, trainOn: [901], reportOn: [301] }
      : { subscribers: 2_000, days: 40, trainOn: [901], reportOn: [301, 302] };
  const figures: Record<string, number> = {};
  for (const { method, variant, figures: one } of comparePeers(options)) {
    const name = `${method.replace(/ [(].*/, '')}, ${variant}:`;
    figures[`${name} medianYen`] = one.medianYen;
    figures[`${name} p95Yen`] = one.p95Yen;
    figures[`${name} lawfulRefused`] = one.lawfulRefused;
    figures[`${name} eventsPerSecond`] = one.eventsPerSecond;
  }
  return Promise.resolve(figures);
}
