// All readings in order. Vectors of evidence have this order, in state, snapshots and reports.
import type { CallContext } from './call-context.ts';
import type { Reading, ReadingName } from './reading.ts';
import { callBack } from './readings/call-back.ts';
import { calledNumber } from './readings/called-number.ts';
import { campaignCountry } from './readings/campaign-country.ts';
import { campaignRange } from './readings/campaign-range.ts';
import { campaignSource } from './readings/campaign-source.ts';
import { challenge } from './readings/challenge.ts';
import { charges } from './readings/charges.ts';
import { cleared } from './readings/cleared.ts';
import { concurrency } from './readings/concurrency.ts';
import { destination } from './readings/destination.ts';
import { destinationCost } from './readings/destination-cost.ts';
import { destinationListed } from './readings/destination-listed.ts';
import { destinationRisk } from './readings/destination-risk.ts';
import { device } from './readings/device.ts';
import { firstUse } from './readings/first-use.ts';
import { forwarded } from './readings/forwarded.ts';
import { hour } from './readings/hour.ts';
import { inboundBefore } from './readings/inbound-before.ts';
import { lines } from './readings/lines.ts';
import { newNumbers } from './readings/new-numbers.ts';
import { numberRange } from './readings/number-range.ts';
import { numbers } from './readings/numbers.ts';
import { offHours } from './readings/off-hours.ts';
import { pace } from './readings/pace.ts';
import { rangeRisk } from './readings/range-risk.ts';
import { registrations } from './readings/registrations.ts';
import { sourceNetwork } from './readings/source-network.ts';
import { testCalls } from './readings/test-calls.ts';
import { volume } from './readings/volume.ts';

/** Readings of the single call; they come first and are weighed together, as one vector. */
export const callReadings: readonly Reading<CallContext>[] = [
  sourceNetwork,
  device,
  destination,
  calledNumber,
  destinationListed,
  destinationCost,
  numberRange,
  hour,
  firstUse,
  inboundBefore,
  forwarded,
  callBack,
  destinationRisk,
  rangeRisk,
];

export const readings: readonly Reading<never>[] = [
  ...callReadings,
  concurrency,
  pace,
  volume,
  offHours,
  lines,
  numbers,
  newNumbers,
  charges,
  testCalls,
  registrations,
  campaignSource,
  campaignRange,
  campaignCountry,
  challenge,
  cleared,
];

export const readingCount = readings.length;

export const callReadingCount = callReadings.length;

/** Position of each reading in the vectors of evidence. */
export const reading: Readonly<Record<ReadingName, number>> = Object.freeze(
  Object.fromEntries(readings.map(({ name }, i) => [name, i])) as Record<ReadingName, number>,
);
