import type { SimCall } from '../../sim/sim-call.ts';

/** An outbound call abroad as a screening method meets it. */
export interface PeerCall {
  readonly callId: string;
  readonly line: string;
  /** Called number, E.164 digits without +. */
  readonly number: string;
  /** Row of the rate table, which is also what per-prefix counters are kept by. */
  readonly destination: string;
  readonly yenPerMinute: number;
  readonly listed: boolean;
  readonly setupMs: number;
  /** What would happen if nobody stopped it. */
  readonly sim: Pick<SimCall, 'answerMs' | 'endMs' | 'label'>;
}

/** What the call costs up to `endMs`, each begun minute charged. */
export function costYen({ sim, yenPerMinute }: PeerCall, endMs = sim.endMs): number {
  if (sim.answerMs === undefined) return 0;
  return Math.ceil((endMs - sim.answerMs) / 60_000) * yenPerMinute;
}

/** How a peer decides. It is told of calls in order of time and keeps what it likes of them. */
export interface Method {
  /** Time goes on; called before each event. */
  pass(atMs: number): void;
  /** A call asks to be set up; false refuses it. */
  ask(call: PeerCall): boolean;
  /** A call that went through has ended, answered or not. */
  ended(call: PeerCall, atMs: number): void;
  /** A finished call in one record; false: at its set-up a measure was already in force. */
  recorded(call: PeerCall, atMs: number): boolean;
}

/** Tells a method when an owner can be reached and what is said. */
export interface Owners {
  isReachable(line: string, atMs: number): boolean;
  says(line: string, atMs: number): 'mine' | 'not-mine';
}
