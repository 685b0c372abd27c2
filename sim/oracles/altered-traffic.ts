// The same traffic told differently: in another order, twice, or with losses.
import { Random } from '../random.ts';
import { type Arrival, accountOfEvent, type Traffic } from './traffic.ts';

const secondMs = 1_000;

/** Everything that happened in a second arrives at its end, in the order in which it happened. */
export function bySeconds(traffic: Traffic): Traffic {
  const arrivals = traffic.arrivals.map(one => ({ ...one, atMs: endOfSecond(one) }));
  return { ...traffic, arrivals };
}

/** The accounts' events of each second in another order; each account's own order is kept. */
export function interleaved(traffic: Traffic, seed: number): Traffic {
  const random = new Random(seed, 'interleaved');
  const arrivals: Arrival[] = [];
  for (const second of secondsOf(traffic.arrivals)) {
    const queues = new Map<string, Arrival[]>();
    for (const one of second) {
      const account = accountOfEvent(traffic, one.event);
      const queue = queues.get(account) ?? [];
      queues.set(account, queue);
      queue.push(one);
    }
    const waiting = [...queues.values()];
    while (waiting.length > 0) {
      const at = random.int(0, waiting.length - 1);
      arrivals.push(waiting[at]!.shift()!);
      if (waiting[at]!.length === 0) waiting.splice(at, 1);
    }
  }
  return { ...traffic, arrivals };
}

/**
 * Every event comes again at once, one in ten once more up to five minutes later. Registrations
 * carry no id and are told once.
 */
export function doubled(traffic: Traffic, seed: number): Traffic {
  const random = new Random(seed, 'doubled');
  const arrivals: Arrival[] = [];
  for (const one of traffic.arrivals) {
    arrivals.push(one);
    if (one.event.type === 'register') continue;
    arrivals.push(one);
    if (random.chance(0.1)) arrivals.push({ ...one, atMs: one.atMs + random.int(1, 300) * 1_000 });
  }
  return { ...traffic, arrivals: inOrder(arrivals) };
}

/** Three in a hundred events are lost, five come up to ten minutes late, the rest within 2 s. */
export function unreliable(traffic: Traffic, seed: number): Traffic {
  const random = new Random(seed, 'unreliable');
  const arrivals: Arrival[] = [];
  for (const one of traffic.arrivals) {
    if (random.chance(0.03)) continue;
    const lateMs = random.chance(0.05) ? random.int(0, 600_000) : random.int(0, 2_000);
    arrivals.push({ ...one, atMs: one.atMs + lateMs });
  }
  return { ...traffic, arrivals: inOrder(arrivals) };
}

function endOfSecond({ atMs }: Arrival): number {
  return Math.floor(atMs / secondMs) * secondMs + secondMs - 1;
}

function inOrder(arrivals: readonly Arrival[]): Arrival[] {
  return arrivals
    .map((one, order) => ({ one, order }))
    .sort((a, b) => a.one.atMs - b.one.atMs || a.order - b.order)
    .map(({ one }) => one);
}

function* secondsOf(arrivals: readonly Arrival[]): Generator<Arrival[]> {
  let second: Arrival[] = [];
  for (const one of arrivals) {
    if (second.length > 0 && second[0]!.atMs !== one.atMs) {
      yield second;
      second = [];
    }
    second.push(one);
  }
  if (second.length > 0) yield second;
}
