import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AttackLoss, type ShapeLoss } from './attack-loss.ts';
import type { Attack } from './attacks.ts';
import { eventLine } from './event-line.ts';
import {
  contactLines,
  lawfulCaseLines,
  ratesCsv,
  restrictedCsv,
  subscribersCsv,
} from './reference-files.ts';
import { prepareSimulation, type SimulationOptions } from './simulate.ts';

export interface WriteOptions extends SimulationOptions {
  /** Folder for the files; made if it is not there. */
  readonly out: string;
  /** One events file a feed (`events-sbc.ndjson` …) in place of `events.ndjson`. */
  readonly splitFeeds?: boolean;
  /** Told now and then how many days of all are written. */
  readonly onDay?: (done: number, days: number) => void;
}

export interface SimulationSummary {
  readonly files: readonly string[];
  readonly subscribers: number;
  readonly accounts: number;
  readonly events: number;
  readonly eventsByType: Readonly<Record<string, number>>;
  readonly callsAbroad: number;
  readonly attackCalls: number;
  readonly attacks: number;
  /** What each shape costs if nothing stops it, yen. */
  readonly shapes: readonly ShapeLoss[];
  readonly all: ShapeLoss;
}

/** Simulates and writes the files of the contract: same options, same bytes. */
export async function writeSimulation(options: WriteOptions): Promise<SimulationSummary> {
  await mkdir(options.out, { recursive: true });
  const simulation = prepareSimulation(options);
  const files = new OutputFiles(options.out);
  const { world, attacks } = simulation;
  await files.whole('subscribers.csv', subscribersCsv(world));
  await files.whole('rates.csv', ratesCsv(world));
  await files.whole('restricted.csv', restrictedCsv(world));
  await files.whole('contacts.ndjson', contactLines(world));
  await files.whole('lawful-cases.ndjson', lawfulCaseLines(simulation.lawfulCases));
  const losses = new AttackLoss(world.rates);
  const counts = { events: 0, callsAbroad: 0, attackCalls: 0 };
  const byType: Record<string, number> = {};
  let nextDayMs = world.startMs;
  let day = 0;
  if (!options.splitFeeds) files.open('events.ndjson');
  files.open('labels.ndjson');
  for (const { event, feed, label, call } of simulation.events()) {
    counts.events += 1;
    byType[event.type] = (byType[event.type] ?? 0) + 1;
    files.line(options.splitFeeds ? `events-${feed}.ndjson` : 'events.ndjson', eventLine(event));
    if (call !== undefined && call.abroad !== '') counts.callsAbroad += 1;
    if (label !== undefined && call !== undefined) {
      counts.attackCalls += 1;
      losses.add(label, call);
      files.line('labels.ndjson', JSON.stringify(label));
    }
    if (event.timeMs >= nextDayMs) {
      await files.drained();
      if (day <= options.days) options.onDay?.(day, options.days);
      nextDayMs += 86_400_000;
      day += 1;
    }
  }
  await files.close();
  return {
    files: files.names,
    ...counts,
    ...summaryOf(attacks, losses),
    eventsByType: byType,
    subscribers: world.lines.length,
    accounts: world.accounts.length,
  };
}

function summaryOf(attacks: readonly Attack[], losses: AttackLoss) {
  return { attacks: attacks.length, shapes: losses.byShape(), all: losses.all() };
}

/** Files under one folder, written in big pieces. */
class OutputFiles {
  readonly #folder: string;
  readonly #streams = new Map<string, { stream: WriteStream; pending: string[] }>();
  readonly names: string[] = [];

  constructor(folder: string) {
    this.#folder = folder;
  }

  async whole(name: string, text: string): Promise<void> {
    this.names.push(name);
    await writeFile(join(this.#folder, name), text);
  }

  open(name: string) {
    const opened = { stream: createWriteStream(join(this.#folder, name)), pending: [] as string[] };
    this.names.push(name);
    this.#streams.set(name, opened);
    return opened;
  }

  line(name: string, text: string): void {
    const { stream, pending } = this.#streams.get(name) ?? this.open(name);
    pending.push(text);
    if (pending.length < 2_000) return;
    stream.write(`${pending.join('\n')}\n`);
    pending.length = 0;
  }

  /** Waits until the disk has taken what was written. */
  async drained(): Promise<void> {
    for (const { stream } of this.#streams.values()) {
      if (stream.writableNeedDrain) await once(stream, 'drain');
    }
  }

  async close(): Promise<void> {
    for (const { stream, pending } of this.#streams.values()) {
      stream.end(pending.length === 0 ? '' : `${pending.join('\n')}\n`);
      await once(stream, 'close');
    }
  }
}
