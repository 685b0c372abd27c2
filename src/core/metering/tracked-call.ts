import type { Service } from '../call/call-event.ts';
import type { RateRow } from '../rating/rate-deck.ts';

export type CallState = 'ringing' | 'challenged' | 'answered' | 'ended' | 'refused';

/** One call abroad as it is followed from set-up to end. */
export interface TrackedCall {
  readonly callId: string;
  /** The feed that told of it first. */
  readonly feed: string;
  readonly subscriber: string;
  /** Number of the line; −1 for one that is not remembered. */
  readonly line: number;
  readonly account: string;
  /** E.164 digits. */
  readonly e164: string;
  /** Index into the numbering table; −1 where the calling code is unknown. */
  readonly destination: number;
  readonly country: string;
  readonly tariff: RateRow | undefined;
  readonly service: Service;
  readonly sourceIp: string;
  readonly setupMs: number;
  answerMs: number;
  state: CallState;
  /** How unusual this call was by itself when it was set up, centi-decibans. */
  unusual: number;
  readonly listed: boolean;
  challengeId: number;
}
