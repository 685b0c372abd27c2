// The states of a case and the ways between them.

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
