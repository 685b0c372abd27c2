import { Serializer, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { rateRows } from '../sim/reference-data.ts';
import type { CallEvent } from '../src/core/call/call-event.ts';
import type { Subscriber } from '../src/core/subscriber/subscriber.ts';
import type { EndedCalls } from '../src/engine/ended-calls.ts';
import { createEngine, type Engine, step } from '../src/engine/engine.ts';
import type { Input } from '../src/engine/input.ts';
import { contactsOf, newContactBook, takeContacts } from '../src/workflow/contact-book.ts';
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
/** Rows made at a time: the list as a whole would need more memory than the state. */
const partRows = 50_000;
const linesOf = { small: 200_000, full: 10_000_000 } as const;
const callersOf = { small: 4_000, full: 100_000 } as const;
const contactsMax = 1_000_000;

/** Memory after collection; lines on one account each, most of them silent. */
function run(size: Size): Promise<Record<string, number>> {
  const lines = linesOf[size];
  const callers = callersOf[size];
  const listMs = performance.now();
  const engine = listed(1);
  const empty = used();
  const emptyResident = process.memoryUsage().rss;
  takeList(lines, input => step(engine, input));
  const list = used();
  const resident = process.memoryUsage().rss - emptyResident;
  const listSeconds = (performance.now() - listMs) / 1_000;
  for (let i = 0; i < lines; i += 1) registerAndBeCalled(engine, i);
  const traced = used();
  for (let day = 0; day < days; day += 1) callAbroad(engine, callers, day);
  const calls = engine.state.ended.ring.size;
  const called = used();
  forgetEnded(engine.state.ended);
  engine.state.timers.dueMs.length = 0;
  engine.state.timers.subjects.length = 0;
  const kept = used();
  step(engine, { kind: 'tick', atMs: engine.state.nowMs });
  return Promise.resolve({
    lines,
    bytesPerSilentLine: Math.round((list - empty) / lines),
    bytesPerRegisteringLine: Math.round((traced - empty) / lines),
    residentBytesPerSilentLine: Math.round(resident / lines),
    secondsToTakeTheList: Math.round(listSeconds),
    bytesOfContactsPerLine: contactBytes(Math.min(lines, contactsMax)),
    callingLines: callers,
    bytesPerCallingLine: Math.round((kept - traced) / callers),
    endedCalls: calls,
    bytesPerEndedCall: Math.round((called - kept) / Math.max(1, calls)),
    ...copied(engine),
  });
}

/** Ended calls are bounded whatever the number of lines, so that no line has a share in them. */
function forgetEnded(ended: EndedCalls): void {
  ended.ring.texts.length = 0;
  ended.ring.numbers = new Float64Array(0);
  ended.ring.hashes = new Int32Array(0);
  ended.ring.slots = new Int32Array(0);
  ended.places = new Int32Array(0);
}

function used(): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  collect();
  return process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers;
}

/** An engine that has taken a list before, so that its code is in memory already. */
function listed(lines: number): Engine {
  const engine = createEngine();
  step(engine, { kind: 'rate-deck', atMs: 0, rows: rateRows() });
  takeList(lines, input => step(engine, input));
  return engine;
}

/** What the case desk holds of each line. */
function contactBytes(lines: number): number {
  const book = newContactBook();
  takeList(1, input => takeContacts(book, input));
  const before = used();
  takeList(lines, input => takeContacts(book, input));
  const bytes = used() - before;
  return contactsOf(book, numberOf(0)).length === 0 ? 0 : Math.round(bytes / lines);
}

/** How long a snapshot holds up everything else: the copy, before anything is written. */
function copied(engine: Engine): Record<string, number> {
  const beganMs = performance.now();
  const serializer = new Serializer();
  serializer.writeHeader();
  serializer.writeValue(engine.state);
  const bytes = serializer.releaseBuffer().length;
  const snapshotPauseMs = Math.round(performance.now() - beganMs);
  return { snapshotPauseMs, snapshotMegabytes: Math.round(bytes / 1e6) };
}

type ListInput = Extract<Input, { kind: 'subscribers' }>;

function takeList(lines: number, take: (input: ListInput) => void): void {
  for (let from = 0; from < lines; from += partRows) {
    const ends = from + partRows >= lines;
    const rows = subscribersOf(from, Math.min(partRows, lines - from));
    const part = from === 0 ? (ends ? 'whole' : 'first') : ends ? 'last' : 'further';
    take({ kind: 'subscribers', atMs: 0, rows, part });
  }
}

function subscribersOf(from: number, count: number): Subscriber[] {
  return Array.from({ length: count }, (_, at) => {
    const i = from + at;
    return {
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
    };
  });
}

function numberOf(i: number): string {
  return `050${String(10_000_000 + i)}`;
}

/** What lines do that never call abroad. */
function registerAndBeCalled(engine: Engine, i: number): void {
  const head = { timeMs: startMs, zone: '+09:00', subscriber: numberOf(i) } as const;
  const sourceIp = sourceOf(i);
  tell(engine, { ...head, type: 'register', sourceIp, result: 'ok' });
  const call = { callId: `in-${i}`, to: numberOf(i), direction: 'inbound' } as const;
  tell(engine, { ...head, ...call, type: 'setup' });
}

function sourceOf(i: number): string {
  return `100.${64 + (i % 64)}.${(i >> 6) % 256}.${i % 250}`;
}

/** Two whole calls of each line a day, one after the other. */
function callAbroad(engine: Engine, lines: number, day: number): void {
  for (let call = 0; call < 2; call += 1) {
    for (let i = 0; i < lines; i += 1) {
      const timeMs = startMs + day * dayMs + call * 7_200_000 + Math.floor((i * 3_600_000) / lines);
      const callId = `c${day}-${call}-${i}`;
      const to = `010${countries[(i + call) % countries.length]}${100 + ((i + day) % 9)}`;
      const sourceIp = sourceOf(i);
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
