import type { Line } from './world.ts';

/** Who stands behind an attacker's call. */
export interface AttackLabel {
  /** `long-hold-2` */
  readonly attack: string;
  readonly shape: string;
}

/** One call as it happens in the simulated world; events and records are made from it. */
export interface SimCall {
  readonly line: Line;
  readonly direction: 'outbound' | 'inbound';
  readonly setupMs: number;
  /** Undefined when nobody answered. */
  readonly answerMs: number | undefined;
  readonly endMs: number;
  readonly from: string;
  /** As dialled. */
  readonly to: string;
  /** Called number abroad, E.164 digits without +; '' when the call stays in Japan. */
  readonly abroad: string;
  readonly sourceIp: string | undefined;
  readonly userAgent: string;
  readonly forwardedFrom?: string | undefined;
  /** Q.850. */
  readonly cause: number;
  readonly label?: AttackLabel | undefined;
}

export interface SimRegistration {
  readonly line: Line;
  readonly timeMs: number;
  readonly sourceIp: string;
  readonly userAgent: string;
  readonly result: 'ok' | 'rejected';
}

/** Something out of the ordinary with a beginning: an attack, or an unusual lawful pattern. */
export interface Scenario {
  readonly beginMs: number;
  /** Everything that it adds, in any order; asked once, when its first day comes. */
  plan(): {
    readonly calls: readonly SimCall[];
    readonly registrations: readonly SimRegistration[];
  };
}
