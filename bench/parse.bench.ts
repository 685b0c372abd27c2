import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatTime } from '../src/core/call/format-time.ts';
import { parseCallEvent } from '../src/core/call/parse-call-event.ts';
import type { Decision } from '../src/core/case/decision.ts';
import { formatDecision } from '../src/core/case/format-decision.ts';
import { mergeByTime } from '../src/ingest/ndjson/merge-by-time.ts';
import { readEvents } from '../src/ingest/ndjson/read-events.ts';
import { readSubscribers } from '../src/ingest/reference/read-subscribers.ts';

export const bench = {
  name: 'parse',
  why: 'replay takes 300,000 events/s only if reading them takes much less than that time',
  run,
};

const firstMs = Date.UTC(2026, 5, 1);

async function run(size: 'small' | 'full'): Promise<Record<string, number>> {
  const calls = size === 'small' ? 20_000 : 500_000;
  const lines = linesOf(calls);
  const values = lines.slice(0, 300_000).map(line => JSON.parse(line) as unknown);
  const folder = await mkdtemp(join(tmpdir(), 'sekisho-bench-'));
  try {
    const path = join(folder, 'events.ndjson');
    await writeFile(path, `${lines.join('\n')}\n`);
    const one = await best(() => count(readEvents(path)));
    const two = await best(() => count(mergeByTime([readEvents(path), readEvents(path)])));
    return {
      eventsPerSecondFromFile: one,
      eventsPerSecondFromTwoFiles: two,
      eventsPerSecondFromJson: await best(() => valid(values)),
      decisionsPerSecond: await best(() => written(values.length)),
      subscriberLinesPerSecond: await subscriberLines(calls / 5),
    };
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Set-up, answer and end of each call: about 150 bytes an event. */
function linesOf(calls: number): string[] {
  const lines: string[] = [];
  const zone = '+09:00';
  for (let n = 0; n < calls; n++) {
    const timeMs = firstMs + n * 700;
    const callId = `${n.toString(36)}-4f1c@203.0.113.9`;
    const subscriber = `050${10_000_000 + (n % 5000)}`;
    const setup = {
      type: 'setup',
      time: formatTime(timeMs, zone),
      callId,
      subscriber,
      from: subscriber,
      to: `01023221${100_000 + (n % 90_000)}`,
      service: 'ip',
      sourceIp: `203.0.113.${n % 250}`,
      userAgent: 'NEC UNIVERGE SV9300',
    };
    const answer = { type: 'answer', time: formatTime(timeMs + 6000, zone), callId, subscriber };
    const end = { type: 'end', time: formatTime(timeMs + 190_000, zone), callId, cause: 16 };
    lines.push(JSON.stringify(setup), JSON.stringify(answer), JSON.stringify(end));
  }
  return lines;
}

/** The best of three runs, as work done a second: other processes share the machine. */
async function best(work: () => number | Promise<number>): Promise<number> {
  let rate = 0;
  for (let round = 0; round < 3; round++) {
    const begin = performance.now();
    const done = await work();
    rate = Math.max(rate, (done * 1000) / (performance.now() - begin));
  }
  return Math.round(rate);
}

async function count(batches: ReturnType<typeof readEvents>): Promise<number> {
  let events = 0;
  for await (const batch of batches) events += batch.events.length;
  return events;
}

function valid(values: readonly unknown[]): number {
  let events = 0;
  for (const value of values) if (parseCallEvent(value).ok) events++;
  return events;
}

function written(decisions: number): number {
  let bytes = 0;
  for (let n = 0; n < decisions; n++) {
    const decision: Decision = {
      timeMs: firstMs + n,
      zone: '+09:00',
      type: 'verdict',
      callId: 'c',
      subscriber: '05010000001',
      verdict: 'block',
      measure: 'suspension',
      case: 'case-1',
      reasons: [{ reading: 'destination-listed', decibans: 9, text: 'on the restricted list' }],
    };
    bytes += formatDecision(decision).length;
  }
  return bytes > 0 ? decisions : 0;
}

function subscriberLines(lines: number): Promise<number> {
  const header = 'subscriber,account,type,service,channels,deviceModel,challenge,email,mobile\n';
  const line = (n: number): string =>
    `${10_000_000 + n},A${n},corporate,ip,8,NEC SV9300,yes,a@a${n}.example,09000000001\n`;
  const text = Buffer.from(header + Array.from({ length: lines }, (_, n) => line(n)).join(''));
  return best(() => readSubscribers(text).rows.length);
}
