import { rateRows, restrictedEntries, subscribersOf } from '../sim/reference-data.ts';
import { prepareSimulation, type Simulation } from '../sim/simulate.ts';
import type { CallEvent } from '../src/core/call/call-event.ts';
import { standardPolicy } from '../src/core/policy/policy.ts';
import type { Effect } from '../src/engine/effect.ts';
import { createEngine, type Engine, step } from '../src/engine/engine.ts';
import type { Input } from '../src/engine/input.ts';
import { RecordedSystem } from '../src/workflow/run-system.ts';
import type { Size } from './bench-module.ts';

export const bench = {
  name: 'engine',
  why: 'every event of the carrier goes through the engine, all readings on',
  run,
};

interface Load {
  readonly reference: readonly Input[];
  readonly events: number;
  /** Set-ups, and those of them that go abroad. */
  readonly calls: number;
  readonly abroad: number;
  /** Events as they come off the wire, in parts that are parsed just before they are applied. */
  readonly parts: readonly Buffer[];
}

const partEvents = 10_000;
/** Of the calls abroad of the simulation so many are left where most calls are domestic. */
const abroadOneIn = 20;
const homeRounds = 5;

/**
 * Simulated traffic, in which two of five calls go abroad: the engine alone, then engine and case
 * desk; then with few calls abroad, as a carrier has them. Parsing is not counted.
 */
function run(size: Size): Promise<Record<string, number>> {
  const subscribers = size === 'small' ? 2_000 : 100_000;
  const load = loadOf(prepareSimulation({ seed: 1, subscribers, days: 2 }));
  // The first rounds are for the compiler.
  for (let round = 0; round < 2; round += 1) {
    alone({ ...load, parts: load.parts.slice(0, 5) });
  }
  const engine = alone(load);
  const system = withDesk(load);
  const atHome = loadOf(prepareSimulation({ seed: 1, subscribers, days: 2 }), abroadOneIn);
  const mostlyHome = medianOf(homeRounds, () => alone(atHome).seconds);
  return Promise.resolve({
    lines: subscribers,
    events: load.events,
    eventsPerSecond: Math.round(load.events / engine.seconds),
    eventsPerSecondWithDesk: Math.round(load.events / system.seconds),
    decisions: engine.decisions,
    // The same number on every machine and in every run, so that no work was left out.
    digestOfDecisions: engine.digest,
    digestOfDecisionsWithDesk: system.digest,
    abroadPercent: percentAbroad(load),
    eventsMostlyHome: atHome.events,
    abroadPercentMostlyHome: percentAbroad(atHome),
    eventsPerSecondMostlyHome: Math.round(atHome.events / mostlyHome),
  });
}

function loadOf(simulation: Simulation, leftOneIn = 1): Load {
  const { world } = simulation;
  const atMs = 0;
  const entries = restrictedEntries(world);
  const can = { sourceObserved: true, seesEnd: true, canRedirect: true, canRelease: true };
  const reference: Input[] = [
    { kind: 'policy', atMs, policy: standardPolicy },
    { kind: 'rate-deck', atMs, rows: rateRows() },
    { kind: 'restricted-list', atMs, entries, missingChecksValid: true },
    { kind: 'subscribers', atMs, rows: subscribersOf(world) },
    { kind: 'feed', atMs, feed: 'bench', ...can },
  ];
  const parts: Buffer[] = [];
  let events = 0;
  let part: CallEvent[] = [];
  const close = (): void => {
    parts.push(Buffer.from(JSON.stringify(part)));
    part = [];
  };
  let calls = 0;
  let abroad = 0;
  const leftOut = new Set<string>();
  for (const { event, call } of simulation.events()) {
    const goesAbroad = call !== undefined && call.direction === 'outbound' && call.abroad !== '';
    if (goesAbroad && 'callId' in event && Number(event.callId.slice(1)) % leftOneIn > 0) {
      leftOut.add(event.callId);
    }
    if ('callId' in event && leftOut.has(event.callId)) continue;
    part.push(event);
    events += 1;
    if (event.type === 'setup') calls += 1;
    if (event.type === 'setup' && goesAbroad) abroad += 1;
    if (part.length === partEvents) close();
  }
  close();
  return { reference, parts, events, calls, abroad };
}

/** Of all set-ups, inbound ones included. */
function percentAbroad({ calls, abroad }: Load): number {
  return Math.round((1_000 * abroad) / calls) / 10;
}

/** The middle one of several rounds: a round is a second, and what else the machine does shows. */
function medianOf(rounds: number, seconds: () => number): number {
  const all = Array.from({ length: rounds }, seconds).sort((a, b) => a - b);
  return all[rounds >> 1]!;
}

/** Applies all events in their order; seconds without the parsing. */
function applied(load: Load, apply: (input: Input) => void): number {
  let nowMs = 0;
  let spentMs = 0;
  for (const part of load.parts) {
    const inputs: Input[] = [];
    for (const event of JSON.parse(part.toString()) as CallEvent[]) {
      nowMs = Math.max(nowMs, event.timeMs);
      inputs.push({ kind: 'call-event', atMs: nowMs, feed: 'bench', event });
    }
    const beganMs = performance.now();
    for (const input of inputs) apply(input);
    spentMs += performance.now() - beganMs;
  }
  return spentMs / 1_000;
}

function alone(load: Load): { seconds: number; digest: number; decisions: number } {
  const engine: Engine = createEngine();
  for (const input of load.reference) step(engine, input);
  // What an earlier round left is not this one's to collect.
  gc?.();
  const digest = new Digest();
  const seconds = applied(load, input => {
    for (const effect of step(engine, input)) digest.add(effect);
  });
  return { seconds, digest: digest.value, decisions: digest.decisions };
}

function withDesk(load: Load): { seconds: number; digest: number } {
  const digest = new Digest();
  const system = new RecordedSystem(
    {
      onDecision: decision => digest.add({ kind: 'decision', decision }),
      onEffect: effect => digest.add(effect),
      onContact: order => digest.mix(order.atMs),
    },
    86_400_000,
  );
  for (const input of load.reference) system.submit(input);
  const seconds = applied(load, input => {
    for (let due = system.dueMs(); due <= input.atMs; due = system.dueMs()) {
      system.submit({ kind: 'tick', atMs: due });
    }
    system.submit(input);
  });
  return { seconds, digest: digest.value };
}

/** Folds what came out into one number. */
class Digest {
  value = 17;
  decisions = 0;

  add(effect: Effect): void {
    if (effect.kind === 'verdict') this.mix(effect.verdict.verdict.length);
    if (effect.kind === 'call-ended') this.mix(effect.milliYen);
    if (effect.kind !== 'decision') return;
    this.decisions += 1;
    this.mix(effect.decision.timeMs);
    this.mix(effect.decision.type.length);
  }

  mix(n: number): void {
    this.value = (Math.imul(this.value, 31) + (n % 1_000_003)) >>> 0;
  }
}
