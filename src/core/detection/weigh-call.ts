// The readings of one call, in the order of `readingNames`, bounded and weighed together.
import { callReadingCount, reading, readingRange } from './reading.ts';
import type { CallContext } from './readings/call-context.ts';
import { calledNumber } from './readings/called-number.ts';
import { destination, destinationCost, destinationListed } from './readings/destination.ts';
import { device } from './readings/device.ts';
import { firstUse } from './readings/first-use.ts';
import { forwarded } from './readings/forwarded.ts';
import { hour } from './readings/hour.ts';
import { callBack, inboundBefore } from './readings/inbound-before.ts';
import { numberRange } from './readings/number-range.ts';
import { sourceNetwork } from './readings/source-network.ts';

/** Source and device come from one theft: together they never exceed this. */
const sourceAndDevice = 1_500;

const callReadings: readonly ((context: CallContext) => number)[] = [
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
];

/** Readings that staged analysis allows before charges are abnormal. */
const shallow: readonly number[] = [reading.hour, reading['first-use']];

/** Writes the vector of the call into `vector` and returns its sum, centi-decibans. */
export function readCall(context: CallContext, vector: Int32Array): number {
  let sum = 0;
  for (let i = 0; i < callReadingCount; i += 1) {
    const [low, high] = readingRange[i]!;
    const value = context.deep || shallow.includes(i) ? callReadings[i]!(context) : 0;
    vector[i] = value < low ? low : value > high ? high : value;
  }
  const excess = vector[reading['source-network']]! + vector[reading.device]! - sourceAndDevice;
  if (excess > 0) vector[reading.device] = vector[reading.device]! - excess;
  for (let i = 0; i < callReadingCount; i += 1) sum += vector[i]!;
  return sum;
}
