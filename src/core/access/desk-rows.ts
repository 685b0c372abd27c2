// Messages and orders to the network as people read them: rows of answers, not rows of tables.

export interface MessageQuery {
  readonly case?: string;
  readonly subscriber?: string;
  /** Those that a person has to deal with: of unknown fate, and calls to make. */
  readonly waiting?: boolean;
  readonly cursor?: string;
  readonly limit?: number;
}

export interface MessageRow {
  readonly key: string;
  readonly notice: string;
  readonly channel: 'mail' | 'sms' | 'voice' | 'task';
  /** In full; whoever shows it masks it. */
  readonly address: string;
  readonly case: string;
  readonly subscriber: string;
  readonly attempt: number;
  readonly atMs: number;
  readonly untilMs: number;
  readonly state: 'waiting' | 'sending' | 'sent' | 'failed' | 'unknown' | 'expired';
  readonly changedMs: number;
  readonly arrivedMs: number | null;
  readonly error: string | null;
  readonly handledBy: string | null;
}

export interface OrderQuery {
  readonly enforcer?: string;
  readonly state?: OrderRow['state'];
  /** Measures that this case decided last. */
  readonly case?: string;
  readonly cursor?: string;
  readonly limit?: number;
}

/** One measure at one network element. */
export interface OrderRow {
  readonly enforcer: string;
  /** `line:…`, `source:…` or `country:…`. */
  readonly subject: string;
  readonly state: 'pending' | 'applied' | 'failed';
  /** The measure has ended: the order is to remove it. */
  readonly ended: boolean;
  readonly tries: number;
  readonly error: string | null;
  readonly requestedMs: number;
  readonly sentMs: number | null;
  readonly confirmedMs: number | null;
}

/** What stood at a network element was not what was wanted; it has been put right. */
export interface DriftRow {
  readonly atMs: number;
  readonly enforcer: string;
  readonly subject: string;
  readonly kind: string;
}

/** Received and completed, as R20 asks. */
export interface BarringRow {
  readonly case: string;
  readonly on: string;
  readonly receivedMs: number;
  readonly completedMs: number | null;
  readonly endedMs: number | null;
}
