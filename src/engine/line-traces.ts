// What lines leave behind that register and are called, but do nothing that needs an object: the
// last inbound call, and the one network they register from. Rows by number of the line; nothing is
// reserved before the first trace. Lines with several networks have them beside.
import { doublesOf, grownLength, integersOf } from '../core/stdx/grown.ts';

export interface LineTraces {
  inboundMs: Float64Array;
  network: Int32Array;
  /** Day on which the network was first seen, plus one; 0: none was. */
  networkDay: Int32Array;
  /** All networks of lines that have several, by number of the line. */
  readonly several: Map<number, Registrations>;
}

/** Networks a line registered from, and the day on which each was first seen. */
export interface Registrations {
  readonly networks: readonly number[];
  readonly days: readonly number[];
}

export const noRegistrations: Registrations = { networks: [], days: [] };

export function newLineTraces(): LineTraces {
  return {
    inboundMs: new Float64Array(0),
    network: new Int32Array(0),
    networkDay: new Int32Array(0),
    several: new Map(),
  };
}

/** `lines` is how many lines there are: the rows are made for all of them at once. */
export function traceInbound(
  traces: LineTraces,
  line: number,
  { lines, atMs }: { readonly lines: number; readonly atMs: number },
): void {
  if (atMs > (traces.inboundMs[line] ?? 0)) setInbound(traces, line, { lines, atMs });
}

/** The same, be it earlier or later than what was there. */
export function setInbound(
  traces: LineTraces,
  line: number,
  { lines, atMs }: { readonly lines: number; readonly atMs: number },
): void {
  if (line >= traces.inboundMs.length) {
    traces.inboundMs = doublesOf(traces.inboundMs, roomFor(traces.inboundMs.length, lines));
  }
  traces.inboundMs[line] = atMs;
}

/** False when the line registered from another network before: a row holds one. */
export function traceNetwork(
  traces: LineTraces,
  line: number,
  seen: { readonly lines: number; readonly network: number; readonly day: number },
): boolean {
  makeRoom(traces, line, seen.lines);
  if (traces.networkDay[line] !== 0) return traces.network[line] === seen.network;
  traces.network[line] = seen.network;
  traces.networkDay[line] = seen.day + 1;
  return true;
}

export function networksOf(traces: LineTraces, line: number): Registrations {
  const several = traces.several.get(line);
  if (several !== undefined) return several;
  const day = traces.networkDay[line] ?? 0;
  if (day === 0) return noRegistrations;
  return { networks: [traces.network[line]!], days: [day - 1] };
}

/** `lines` is how many lines there are. */
export function setNetworks(
  traces: LineTraces,
  line: number,
  lines: number,
  registrations: Registrations,
): void {
  if (registrations.networks.length !== 1) {
    traces.several.set(line, registrations);
    return;
  }
  traces.several.delete(line);
  makeRoom(traces, line, lines);
  traces.network[line] = registrations.networks[0]!;
  traces.networkDay[line] = registrations.days[0]! + 1;
}

function makeRoom(traces: LineTraces, line: number, lines: number): void {
  if (line < traces.network.length) return;
  const length = roomFor(traces.network.length, lines);
  traces.network = integersOf(traces.network, length);
  traces.networkDay = integersOf(traces.networkDay, length);
}

/** The first rows are made for the lines there are; later ones leave room for more. */
function roomFor(length: number, lines: number): number {
  return length === 0 ? lines : grownLength(length, lines);
}
