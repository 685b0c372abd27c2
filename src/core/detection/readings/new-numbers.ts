import type { NewNumberRun } from '../new-number-run.ts';
import type { Reading } from '../reading.ts';

const parameters = { weightPercent: 20 };

/**
 * Catches: many calls each of which says little: an attack on the line's own usual countries.
 * Formula: a cumulative sum (CUSUM) of what each call's number says, never below nothing; new
 * partners come in bursts, so that only a part of the sum counts.
 * Parameters: that part. A factor changes no delay for a given rate of false alarms.
 * Fooled by: an attack that calls the line's own partners; a campaign to new numbers.
 * Example: ten new numbers in a row, where one call in three went to a new one: +14.
 */
export const newNumbers: Reading<NewNumberRun> = {
  name: 'new-numbers',
  scope: 'episode',
  stage: 'abnormal',
  range: [0, 1_500],
  model: {
    attack: 'nine of ten calls to numbers new to the line, call after call',
    normal: 'as many as the line’s own calls showed, in bursts',
  },
  parameters,
  sentence: {
    en: 'one number after another that this line never called',
    ja: '初めての着信先番号への発信が続く',
  },
  weigh: ({ sum }) => Math.trunc((sum * parameters.weightPercent) / 100),
};
