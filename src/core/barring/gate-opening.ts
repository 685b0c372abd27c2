// When a gate that is not met may come to be met: a time where there is one, else what it takes.
import type { Gate } from './gates.ts';

export const openingConditions = [
  'silence',
  'person-calls',
  'reached',
  'more-evidence',
  'more-charges',
  'listed-call',
  'list-checks',
  'unusual-call',
  'more-calls',
  'contacts',
  'challenge-passed',
  'wholesale',
  'clause',
  'owner-word',
  'reason',
  'mended',
  'other-case',
  'stopped-already',
  'open-already',
  'trusted-source',
  'more-accounts',
  'lawful-use',
  'protected',
  'more-history',
  'much-traffic',
  'approval',
  'later-end',
  'authorisation',
  'facts-change',
] as const;
export type OpeningCondition = (typeof openingConditions)[number];

/** What would open the gate. */
export interface GateOpening {
  readonly when: OpeningCondition;
  /** Not before; null where no time is known. */
  readonly atMs: number | null;
}

/** What the case desk expects of its contact plan. */
export interface ExpectedSilence {
  readonly reached: boolean;
  /** When the plan is at its end if nobody answers; null where no further attempt stands. */
  readonly exhaustedMs: number | null;
}

const conditions: Readonly<Record<string, OpeningCondition>> = {
  evidence: 'more-evidence',
  'charges-abnormal': 'more-charges',
  'charges-several-times': 'more-charges',
  amount: 'more-charges',
  'destination-listed': 'listed-call',
  listed: 'list-checks',
  'use-unusual': 'unusual-call',
  'several-calls': 'more-calls',
  channels: 'contacts',
  'not-proved-lawful': 'challenge-passed',
  'not-wholesale': 'wholesale',
  clause: 'clause',
  'line-of-case': 'other-case',
  'not-suspended': 'stopped-already',
  'not-open-so-far': 'open-already',
  'owner-word': 'owner-word',
  reason: 'reason',
  mended: 'mended',
  observed: 'trusted-source',
  simultaneous: 'more-accounts',
  'lines-not-enough': 'more-accounts',
  'no-lawful-line': 'lawful-use',
  'not-protected': 'protected',
  history: 'more-history',
  'little-traffic': 'much-traffic',
  approved: 'approval',
  later: 'later-end',
  authorised: 'authorisation',
};

/** Undefined for a gate that is met. */
export function openingOf(
  gate: Gate,
  silence: ExpectedSilence | undefined,
): GateOpening | undefined {
  if (gate.met) return undefined;
  if (gate.gate === 'contact' || gate.gate === 'attempts') {
    if (silence?.reached === true) return { when: 'reached', atMs: null };
    const atMs = silence?.exhaustedMs ?? null;
    return { when: atMs === null ? 'person-calls' : 'silence', atMs };
  }
  if (gate.gate === 'destination-listed' && !gate.fact.startsWith('0 ')) {
    return { when: 'list-checks', atMs: null };
  }
  return { when: conditions[gate.gate] ?? 'facts-change', atMs: null };
}
