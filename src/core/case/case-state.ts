// The states of a case and the ways between them: one table, and nobody goes another way.

export type CaseState =
  | 'open'
  | 'investigating'
  | 'contacting'
  | 'waiting'
  | 'measure'
  | 'restored'
  | 'closed';

export type CaseOutcome = 'fraud' | 'lawful' | 'inconclusive';

/** R24. */
export type CaseCause =
  | 'credential-theft'
  | 'rogue-extension'
  | 'disa'
  | 'forwarding'
  | 'device-flaw'
  | 'other';

export type CaseEvent =
  /** A person takes it up. */
  | 'investigate'
  /** A contact attempt went out. */
  | 'asked'
  /** All attempts of the plan were made, or there is nobody to make them to. */
  | 'exhausted'
  | 'measure-begun'
  /** A line is open again in part. */
  | 'opened-again'
  /** No measure of the case is in force any more. */
  | 'measure-ended'
  | 'close'
  | 'reopen';

/**
 * What is not here cannot happen. A case that a person has taken up stays theirs while the attempts
 * go on; a measure and what comes after it are told before everything else.
 */
const ways: Readonly<Record<CaseState, Partial<Readonly<Record<CaseEvent, CaseState>>>>> = {
  open: {
    investigate: 'investigating',
    asked: 'contacting',
    exhausted: 'waiting',
    'measure-begun': 'measure',
    close: 'closed',
  },
  investigating: {
    investigate: 'investigating',
    asked: 'investigating',
    exhausted: 'investigating',
    'measure-begun': 'measure',
    close: 'closed',
  },
  contacting: {
    investigate: 'investigating',
    asked: 'contacting',
    exhausted: 'waiting',
    'measure-begun': 'measure',
    close: 'closed',
  },
  waiting: {
    investigate: 'investigating',
    asked: 'waiting',
    exhausted: 'waiting',
    'measure-begun': 'measure',
    close: 'closed',
  },
  measure: {
    investigate: 'measure',
    asked: 'measure',
    exhausted: 'measure',
    'measure-begun': 'measure',
    'opened-again': 'restored',
    'measure-ended': 'restored',
    close: 'closed',
  },
  restored: {
    investigate: 'restored',
    asked: 'restored',
    exhausted: 'restored',
    'measure-begun': 'measure',
    'opened-again': 'restored',
    'measure-ended': 'restored',
    close: 'closed',
  },
  closed: { reopen: 'open' },
};

/** The state after the event; undefined where the case cannot go that way. */
export function nextCaseState(state: CaseState, event: CaseEvent): CaseState | undefined {
  return ways[state][event];
}
