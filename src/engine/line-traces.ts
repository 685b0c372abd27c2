// What lines leave behind that register and are called, but do nothing that needs an object: the
// last inbound call, and the one network they register from. Rows by number of the line; nothing is
// reserved before the first trace.
import { doublesOf, grownLength, integersOf } from '../core/stdx/grown.ts';

export interface LineTraces {
  inboundMs: Float64Array;
  network: Int32Array;
  /** Day on which the network was first seen, plus one; 0: none was. */
  networkDay: Int32Array;
}

export function newLineTraces(): LineTraces {
  return {
    inboundMs: new Float64Array(0),
    network: new Int32Array(0),
    networkDay: new Int32Array(0),
  };
}

/** `lines` is how many lines there are: the rows are made for all of them at once. */
export function traceInbound(
  traces: LineTraces,
  line: number,
  { lines, atMs }: { readonly lines: number; readonly atMs: number },
): void {
  if (line >= traces.inboundMs.length) {
    traces.inboundMs = doublesOf(traces.inboundMs, roomFor(traces.inboundMs.length, lines));
  }
  if (atMs > traces.inboundMs[line]!) traces.inboundMs[line] = atMs;
}

/** False when the line registered from another network before: a row holds one. */
export function traceNetwork(
  traces: LineTraces,
  line: number,
  seen: { readonly lines: number; readonly network: number; readonly day: number },
): boolean {
  if (line >= traces.network.length) {
    const length = roomFor(traces.network.length, seen.lines);
    traces.network = integersOf(traces.network, length);
    traces.networkDay = integersOf(traces.networkDay, length);
  }
  if (traces.networkDay[line] !== 0) return traces.network[line] === seen.network;
  traces.network[line] = seen.network;
  traces.networkDay[line] = seen.day + 1;
  return true;
}

/** What the line's object begins with. */
export function traceOf(
  traces: LineTraces,
  line: number,
): { inboundMs: number; registered: number[]; registeredDay: number[] } {
  const inboundMs = traces.inboundMs[line] ?? 0;
  const day = traces.networkDay[line] ?? 0;
  if (day === 0) return { inboundMs, registered: [], registeredDay: [] };
  return { inboundMs, registered: [traces.network[line]!], registeredDay: [day - 1] };
}

/** The first rows are made for the lines there are; later ones leave room for more. */
function roomFor(length: number, lines: number): number {
  return length === 0 ? lines : grownLength(length, lines);
}
