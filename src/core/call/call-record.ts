import type { Service } from './call-event.ts';

/** `allow` for a call that went through; `release` for one ended on its way by a measure. */
export type CallVerdict = 'allow' | 'challenge' | 'block' | 'release';

/** What is kept of an international call once it has ended, or was refused. */
export interface CallRecord {
  readonly callId: string;
  readonly subscriber: string;
  readonly account: string;
  /** E.164 digits of the called number. */
  readonly to: string;
  readonly country: string;
  /** Index into the numbering table; −1 where the calling code is unknown. */
  readonly destination: number;
  readonly service: Service;
  /** '' where no feed told it. */
  readonly sourceIp: string;
  readonly setupMs: number;
  /** 0 when it was not answered. */
  readonly answerMs: number;
  readonly endMs: number;
  /** Thousandths of a yen. */
  readonly milliYen: number;
  readonly verdict: CallVerdict;
  /** The case of the measure that met it; '' where none did. */
  readonly case: string;
}
