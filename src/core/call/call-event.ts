// The contract's call events after parsing: times are integer milliseconds since 1970 (UTC).

export type Service = 'ip' | 'pstn';

/** How the time was written in the input (`Z` or `+09:00`), so that output can be written alike. */
export type ZoneText = string;

interface Timed {
  /** When it happened at its source. */
  readonly timeMs: number;
  readonly zone: ZoneText;
}

/** Optional facts a set-up or a finished-call record may carry. */
export interface CallFacts {
  readonly from?: string;
  readonly service?: Service;
  /** Source address of the signalling; whether it may be trusted is the feed's declaration. */
  readonly sourceIp?: string;
  readonly userAgent?: string;
  readonly forwardedFrom?: string;
  readonly trunk?: string;
  readonly carrier?: string;
}

export interface SetupEvent extends Timed, CallFacts {
  readonly type: 'setup';
  readonly callId: string;
  readonly subscriber: string;
  /** As dialled or signalled. */
  readonly to: string;
  readonly direction: 'outbound' | 'inbound';
  /** Set by the runtime when the set-up carries the verified token of a passed challenge. */
  readonly challengePassed?: number;
}

export interface AnswerEvent extends Timed {
  readonly type: 'answer';
  readonly callId: string;
}

export interface EndEvent extends Timed {
  readonly type: 'end';
  readonly callId: string;
  /** Q.850 cause. */
  readonly cause?: number;
}

export interface RegisterEvent extends Timed {
  readonly type: 'register';
  readonly subscriber: string;
  readonly sourceIp?: string;
  readonly userAgent?: string;
  readonly result: 'ok' | 'rejected';
}

/** One finished call in one record. */
export interface CdrEvent extends Timed, CallFacts {
  readonly type: 'cdr';
  readonly callId: string;
  readonly subscriber: string;
  readonly to: string;
  readonly direction: 'outbound' | 'inbound';
  readonly setupMs: number;
  /** Absent when the call was not answered. */
  readonly answerMs?: number;
  readonly endMs: number;
  readonly cause?: number;
}

export interface ChallengeEvent extends Timed {
  readonly type: 'challenge';
  readonly callId: string;
  readonly result: 'passed' | 'failed' | 'abandoned';
}

export type CallEvent =
  | SetupEvent
  | AnswerEvent
  | EndEvent
  | RegisterEvent
  | CdrEvent
  | ChallengeEvent;

/** A line of input that could not be used; never dropped without one of these. */
export interface Quarantined {
  /** File name, `http`, `sip:udp` … */
  readonly source: string;
  /** Line number, byte offset or record number, counted from 1. */
  readonly position: number;
  readonly reason: string;
  /** The raw input, cut at 1,000 characters. */
  readonly raw: string;
}
