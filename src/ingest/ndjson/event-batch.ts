import type { CallEvent, Quarantined } from '../../core/call/call-event.ts';

/** What came out of a piece of input, in order of arrival. */
export interface EventBatch {
  readonly events: readonly CallEvent[];
  readonly quarantined: readonly Quarantined[];
  /** For each quarantined item, how many of the events stood before it in this batch. */
  readonly quarantinedAt: readonly number[];
  /** Bytes of the source read so far, as they lie on disk (compressed when it is compressed). */
  readonly bytesRead: number;
}
