import type { Meter } from '../metering/meter.ts';
import type { Normal } from '../metering/normal.ts';
import type { NumberStatus, NumberType } from '../numbering/dialled-number.ts';

import type { DestinationFigures } from './learnt-risk.ts';

/** All that the readings of one call may look at, for the line or for its account. */
export interface CallContext {
  readonly nowMs: number;
  readonly normal: Normal;
  readonly meter: Meter;
  readonly corporate: boolean;
  /** Calls the line can carry at once. */
  readonly channels: number;
  /** Local day and hour bin (0–47) of the set-up. */
  readonly day: number;
  /**
   * What was called or used before this day is known: today, or the day on which the present
   * episode began, so that an attack does not become known to its line at midnight.
   */
  readonly knownDay: number;
  /** What the account that pays was taught by all its lines, where it has several. */
  readonly account?: Pick<CallContext, 'normal' | 'knownDay'> | undefined;
  readonly bin: number;
  /** Of ten thousand calls of lines of this kind, so many are made in this hour bin. */
  readonly kindShare: number;
  /** Most calls at once of nearly all lines of its kind; 0 where not known, or not asked. */
  readonly kindMost: number;
  readonly destination: number;
  readonly listed: boolean;
  /** Confirmed cases and calls there, and in the number's range; `learnt-risk.ts`. */
  readonly risk: DestinationFigures;
  readonly rangeCases: number;
  readonly status: NumberStatus;
  readonly numberType: NumberType;
  /** Thousandths of a yen a minute. */
  readonly milliYenPerMinute: number;
  /** Called number as an integer. */
  readonly number: number;
  /** Source networks and device as integers; −1 where the feed does not see them. */
  readonly network: number;
  readonly wide: number;
  readonly device: number;
  /** Days since the line first registered from this network; −1 when it did not. */
  readonly registeredDays: number;
  /** Days since the first registration known of the line, and from how many networks. */
  readonly registeredFor?: number;
  readonly registeredFrom?: number;
  readonly scanner: boolean;
  /** When a registration succeeded from elsewhere after many refused ones; 0 when none did. */
  readonly guessedMs: number;
  /** The owner said of calls to this destination that they are theirs, not long ago. */
  readonly vouched?: boolean;
  /** How often within a week unusual calls of the line proved to be its own. */
  readonly cleared: number;
  readonly forwarded: boolean;
  /** Calls abroad at once, this one included. */
  readonly concurrent: number;
  /** False under staged analysis until charges are abnormal: only what may always be read is. */
  readonly deep: boolean;
  /** For how long calls have been observed at all, ms. */
  readonly observedMs: number;
}
