import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { rateRows } from '../sim/reference-data.ts';
import type { CallEvent } from '../src/core/call/call-event.ts';
import type { Subscriber } from '../src/core/subscriber/subscriber.ts';
import { createEngine, type Engine, step } from '../src/engine/engine.ts';
import type { Size } from './bench-module.ts';

export const bench = {
  name: 'memory',
  why: 'a carrier has millions of lines, and few of them call abroad',
  run,
};

const startMs = Date.UTC(2026, 3, 6, 1);
const dayMs = 86_400_000;
const days = 12;
const countries = ['12125550', '44207946', '861065529', '6626551', '4930181'];

/** Heap after collection, before and after; lines on one account each, most of them silent. */
function run(size: Size): Promise<Record<string, number>> {
  const lines = size === 'small' ? 4_000 : 30_000;
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const heap = (): number => {
    collect();
    collect();
    return process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers;
  };
  const engine = createEngine();
  step(engine, { kind: 'rate-deck', atMs: 0, rows: rateRows() });
  const empty = heap();
  step(engine, { kind: 'subscribers', atMs: 0, rows: subscribersOf(lines) });
  const listed = heap();
  for (let day = 0; day < days; day += 1) callAbroad(engine, lines, day);
  const calls = engine.state.finished.size;
  const called = heap();
  engine.state.finished.clear();
  engine.state.finishedAt.clear();
  engine.state.timers.dueMs.length = 0;
  engine.state.timers.what.length = 0;
  const kept = heap();
  step(engine, { kind: 'tick', atMs: engine.state.nowMs });
  return Promise.resolve({
    lines,
    bytesPerSilentLine: Math.round((listed - empty) / lines),
    bytesPerCallingLine: Math.round((kept - empty) / lines),
    bytesPerEndedCall: Math.round((called - kept) / Math.max(1, calls)),
  });
}

function subscribersOf(count: number): Subscriber[] {
  return Array.from({ length: count }, (_, i) => ({
    subscriber: numberOf(i),
    account: `A${i}`,
    type: i % 2 === 0 ? ('individual' as const) : ('corporate' as const),
    service: 'ip' as const,
    challenge: true,
    channels: 2,
    lastMonthYen: 300 + (i % 700),
    contacts: [
      { channel: 'mail' as const, address: `keeper@a${i}.example` },
      { channel: 'sms' as const, address: `090${String(10_000_000 + i)}` },
    ],
  }));
}

function numberOf(i: number): string {
  return `050${String(10_000_000 + i)}`;
}

/** Two whole calls of each line a day, one after the other. */
function callAbroad(engine: Engine, lines: number, day: number): void {
  for (let call = 0; call < 2; call += 1) {
    for (let i = 0; i < lines; i += 1) {
      const timeMs = startMs + day * dayMs + call * 7_200_000 + Math.floor((i * 3_600_000) / lines);
      const callId = `c${day}-${call}-${i}`;
      const to = `010${countries[(i + call) % countries.length]}${100 + ((i + day) % 9)}`;
      const sourceIp = `100.${64 + (i % 64)}.${(i >> 6) % 256}.${i % 250}`;
      const userAgent = `Office PBX ${i % 8}/2.1`;
      tell(engine, {
        type: 'setup',
        timeMs,
        zone: '+09:00',
        callId,
        subscriber: numberOf(i),
        to,
        direction: 'outbound',
        sourceIp,
        userAgent,
      });
      tell(engine, { type: 'answer', timeMs: timeMs + 5_000, zone: '+09:00', callId });
      tell(engine, { type: 'end', timeMs: timeMs + 65_000, zone: '+09:00', callId });
    }
  }
}

function tell(engine: Engine, event: CallEvent): void {
  const atMs = Math.max(engine.state.nowMs, event.timeMs);
  step(engine, { kind: 'call-event', atMs, feed: 'bench', event });
}
