// Evidence in words for the operator. No sentence here goes to a subscriber or the network.
import type { Reason } from '../barring/verdict.ts';
import { type ReadingName, readingNames } from './reading.ts';

const sentences: Readonly<Record<ReadingName, string>> = {
  'source-network': 'calls come from a network this line never used',
  device: 'calls come from a device this line never used',
  destination: '{country} is new to this line',
  'called-number': 'numbers this line never called before',
  'destination-listed': '{country} is on the restricted list and new to this line',
  'destination-cost': '{country} is an expensive destination',
  'number-range': 'unallocated, premium or manipulated number',
  hour: 'outside the hours this line calls abroad',
  'first-use': 'first calls abroad after a long silence, or ever',
  'inbound-before': 'an inbound call on the line came just before the call abroad',
  forwarded: 'the call was forwarded abroad, which this line does not do',
  'call-back': 'looks like a call back to a missed call',
  concurrency: 'more calls abroad at once than this line ever had',
  pace: 'more attempts in ten minutes than this line ever made',
  volume: 'more calls abroad in a day than this line ever made',
  'off-hours': 'more calls abroad than ever at this time of the day',
  lines: 'several lines of the account call {country}, which is new to all of them',
  numbers: 'numbers in sequence, or one number called again while in use',
  charges: 'charges far above this line’s normal',
  'test-calls': 'short calls to several expensive destinations before',
  registrations: 'many refused registrations before',
  'campaign-source': 'the same source address calls from several accounts',
  'campaign-range': 'the same number range is called from several accounts',
  'campaign-country': '{country} is called from many accounts at once',
  challenge: 'the caller did not prove to be the subscriber',
  owner: 'the subscriber was asked',
};

/** The readings that speak for an attack, strongest first; at most `most`. */
export function explain(evidence: readonly number[], country: string, most: number): Reason[] {
  const order = evidence
    .map((value, i) => ({ value, i }))
    .filter(one => one.value >= 100)
    .sort((a, b) => b.value - a.value || a.i - b.i);
  return order.slice(0, most).map(({ value, i }) => {
    const name = readingNames[i]!;
    return {
      reading: name,
      decibans: Math.round(value / 100),
      text: sentences[name].replace('{country}', country),
    };
  });
}
