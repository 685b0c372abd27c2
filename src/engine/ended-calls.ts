// Calls that ended, for duplicates and for records that come late: found by callId, and, for those
// no record has come for, by line, called number and time. At the limit the oldest is forgotten.
import {
  findInRing,
  newTextRing,
  oldestInRing,
  putInRing,
  removeFromRing,
  ringPositions,
  type TextRing,
} from '../core/stdx/text-ring.ts';

/** A record without a common callId is about the call set up at most so long before or after. */
export const joinWithinMs = 5_000;

export interface EndedCall {
  /** Number of the line; −1 for one that is not remembered. */
  readonly line: number;
  /** The called number as an integer. */
  readonly number: number;
  readonly setupMs: number;
  /** Known end; 0 for a refused call. */
  readonly endMs: number;
  readonly milliYen: number;
  readonly refused: boolean;
}

/** What a call without a record is found by. */
export type Place = Pick<EndedCall, 'line' | 'number' | 'setupMs'>;

export interface EndedCalls {
  readonly ring: TextRing;
  /** Positions plus one by line, number and span of time; 0: free. As long as the ring's slots. */
  places: Int32Array;
  /** The ring's count of layings when the places were made. */
  laid: number;
}

const columns = { line: 0, number: 1, setupMs: 2, endMs: 3, milliYen: 4, refused: 5, placed: 6 };
const width = 7;
const probesMax = 256;

export function newEndedCalls(): EndedCalls {
  const ring = newTextRing(width);
  return { ring, places: new Int32Array(ring.slots.length), laid: 0 };
}

export function endedCall(ended: EndedCalls, callId: string): EndedCall | undefined {
  const at = findInRing(ended.ring, callId);
  return at < 0 ? undefined : callAt(ended.ring, at);
}

export function hasEnded(ended: EndedCalls, callId: string): boolean {
  return findInRing(ended.ring, callId) >= 0;
}

/**
 * Keeps the call under that callId; one kept before under it is replaced where it is. A call that
 * `awaits` its record is also found by line, number and time.
 */
export function keepEnded(
  ended: EndedCalls,
  callId: string,
  call: EndedCall,
  how: { readonly limit: number; readonly awaits: boolean },
): void {
  const at = positionOf(ended, callId, how.limit);
  if (at < 0) return;
  const { numbers } = ended.ring;
  const row = at * width;
  numbers[row] = call.line;
  numbers[row + columns.number] = call.number;
  numbers[row + columns.setupMs] = call.setupMs;
  numbers[row + columns.endMs] = call.endMs;
  numbers[row + columns.milliYen] = call.milliYen;
  numbers[row + columns.refused] = call.refused ? 1 : 0;
  if (!how.awaits || call.line < 0) return;
  recordCame(ended, call);
  if (place(ended, at)) numbers[row + columns.placed] = 1;
}

/** Changes what is known of a call that is kept. */
export function amendEnded(
  ended: EndedCalls,
  callId: string,
  to: Partial<Pick<EndedCall, 'endMs' | 'milliYen' | 'refused'>>,
): void {
  const at = findInRing(ended.ring, callId);
  if (at < 0) return;
  const { numbers } = ended.ring;
  const row = at * width;
  if (to.endMs !== undefined) numbers[row + columns.endMs] = to.endMs;
  if (to.milliYen !== undefined) numbers[row + columns.milliYen] = to.milliYen;
  if (to.refused !== undefined) numbers[row + columns.refused] = to.refused ? 1 : 0;
}

/** A record came: no other finds the call. */
export function recordCame(ended: EndedCalls, call: Place): void {
  const at = placedAt(ended, call, 0);
  if (at >= 0) unplace(ended, at);
}

/** callId of the call without a record that the place tells of; '' when there is none. */
export function awaitingRecord(ended: EndedCalls, call: Place): string {
  for (const away of [0, -1, 1]) {
    const at = placedAt(ended, call, away);
    if (at < 0) continue;
    const { setupMs } = callAt(ended.ring, at);
    if (Math.abs(setupMs - call.setupMs) <= joinWithinMs) return ended.ring.texts[at]!;
  }
  return '';
}

function positionOf(ended: EndedCalls, callId: string, limit: number): number {
  const { ring } = ended;
  const known = findInRing(ring, callId);
  if (known >= 0) {
    if (placed(ended, known)) unplace(ended, known);
    return known;
  }
  if (ring.size >= limit) {
    const oldest = oldestInRing(ring);
    if (placed(ended, oldest)) unplace(ended, oldest);
    removeFromRing(ring, oldest);
  }
  const at = putInRing(ring, callId);
  if (ended.laid !== ring.laid) placeAnew(ended);
  return at;
}

function callAt({ numbers }: TextRing, at: number): EndedCall {
  const row = at * width;
  return {
    line: numbers[row]!,
    number: numbers[row + columns.number]!,
    setupMs: numbers[row + columns.setupMs]!,
    endMs: numbers[row + columns.endMs]!,
    milliYen: numbers[row + columns.milliYen]!,
    refused: numbers[row + columns.refused] === 1,
  };
}

function placed(ended: EndedCalls, at: number): boolean {
  return ended.ring.numbers[at * width + columns.placed] === 1;
}

function spanOf(setupMs: number): number {
  return Math.floor(setupMs / joinWithinMs);
}

function hashOf(line: number, number: number, span: number): number {
  let hash = Math.imul(
    (number | 0) ^ Math.imul(Math.floor(number / 4_294_967_296), 0x9e37_79b1),
    0x85eb_ca6b,
  );
  hash = Math.imul(hash ^ (hash >>> 15) ^ line, 0xc2b2_ae35);
  hash = Math.imul(hash ^ (hash >>> 13) ^ span, 0x27d4_eb2f);
  return hash ^ (hash >>> 15);
}

function homeOf(ended: EndedCalls, at: number): number {
  const { numbers } = ended.ring;
  const row = at * width;
  const span = spanOf(numbers[row + columns.setupMs]!);
  return hashOf(numbers[row]!, numbers[row + columns.number]!, span) & (ended.places.length - 1);
}

/** Position of the call placed in the span of the place, or one `away` from it; −1 without one. */
function placedAt(ended: EndedCalls, call: Place, away: number): number {
  const { places, ring } = ended;
  const mask = places.length - 1;
  const span = spanOf(call.setupMs) + away;
  let slot = hashOf(call.line, call.number, span) & mask;
  for (let at = places[slot]!; at !== 0; at = places[slot]!) {
    const row = (at - 1) * width;
    const { numbers } = ring;
    if (
      numbers[row] === call.line &&
      numbers[row + columns.number] === call.number &&
      spanOf(numbers[row + columns.setupMs]!) === span
    ) {
      return at - 1;
    }
    slot = (slot + 1) & mask;
  }
  return -1;
}

function place(ended: EndedCalls, at: number): boolean {
  const { places } = ended;
  const mask = places.length - 1;
  let slot = homeOf(ended, at);
  for (let probes = 0; places[slot] !== 0; probes += 1) {
    if (probes >= probesMax) return false;
    slot = (slot + 1) & mask;
  }
  places[slot] = at + 1;
  return true;
}

function unplace(ended: EndedCalls, at: number): void {
  const { places } = ended;
  const mask = places.length - 1;
  let free = homeOf(ended, at);
  while (places[free] !== at + 1) free = (free + 1) & mask;
  for (let slot = (free + 1) & mask; places[slot] !== 0; slot = (slot + 1) & mask) {
    const home = homeOf(ended, places[slot]! - 1);
    if (((slot - home) & mask) < ((slot - free) & mask)) continue;
    places[free] = places[slot]!;
    free = slot;
  }
  places[free] = 0;
  ended.ring.numbers[at * width + columns.placed] = 0;
}

function placeAnew(ended: EndedCalls): void {
  ended.places = new Int32Array(ended.ring.slots.length);
  ended.laid = ended.ring.laid;
  for (const at of ringPositions(ended.ring)) if (placed(ended, at)) place(ended, at);
}
