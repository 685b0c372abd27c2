import type { Reading } from '../reading.ts';

const parameters = { passedEvidence: -2_000, failedEvidence: 2_000 };

/** What the announcement reported. */
export interface ChallengeAnswer {
  readonly passed: boolean;
}

/**
 * Catches: callers who cannot prove to be the subscriber.
 * Formula: a fixed weight for a failed proof, the same against for a passed one.
 * Parameters: both weights.
 * Fooled by: a thief who has the proof as well; a colleague who does not know it.
 * Example: a failed challenge: +20; together with the calls before it enough for a suspension, once
 * every gate is met.
 */
export const challenge: Reading<ChallengeAnswer> = {
  name: 'challenge',
  scope: 'episode',
  stage: 'always',
  range: [-2_000, 2_000],
  model: {
    attack: 'fails in all but one of a hundred',
    normal: 'passes in all but one of a hundred',
  },
  parameters,
  sentence: {
    en: 'the caller did not prove to be the subscriber',
    ja: '本人確認ができない',
  },
  usual: { en: 'the caller proved to be the subscriber', ja: '本人確認ができた' },
  weigh({ passed }) {
    return passed ? parameters.passedEvidence : parameters.failedEvidence;
  },
};
