import { reading, readings } from './reading-list.ts';

const chargesAt = reading.charges;
const volumeAt = reading.volume;
const offHoursAt = reading['off-hours'];
const newNumbersAt = reading['new-numbers'];
const destinationAt = reading.destination;
const names = readings.map(one => one.name);

/**
 * What each reading has of the episode's sum (`evidenceSum`), by name, so that the shares add up
 * to it: of what is much the same fact seen several times, the largest counts in full and the
 * others half. Readings without a share are left out.
 */
export function evidenceShares(evidence: readonly number[]): Record<string, number> {
  const shares = evidence.slice();
  const alike = [chargesAt, volumeAt, offHoursAt];
  const largest = alike.reduce((best, at) => (evidence[at]! > evidence[best]! ? at : best));
  const others = alike.filter(at => at !== largest && evidence[at]! > 0);
  const twice = others.reduce((sum, at) => sum + evidence[at]!, 0);
  let less = twice >> 1;
  for (const [i, at] of others.entries()) {
    const part = i === others.length - 1 ? less : evidence[at]! >> 1;
    shares[at] = shares[at]! - part;
    less -= part;
  }
  const smaller = evidence[newNumbersAt]! < evidence[destinationAt]! ? newNumbersAt : destinationAt;
  const news = Math.max(0, evidence[smaller]!);
  shares[smaller] = shares[smaller]! - (news >> 1);
  const named: Record<string, number> = {};
  for (let at = 0; at < shares.length; at += 1) {
    if (shares[at] !== 0) named[names[at]!] = shares[at]!;
  }
  return named;
}
