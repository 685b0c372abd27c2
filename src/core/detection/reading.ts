// The readings (design §5): stable names, and how far each may go, in centi-decibans.

export const readingNames = [
  'source-network',
  'device',
  'destination',
  'called-number',
  'destination-listed',
  'destination-cost',
  'number-range',
  'hour',
  'first-use',
  'inbound-before',
  'forwarded',
  'call-back',
  'concurrency',
  'pace',
  'volume',
  'off-hours',
  'lines',
  'numbers',
  'charges',
  'test-calls',
  'registrations',
  'campaign-source',
  'campaign-range',
  'campaign-country',
  'challenge',
  'owner',
] as const;

export type ReadingName = (typeof readingNames)[number];

/** Position of each reading in the vectors of evidence. */
export const reading: Readonly<Record<ReadingName, number>> = Object.freeze(
  Object.fromEntries(readingNames.map((name, i) => [name, i])) as Record<ReadingName, number>,
);

export const readingCount = readingNames.length;

/** Readings of the single call come first; they are weighed together, as one vector. */
export const callReadingCount = 12;

/** Lowest and highest evidence of a reading. */
export const readingRange: readonly (readonly [number, number])[] = [
  [-400, 1_200],
  [-200, 600],
  [-600, 1_200],
  [-300, 900],
  [0, 900],
  [-200, 400],
  [0, 800],
  [-600, 700],
  [0, 500],
  [0, 800],
  [0, 800],
  [-800, 0],
  [0, 1_400],
  [0, 800],
  [0, 1_000],
  [0, 1_000],
  [0, 900],
  [0, 900],
  [0, 2_600],
  [0, 600],
  [0, 600],
  [0, 800],
  [0, 600],
  [0, 500],
  [-2_000, 2_000],
  [-2_000, 2_000],
];
