// The states of a case and the ways between them: one table, and nobody goes another way.

export const caseStates = [
  'open',
  'investigating',
  'contacting',
  'waiting',
  'measure',
  'restored',
  'closed',
] as const;
export type CaseState = (typeof caseStates)[number];

export const caseOutcomes = ['fraud', 'lawful', 'inconclusive'] as const;
export type CaseOutcome = (typeof caseOutcomes)[number];

/** R24. */
export const caseCauses = [
  'credential-theft',
  'rogue-extension',
  'disa',
  'forwarding',
  'device-flaw',
  'other',
] as const;
export type CaseCause = (typeof caseCauses)[number];

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
