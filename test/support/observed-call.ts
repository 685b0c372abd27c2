import { type Normal, type ObservedCall, observeCall } from '../../src/core/metering/normal.ts';
import { beginDay } from '../../src/core/metering/teach.ts';

/** A call that a normal observes, where a test does not say otherwise. */
export const ordinaryCall: ObservedCall = {
  destination: 1,
  number: 81,
  numberNew: false,
  network: 10,
  wide: 20,
  device: 30,
  hourBin: 9,
  concurrent: 1,
  pace: 1,
  inboundBefore: false,
  forwarded: false,
};

/** Lets the normal see a call of that day; days teach when they are so old. */
export function observe(
  normal: Normal,
  day: number,
  call: Partial<ObservedCall>,
  afterDays = 7,
): void {
  beginDay(normal, day, afterDays);
  observeCall(normal, day, { ...ordinaryCall, ...call });
}
