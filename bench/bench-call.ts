/** So many lines take turns that none calls more than a few times in a run: no attack. */
export const benchCallers = 200_000;

/** Area codes of ordinary American numbers. */
const areas = [202, 212, 310, 415, 617, 713, 808];

/** Who calls, whom and from where: each line its own number abroad from its own address. */
export function benchCall(call: number): { caller: string; number: string; source: string } {
  const line = call % benchCallers;
  const [exchange, last] = [200 + ((line * 7) % 700), (line * 13) % 10_000];
  return {
    caller: `0501${1_000_000 + line}`,
    number: `0101${areas[line % areas.length]}${exchange}${String(last).padStart(4, '0')}`,
    source: `100.${64 + (line >> 16)}.${(line >> 8) & 255}.${line & 255}`,
  };
}
