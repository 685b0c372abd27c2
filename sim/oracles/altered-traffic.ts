// The same traffic told differently: in another order, twice, or with losses.
import type { CallEvent } from '../../src/core/call/call-event.ts';
import type { Faults } from '../faults.ts';
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

/** The traffic as it arrives with these faults; restarts are the run's business. */
export function faulty(traffic: Traffic, faults: Faults, seed: number): Traffic {
  const random = new Random(seed, 'faulty');
  const arrivals: Arrival[] = [];
  for (const one of traffic.arrivals) {
    const { event } = one;
    if (random.chance(lossOf(event, faults))) continue;
    const asks = event.type === 'setup';
    const late = random.chance(asks ? faults.late / 10 : faults.late);
    const mostMs = asks ? Math.min(500, faults.reorderMs) : faults.reorderMs;
    const lateMs = late ? random.int(1_000, faults.lateMaxMs) : random.int(0, mostMs);
    const gap = faults.gaps.find(
      ({ feed, fromMs, toMs }) => feed === one.feed && one.atMs >= fromMs && one.atMs < toMs,
    );
    if (gap !== undefined && !gap.held) continue;
    const told = { ...one, atMs: Math.max(one.atMs + lateMs, gap?.toMs ?? 0) };
    arrivals.push(told);
    if (event.type === 'register' || !random.chance(faults.doubled)) continue;
    arrivals.push({ ...told, atMs: told.atMs + random.low(0, 60) * secondMs });
  }
  return { ...traffic, arrivals: inOrder(arrivals) };
}

function lossOf({ type }: CallEvent, faults: Faults): number {
  switch (type) {
    case 'setup':
      return faults.lostSetups;
    case 'answer':
      return faults.lostAnswers;
    case 'end':
      return faults.lostEnds;
    case 'cdr':
      return faults.lostRecords;
    default:
      return 0;
  }
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
