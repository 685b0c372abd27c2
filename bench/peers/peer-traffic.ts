// One simulated carrier as all methods meet it: events in order of time, with the call behind each.
import {
  restrictedCountries,
  type SimDestination,
  simDestinations,
} from '../../sim/destination-table.ts';
import type { Rates } from '../../sim/rates.ts';
import { rateRows, restrictedEntries, subscribersOf } from '../../sim/reference-data.ts';
import { contactLines } from '../../sim/reference-files.ts';
import type { SimCall } from '../../sim/sim-call.ts';
import { prepareSimulation, type SimulationOptions } from '../../sim/simulate.ts';
import type { World } from '../../sim/world.ts';
import { calendarInput } from '../../src/cli/reference-input.ts';
import type { CallEvent } from '../../src/core/call/call-event.ts';
import type { Input } from '../../src/engine/input.ts';
import { type ReachableRow, readContacts } from '../../src/ingest/reference/read-contacts.ts';
import type { PeerCall } from './method.ts';

export interface PeerEvent {
  readonly event: CallEvent;
  /** Set when it belongs to an outbound call abroad. */
  readonly call: PeerCall | undefined;
}

export interface PeerTraffic {
  /** What the carrier tells beforehand; the policy comes on top. */
  readonly reference: readonly Input[];
  readonly events: readonly PeerEvent[];
  readonly attackOf: ReadonlyMap<string, string>;
  readonly attackedLines: ReadonlySet<string>;
  /** When owners can be reached. */
  readonly reachable: readonly ReachableRow[];
}

export function peerTraffic(options: SimulationOptions): PeerTraffic {
  const simulation = prepareSimulation(options);
  const calls = new Map<string, PeerCall>();
  const attackOf = new Map<string, string>();
  const attackedLines = new Set<string>();
  const events: PeerEvent[] = [];
  for (const { event, label, call } of simulation.events()) {
    if (call !== undefined && 'callId' in event && isAbroad(call)) {
      calls.set(event.callId, peerCall(event.callId, call, simulation.world.rates));
    }
    if (label !== undefined) {
      attackOf.set(label.callId, label.attack);
      attackedLines.add(label.subscriber);
    }
    const known = 'callId' in event ? calls.get(event.callId) : undefined;
    events.push({ event, call: known });
    if (event.type === 'end' || event.type === 'cdr') calls.delete(event.callId);
  }
  const { world } = simulation;
  const { rows: reachable } = readContacts(new TextEncoder().encode(contactLines(world)));
  return { reference: referenceOf(world), events, attackOf, attackedLines, reachable };
}

function referenceOf(world: World): Input[] {
  const atMs = 0;
  const rows = subscribersOf(world);
  const entries = restrictedEntries(world);
  return [
    calendarInput(atMs, 'Asia/Tokyo', rows),
    { kind: 'rate-deck', atMs, rows: rateRows(world.rates) },
    { kind: 'restricted-list', atMs, entries, missingChecksValid: true },
    { kind: 'subscribers', atMs, rows },
  ];
}

function isAbroad(call: SimCall): boolean {
  return call.direction === 'outbound' && call.abroad !== '';
}

const byPrefix = new Map<string, SimDestination>();
for (const one of simDestinations) for (const prefix of one.prefixes) byPrefix.set(prefix, one);

function peerCall(callId: string, sim: SimCall, rates: Rates): PeerCall {
  const destination = destinationOfNumber(sim.abroad);
  return {
    callId,
    line: sim.line.number,
    number: sim.abroad,
    destination: destination?.name ?? '',
    yenPerMinute: destination === undefined ? 0 : rates.yenPerMinute.get(destination)!,
    listed: destination !== undefined && restrictedCountries.includes(destination.country),
    setupMs: sim.setupMs,
    sim,
  };
}

function destinationOfNumber(number: string): SimDestination | undefined {
  for (let length = 5; length > 0; length -= 1) {
    const found = byPrefix.get(number.slice(0, length));
    if (found !== undefined) return found;
  }
  return undefined;
}
